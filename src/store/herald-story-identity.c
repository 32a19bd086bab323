/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-identity.h"

#include "herald-attachment.h"
#include "herald-person.h"
#include "herald-uri.h"

#include <string.h>

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
add_text (GChecksum  *checksum,
          const char *text)
{
  /* With the final zero, so that texts beside each other stay apart. */
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  else
    g_checksum_update (checksum, (const guchar *) "\1", 1);
}

/*
 * The guid identifies a story; where there is none its address does, and where there is none either, what it
 * says.
 */
void
herald_story_identity_init (HeraldStoryIdentity *self,
                            HeraldStoryRecord   *story)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  if (is_given (story->guid))
    {
      add_text (checksum, "guid");
      add_text (checksum, story->guid);
    }
  else if (is_given (story->link))
    {
      g_autofree char *link = herald_uri_normalize (story->link);

      add_text (checksum, "link");
      add_text (checksum, link != NULL ? link : story->link);
    }
  else
    {
      add_text (checksum, "text");
      add_text (checksum, story->title);
      add_text (checksum, story->content != NULL ? story->content : story->summary);
    }

  g_checksum_get_digest (checksum, digest, &size);
  memcpy (self->bytes, digest, sizeof self->bytes);
}

guint
herald_story_identity_hash (gconstpointer self)
{
  guint hash;

  memcpy (&hash, ((const HeraldStoryIdentity *) self)->bytes, sizeof hash);

  return hash;
}

gboolean
herald_story_identity_equal (gconstpointer a,
                             gconstpointer b)
{
  return memcmp (a, b, sizeof (HeraldStoryIdentity)) == 0;
}

/* A quick hash that takes eight bytes at a time.
 * It only has to notice changes; whoever makes two texts that collide fools nobody but himself. */
static guint64
mix (guint64       hash,
     gconstpointer data,
     gsize         size)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  const guint8 *bytes = data;
  guint64 word;

  hash = (hash ^ size) * factor;
  for (; size >= sizeof word; size -= sizeof word, bytes += sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = (hash ^ GUINT64_FROM_LE (word)) * factor;
      hash ^= hash >> 32;
    }
  for (; size > 0; size--, bytes++)
    hash = (hash ^ *bytes) * factor;

  return hash ^ (hash >> 29);
}

static guint64
mix_text (guint64     hash,
          const char *text)
{
  return text != NULL ? mix (hash, text, strlen (text)) : mix (hash, "\1", 1);
}

static guint64
mix_int (guint64 hash,
         gint64  value)
{
  guint64 word = GUINT64_TO_LE ((guint64) value);

  return mix (hash, &word, sizeof word);
}

/*
 * Returns: a hash of link, title and date, by which a story is known again when only its guid was changed; 0
 *   where it has no link, title or date and can be known by its guid alone
 */
gint64
herald_story_get_alias (HeraldStoryRecord *story)
{
  g_autofree char *link = NULL;

  if (!is_given (story->link) || !is_given (story->title) || story->published == HERALD_TIME_NONE)
    return 0;

  link = herald_uri_normalize (story->link);

  return (gint64) mix_int (mix_text (mix_text (1, link != NULL ? link : story->link), story->title),
                           story->published);
}

/*
 * Returns: a hash of all that a feed said about @story but the time of its last change, which some feeds set
 *   anew each time they are asked
 */
gint64
herald_story_get_digest (HeraldStoryRecord *story)
{
  guint64 hash = 2;

  hash = mix_text (hash, story->guid);
  hash = mix_text (hash, story->link);
  hash = mix_text (hash, story->title);
  hash = mix_text (hash, story->summary);
  hash = mix_text (hash, story->summary_base);
  hash = mix_text (hash, story->content);
  hash = mix_text (hash, story->content_base);
  hash = mix_text (hash, story->image);
  hash = mix_text (hash, story->comments);
  hash = mix_text (hash, story->language);
  hash = mix_int (hash, story->published);

  for (guint i = 0; story->authors != NULL && i < story->authors->len; i++)
    {
      const HeraldPerson *person = g_ptr_array_index (story->authors, i);

      hash = mix_text (mix_text (mix_text (hash, person->name), person->email), person->address);
    }
  for (guint i = 0; story->attachments != NULL && i < story->attachments->len; i++)
    {
      const HeraldAttachment *attachment = g_ptr_array_index (story->attachments, i);

      hash = mix_text (mix_text (hash, attachment->address), attachment->type);
      hash = mix_int (mix_int (hash, attachment->length), attachment->duration);
    }
  for (guint i = 0; story->categories != NULL && story->categories[i] != NULL; i++)
    hash = mix_text (hash, story->categories[i]);

  return (gint64) hash;
}
