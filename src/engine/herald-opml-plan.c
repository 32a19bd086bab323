/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml-plan.h"

#include "herald-opml.h"
#include "herald-uri.h"

#include <string.h>

/* Our folders are one level deep: of a path in the file, so many names make the folder's. */
#define MAX_NAMES 2

/* What is known while a file is gone through. */
typedef struct
{
  HeraldOpmlPlan *plan;      /* (unowned) */
  GHashTable     *addresses; /* (owned) (element-type utf8): of the library and the file, normalised */
  GHashTable     *folders;   /* (owned) (element-type utf8): titles; they belong to the plan */
} Reading;

static void
entry_free (HeraldOpmlEntry *entry)
{
  herald_source_record_unref (entry->record);
  g_free (entry->folder);
  g_free (entry->description);
  g_free (entry);
}

static HeraldOpmlEntry *
entry_copy (const HeraldOpmlEntry *entry)
{
  HeraldOpmlEntry *copy = g_new0 (HeraldOpmlEntry, 1);

  copy->record = herald_source_record_ref (entry->record);
  copy->folder = g_strdup (entry->folder);
  copy->description = g_strdup (entry->description);

  return copy;
}

static HeraldOpmlPlan *
plan_new (void)
{
  HeraldOpmlPlan *self = g_new0 (HeraldOpmlPlan, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* Other readers also put commands and files where the address belongs. */
static char *
dup_address (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (herald_uri_is_web (trimmed))
    return g_steal_pointer (&trimmed);
  if (g_ascii_strncasecmp (trimmed, "feed:", strlen ("feed:")) == 0)
    return herald_uri_from_typed (trimmed);

  return NULL;
}

/* @folders holds what the plan has already. */
static void
take_folder (HeraldOpmlPlan *self,
             GHashTable     *folders,
             const char     *title)
{
  char *owned;

  if (g_hash_table_contains (folders, title))
    return;

  owned = g_strdup (title);
  g_ptr_array_add (self->folders, owned);
  g_hash_table_add (folders, owned);
}

static void
take_source (Reading             *reading,
             const HeraldOutline *outline,
             const char          *folder)
{
  g_autofree char *address = dup_address (outline->feed_address);
  g_autofree char *normal = herald_uri_normalize (address);
  HeraldOpmlEntry *entry;

  if (address == NULL || normal == NULL)
    {
      reading->plan->skipped++;
      return;
    }
  if (!g_hash_table_add (reading->addresses, g_steal_pointer (&normal)))
    {
      reading->plan->known++;
      return;
    }

  entry = g_new0 (HeraldOpmlEntry, 1);
  entry->record = herald_source_record_new (address);
  entry->record->title = g_strdup (outline->title);
  if (outline->site_address != NULL && herald_uri_is_web (outline->site_address))
    entry->record->home = g_strdup (outline->site_address);
  entry->folder = g_strdup (folder);
  entry->description = g_strdup (outline->description);
  g_ptr_array_add (reading->plan->entries, entry);
  if (folder != NULL)
    take_folder (reading->plan, reading->folders, folder);
}

/* One outline that is still to be looked at. */
typedef struct
{
  const HeraldOutline *outline; /* (unowned) */
  char                *folder;  /* (owned) (nullable): the names above it */
  guint                names;   /* of which folder consists */
} Step;

static void
step_free (Step *step)
{
  g_free (step->folder);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static Step *
step_new (const HeraldOutline *outline,
          const char          *folder,
          guint                names)
{
  Step *step = g_new0 (Step, 1);

  step->outline = outline;
  step->folder = g_strdup (folder);
  step->names = names;

  return step;
}

/* What stands in @outline, which stands in @step. */
static void
push_children (GQueue *steps,
               Step   *step)
{
  const HeraldOutline *outline = step->outline;
  g_autofree char *folder = g_strdup (step->folder);
  guint names = step->names;

  if (outline->feed_address == NULL && outline->title != NULL && outline->title[0] != '\0' && names < MAX_NAMES)
    {
      g_autofree char *above = g_steal_pointer (&folder);

      folder = above != NULL ? g_strdup_printf ("%s / %s", above, outline->title) : g_strdup (outline->title);
      names++;
    }

  for (guint i = outline->children->len; i > 0; i--)
    g_queue_push_head (steps, step_new (g_ptr_array_index (outline->children, i - 1), folder, names));
}

/* Without recursion: nobody knows how deep a file is nested. */
static void
take_outlines (Reading             *reading,
               const HeraldOutline *root)
{
  GQueue steps = G_QUEUE_INIT;

  for (guint i = root->children != NULL ? root->children->len : 0; i > 0; i--)
    g_queue_push_head (&steps, step_new (g_ptr_array_index (root->children, i - 1), NULL, 0));

  while (!g_queue_is_empty (&steps))
    {
      g_autoptr (Step) step = g_queue_pop_head (&steps);

      if (step->outline->feed_address != NULL)
        take_source (reading, step->outline, step->folder);
      if (step->outline->children != NULL && step->outline->children->len > 0)
        push_children (&steps, step);
      else if (step->outline->feed_address == NULL)
        reading->plan->skipped++;
    }
}

static GHashTable *
new_addresses (GPtrArray *known)
{
  GHashTable *addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      char *normal = herald_uri_normalize (g_ptr_array_index (known, i));

      if (normal != NULL)
        g_hash_table_add (addresses, normal);
    }

  return addresses;
}

/**
 * herald_opml_plan_new:
 * @bytes: an OPML file
 * @known: (element-type utf8): the addresses of the library's sources
 * @error: return location for a %HERALD_FAILURE
 *
 * Finds the sources of a subscription list that are not there yet. Folders inside folders become one folder of both
 * names, and what lies deeper comes into it too. Pure; call it on any thread.
 *
 * Returns: (transfer full): the plan, or %NULL with the errors of herald_opml_parse()
 */
HeraldOpmlPlan *
herald_opml_plan_new (GBytes     *bytes,
                      GPtrArray  *known,
                      GError    **error)
{
  g_autoptr (HeraldOutline) root = herald_opml_parse (bytes, error);
  g_autoptr (GHashTable) addresses = NULL;
  g_autoptr (GHashTable) folders = NULL;
  HeraldOpmlPlan *self;

  if (root == NULL)
    return NULL;

  self = plan_new ();
  self->title = g_strdup (root->title);
  addresses = new_addresses (known);
  folders = g_hash_table_new (g_str_hash, g_str_equal);
  take_outlines (&(Reading) { self, addresses, folders }, root);

  return self;
}

/**
 * herald_opml_plan_pick:
 * @entries: (element-type HeraldOpmlEntry): some entries of plans
 *
 * Returns: (transfer full): a plan that adds only those
 */
HeraldOpmlPlan *
herald_opml_plan_pick (GPtrArray *entries)
{
  HeraldOpmlPlan *self = plan_new ();
  g_autoptr (GHashTable) folders = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const HeraldOpmlEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (self->entries, entry_copy (entry));
      if (entry->folder != NULL)
        take_folder (self, folders, entry->folder);
    }

  return self;
}

/**
 * herald_opml_plan_free:
 * @self: a plan
 *
 * Frees what is in it as well.
 */
void
herald_opml_plan_free (HeraldOpmlPlan *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->folders);
  g_free (self);
}
