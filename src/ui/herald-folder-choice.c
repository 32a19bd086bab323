/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-folder-choice.h"

#include <glib/gi18n.h>

/**
 * HeraldFolderChoice:
 *
 * A choice among the library's folders, with "none" before them and a new one behind.
 */
struct _HeraldFolderChoice
{
  AdwComboRow    parent_instance;

  HeraldLibrary *library; /* (owned) (nullable): once it is filled */
  gboolean       is_new;
};

enum
{
  PROP_IS_NEW = 1,
};

static GParamSpec *properties[PROP_IS_NEW + 1];

G_DEFINE_FINAL_TYPE (HeraldFolderChoice, herald_folder_choice, ADW_TYPE_COMBO_ROW)

static void
selected_cb (HeraldFolderChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  GListModel *names = adw_combo_row_get_model (ADW_COMBO_ROW (self));
  gboolean is_new = names != NULL && selected + 1 == g_list_model_get_n_items (names);

  if (self->is_new == is_new)
    return;

  self->is_new = is_new;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NEW]);
}

/* Returns: (transfer full) (nullable): the folder that is chosen, or has the name @name of a new one */
static HeraldFolder *
dup_folder (HeraldFolderChoice *self,
            const char         *name)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autoptr (HeraldFolder) folder = NULL;

  if (self->is_new)
    g_set_object (&folder, herald_library_find_folder (self->library, name));
  else if (selected != 0 && selected != GTK_INVALID_LIST_POSITION)
    folder = g_list_model_get_item (herald_library_get_folders (self->library), selected - 1);

  return g_steal_pointer (&folder);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HeraldFolder *folder = herald_library_add_folder_finish (HERALD_LIBRARY (object), result, &error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
herald_folder_choice_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  HeraldFolderChoice *self = HERALD_FOLDER_CHOICE (object);

  switch (property_id)
    {
    case PROP_IS_NEW:
      g_value_set_boolean (value, self->is_new);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_folder_choice_dispose (GObject *object)
{
  g_clear_object (&HERALD_FOLDER_CHOICE (object)->library);

  G_OBJECT_CLASS (herald_folder_choice_parent_class)->dispose (object);
}

static void
herald_folder_choice_class_init (HeraldFolderChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = herald_folder_choice_get_property;
  object_class->dispose = herald_folder_choice_dispose;

  properties[PROP_IS_NEW] =
    g_param_spec_boolean ("is-new", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
herald_folder_choice_init (HeraldFolderChoice *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * herald_folder_choice_fill:
 * @self: a choice
 * @library: the library
 * @selected_id: id of the folder that is chosen, 0 for none
 *
 * Makes @self a choice among the folders that @library has now.
 */
void
herald_folder_choice_fill (HeraldFolderChoice *self,
                           HeraldLibrary      *library,
                           gint64              selected_id)
{
  GListModel *folders = herald_library_get_folders (library);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_if_fail (HERALD_IS_FOLDER_CHOICE (self));

  g_set_object (&self->library, library);
  /* Translators: the choice of no folder. */
  gtk_string_list_append (names, _("None"));
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (HeraldFolder) folder = g_list_model_get_item (folders, i);

      gtk_string_list_append (names, herald_folder_get_title (folder));
      if (herald_folder_get_id (folder) == selected_id)
        selected = i + 1;
    }
  gtk_string_list_append (names, _("New Folder…"));

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
}

/**
 * herald_folder_choice_get_is_new:
 * @self: a choice
 *
 * Returns: whether a new folder is wanted, whose name is to be asked for
 */
gboolean
herald_folder_choice_get_is_new (HeraldFolderChoice *self)
{
  g_return_val_if_fail (HERALD_IS_FOLDER_CHOICE (self), FALSE);

  return self->is_new;
}

/**
 * herald_folder_choice_take_async:
 * @self: a choice that was filled
 * @name: the name of a new folder, without white space around it, where that is chosen
 * @cancellable: (nullable): a cancellable
 * @callback: called when the folder is there
 * @user_data: for @callback
 *
 * Gets the folder that is chosen. A new one is made, unless there is one of that name already.
 */
void
herald_folder_choice_take_async (HeraldFolderChoice  *self,
                                 const char          *name,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (HeraldFolder) folder = NULL;

  g_return_if_fail (HERALD_IS_FOLDER_CHOICE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_folder_choice_take_async);

  folder = dup_folder (self, name);
  if (folder != NULL)
    g_task_return_pointer (task, g_steal_pointer (&folder), g_object_unref);
  else if (self->is_new)
    herald_library_add_folder_async (self->library, name, cancellable, added_cb, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, NULL, NULL);
}

/**
 * herald_folder_choice_take_finish:
 * @self: a choice
 * @result: the result
 * @folder: (out) (transfer full) (nullable): the folder, %NULL where none is chosen
 * @error: set to a %HERALD_STORE_ERROR
 *
 * Returns: whether there is what was chosen
 */
gboolean
herald_folder_choice_take_finish (HeraldFolderChoice  *self,
                                  GAsyncResult        *result,
                                  HeraldFolder       **folder,
                                  GError             **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_folder_choice_take_async), FALSE);

  *folder = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
