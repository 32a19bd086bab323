/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-search-provider.h"

#include "herald-search-dbus.h"
#include "herald-search-result.h"

/* The desktop shows a handful, and says how many more there are. */
#define MAX_RESULTS 30

/**
 * HeraldSearchProvider:
 *
 * Answers the search of GNOME Shell (org.gnome.Shell.SearchProvider2) from the library, which it opens where nobody
 * has. Each search gives up the one before: that one is answered with nothing.
 */
struct _HeraldSearchProvider
{
  GObject              parent_instance;

  HeraldSessionKeeper *keeper;    /* (owned) */
  HeraldShellSearch   *skeleton;  /* (owned) */
  GCancellable        *searching; /* (owned) (nullable): of the last search */
};

/* A question on its way. */
typedef struct
{
  HeraldShellSearch     *skeleton;    /* (owned) */
  GDBusMethodInvocation *invocation;  /* (owned) (nullable): until it is answered */
  GCancellable          *cancellable; /* (owned) (nullable) */
  HeraldLibrary         *library;     /* (owned) (nullable): once it is open */
  HeraldStoryQuery      *query;       /* (owned) (nullable): of a search */
  GArray                *ids;         /* (owned) (nullable) (element-type gint64): of the stories to be described */
} Question;

G_DEFINE_FINAL_TYPE (HeraldSearchProvider, herald_search_provider, G_TYPE_OBJECT)

/* The program stays until the question is answered. */
static Question *
question_new (HeraldSearchProvider  *self,
              GDBusMethodInvocation *invocation,
              GCancellable          *cancellable)
{
  Question *question = g_new0 (Question, 1);

  question->skeleton = g_object_ref (self->skeleton);
  question->invocation = g_object_ref (invocation);
  g_set_object (&question->cancellable, cancellable);
  g_application_hold (g_application_get_default ());

  return question;
}

static void
question_free (Question *question)
{
  g_clear_object (&question->skeleton);
  g_clear_object (&question->invocation);
  g_clear_object (&question->cancellable);
  g_clear_object (&question->library);
  g_clear_pointer (&question->query, herald_story_query_free);
  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question);
  g_application_release (g_application_get_default ());
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answer_ids (Question *question,
            GArray   *ids)
{
  g_autoptr (GStrvBuilder) results = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_strv_builder_take (results, herald_search_result_to_id (g_array_index (ids, gint64, i)));
  strings = g_strv_builder_end (results);

  /* The answer is the same for both kinds of search. */
  herald_shell_search_complete_get_initial_result_set (question->skeleton, g_steal_pointer (&question->invocation),
                                                       (const char *const *) strings);
}

static void
answer_stories (Question  *question,
                GPtrArray *stories)
{
  GVariantBuilder metas;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; stories != NULL && i < stories->len; i++)
    {
      HeraldStoryRecord *story = g_ptr_array_index (stories, i);
      HeraldSource *source = herald_library_get_origin (question->library, story->source_id);

      g_variant_builder_add_value (&metas, herald_search_result_describe (
                                             story, source != NULL ? herald_source_get_name (source) : NULL,
                                             source != NULL ? herald_source_get_icon (source) : NULL, now));
    }

  herald_shell_search_complete_get_result_metas (question->skeleton, g_steal_pointer (&question->invocation),
                                                 g_variant_builder_end (&metas));
}

static void
stories_found_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GArray) ids = herald_library_find_stories_finish (HERALD_LIBRARY (object), result, NULL);

  answer_ids (question, ids);
}

static void
stories_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GPtrArray) stories = herald_library_load_stories_finish (HERALD_LIBRARY (object), result, NULL);

  answer_stories (question, stories);
}

static void
search_opened_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (HeraldSession) session = herald_session_keeper_open_finish (HERALD_SESSION_KEEPER (object), result,
                                                                         NULL);

  if (session == NULL)
    {
      answer_ids (question, NULL);
      return;
    }

  herald_library_find_stories_async (herald_session_get_library (session), question->query, MAX_RESULTS,
                                     question->cancellable, stories_found_cb, question);
  g_steal_pointer (&question);
}

static void
metas_opened_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (HeraldSession) session = herald_session_keeper_open_finish (HERALD_SESSION_KEEPER (object), result,
                                                                         NULL);

  if (session == NULL)
    {
      answer_stories (question, NULL);
      return;
    }

  question->library = g_object_ref (herald_session_get_library (session));
  herald_library_load_stories_async (question->library, question->ids, NULL, stories_loaded_cb, question);
  g_steal_pointer (&question);
}

static void
search (HeraldSearchProvider  *self,
        GDBusMethodInvocation *invocation,
        const char *const     *terms)
{
  Question *question;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();

  question = question_new (self, invocation, self->searching);
  question->query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  question->query->search = g_strjoinv (" ", (GStrv) terms);
  herald_session_keeper_open_async (self->keeper, self->searching, search_opened_cb, question);
}

static gboolean
initial_result_set_cb (HeraldSearchProvider  *self,
                       GDBusMethodInvocation *invocation,
                       const char *const     *terms)
{
  search (self, invocation, terms);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The index is quicker than looking through what was found before, and that was only the newest. */
static gboolean
subsearch_result_set_cb (HeraldSearchProvider  *self,
                         GDBusMethodInvocation *invocation,
                         const char *const     *previous,
                         const char *const     *terms)
{
  search (self, invocation, terms);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
result_metas_cb (HeraldSearchProvider  *self,
                 GDBusMethodInvocation *invocation,
                 const char *const     *identifiers)
{
  Question *question = question_new (self, invocation, NULL);

  question->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; identifiers[i] != NULL && i < MAX_RESULTS; i++)
    {
      gint64 id = herald_search_result_from_id (identifiers[i]);

      if (id != 0)
        g_array_append_val (question->ids, id);
    }
  herald_session_keeper_open_async (self->keeper, NULL, metas_opened_cb, question);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
activate_result_cb (HeraldSearchProvider  *self,
                    GDBusMethodInvocation *invocation,
                    const char            *identifier,
                    const char *const     *terms,
                    guint                  timestamp)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "show-story",
                                  g_variant_new_int64 (herald_search_result_from_id (identifier)));
  herald_shell_search_complete_activate_result (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
launch_search_cb (HeraldSearchProvider  *self,
                  GDBusMethodInvocation *invocation,
                  const char *const     *terms,
                  guint                  timestamp)
{
  g_autofree char *words = g_strjoinv (" ", (GStrv) terms);

  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "search",
                                  g_variant_new_string (words));
  herald_shell_search_complete_launch_search (self->skeleton, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
herald_search_provider_dispose (GObject *object)
{
  HeraldSearchProvider *self = HERALD_SEARCH_PROVIDER (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (herald_search_provider_parent_class)->dispose (object);
}

static void
herald_search_provider_class_init (HeraldSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_search_provider_dispose;
}

static void
herald_search_provider_init (HeraldSearchProvider *self)
{
  self->skeleton = herald_shell_search_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_result_set_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (subsearch_result_set_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (result_metas_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_result_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_search_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * herald_search_provider_new:
 * @keeper: whose library is searched
 * @connection: the bus
 * @object_path: path of the program's own object; the provider is below it
 * @error: where to put an error
 *
 * Returns: (transfer full): a provider that is on the bus until herald_search_provider_unexport()
 */
HeraldSearchProvider *
herald_search_provider_new (HeraldSessionKeeper  *keeper,
                            GDBusConnection      *connection,
                            const char           *object_path,
                            GError              **error)
{
  g_autoptr (HeraldSearchProvider) self = NULL;
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  g_return_val_if_fail (HERALD_IS_SESSION_KEEPER (keeper), NULL);

  self = g_object_new (HERALD_TYPE_SEARCH_PROVIDER, NULL);
  self->keeper = g_object_ref (keeper);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
herald_search_provider_unexport (HeraldSearchProvider *self)
{
  g_return_if_fail (HERALD_IS_SEARCH_PROVIDER (self));

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
