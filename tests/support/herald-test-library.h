/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-library.h"

G_BEGIN_DECLS

/**
 * HeraldTestLibrary:
 *
 * A library in a folder of its own, and what a test needs to fill it. Everything here waits until it is done.
 */
typedef struct
{
  char          *folder;  /* (owned): removed with all that is in it */
  char          *path;    /* (owned): of the library file */
  HeraldLibrary *library; /* (owned) (nullable): open */
} HeraldTestLibrary;

/**
 * HeraldTestCondition:
 * @data: what the test gave
 *
 * Returns: whether what is waited for has come
 */
typedef gboolean (*HeraldTestCondition) (gpointer data);

HeraldTestLibrary *herald_test_library_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void               herald_test_library_free           (HeraldTestLibrary   *self);
void               herald_test_library_reopen         (HeraldTestLibrary   *self);
gboolean           herald_test_library_reopen_read_only (HeraldTestLibrary *self) G_GNUC_WARN_UNUSED_RESULT;
HeraldFolder      *herald_test_library_add_folder     (HeraldTestLibrary   *self,
                                                       const char          *title);
HeraldSource      *herald_test_library_add_source     (HeraldTestLibrary   *self,
                                                       const char          *address,
                                                       HeraldFolder        *folder);
HeraldFeedDocument *herald_test_library_make_document (guint                first,
                                                       guint                n_stories,
                                                       gint64               newest,
                                                       gint64               step) G_GNUC_WARN_UNUSED_RESULT;
void               herald_test_library_add_stories    (HeraldTestLibrary   *self,
                                                       HeraldSource        *source,
                                                       guint                first,
                                                       guint                n_stories,
                                                       gint64               newest,
                                                       gint64               step);
HeraldStoryList   *herald_test_library_list           (HeraldTestLibrary   *self,
                                                       HeraldStoryScope     scope,
                                                       gint64               scope_id) G_GNUC_WARN_UNUSED_RESULT;
void               herald_test_library_wait_for       (HeraldTestCondition  condition,
                                                       gpointer             data);
void               herald_test_library_settle         (HeraldTestLibrary   *self);

void               herald_test_take_result            (GObject             *object,
                                                       GAsyncResult        *result,
                                                       gpointer             slot);
GAsyncResult      *herald_test_await                  (GAsyncResult       **slot) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldTestLibrary, herald_test_library_free)

G_END_DECLS
