/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-feed-reading-private.h"

G_BEGIN_DECLS

typedef struct _HeraldElementRule HeraldElementRule;

typedef void (*HeraldElementReader) (HeraldFeedReading       *reading,
                                     HeraldFields            *fields,
                                     const HeraldElementRule *rule,
                                     guint                    rank);

/* What an element says: which reader takes it, for which field or time, at which rank. */
struct _HeraldElementRule
{
  HeraldElementReader read;
  guint               field;
  guint               rank;
};

char *herald_element_address          (HeraldFeedReading       *reading,
                                       const char              *reference) G_GNUC_WARN_UNUSED_RESULT;

void  herald_element_read_line        (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_html        (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_markup      (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_atom_line   (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_atom_html   (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_atom_id     (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_atom_link   (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_atom_person (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_person      (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_address     (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_link        (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_comments    (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_picture     (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_image_link  (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_time        (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_guid        (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_category    (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_keywords    (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_label       (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_enclosure   (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_media       (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_credit      (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_duration    (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_interval    (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);
void  herald_element_read_skips       (HeraldFeedReading       *reading,
                                       HeraldFields            *fields,
                                       const HeraldElementRule *rule,
                                       guint                    rank);

G_END_DECLS
