/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-number-choice.h"

/**
 * HeraldNumberChoice:
 *
 * A choice among a few numbers for a setting, in words. Where the setting is none of them, it has a row of its
 * own in its place.
 */
struct _HeraldNumberChoice
{
  AdwComboRow       parent_instance;

  GSettings        *settings; /* (owned) (nullable): once it is bound */
  char             *key;      /* (owned) (nullable) */
  const int        *offered;  /* (nullable): rising, and 0 at the end */
  HeraldNumberText  text;
  GArray           *numbers;  /* (owned) (element-type int): that of each row */
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (HeraldNumberChoice, herald_number_choice, ADW_TYPE_COMBO_ROW)

static void
collect_numbers (HeraldNumberChoice *self,
                 int                 chosen)
{
  gboolean is_placed = chosen == 0;

  g_array_set_size (self->numbers, 0);
  for (const int *offered = self->offered; *offered != 0; offered++)
    {
      if (!is_placed && chosen < *offered)
        g_array_append_val (self->numbers, chosen);
      is_placed = is_placed || chosen <= *offered;
      g_array_append_val (self->numbers, *offered);
    }
  if (!is_placed)
    g_array_append_val (self->numbers, chosen);
  g_array_append_val (self->numbers, (int) { 0 });
}

static void
fill (HeraldNumberChoice *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int chosen = g_settings_get_int (self->settings, self->key);
  guint selected = 0;

  collect_numbers (self, chosen);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      int number = g_array_index (self->numbers, int, i);

      gtk_string_list_take (names, self->text (number));
      if (number == chosen)
        selected = i;
    }

  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

static void
setting_changed_cb (HeraldNumberChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (selected >= self->numbers->len
      || g_array_index (self->numbers, int, selected) != g_settings_get_int (self->settings, self->key))
    fill (self);
}

static void
selected_cb (HeraldNumberChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->filling && selected < self->numbers->len)
    g_settings_set_int (self->settings, self->key, g_array_index (self->numbers, int, selected));
}

static void
herald_number_choice_dispose (GObject *object)
{
  HeraldNumberChoice *self = HERALD_NUMBER_CHOICE (object);

  g_array_set_size (self->numbers, 0);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (herald_number_choice_parent_class)->dispose (object);
}

static void
herald_number_choice_finalize (GObject *object)
{
  HeraldNumberChoice *self = HERALD_NUMBER_CHOICE (object);

  g_array_unref (self->numbers);
  g_free (self->key);

  G_OBJECT_CLASS (herald_number_choice_parent_class)->finalize (object);
}

static void
herald_number_choice_class_init (HeraldNumberChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_number_choice_dispose;
  object_class->finalize = herald_number_choice_finalize;
}

static void
herald_number_choice_init (HeraldNumberChoice *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  /* Beside the title, the end of the words would be cut off where text is large. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * herald_number_choice_bind:
 * @self: a new widget
 * @settings: where the number is set
 * @key: a setting that is a number from 0, for which 0 means no limit
 * @offered: (array zero-terminated=1): static; the numbers to choose from, rising, before 0, which is always offered
 * @text: says a number
 *
 * Fills the choice, which then shows and changes the setting.
 */
void
herald_number_choice_bind (HeraldNumberChoice *self,
                           GSettings          *settings,
                           const char         *key,
                           const int          *offered,
                           HeraldNumberText    text)
{
  g_autofree char *changed = g_strconcat ("changed::", key, NULL);

  g_return_if_fail (HERALD_IS_NUMBER_CHOICE (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  self->offered = offered;
  self->text = text;
  fill (self);
  g_signal_connect_object (settings, changed, G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
}
