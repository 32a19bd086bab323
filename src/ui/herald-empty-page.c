/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-empty-page.h"

#include "herald-age.h"
#include "herald-error-text.h"
#include "herald-health-text.h"

#include "herald-folder.h"
#include "herald-source.h"
#include "herald-uri.h"

#include <glib/gi18n.h>

/**
 * HeraldEmptyPage:
 *
 * What stands in the place of headlines where there is none: why, and one thing to do about it.
 */
struct _HeraldEmptyPage
{
  AdwBin         parent_instance;

  AdwStatusPage *status_page;
  GtkButton     *button;
  GtkButton     *other_button;
};

G_DEFINE_FINAL_TYPE (HeraldEmptyPage, herald_empty_page, ADW_TYPE_BIN)

/* With NULL for a label, the button is not there. */
static void
offer (GtkButton  *button,
       const char *label,
       const char *action,
       GVariant   *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (label == NULL)
    return;

  gtk_button_set_label (button, label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), owned);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show (HeraldEmptyPage *self,
      const char      *icon,
      const char      *title,
      const char      *description,
      const char      *button,
      const char      *action,
      GVariant        *target)
{
  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  offer (self->button, button, action, target);
  offer (self->other_button, NULL, NULL, NULL);
}

static void
describe_failing_source (HeraldEmptyPage *self,
                         HeraldSource    *source,
                         HeraldRefresh   *refresh)
{
  gint64 now = herald_refresh_get_time (refresh);
  HeraldRemedy remedy = HERALD_REMEDY_TRY_AGAIN;
  gint64 next;
  g_autofree char *host = herald_uri_dup_host (herald_source_get_address (source));
  g_autofree char *reason = herald_error_text_for_failure (herald_source_get_failure (source), host);
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  herald_refresh_get_wait (refresh, source, &next);
  if (next > now && next < G_MAXINT64)
    {
      when = herald_age_when (next, now);
      /* Translators: the first %s is a sentence that says what went wrong, the second "at 15:28", "tomorrow at
       * 08:10" or "on 27 November at 08:10". */
      text = g_strdup_printf (_("%s\nHerald tries again %s."), reason, when);
    }
  if (herald_source_get_failure (source) == HERALD_FAILURE_SIGN_IN)
    remedy = HERALD_REMEDY_SIGN_IN;
  show (self, "dialog-warning-symbolic", _("No Stories Arrived"), text != NULL ? text : reason,
        herald_remedy_label (remedy), herald_remedy_action (remedy),
        g_variant_new_int64 (herald_source_get_id (source)));
  offer (self->other_button, _("_Change Address…"), "source.change-address",
         g_variant_new_int64 (herald_source_get_id (source)));
}

static void
herald_empty_page_dispose (GObject *object)
{
  /* The bin would unparent what its template has taken away from it already. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HERALD_TYPE_EMPTY_PAGE);

  G_OBJECT_CLASS (herald_empty_page_parent_class)->dispose (object);
}

static void
herald_empty_page_class_init (HeraldEmptyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_empty_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldEmptyPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, HeraldEmptyPage, button);
  gtk_widget_class_bind_template_child (widget_class, HeraldEmptyPage, other_button);
}

static void
herald_empty_page_init (HeraldEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_empty_page_describe:
 * @self: a page
 * @item: the smart list, folder or source that is shown
 * @query: the query that found nothing
 * @refresh: who fetches
 *
 * Says why there is no headline and what can be done.
 */
void
herald_empty_page_describe (HeraldEmptyPage        *self,
                            GObject                *item,
                            const HeraldStoryQuery *query,
                            HeraldRefresh          *refresh)
{
  g_return_if_fail (HERALD_IS_EMPTY_PAGE (self));

  if (query->search != NULL)
    {
      /* Translators: %s are the words that were searched for. */
      g_autofree char *text = g_strdup_printf (_("No headline or story here has “%s”."), query->search);
      g_autofree char *escaped = g_markup_escape_text (text, -1);
      gboolean everywhere = query->scope == HERALD_STORY_SCOPE_ALL && !query->unread_only;

      show (self, "system-search-symbolic", _("Nothing Found"), escaped,
            everywhere ? NULL : _("_Search Everywhere"), "pane.search-everywhere", NULL);
    }
  else if (HERALD_IS_SOURCE (item) && herald_source_get_failing (HERALD_SOURCE (item))
           && herald_source_get_total (HERALD_SOURCE (item)) == 0)
    describe_failing_source (self, HERALD_SOURCE (item), refresh);
  else if (query->scope == HERALD_STORY_SCOPE_BOOKMARKS)
    show (self, "starred-symbolic", _("No Bookmarks"),
          _("Click the star of a headline to keep it for good."), NULL, NULL, NULL);
  else if (query->scope == HERALD_STORY_SCOPE_UNREAD)
    show (self, "object-select-symbolic", _("All Read"), _("New stories appear here as they arrive."),
          NULL, NULL, NULL);
  else if (query->unread_only)
    show (self, "object-select-symbolic", _("All Read"), NULL, _("_Show Read Stories"), "win.unread-only",
          NULL);
  else if (HERALD_IS_FOLDER (item) && g_list_model_get_n_items (G_LIST_MODEL (item)) == 0)
    show (self, "folder-symbolic", _("Empty Folder"),
          _("Choose this folder in the properties of a source, or drag sources onto its name."), NULL, NULL, NULL);
  else
    show (self, "herald-inbox-symbolic", _("No Stories"), _("New stories appear here as they arrive."),
          _("_Refresh"), "win.refresh", NULL);
}

/**
 * herald_empty_page_describe_error:
 * @self: a page
 * @error: why the headlines could not be read
 */
void
herald_empty_page_describe_error (HeraldEmptyPage *self,
                                  const GError    *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HERALD_IS_EMPTY_PAGE (self));

  text = herald_error_text (error, NULL);
  show (self, "dialog-warning-symbolic", _("The Headlines Cannot Be Read"), text, NULL, NULL, NULL);
}
