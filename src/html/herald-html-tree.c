/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-tree.h"

#include "herald-html-guard.h"

struct _HeraldHtmlTree
{
  GString      *text;    /* (owned): what the output's pieces point into */
  GumboOptions  options;
  GumboOutput  *output;  /* (owned) */
};

typedef struct
{
  const GumboNode *node;
  guint            next; /* index of the child that comes next */
} Step;

static HeraldHtmlTree *
parse (const char *html,
       gssize      length,
       GumboTag    context)
{
  HeraldHtmlTree *self = g_new0 (HeraldHtmlTree, 1);

  self->text = herald_html_guard (html, length);
  self->options = kGumboDefaultOptions;
  self->options.max_errors = 0;
  self->options.fragment_context = context;
  self->output = gumbo_parse_with_options (&self->options, self->text->str, self->text->len);

  return self;
}

/* Parses what stands inside the body of some page. */
HeraldHtmlTree *
herald_html_tree_new_fragment (const char *html,
                               gssize      length)
{
  return parse (html, length, GUMBO_TAG_DIV);
}

HeraldHtmlTree *
herald_html_tree_new_page (const char *html,
                           gssize      length)
{
  return parse (html, length, GUMBO_TAG_LAST);
}

void
herald_html_tree_free (HeraldHtmlTree *self)
{
  gumbo_destroy_output (&self->options, self->output);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static const GumboVector *
children_of (const GumboNode *node)
{
  static const GumboVector none = { 0 };

  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;

  return &none;
}

static void
push (GArray          *path,
      const GumboNode *node)
{
  Step step = { node, 0 };

  g_array_append_val (path, step);
}

/* Goes through the tree in document order, without the root; not by recursion, for a tree may be deep. */
void
herald_html_tree_walk (const HeraldHtmlTree *self,
                       HeraldHtmlEnterFunc   enter,
                       HeraldHtmlLeaveFunc   leave,
                       gpointer              user_data)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));

  push (path, self->output->root);
  while (path->len > 0)
    {
      Step *step = &g_array_index (path, Step, path->len - 1);
      const GumboVector *children = children_of (step->node);

      if (step->next == children->length)
        {
          const GumboNode *node = step->node;

          g_array_set_size (path, path->len - 1);
          if (path->len > 0 && leave != NULL)
            leave (node, user_data);
        }
      else
        {
          const GumboNode *child = children->data[step->next++];

          if (enter (child, user_data) &&
              (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE))
            push (path, child);
        }
    }
}

/* Returns the value of an attribute, or NULL if the element has none of that name. */
const char *
herald_html_attribute (const GumboNode *element,
                       const char      *name)
{
  GumboAttribute *attribute = gumbo_get_attribute (&element->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

/* Returns the element's name in lower case. The parser has a number for those it knows; any other is as written. */
char *
herald_html_dup_name (const GumboNode *element)
{
  GumboStringPiece piece = element->v.element.original_tag;

  if (element->v.element.tag != GUMBO_TAG_UNKNOWN)
    return g_strdup (gumbo_normalized_tagname (element->v.element.tag));
  if (piece.data == NULL)
    return g_strdup ("");
  gumbo_tag_from_original_text (&piece);

  return g_ascii_strdown (piece.data, piece.length);
}
