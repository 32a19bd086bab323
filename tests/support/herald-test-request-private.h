/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A request that the server got. */
typedef struct
{
  char       *path;    /* (owned) */
  char       *method;  /* (owned) */
  char       *target;  /* (owned): path and query */
  GHashTable *headers; /* (owned) (element-type utf8 utf8): by name in lower case */
  char       *names;   /* (owned): of all headers, sorted */
} HeraldTestRequest;

HeraldTestRequest *herald_test_request_new  (SoupServerMessage *message) G_GNUC_WARN_UNUSED_RESULT;
void               herald_test_request_free (HeraldTestRequest *self);

G_END_DECLS
