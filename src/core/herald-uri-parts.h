/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* (nullable): NULL when the part is absent, which differs from empty */
  gsize       length;
} HeraldUriPiece;

typedef struct
{
  HeraldUriPiece scheme;
  HeraldUriPiece authority;
  HeraldUriPiece path;
  HeraldUriPiece query;
  HeraldUriPiece fragment;
} HeraldUriParts;

typedef struct
{
  HeraldUriPiece user;
  HeraldUriPiece host; /* with its brackets, if it is an IPv6 address */
  HeraldUriPiece port;
} HeraldUriAuthority;

HeraldUriParts     herald_uri_split           (const char      *text);
HeraldUriAuthority herald_uri_split_authority (HeraldUriPiece   piece);
gsize              herald_uri_scheme_length   (const char      *text);
HeraldUriPiece     herald_uri_piece_take      (const char     **rest,
                                               const char      *ends);
gboolean           herald_uri_piece_equal     (HeraldUriPiece   piece,
                                               const char      *word);
char              *herald_uri_remove_dots     (const char      *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
