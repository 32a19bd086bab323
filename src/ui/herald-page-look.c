/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-page-look.h"

static HeraldPageTheme
chosen_theme (GSettings *settings)
{
  switch ((HeraldPageChoice) g_settings_get_enum (settings, "page-theme"))
    {
    case HERALD_PAGE_CHOICE_LIGHT:
      return HERALD_PAGE_THEME_LIGHT;
    case HERALD_PAGE_CHOICE_SEPIA:
      return HERALD_PAGE_THEME_SEPIA;
    case HERALD_PAGE_CHOICE_DARK:
      return HERALD_PAGE_THEME_DARK;
    case HERALD_PAGE_CHOICE_SYSTEM:
    default:
      return adw_style_manager_get_dark (adw_style_manager_get_default ())
               ? HERALD_PAGE_THEME_DARK
               : HERALD_PAGE_THEME_LIGHT;
    }
}

/**
 * herald_page_look_fill:
 * @style: (out): how a story is to be set
 * @settings: the settings
 * @widget: a widget in the window
 * @accent: (out) (transfer full): storage for the accent colour that @style points to
 *
 * Works out the look of a story's page from the settings and the desktop's.
 */
void
herald_page_look_fill (HeraldPageStyle  *style,
                       GSettings        *settings,
                       GtkWidget        *widget,
                       char            **accent)
{
  static const double widths[] = { 28, 34, 42 };
  static const double line_heights[] = { 1.45, 1.6, 1.8 };
  g_autoptr (GdkRGBA) color = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  gboolean animations;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animations, NULL);

  *accent = gdk_rgba_to_string (color);
  *style = (HeraldPageStyle) {
    .theme = chosen_theme (settings),
    .sans = g_settings_get_enum (settings, "text-font") == 1,
    .size = (guint) g_settings_get_int (settings, "text-size"),
    .width = widths[CLAMP (g_settings_get_enum (settings, "text-width"), 0, 2)],
    .line_height = line_heights[CLAMP (g_settings_get_enum (settings, "line-height"), 0, 2)],
    .accent = *accent,
    .reduce_motion = !animations,
  };
}

/**
 * herald_page_look_background:
 * @theme: a theme
 * @color: (out): the colour of its page
 */
void
herald_page_look_background (HeraldPageTheme  theme,
                             GdkRGBA         *color)
{
  static const char *const colors[] = {
    [HERALD_PAGE_THEME_LIGHT] = "#ffffff",
    [HERALD_PAGE_THEME_SEPIA] = "#f7f0e2",
    [HERALD_PAGE_THEME_DARK] = "#1d1d20",
  };

  gdk_rgba_parse (color, colors[theme]);
}
