/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-statement.h"

G_BEGIN_DECLS

typedef struct _HeraldDatabase HeraldDatabase;

/*
 * HeraldDurability:
 * @HERALD_DURABILITY_CRASH: what is committed survives the end of the program, however it ends
 * @HERALD_DURABILITY_POWER: it survives a loss of power as well
 */
typedef enum
{
  HERALD_DURABILITY_CRASH,
  HERALD_DURABILITY_POWER,
} HeraldDurability;

HeraldDatabase  *herald_database_open           (const char        *path,
                                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
HeraldDatabase  *herald_database_open_read_only (const char        *path,
                                                 gboolean           unchanging,
                                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         herald_database_is_read_only   (HeraldDatabase    *self);
void             herald_database_close          (HeraldDatabase    *self);
void             herald_database_set_interrupt  (HeraldDatabase    *self,
                                                 GCancellable      *cancellable);
gboolean         herald_database_check          (HeraldDatabase    *self,
                                                 const char        *pragma,
                                                 GError           **error);
sqlite3         *herald_database_get_connection (HeraldDatabase    *self);

HeraldStatement *herald_database_prepare        (HeraldDatabase    *self,
                                                 const char        *sql,
                                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         herald_database_execute        (HeraldDatabase    *self,
                                                 const char        *sql,
                                                 GError           **error);
gboolean         herald_database_read_int       (HeraldDatabase    *self,
                                                 const char        *sql,
                                                 gint64            *value,
                                                 GError           **error);
gint64           herald_database_get_last_id    (HeraldDatabase    *self);
int              herald_database_get_n_changed  (HeraldDatabase    *self);

gboolean         herald_database_begin          (HeraldDatabase    *self,
                                                 HeraldDurability   durability,
                                                 GError           **error);
gboolean         herald_database_end            (HeraldDatabase    *self,
                                                 gboolean           commit,
                                                 GError           **error);
gboolean         herald_database_begin_part     (HeraldDatabase    *self,
                                                 GError           **error);
gboolean         herald_database_end_part       (HeraldDatabase    *self,
                                                 gboolean           keep,
                                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldDatabase, herald_database_close)

G_END_DECLS
