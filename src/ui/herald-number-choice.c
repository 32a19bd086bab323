/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-number-choice.h"

/**
 * HeraldNumberChoice:
 *
 * A choice among a few numbers, in words. Where the number is none of those offered, it has a row of its own in its
 * place.
 */
struct _HeraldNumberChoice
{
  AdwComboRow       parent_instance;

  const int        *offered; /* (nullable): rising, and 0 at the end; NULL before any are offered */
  HeraldNumberText  text;
  GArray           *numbers; /* (owned) (element-type int): that of each row */
  int               number;  /* that is chosen */
  gboolean          filling;
};

enum
{
  PROP_NUMBER = 1,
};

static GParamSpec *properties[PROP_NUMBER + 1];

G_DEFINE_FINAL_TYPE (HeraldNumberChoice, herald_number_choice, ADW_TYPE_COMBO_ROW)

static void
collect_numbers (HeraldNumberChoice *self)
{
  gboolean is_placed = self->number == 0;

  g_array_set_size (self->numbers, 0);
  for (const int *offered = self->offered; *offered != 0; offered++)
    {
      if (!is_placed && self->number < *offered)
        g_array_append_val (self->numbers, self->number);
      is_placed = is_placed || self->number <= *offered;
      g_array_append_val (self->numbers, *offered);
    }
  if (!is_placed)
    g_array_append_val (self->numbers, self->number);
  g_array_append_val (self->numbers, (int) { 0 });
}

static void
fill (HeraldNumberChoice *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  collect_numbers (self);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      int number = g_array_index (self->numbers, int, i);

      gtk_string_list_take (names, self->text (number));
      if (number == self->number)
        selected = i;
    }

  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

static void
selected_cb (HeraldNumberChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->filling || selected >= self->numbers->len ||
      g_array_index (self->numbers, int, selected) == self->number)
    return;

  self->number = g_array_index (self->numbers, int, selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
}

static void
herald_number_choice_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  HeraldNumberChoice *self = HERALD_NUMBER_CHOICE (object);

  switch (property_id)
    {
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_number_choice_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  HeraldNumberChoice *self = HERALD_NUMBER_CHOICE (object);

  switch (property_id)
    {
    case PROP_NUMBER:
      herald_number_choice_set_number (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_number_choice_dispose (GObject *object)
{
  HeraldNumberChoice *self = HERALD_NUMBER_CHOICE (object);

  g_array_set_size (self->numbers, 0);

  G_OBJECT_CLASS (herald_number_choice_parent_class)->dispose (object);
}

static void
herald_number_choice_finalize (GObject *object)
{
  HeraldNumberChoice *self = HERALD_NUMBER_CHOICE (object);

  g_array_unref (self->numbers);

  G_OBJECT_CLASS (herald_number_choice_parent_class)->finalize (object);
}

static void
herald_number_choice_class_init (HeraldNumberChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_number_choice_dispose;
  object_class->finalize = herald_number_choice_finalize;
  object_class->get_property = herald_number_choice_get_property;
  object_class->set_property = herald_number_choice_set_property;

  properties[PROP_NUMBER] =
    g_param_spec_int ("number", NULL, NULL, G_MININT, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
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
 * herald_number_choice_offer:
 * @self: a new widget
 * @numbers: (array zero-terminated=1): static; those to choose from, rising, before 0, which is always offered and
 *   means no limit
 * @text: says a number
 *
 * Fills the choice.
 */
void
herald_number_choice_offer (HeraldNumberChoice *self,
                            const int          *numbers,
                            HeraldNumberText    text)
{
  g_return_if_fail (HERALD_IS_NUMBER_CHOICE (self));
  g_return_if_fail (self->offered == NULL);

  self->offered = numbers;
  self->text = text;
  fill (self);
}

int
herald_number_choice_get_number (HeraldNumberChoice *self)
{
  g_return_val_if_fail (HERALD_IS_NUMBER_CHOICE (self), 0);

  return self->number;
}

/**
 * herald_number_choice_set_number:
 * @self: a choice that offers numbers
 * @number: what is chosen
 */
void
herald_number_choice_set_number (HeraldNumberChoice *self,
                                 int                 number)
{
  g_return_if_fail (HERALD_IS_NUMBER_CHOICE (self));
  g_return_if_fail (self->offered != NULL);

  if (self->number == number)
    return;

  self->number = number;
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBER]);
}
