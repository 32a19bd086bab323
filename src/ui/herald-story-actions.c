/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-actions.h"

#include "herald-open-address.h"
#include "herald-undo-toast.h"

#include <glib/gi18n.h>

/* What can be done with one story, and the action group "story.…" of the headlines' context menu, whose
 * actions take the story's id. */

typedef struct
{
  GtkWidget         *widget;  /* outlives the group, which it holds */
  HeraldSession     *session; /* (owned) */
  HeraldStoryLookup  lookup;
  gpointer           user_data;
} Context;

static void
context_free (Context *context)
{
  g_clear_object (&context->session);
  g_free (context);
}

static void
bookmark_action (GSimpleAction *action,
                 GVariant      *id,
                 gpointer       user_data)
{
  Context *context = user_data;
  g_autoptr (HeraldStory) story = context->lookup (context->user_data, g_variant_get_int64 (id));

  if (story != NULL)
    herald_library_set_bookmarked (herald_session_get_library (context->session), story,
                                   !herald_story_get_bookmarked (story));
}

static void
toggle_read_action (GSimpleAction *action,
                    GVariant      *id,
                    gpointer       user_data)
{
  Context *context = user_data;
  g_autoptr (HeraldStory) story = context->lookup (context->user_data, g_variant_get_int64 (id));

  if (story != NULL)
    herald_library_set_read (herald_session_get_library (context->session), story,
                             !herald_story_get_read (story));
}

static void
open_browser_action (GSimpleAction *action,
                     GVariant      *id,
                     gpointer       user_data)
{
  Context *context = user_data;
  g_autoptr (HeraldStory) story = context->lookup (context->user_data, g_variant_get_int64 (id));

  if (story == NULL)
    return;

  if (!herald_library_is_read_only (herald_session_get_library (context->session)))
    herald_library_set_read (herald_session_get_library (context->session), story, TRUE);
  herald_story_open_browser (context->widget, story);
}

static void
copy_link_action (GSimpleAction *action,
                  GVariant      *id,
                  gpointer       user_data)
{
  Context *context = user_data;
  g_autoptr (HeraldStory) story = context->lookup (context->user_data, g_variant_get_int64 (id));

  if (story != NULL)
    herald_story_copy_link (context->widget, story);
}

static void
share_mail_action (GSimpleAction *action,
                   GVariant      *id,
                   gpointer       user_data)
{
  Context *context = user_data;
  g_autoptr (HeraldStory) story = context->lookup (context->user_data, g_variant_get_int64 (id));

  if (story != NULL)
    herald_story_share_mail (context->widget, story);
}

static const GActionEntry actions[] = {
  { "bookmark", bookmark_action, "x" },
  { "toggle-read", toggle_read_action, "x" },
  { "open-browser", open_browser_action, "x" },
  { "copy-link", copy_link_action, "x" },
  { "share-mail", share_mail_action, "x" },
};

/**
 * herald_story_actions_attach:
 * @widget: the widget around the headlines
 * @session: (nullable): whose stories are meant; %NULL takes the actions away
 * @lookup: finds a story by its id
 * @user_data: for @lookup
 */
void
herald_story_actions_attach (GtkWidget         *widget,
                             HeraldSession     *session,
                             HeraldStoryLookup  lookup,
                             gpointer           user_data)
{
  g_autoptr (GSimpleActionGroup) group = NULL;
  Context *context;

  if (session == NULL)
    {
      gtk_widget_insert_action_group (widget, "story", NULL);
      return;
    }

  context = g_new0 (Context, 1);
  context->widget = widget;
  context->session = g_object_ref (session);
  context->lookup = lookup;
  context->user_data = user_data;

  group = g_simple_action_group_new ();
  g_object_set_data_full (G_OBJECT (group), "herald-context", context, (GDestroyNotify) context_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), context);
  gtk_widget_insert_action_group (widget, "story", G_ACTION_GROUP (group));
}

/**
 * herald_story_open_browser:
 * @widget: a widget in the window
 * @story: a story
 *
 * Opens the story's page in the reader's browser.
 */
void
herald_story_open_browser (GtkWidget   *widget,
                           HeraldStory *story)
{
  if (herald_story_get_link (story) != NULL)
    herald_open_address (widget, herald_story_get_link (story));
  else
    herald_toast_show (widget, _("This story has no page of its own"));
}

/**
 * herald_story_copy_link:
 * @widget: a widget in the window
 * @story: a story
 *
 * Puts the address of the story's page on the clipboard.
 */
void
herald_story_copy_link (GtkWidget   *widget,
                        HeraldStory *story)
{
  if (herald_story_get_link (story) == NULL)
    {
      herald_toast_show (widget, _("This story has no page of its own"));
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), herald_story_get_link (story));
  herald_toast_show (widget, _("Link copied"));
}

/**
 * herald_story_share_mail:
 * @widget: a widget in the window
 * @story: a story
 *
 * Begins a mail with the story's title and address (RFC 6068).
 */
void
herald_story_share_mail (GtkWidget   *widget,
                         HeraldStory *story)
{
  const char *title = herald_story_get_title (story);
  const char *link = herald_story_get_link (story);
  g_autofree char *subject = g_uri_escape_string (title != NULL ? title : "", NULL, TRUE);
  g_autofree char *body = g_uri_escape_string (link != NULL ? link : "", NULL, TRUE);
  g_autofree char *address = g_strdup_printf ("mailto:?subject=%s&body=%s", subject, body);

  herald_open_address (widget, address);
}
