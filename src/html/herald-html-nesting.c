/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-nesting.h"

#include <string.h>

/* What a parser does with tags that stand where they may stand is simple: nothing. These are the places (after
 * HTML's rules of tree construction, section 13.2.6); what is not clearly in its place counts as unsure. */

/* Well below the depth at which tags are left out. */
#define MAX_DEPTH 100

/* Parsers keep no more than three formatting elements that are the same. */
#define MAX_SAME 3

static GumboTag
parent_of_next (HeraldHtmlNesting *self)
{
  return self->open->len > 0 ? g_array_index (self->open, GumboTag, self->open->len - 1) : GUMBO_TAG_DIV;
}

static gboolean
is_heading (GumboTag tag)
{
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

/* Whether words and other inline elements are ended by nothing inside a paragraph. */
static gboolean
fits_paragraph (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_PICTURE:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_WBR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_row_group (GumboTag tag)
{
  return tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT;
}

/* Whether @parent takes nothing but parts of tables. */
static gboolean
is_table_frame (GumboTag parent)
{
  return parent == GUMBO_TAG_TABLE || parent == GUMBO_TAG_TR || parent == GUMBO_TAG_COLGROUP || is_row_group (parent);
}

/* Whether @tag stands in the only element it can be sure to stay in; the same for what can stand anywhere. */
static gboolean
fits_parent (GumboTag tag,
             GumboTag parent)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
      return parent == GUMBO_TAG_TABLE;
    case GUMBO_TAG_COL:
      return parent == GUMBO_TAG_COLGROUP;
    case GUMBO_TAG_TR:
      return is_row_group (parent);
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return parent == GUMBO_TAG_TR;
    case GUMBO_TAG_LI:
      return parent == GUMBO_TAG_UL || parent == GUMBO_TAG_OL || parent == GUMBO_TAG_TD || parent == GUMBO_TAG_TH;
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
      return parent == GUMBO_TAG_DL;
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
      return parent == GUMBO_TAG_RUBY;
    default:
      return !is_table_frame (parent);
    }
}

void
herald_html_nesting_init (HeraldHtmlNesting *self)
{
  *self = (HeraldHtmlNesting) { .open = g_array_new (FALSE, FALSE, sizeof (GumboTag)) };
}

void
herald_html_nesting_clear (HeraldHtmlNesting *self)
{
  g_clear_pointer (&self->open, g_array_unref);
}

/* Takes note of an element without content. */
void
herald_html_nesting_add (HeraldHtmlNesting *self,
                         GumboTag           tag)
{
  if (!fits_parent (tag, parent_of_next (self)) || (self->n_open[GUMBO_TAG_P] > 0 && !fits_paragraph (tag)))
    self->is_unsure = TRUE;
}

/* Takes note of a start tag. */
void
herald_html_nesting_enter (HeraldHtmlNesting *self,
                           GumboTag           tag)
{
  herald_html_nesting_add (self, tag);
  if ((tag == GUMBO_TAG_A && self->n_open[tag] > 0) || (is_heading (tag) && self->n_headings > 0) ||
      (self->n_open[tag] >= MAX_SAME && fits_paragraph (tag)) || self->open->len >= MAX_DEPTH)
    self->is_unsure = TRUE;

  g_array_append_val (self->open, tag);
  self->n_open[tag]++;
  self->n_headings += is_heading (tag) ? 1 : 0;
}

/* Takes note of the end tag of what was entered last. */
void
herald_html_nesting_leave (HeraldHtmlNesting *self)
{
  GumboTag tag = parent_of_next (self);

  g_array_set_size (self->open, self->open->len - 1);
  self->n_open[tag]--;
  self->n_headings -= is_heading (tag) ? 1 : 0;
}

/* Takes note of text. */
void
herald_html_nesting_text (HeraldHtmlNesting *self,
                          const char        *text)
{
  if (is_table_frame (parent_of_next (self)) && text[strspn (text, " \t\n\r\f")] != '\0')
    self->is_unsure = TRUE;
}
