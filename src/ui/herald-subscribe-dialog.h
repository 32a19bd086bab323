/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SUBSCRIBE_DIALOG (herald_subscribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSubscribeDialog, herald_subscribe_dialog, HERALD, SUBSCRIBE_DIALOG, AdwDialog)

/* Signal "subscribed" (HeraldSource): a source is followed and is to be shown: one that was added, once for each of
 * them, or one that is followed already and was asked for. */

AdwDialog *herald_subscribe_dialog_new  (HeraldSession         *session) G_GNUC_WARN_UNUSED_RESULT;
void       herald_subscribe_dialog_find (HeraldSubscribeDialog *self,
                                         const char            *address);

G_END_DECLS
