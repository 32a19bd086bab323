/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_PERSON (herald_person_get_type ())

typedef struct _HeraldPerson HeraldPerson;

/**
 * HeraldPerson:
 * @name: (nullable): plain text
 * @email: (nullable): mail address
 * @address: (nullable): address of the person's page
 *
 * Somebody named by a feed. A boxed value, not changed once shared.
 */
struct _HeraldPerson
{
  char *name;    /* (owned) (nullable) */
  char *email;   /* (owned) (nullable) */
  char *address; /* (owned) (nullable) */
};

GType         herald_person_get_type (void);
HeraldPerson *herald_person_new      (const char         *name,
                                      const char         *email,
                                      const char         *address) G_GNUC_WARN_UNUSED_RESULT;
HeraldPerson *herald_person_copy     (const HeraldPerson *self) G_GNUC_WARN_UNUSED_RESULT;
void          herald_person_free     (HeraldPerson       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldPerson, herald_person_free)

G_END_DECLS
