/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-elements.h"

#include <string.h>

/* The lists of what we show. What is not named here loses its tag and keeps its text. */

typedef struct
{
  HeraldHtmlFate fate;
  HeraldHtmlFlow flow;
  const char    *attributes; /* (nullable): beside the general ones, with a space around each */
} Element;

#define KEEP(...)    { HERALD_HTML_KEEP, __VA_ARGS__ }
#define DROP         { HERALD_HTML_DROP, HERALD_HTML_INLINE, NULL }
#define UNWRAP(flow) { HERALD_HTML_UNWRAP, flow, NULL }

#define INLINE    HERALD_HTML_INLINE
#define LINE      HERALD_HTML_LINE
#define PARAGRAPH HERALD_HTML_PARAGRAPH

static const char general_attributes[] = " dir id lang title ";

static const Element elements[GUMBO_TAG_LAST] = {
  [GUMBO_TAG_A] = KEEP (INLINE, " href hreflang type "),
  [GUMBO_TAG_ABBR] = KEEP (INLINE),
  [GUMBO_TAG_ADDRESS] = KEEP (LINE),
  [GUMBO_TAG_ARTICLE] = KEEP (LINE),
  [GUMBO_TAG_ASIDE] = KEEP (LINE),
  [GUMBO_TAG_AUDIO] = KEEP (LINE, " controls loop preload src "),
  [GUMBO_TAG_B] = KEEP (INLINE),
  [GUMBO_TAG_BDI] = KEEP (INLINE),
  [GUMBO_TAG_BDO] = KEEP (INLINE),
  [GUMBO_TAG_BLOCKQUOTE] = KEEP (PARAGRAPH, " cite "),
  [GUMBO_TAG_BR] = KEEP (INLINE),
  [GUMBO_TAG_CAPTION] = KEEP (LINE),
  [GUMBO_TAG_CITE] = KEEP (INLINE),
  [GUMBO_TAG_CODE] = KEEP (INLINE),
  [GUMBO_TAG_COL] = KEEP (INLINE, " span "),
  [GUMBO_TAG_COLGROUP] = KEEP (INLINE, " span "),
  [GUMBO_TAG_DD] = KEEP (LINE),
  [GUMBO_TAG_DEL] = KEEP (INLINE, " cite datetime "),
  [GUMBO_TAG_DETAILS] = KEEP (PARAGRAPH, " open "),
  [GUMBO_TAG_DFN] = KEEP (INLINE),
  [GUMBO_TAG_DIV] = KEEP (LINE),
  [GUMBO_TAG_DL] = KEEP (PARAGRAPH),
  [GUMBO_TAG_DT] = KEEP (LINE),
  [GUMBO_TAG_EM] = KEEP (INLINE),
  [GUMBO_TAG_FIGCAPTION] = KEEP (LINE),
  [GUMBO_TAG_FIGURE] = KEEP (PARAGRAPH),
  [GUMBO_TAG_FOOTER] = KEEP (LINE),
  [GUMBO_TAG_H1] = KEEP (PARAGRAPH),
  [GUMBO_TAG_H2] = KEEP (PARAGRAPH),
  [GUMBO_TAG_H3] = KEEP (PARAGRAPH),
  [GUMBO_TAG_H4] = KEEP (PARAGRAPH),
  [GUMBO_TAG_H5] = KEEP (PARAGRAPH),
  [GUMBO_TAG_H6] = KEEP (PARAGRAPH),
  [GUMBO_TAG_HEADER] = KEEP (LINE),
  [GUMBO_TAG_HGROUP] = KEEP (LINE),
  [GUMBO_TAG_HR] = KEEP (PARAGRAPH),
  [GUMBO_TAG_I] = KEEP (INLINE),
  [GUMBO_TAG_IMG] = KEEP (INLINE, " alt height sizes src srcset width "),
  [GUMBO_TAG_INS] = KEEP (INLINE, " cite datetime "),
  [GUMBO_TAG_KBD] = KEEP (INLINE),
  [GUMBO_TAG_LI] = KEEP (LINE, " value "),
  [GUMBO_TAG_MAIN] = KEEP (LINE),
  [GUMBO_TAG_MARK] = KEEP (INLINE),
  [GUMBO_TAG_NAV] = KEEP (LINE),
  [GUMBO_TAG_OL] = KEEP (PARAGRAPH, " reversed start type "),
  [GUMBO_TAG_P] = KEEP (PARAGRAPH),
  [GUMBO_TAG_PICTURE] = KEEP (INLINE),
  [GUMBO_TAG_PRE] = KEEP (PARAGRAPH),
  [GUMBO_TAG_Q] = KEEP (INLINE, " cite "),
  [GUMBO_TAG_RP] = KEEP (INLINE),
  [GUMBO_TAG_RT] = KEEP (INLINE),
  [GUMBO_TAG_RUBY] = KEEP (INLINE),
  [GUMBO_TAG_S] = KEEP (INLINE),
  [GUMBO_TAG_SAMP] = KEEP (INLINE),
  [GUMBO_TAG_SECTION] = KEEP (LINE),
  [GUMBO_TAG_SMALL] = KEEP (INLINE),
  [GUMBO_TAG_SOURCE] = KEEP (INLINE, " media sizes src srcset type "),
  [GUMBO_TAG_SPAN] = KEEP (INLINE),
  [GUMBO_TAG_STRIKE] = KEEP (INLINE),
  [GUMBO_TAG_STRONG] = KEEP (INLINE),
  [GUMBO_TAG_SUB] = KEEP (INLINE),
  [GUMBO_TAG_SUMMARY] = KEEP (LINE),
  [GUMBO_TAG_SUP] = KEEP (INLINE),
  [GUMBO_TAG_TABLE] = KEEP (PARAGRAPH),
  [GUMBO_TAG_TBODY] = KEEP (LINE),
  [GUMBO_TAG_TD] = KEEP (INLINE, " colspan headers rowspan "),
  [GUMBO_TAG_TFOOT] = KEEP (LINE),
  [GUMBO_TAG_TH] = KEEP (INLINE, " colspan headers rowspan scope "),
  [GUMBO_TAG_THEAD] = KEEP (LINE),
  [GUMBO_TAG_TIME] = KEEP (INLINE, " datetime "),
  [GUMBO_TAG_TR] = KEEP (LINE),
  [GUMBO_TAG_TT] = KEEP (INLINE),
  [GUMBO_TAG_U] = KEEP (INLINE),
  [GUMBO_TAG_UL] = KEEP (PARAGRAPH),
  [GUMBO_TAG_VAR] = KEEP (INLINE),
  [GUMBO_TAG_VIDEO] = KEEP (LINE, " controls height loop poster preload src width "),
  [GUMBO_TAG_WBR] = KEEP (INLINE),
  /* The sanitiser looks at where it leads. */
  [GUMBO_TAG_IFRAME] = KEEP (LINE, " height src width "),

  [GUMBO_TAG_APPLET] = DROP,
  [GUMBO_TAG_BASE] = DROP,
  [GUMBO_TAG_EMBED] = DROP,
  [GUMBO_TAG_FRAME] = DROP,
  [GUMBO_TAG_FRAMESET] = DROP,
  [GUMBO_TAG_INPUT] = DROP,
  [GUMBO_TAG_LINK] = DROP,
  [GUMBO_TAG_META] = DROP,
  [GUMBO_TAG_NOEMBED] = DROP,
  [GUMBO_TAG_NOFRAMES] = DROP,
  [GUMBO_TAG_OBJECT] = DROP,
  [GUMBO_TAG_PARAM] = DROP,
  [GUMBO_TAG_PLAINTEXT] = DROP,
  [GUMBO_TAG_SCRIPT] = DROP,
  [GUMBO_TAG_STYLE] = DROP,
  [GUMBO_TAG_TEMPLATE] = DROP,
  [GUMBO_TAG_TITLE] = DROP,
  [GUMBO_TAG_XMP] = DROP,

  [GUMBO_TAG_CENTER] = UNWRAP (LINE),
  [GUMBO_TAG_DIALOG] = UNWRAP (LINE),
  [GUMBO_TAG_DIR] = UNWRAP (PARAGRAPH),
  [GUMBO_TAG_FIELDSET] = UNWRAP (LINE),
  [GUMBO_TAG_FORM] = UNWRAP (LINE),
  [GUMBO_TAG_LEGEND] = UNWRAP (LINE),
  [GUMBO_TAG_LISTING] = UNWRAP (PARAGRAPH),
  [GUMBO_TAG_MENU] = UNWRAP (PARAGRAPH),
  [GUMBO_TAG_OPTION] = UNWRAP (LINE),
};

static gboolean
is_html (const GumboNode *element)
{
  return element->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}

/* What becomes of @element. Drawings and formulas lose their tags, whose meaning the parser cannot be trusted to
 * tell twice in the same way. */
HeraldHtmlFate
herald_html_fate (const GumboNode *element)
{
  HeraldHtmlFate fate = elements[element->v.element.tag].fate;

  if (element->type == GUMBO_NODE_TEMPLATE || herald_html_attribute (element, "hidden") != NULL)
    return HERALD_HTML_DROP;
  if (!is_html (element))
    return fate == HERALD_HTML_DROP || element->v.element.tag == GUMBO_TAG_IFRAME ? HERALD_HTML_DROP
                                                                                  : HERALD_HTML_UNWRAP;

  return fate;
}

/* How an element of HTML with that tag breaks the lines of a text. */
HeraldHtmlFlow
herald_html_tag_flow (GumboTag tag)
{
  return elements[tag].flow;
}

/* How @element breaks the lines of a text. */
HeraldHtmlFlow
herald_html_flow (const GumboNode *element)
{
  return is_html (element) ? herald_html_tag_flow (element->v.element.tag) : HERALD_HTML_INLINE;
}

/* Whether @element, being one that is kept, has no end tag. */
gboolean
herald_html_is_void (const GumboNode *element)
{
  switch ((int) element->v.element.tag)
    {
    case GUMBO_TAG_BR:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_WBR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
holds_word (const char *words,
            const char *word)
{
  gsize length = strlen (word);

  for (const char *found = words; length > 0 && (found = strstr (found, word)) != NULL; found++)
    {
      if (found > words && found[-1] == ' ' && found[length] == ' ')
        return TRUE;
    }

  return FALSE;
}

gboolean
herald_html_allows_attribute (const GumboNode *element,
                              const char      *name)
{
  const char *words = elements[element->v.element.tag].attributes;

  return holds_word (general_attributes, name) || (words != NULL && holds_word (words, name));
}
