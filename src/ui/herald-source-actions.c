/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-actions.h"

#include "herald-feed-search.h"
#include "herald-folder-dialog.h"
#include "herald-mark-all-read.h"
#include "herald-open-address.h"
#include "herald-sign-in-dialog.h"
#include "herald-source-address.h"
#include "herald-source-dialog.h"
#include "herald-undo-toast.h"

#include <glib/gi18n.h>

/* What the context menus of sources and folders do, and what dragging does: two action groups whose actions take
 * ids. */

typedef struct
{
  GtkWidget     *widget; /* outlives the groups, which it holds */
  HeraldSession *session; /* (owned) */
} Context;

static void
context_free (Context *context)
{
  g_clear_object (&context->session);
  g_free (context);
}

static HeraldLibrary *
library_of (Context *context)
{
  return herald_session_get_library (context->session);
}

static HeraldSource *
source_of (Context  *context,
           GVariant *id)
{
  return herald_library_get_source (library_of (context), g_variant_get_int64 (id));
}

static HeraldFolder *
folder_of (Context  *context,
           GVariant *id)
{
  return herald_library_get_folder (library_of (context), g_variant_get_int64 (id));
}

static void
mark_all_read (Context          *context,
               HeraldStoryScope  scope,
               GVariant         *id)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (scope, g_variant_get_int64 (id));

  herald_mark_all_read (context->widget, library_of (context), query);
}

static void
refresh_source_action (GSimpleAction *action,
                       GVariant      *id,
                       gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    herald_refresh_add_source (herald_session_get_refresh (context->session), source);
}

static void
mark_source_read_action (GSimpleAction *action,
                         GVariant      *id,
                         gpointer       user_data)
{
  mark_all_read (user_data, HERALD_STORY_SCOPE_SOURCE, id);
}

static void
open_site_action (GSimpleAction *action,
                  GVariant      *id,
                  gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    herald_open_address (context->widget, herald_source_get_home (source) != NULL
                                            ? herald_source_get_home (source)
                                            : herald_source_get_address (source));
}

/* The dialog has the actions too, so that what can be undone is said in it. */
static void
show_properties (Context  *context,
                 GVariant *id,
                 gboolean  begin_in_address)
{
  HeraldSource *source = source_of (context, id);
  AdwDialog *dialog;

  if (source == NULL)
    return;

  dialog = herald_source_dialog_new (context->widget, context->session, source, begin_in_address);
  herald_source_actions_attach (GTK_WIDGET (dialog), context->session);
  adw_dialog_present (dialog, context->widget);
}

static void
properties_action (GSimpleAction *action,
                   GVariant      *id,
                   gpointer       user_data)
{
  show_properties (user_data, id, FALSE);
}

static void
change_address_action (GSimpleAction *action,
                       GVariant      *id,
                       gpointer       user_data)
{
  show_properties (user_data, id, TRUE);
}

static void
signed_in_cb (HeraldSignInDialog *dialog,
              HeraldSource       *source)
{
  herald_refresh_add_source (herald_session_get_refresh (herald_sign_in_dialog_get_session (dialog)), source);
}

static void
sign_in_action (GSimpleAction *action,
                GVariant      *id,
                gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    {
      HeraldSignInDialog *dialog = herald_sign_in_dialog_new (context->widget, context->session,
                                                              herald_source_get_address (source));

      g_signal_connect_object (dialog, "signed-in", G_CALLBACK (signed_in_cb), source, G_CONNECT_DEFAULT);
      adw_dialog_present (ADW_DIALOG (dialog), context->widget);
    }
}

static void
find_feed_action (GSimpleAction *action,
                  GVariant      *id,
                  gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    herald_feed_search_start (context->widget, context->session, source);
}

static void
take_detour_action (GSimpleAction *action,
                    GVariant      *id,
                    gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);
  g_autofree char *detour = source != NULL ? g_strdup (herald_source_get_record (source)->detour) : NULL;

  if (detour != NULL)
    herald_source_address_change (context->widget, context->session, source, detour);
}

static void
move_back_action (GSimpleAction *action,
                  GVariant      *id,
                  gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    herald_source_address_move_back (context->widget, context->session, source);
}

static void
pause_action (GSimpleAction *action,
              GVariant      *id,
              gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    herald_library_set_source_paused (library_of (context), source, TRUE);
}

static void
resume_action (GSimpleAction *action,
               GVariant      *id,
               gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source == NULL)
    return;

  herald_library_set_source_paused (library_of (context), source, FALSE);
  herald_refresh_add_source (herald_session_get_refresh (context->session), source);
}

static void
move_source_beside_action (GSimpleAction *action,
                           GVariant      *target,
                           gpointer       user_data)
{
  HeraldLibrary *library = library_of (user_data);
  HeraldSource *source, *other;
  gint64 id, other_id;
  gboolean after;

  g_variant_get (target, "(xxb)", &id, &other_id, &after);
  source = herald_library_get_source (library, id);
  other = herald_library_get_source (library, other_id);
  if (source != NULL && other != NULL)
    herald_library_move_source_beside (library, source, other, after);
}

static void
move_source_into_action (GSimpleAction *action,
                         GVariant      *target,
                         gpointer       user_data)
{
  HeraldLibrary *library = library_of (user_data);
  HeraldSource *source;
  gint64 id, folder_id;

  g_variant_get (target, "(xx)", &id, &folder_id);
  source = herald_library_get_source (library, id);
  if (source != NULL)
    herald_library_move_source (library, source, herald_library_get_folder (library, folder_id), G_MAXUINT);
}

/* What a person may want back. */
typedef struct
{
  HeraldLibrary *library; /* (owned) */
  HeraldSource  *source;  /* (owned) (nullable): a source, or */
  HeraldFolder  *folder;  /* (owned) (nullable): a folder, */
  GPtrArray     *inside;  /* (owned) (nullable) (element-type HeraldSource): with what was in it */
} Removal;

static void
removal_free (Removal  *removal,
              GClosure *closure)
{
  g_clear_object (&removal->library);
  g_clear_object (&removal->source);
  g_clear_object (&removal->folder);
  g_clear_pointer (&removal->inside, g_ptr_array_unref);
  g_free (removal);
}

static void
restore_cb (Removal *removal)
{
  if (removal->source != NULL)
    herald_library_restore_source (removal->library, removal->source);
  else
    herald_library_restore_folder (removal->library, removal->folder, removal->inside);
}

static void
offer_to_restore (Context    *context,
                  Removal    *removal,
                  const char *text)
{
  herald_undo_toast_show (context->widget, text,
                          g_cclosure_new_swap (G_CALLBACK (restore_cb), removal, (GClosureNotify) removal_free));
}

static void
toggle_source_announced_action (GSimpleAction *action,
                                GVariant      *id,
                                gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);

  if (source != NULL)
    herald_library_set_source_announced (library_of (context), source, !herald_source_get_announced (source));
}

static void
toggle_folder_announced_action (GSimpleAction *action,
                                GVariant      *id,
                                gpointer       user_data)
{
  Context *context = user_data;
  HeraldFolder *folder = folder_of (context, id);

  if (folder != NULL)
    herald_library_set_folder_announced (library_of (context), folder, !herald_folder_get_announced (folder));
}

static void
remove_source_action (GSimpleAction *action,
                      GVariant      *id,
                      gpointer       user_data)
{
  Context *context = user_data;
  HeraldSource *source = source_of (context, id);
  Removal *removal;
  g_autofree char *text = NULL;

  if (source == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->library = g_object_ref (library_of (context));
  removal->source = g_object_ref (source);
  herald_library_remove_source (removal->library, source);

  /* Translators: %s is the name of a source. */
  text = g_strdup_printf (_("“%s” removed"), herald_source_get_name (source));
  offer_to_restore (context, removal, text);
}

static void
refresh_folder_action (GSimpleAction *action,
                       GVariant      *id,
                       gpointer       user_data)
{
  Context *context = user_data;
  GListModel *sources = G_LIST_MODEL (folder_of (context, id));

  for (guint i = 0; sources != NULL && i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);

      herald_refresh_add_source (herald_session_get_refresh (context->session), source);
    }
}

static void
mark_folder_read_action (GSimpleAction *action,
                         GVariant      *id,
                         gpointer       user_data)
{
  mark_all_read (user_data, HERALD_STORY_SCOPE_FOLDER, id);
}

static void
rename_folder_action (GSimpleAction *action,
                      GVariant      *id,
                      gpointer       user_data)
{
  Context *context = user_data;
  HeraldFolder *folder = folder_of (context, id);

  if (folder != NULL)
    herald_folder_dialog_present (context->widget, library_of (context), folder);
}

static void
move_folder_beside_action (GSimpleAction *action,
                           GVariant      *target,
                           gpointer       user_data)
{
  HeraldLibrary *library = library_of (user_data);
  HeraldFolder *folder, *other;
  gint64 id, other_id;
  gboolean after;

  g_variant_get (target, "(xxb)", &id, &other_id, &after);
  folder = herald_library_get_folder (library, id);
  other = herald_library_get_folder (library, other_id);
  if (folder != NULL && other != NULL)
    herald_library_move_folder_beside (library, folder, other, after);
}

static void
remove_folder_action (GSimpleAction *action,
                      GVariant      *id,
                      gpointer       user_data)
{
  Context *context = user_data;
  HeraldFolder *folder = folder_of (context, id);
  Removal *removal;

  if (folder == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->library = g_object_ref (library_of (context));
  removal->folder = g_object_ref (folder);
  removal->inside = herald_library_remove_folder (removal->library, folder);
  offer_to_restore (context, removal, _("Folder removed"));
}

static const GActionEntry source_actions[] = {
  { "refresh", refresh_source_action, "x" },
  { "mark-all-read", mark_source_read_action, "x" },
  { "open-site", open_site_action, "x" },
  { "properties", properties_action, "x" },
  { "change-address", change_address_action, "x" },
  { "sign-in", sign_in_action, "x" },
  { "find-feed", find_feed_action, "x" },
  { "take-detour", take_detour_action, "x" },
  { "move-back", move_back_action, "x" },
  { "pause", pause_action, "x" },
  { "resume", resume_action, "x" },
  { "toggle-announced", toggle_source_announced_action, "x" },
  { "move-beside", move_source_beside_action, "(xxb)" },
  { "move-into", move_source_into_action, "(xx)" },
  { "remove", remove_source_action, "x" },
};

static const GActionEntry folder_actions[] = {
  { "refresh", refresh_folder_action, "x" },
  { "mark-all-read", mark_folder_read_action, "x" },
  { "rename", rename_folder_action, "x" },
  { "toggle-announced", toggle_folder_announced_action, "x" },
  { "move-beside", move_folder_beside_action, "(xxb)" },
  { "remove", remove_folder_action, "x" },
};

static void
insert_group (GtkWidget          *widget,
              HeraldSession      *session,
              const char         *name,
              const GActionEntry *entries,
              int                 n_entries)
{
  static const char *const writing[] = {
    "refresh", "mark-all-read", "remove", "sign-in", "find-feed", "take-detour", "move-back", "pause", "resume",
    "toggle-announced",
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Context *context = g_new0 (Context, 1);

  context->widget = widget;
  context->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (group), "herald-context", context, (GDestroyNotify) context_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, n_entries, context);
  for (guint i = 0; i < G_N_ELEMENTS (writing) && herald_library_is_read_only (library_of (context)); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), writing[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
    }
  gtk_widget_insert_action_group (widget, name, G_ACTION_GROUP (group));
}

/**
 * herald_source_actions_attach:
 * @widget: a widget around sidebar and headlines
 * @session: (nullable): whose sources and folders are meant; %NULL takes the actions away
 *
 * Gives @widget the actions "source.…" and "folder.…" of the context menus.
 */
void
herald_source_actions_attach (GtkWidget     *widget,
                              HeraldSession *session)
{
  if (session == NULL)
    {
      gtk_widget_insert_action_group (widget, "source", NULL);
      gtk_widget_insert_action_group (widget, "folder", NULL);
      return;
    }

  insert_group (widget, session, "source", source_actions, G_N_ELEMENTS (source_actions));
  insert_group (widget, session, "folder", folder_actions, G_N_ELEMENTS (folder_actions));
}
