/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-person.h"

G_DEFINE_BOXED_TYPE (HeraldPerson, herald_person, herald_person_copy, herald_person_free)

HeraldPerson *
herald_person_new (const char *name,
                   const char *email,
                   const char *address)
{
  HeraldPerson *self = g_new0 (HeraldPerson, 1);

  self->name = g_strdup (name);
  self->email = g_strdup (email);
  self->address = g_strdup (address);

  return self;
}

HeraldPerson *
herald_person_copy (const HeraldPerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return herald_person_new (self->name, self->email, self->address);
}

void
herald_person_free (HeraldPerson *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->email);
  g_free (self->address);
  g_free (self);
}
