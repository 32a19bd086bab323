/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-article-view.h"

#include <webkit/webkit.h>

#define WORLD "herald"

/* Tells the window whether the page is scrolled and whether the story's title has left the screen. It runs in
 * a world of its own, which scripts of a page could not reach even if any ran. */
#define POSITION_SCRIPT \
  "(function () {" \
  "  var last = '';" \
  "  function tell() {" \
  "    var title = document.querySelector('h1');" \
  "    var past = title ? title.getBoundingClientRect().bottom < 0 : window.scrollY > 80;" \
  "    var now = (window.scrollY > 0 ? '1' : '0') + (past ? '1' : '0');" \
  "    if (now !== last) { last = now; window.webkit.messageHandlers.position.postMessage(now); }" \
  "  }" \
  "  window.addEventListener('scroll', tell, { passive: true });" \
  "  tell();" \
  "})();"

/**
 * HeraldArticleView:
 *
 * The web view in which a story is shown, locked down: nothing a page brings is run, it keeps no cookies and
 * no storage, it goes nowhere, and links are handed out. It is the only file that knows WebKit, and no web
 * process is started before the first page.
 */
struct _HeraldArticleView
{
  AdwBin                    parent_instance;

  WebKitWebView            *web_view; /* (nullable): owned by its parent; made with the first page */
  WebKitUserContentManager *content;  /* (owned) */
  WebKitSettings           *settings; /* (owned) */
  GdkRGBA                   background;
};

enum
{
  HOVERED_LINK,
  LINK_ACTIVATED,
  SCROLLED,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldArticleView, herald_article_view, ADW_TYPE_BIN)

static WebKitSettings *
new_settings (void)
{
  return webkit_settings_new_with_settings ("enable-javascript-markup", FALSE,
                                            "javascript-can-open-windows-automatically", FALSE,
                                            "javascript-can-access-clipboard", FALSE,
                                            "allow-modal-dialogs", FALSE,
                                            "enable-html5-database", FALSE,
                                            "enable-html5-local-storage", FALSE,
                                            "enable-webgl", FALSE,
                                            "enable-webrtc", FALSE,
                                            "enable-media-stream", FALSE,
                                            "enable-page-cache", FALSE,
                                            "enable-developer-extras", FALSE,
                                            "enable-back-forward-navigation-gestures", FALSE,
                                            "enable-smooth-scrolling", TRUE,
                                            "media-playback-requires-user-gesture", TRUE,
                                            NULL);
}

static void
hand_out (HeraldArticleView *self,
          const char        *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  const char *const known[] = { "http", "https", "mailto", "tel", "ftp", "magnet", "xmpp", "irc", "geo", NULL };

  if (scheme != NULL && g_strv_contains (known, scheme))
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, address);
}

/* The page we gave, its own fragments and the players the sanitiser lets through; all else is handed out. */
static gboolean
stays_inside (WebKitNavigationAction *action)
{
  const char *address = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  return g_str_has_prefix (address, "about:blank")
         || (webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_OTHER
             && !webkit_navigation_action_is_user_gesture (action)
             && webkit_navigation_action_get_frame_name (action) == NULL);
}

static gboolean
decide_policy_cb (HeraldArticleView        *self,
                  WebKitPolicyDecision     *decision,
                  WebKitPolicyDecisionType  type)
{
  WebKitNavigationAction *action;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;

  action = webkit_navigation_policy_decision_get_navigation_action (WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && stays_inside (action))
    {
      webkit_policy_decision_use (decision);
      return TRUE;
    }

  if (webkit_navigation_action_is_user_gesture (action))
    hand_out (self, webkit_uri_request_get_uri (webkit_navigation_action_get_request (action)));
  webkit_policy_decision_ignore (decision);
  return TRUE;
}

static void
mouse_target_changed_cb (HeraldArticleView   *self,
                         WebKitHitTestResult *hit)
{
  g_signal_emit (self, signals[HOVERED_LINK], 0,
                 webkit_hit_test_result_context_is_link (hit) ? webkit_hit_test_result_get_link_uri (hit) : NULL);
}

static void
load_changed_cb (HeraldArticleView *self,
                 WebKitLoadEvent    event)
{
  if (event == WEBKIT_LOAD_FINISHED)
    g_signal_emit (self, signals[SHOWN], 0);
}

static void
position_cb (HeraldArticleView *self,
             JSCValue          *value)
{
  g_autofree char *text = jsc_value_to_string (value);

  if (strlen (text) == 2)
    g_signal_emit (self, signals[SCROLLED], 0, text[0] == '1', text[1] == '1');
}

/* Of WebKit's menu only what makes sense for a story is left. */
static gboolean
context_menu_cb (HeraldArticleView   *self,
                 WebKitContextMenu   *menu,
                 WebKitHitTestResult *hit)
{
  g_autoptr (GList) items = g_list_copy (webkit_context_menu_get_items (menu));

  for (GList *l = items; l != NULL; l = l->next)
    {
      switch ((guint) webkit_context_menu_item_get_stock_action (l->data))
        {
        case WEBKIT_CONTEXT_MENU_ACTION_COPY:
        case WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD:
        case WEBKIT_CONTEXT_MENU_ACTION_COPY_IMAGE_TO_CLIPBOARD:
        case WEBKIT_CONTEXT_MENU_ACTION_COPY_IMAGE_URL_TO_CLIPBOARD:
        case WEBKIT_CONTEXT_MENU_ACTION_OPEN_LINK:
        case WEBKIT_CONTEXT_MENU_ACTION_SELECT_ALL:
          break;
        default:
          webkit_context_menu_remove (menu, l->data);
        }
    }

  return webkit_context_menu_get_n_items (menu) == 0;
}

static gboolean
permission_request_cb (HeraldArticleView       *self,
                       WebKitPermissionRequest *request)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static void
ensure_web_view (HeraldArticleView *self)
{
  g_autoptr (WebKitNetworkSession) session = NULL;
  if (self->web_view != NULL)
    return;

  session = webkit_network_session_new_ephemeral ();
  webkit_cookie_manager_set_accept_policy (webkit_network_session_get_cookie_manager (session),
                                           WEBKIT_COOKIE_POLICY_ACCEPT_NEVER);
  self->web_view = g_object_new (WEBKIT_TYPE_WEB_VIEW,
                                 "network-session", session,
                                 "settings", self->settings,
                                 "user-content-manager", self->content,
                                 NULL);
  webkit_web_view_set_background_color (self->web_view, &self->background);
  gtk_widget_set_hexpand (GTK_WIDGET (self->web_view), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->web_view), TRUE);
  g_signal_connect_object (self->web_view, "decide-policy", G_CALLBACK (decide_policy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "mouse-target-changed", G_CALLBACK (mouse_target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "load-changed", G_CALLBACK (load_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "context-menu", G_CALLBACK (context_menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web_view, "permission-request", G_CALLBACK (permission_request_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->web_view));
}

static void
herald_article_view_dispose (GObject *object)
{
  HeraldArticleView *self = HERALD_ARTICLE_VIEW (object);

  self->web_view = NULL;
  g_clear_object (&self->content);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (herald_article_view_parent_class)->dispose (object);
}

static void
herald_article_view_class_init (HeraldArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_article_view_dispose;

  signals[HOVERED_LINK] =
    g_signal_new ("hovered-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] =
    g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SCROLLED] =
    g_signal_new ("scrolled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
  signals[SHOWN] =
    g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
herald_article_view_init (HeraldArticleView *self)
{
  g_autoptr (WebKitUserScript) script = NULL;

  self->settings = new_settings ();
  self->content = webkit_user_content_manager_new ();
  self->background = (GdkRGBA) { 1, 1, 1, 1 };
  script = webkit_user_script_new_for_world (POSITION_SCRIPT, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                             WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END, WORLD, NULL, NULL);
  webkit_user_content_manager_add_script (self->content, script);
  webkit_user_content_manager_register_script_message_handler (self->content, "position", WORLD);
  g_signal_connect_object (self->content, "script-message-received::position", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * herald_article_view_show_page:
 * @self: a view
 * @html: a document made by herald_article_page_to_html()
 */
void
herald_article_view_show_page (HeraldArticleView *self,
                               const char        *html)
{
  g_return_if_fail (HERALD_IS_ARTICLE_VIEW (self));
  g_return_if_fail (html != NULL);

  ensure_web_view (self);
  webkit_web_view_load_html (self->web_view, html, NULL);
}

/**
 * herald_article_view_set_style_sheet:
 * @self: a view
 * @css: rules that come on top of the page's own
 * @background: the page's colour, shown while nothing is painted yet
 *
 * Changes how the page looks, at once and without loading it anew.
 */
void
herald_article_view_set_style_sheet (HeraldArticleView *self,
                                     const char        *css,
                                     const GdkRGBA     *background)
{
  g_autoptr (WebKitUserStyleSheet) sheet = NULL;

  g_return_if_fail (HERALD_IS_ARTICLE_VIEW (self));

  sheet = webkit_user_style_sheet_new (css, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_STYLE_LEVEL_USER,
                                       NULL, NULL);
  webkit_user_content_manager_remove_all_style_sheets (self->content);
  webkit_user_content_manager_add_style_sheet (self->content, sheet);
  self->background = *background;
  if (self->web_view != NULL)
    webkit_web_view_set_background_color (self->web_view, background);
}

/**
 * herald_article_view_set_pictures:
 * @self: a view
 * @pictures: whether pictures are fetched from the web
 */
void
herald_article_view_set_pictures (HeraldArticleView *self,
                                  gboolean           pictures)
{
  g_return_if_fail (HERALD_IS_ARTICLE_VIEW (self));

  webkit_settings_set_auto_load_images (self->settings, pictures);
}

/**
 * herald_article_view_set_source_name:
 * @self: a view
 * @name: what the source of the story is called now
 *
 * Changes the name that stands above the story, without loading the page anew.
 */
void
herald_article_view_set_source_name (HeraldArticleView *self,
                                     const char        *name)
{
  g_autoptr (GVariant) arguments = NULL;

  g_return_if_fail (HERALD_IS_ARTICLE_VIEW (self));
  g_return_if_fail (name != NULL);

  if (self->web_view == NULL)
    return;

  arguments = g_variant_ref_sink (g_variant_new_parsed ("{'name': <%s>}", name));
  webkit_web_view_call_async_javascript_function (self->web_view,
                                                  "document.querySelector('.source bdi').textContent = name;", -1,
                                                  arguments, WORLD, NULL, NULL, NULL, NULL);
}

static void
scrolled_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HeraldArticleView) self = user_data;
  g_autoptr (JSCValue) value = NULL;

  value = webkit_web_view_evaluate_javascript_finish (WEBKIT_WEB_VIEW (object), result, NULL);
  if (value != NULL && jsc_value_is_boolean (value) && jsc_value_to_boolean (value))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.next-unread", NULL);
}

/**
 * herald_article_view_scroll_page:
 * @self: a view
 *
 * Scrolls down by a page, or goes to the next unread story where the end is reached.
 */
void
herald_article_view_scroll_page (HeraldArticleView *self)
{
  g_return_if_fail (HERALD_IS_ARTICLE_VIEW (self));

  if (self->web_view == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.next-unread", NULL);
      return;
    }

  webkit_web_view_evaluate_javascript (self->web_view,
                                       "(function () {"
                                       "  var page = document.documentElement;"
                                       "  var end = window.scrollY + window.innerHeight;"
                                       "  if (end >= page.scrollHeight - 2) return true;"
                                       "  window.scrollBy(0, window.innerHeight * 0.85);"
                                       "  return false;"
                                       "})();",
                                       -1, WORLD, NULL, NULL, scrolled_cb, g_object_ref (self));
}

/**
 * herald_article_view_find:
 * @self: a view
 * @words: (nullable): what to look for; %NULL or "" ends the search
 * @backwards: whether to go to the previous match
 */
void
herald_article_view_find (HeraldArticleView *self,
                          const char        *words,
                          gboolean           backwards)
{
  WebKitFindController *controller;
  guint options = WEBKIT_FIND_OPTIONS_CASE_INSENSITIVE | WEBKIT_FIND_OPTIONS_WRAP_AROUND;

  g_return_if_fail (HERALD_IS_ARTICLE_VIEW (self));

  if (self->web_view == NULL)
    return;

  controller = webkit_web_view_get_find_controller (self->web_view);
  if (words == NULL || *words == '\0')
    {
      webkit_find_controller_search_finish (controller);
      return;
    }
  if (backwards)
    options |= WEBKIT_FIND_OPTIONS_BACKWARDS;
  webkit_find_controller_search (controller, words, options, 1000);
}
