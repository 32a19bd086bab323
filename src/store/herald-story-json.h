/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *herald_story_json_from_authors     (GPtrArray *authors) G_GNUC_WARN_UNUSED_RESULT;
char *herald_story_json_from_attachments (GPtrArray *attachments) G_GNUC_WARN_UNUSED_RESULT;
char *herald_story_json_from_categories  (GStrv      categories) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
