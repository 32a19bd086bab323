/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-mark-all-read.h"

#include "herald-error-text.h"
#include "herald-undo-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget     *widget;  /* (owned) */
  HeraldLibrary *library; /* (owned) */
  GArray        *ids;     /* (owned) (nullable) (element-type gint64): what was marked */
} Marking;

static void
marking_free (Marking *marking)
{
  g_clear_object (&marking->widget);
  g_clear_object (&marking->library);
  g_clear_pointer (&marking->ids, g_array_unref);
  g_free (marking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Marking, marking_free)

static void
undo_cb (Marking *marking)
{
  herald_library_set_ids_read_async (marking->library, marking->ids, FALSE, NULL, NULL, NULL);
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Marking) marking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWidget *widget = marking->widget;

  marking->ids = herald_library_mark_all_read_finish (marking->library, result, &error);
  if (marking->ids == NULL)
    {
      text = herald_error_text (error, NULL);
      herald_toast_show (widget, text);
      return;
    }
  if (marking->ids->len == 0)
    {
      herald_toast_show (widget, _("Nothing was unread"));
      return;
    }

  text = g_strdup_printf (ngettext ("%u story marked read", "%u stories marked read", marking->ids->len),
                          marking->ids->len);
  herald_undo_toast_show (widget, text,
                          g_cclosure_new_swap (G_CALLBACK (undo_cb), g_steal_pointer (&marking),
                                               (GClosureNotify) marking_free));
}

/**
 * herald_mark_all_read:
 * @widget: a widget in the window
 * @library: the library
 * @query: which stories
 *
 * Marks them read, says how many they were, and offers to undo it.
 */
void
herald_mark_all_read (GtkWidget              *widget,
                      HeraldLibrary          *library,
                      const HeraldStoryQuery *query)
{
  Marking *marking = g_new0 (Marking, 1);

  marking->widget = g_object_ref (widget);
  marking->library = g_object_ref (library);
  herald_library_mark_all_read_async (library, query, NULL, marked_cb, marking);
}
