/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _HeraldStatement HeraldStatement;

typedef enum
{
  HERALD_STEP_FAILED,
  HERALD_STEP_ROW,
  HERALD_STEP_DONE,
} HeraldStep;

HeraldStatement *herald_statement_new         (sqlite3          *connection,
                                               const char       *sql,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_statement_free        (HeraldStatement  *self);
gboolean         herald_statement_take        (HeraldStatement  *self);
void             herald_statement_set_kept    (HeraldStatement  *self);
void             herald_statement_release     (HeraldStatement  *self);

void             herald_statement_bind_int    (HeraldStatement  *self,
                                               int               index,
                                               gint64            value);
void             herald_statement_bind_time   (HeraldStatement  *self,
                                               int               index,
                                               gint64            value);
void             herald_statement_bind_text   (HeraldStatement  *self,
                                               int               index,
                                               const char       *value);
void             herald_statement_bind_blob   (HeraldStatement  *self,
                                               int               index,
                                               gconstpointer     data,
                                               gsize             size);
void             herald_statement_bind_null   (HeraldStatement  *self,
                                               int               index);

HeraldStep       herald_statement_step        (HeraldStatement  *self,
                                               GError          **error);
gboolean         herald_statement_run         (HeraldStatement  *self,
                                               GError          **error);
void             herald_statement_reset       (HeraldStatement  *self);

gint64           herald_statement_get_int     (HeraldStatement  *self,
                                               int               column);
gint64           herald_statement_get_time    (HeraldStatement  *self,
                                               int               column);
const char      *herald_statement_get_text    (HeraldStatement  *self,
                                               int               column);
char            *herald_statement_dup_text    (HeraldStatement  *self,
                                               int               column) G_GNUC_WARN_UNUSED_RESULT;
gconstpointer    herald_statement_get_blob    (HeraldStatement  *self,
                                               int               column,
                                               gsize            *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldStatement, herald_statement_release)

G_END_DECLS
