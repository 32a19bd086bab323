/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

typedef struct _HeraldHtmlTree HeraldHtmlTree;

/* Called for each node; returning FALSE leaves its children out. */
typedef gboolean (* HeraldHtmlEnterFunc) (const GumboNode *node,
                                          gpointer         user_data);

/* Called for each element whose children were gone through. */
typedef void     (* HeraldHtmlLeaveFunc) (const GumboNode *node,
                                          gpointer         user_data);

HeraldHtmlTree *herald_html_tree_new_fragment (const char           *html,
                                               gssize                length) G_GNUC_WARN_UNUSED_RESULT;
HeraldHtmlTree *herald_html_tree_new_page     (const char           *html,
                                               gssize                length) G_GNUC_WARN_UNUSED_RESULT;
void            herald_html_tree_free         (HeraldHtmlTree       *self);
void            herald_html_tree_walk         (const HeraldHtmlTree *self,
                                               HeraldHtmlEnterFunc   enter,
                                               HeraldHtmlLeaveFunc   leave,
                                               gpointer              user_data);

const char     *herald_html_attribute         (const GumboNode      *element,
                                               const char           *name);
char           *herald_html_dup_name          (const GumboNode      *element) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldHtmlTree, herald_html_tree_free)

G_END_DECLS
