/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-fields-private.h"

#include "herald-date.h"

#include <string.h>

/* Ranks at which an attachment and its duration stand for the story's picture. */
#define RANK_ATTACHED_PICTURE 40

#define MAX_AUTHORS 100

typedef struct
{
  HeraldPerson *person; /* (owned) */
  guint         rank;
} Author;

static void
author_free (Author *author)
{
  g_clear_pointer (&author->person, herald_person_free);
  g_free (author);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n\f")] == '\0';
}

/* Remembers @text among those of its @kind; FALSE if it was known. */
static gboolean
is_new (HeraldFields *self,
        char          kind,
        const char   *text)
{
  char *key = g_strdup_printf ("%c%s", kind, text);

  if (self->seen == NULL)
    self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_hash_table_add (self->seen, key);
}

void
herald_fields_init (HeraldFields *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < HERALD_N_TIMES; i++)
    self->times[i].seconds = HERALD_TIME_NONE;
  self->duration = self->ttl = self->period = self->frequency = -1;
}

void
herald_fields_clear (HeraldFields *self)
{
  for (guint i = 0; i < HERALD_N_FIELDS; i++)
    {
      g_free (self->texts[i].text);
      g_free (self->texts[i].base);
      g_free (self->texts[i].language);
    }
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->hubs, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_free (self->enclosure);
}

/**
 * herald_fields_offer_in:
 * @self: what was found so far
 * @field: which field
 * @rank: how good a source of @field this is; lower is better
 * @text: (nullable): the text; one without content is no offer
 * @base: (nullable): the base of references in it
 * @language: (nullable): the language in force where it stood
 *
 * Returns: whether it was taken
 */
gboolean
herald_fields_offer_in (HeraldFields *self,
                        HeraldField   field,
                        guint         rank,
                        const char   *text,
                        const char   *base,
                        const char   *language)
{
  HeraldFieldChoice *choice = &self->texts[field];

  if (is_blank (text) || (choice->text != NULL && choice->rank <= rank))
    return FALSE;

  choice->rank = rank;
  g_set_str (&choice->text, text);
  g_set_str (&choice->base, base);
  g_set_str (&choice->language, language);

  return TRUE;
}

gboolean
herald_fields_offer (HeraldFields *self,
                     HeraldField   field,
                     guint         rank,
                     const char   *text)
{
  return herald_fields_offer_in (self, field, rank, text, NULL, NULL);
}

/**
 * herald_fields_offer_time:
 * @self: what was found so far
 * @time: which time
 * @rank: how good a source of it this is
 * @text: (nullable): a date in any form; one that cannot be read is no offer
 */
void
herald_fields_offer_time (HeraldFields *self,
                          HeraldTime    time,
                          guint         rank,
                          const char   *text)
{
  HeraldTimeChoice *choice = &self->times[time];
  gint64 seconds;

  if (choice->seconds != HERALD_TIME_NONE && choice->rank <= rank)
    return;

  seconds = herald_date_parse (text);
  if (seconds == HERALD_TIME_NONE)
    return;
  choice->seconds = seconds;
  choice->rank = rank;
}

/* Gives @known what @name, @email and @address add to it, if they are the same person's. */
static gboolean
merge_person (HeraldPerson *known,
              const char   *name,
              const char   *email,
              const char   *address)
{
  gboolean same_name = name != NULL && known->name != NULL && g_ascii_strcasecmp (name, known->name) == 0;
  gboolean same_email = email != NULL && known->email != NULL && g_ascii_strcasecmp (email, known->email) == 0;
  gboolean name_differs = name != NULL && known->name != NULL && !same_name;
  gboolean email_differs = email != NULL && known->email != NULL && !same_email;
  gboolean same_address = name == NULL && email == NULL && g_strcmp0 (address, known->address) == 0;

  if (!(same_name || same_email || same_address) || name_differs || email_differs)
    return FALSE;

  if (known->name == NULL)
    known->name = g_strdup (name);
  if (known->email == NULL)
    known->email = g_strdup (email);
  if (known->address == NULL)
    known->address = g_strdup (address);

  return TRUE;
}

/**
 * herald_fields_add_author:
 * @self: what was found so far
 * @rank: authors are listed by rank, then in document order
 * @name: (nullable): plain text
 * @email: (nullable): mail address
 * @address: (nullable): address of their page
 *
 * Adds an author, unless there is nothing to say of them or they are there already.
 */
void
herald_fields_add_author (HeraldFields *self,
                          guint         rank,
                          const char   *name,
                          const char   *email,
                          const char   *address)
{
  Author *author;
  guint place;

  name = is_blank (name) ? NULL : name;
  email = is_blank (email) ? NULL : email;
  address = is_blank (address) ? NULL : address;
  if (name == NULL && email == NULL && address == NULL)
    return;

  if (self->authors == NULL)
    self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) author_free);

  /* No story has that many authors; a hostile one shall not make us compare a million. */
  if (self->authors->len >= MAX_AUTHORS)
    return;
  for (guint i = 0; i < self->authors->len; i++)
    if (merge_person (((Author *) g_ptr_array_index (self->authors, i))->person, name, email, address))
      return;

  author = g_new0 (Author, 1);
  author->person = herald_person_new (name, email, address);
  author->rank = rank;
  for (place = self->authors->len; place > 0; place--)
    if (((Author *) g_ptr_array_index (self->authors, place - 1))->rank <= rank)
      break;
  g_ptr_array_insert (self->authors, (gint) place, author);
}

void
herald_fields_add_category (HeraldFields *self,
                            const char   *category)
{
  if (is_blank (category) || !is_new (self, 'c', category))
    return;

  if (self->categories == NULL)
    self->categories = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->categories, g_strdup (category));
}

void
herald_fields_add_hub (HeraldFields *self,
                       const char   *address)
{
  if (is_blank (address) || !is_new (self, 'h', address))
    return;

  if (self->hubs == NULL)
    self->hubs = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->hubs, g_strdup (address));
}

static HeraldAttachment *
find_attachment (HeraldFields *self,
                 const char   *address)
{
  for (guint i = 0; i < self->attachments->len && i < 64; i++)
    {
      HeraldAttachment *attachment = g_ptr_array_index (self->attachments, i);

      if (g_str_equal (attachment->address, address))
        return attachment;
    }

  return NULL;
}

/**
 * herald_fields_add_attachment:
 * @self: what was found so far
 * @address: (nullable): its address; without one it is dropped
 * @type: (nullable): media type
 * @length: in bytes, or -1
 * @duration: in seconds, or -1
 *
 * Adds an attachment. One whose address is there already only tells what that one left out.
 */
void
herald_fields_add_attachment (HeraldFields *self,
                              const char   *address,
                              const char   *type,
                              gint64        length,
                              gint64        duration)
{
  HeraldAttachment *known;

  if (is_blank (address))
    return;

  type = is_blank (type) ? NULL : type;
  if (type != NULL && g_ascii_strncasecmp (type, "image/", 6) == 0)
    herald_fields_offer (self, HERALD_FIELD_IMAGE, RANK_ATTACHED_PICTURE, address);

  if (self->attachments == NULL)
    self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_attachment_free);
  if (is_new (self, 'a', address))
    {
      g_ptr_array_add (self->attachments, herald_attachment_new (address, type, length, duration));
      return;
    }

  known = find_attachment (self, address);
  if (known == NULL)
    return;
  if (known->type == NULL)
    known->type = g_strdup (type);
  if (known->length < 0)
    known->length = length;
  if (known->duration < 0)
    known->duration = duration;
}

static char *
take (HeraldFields *self,
      HeraldField   field)
{
  return g_steal_pointer (&self->texts[field].text);
}

static GPtrArray *
take_authors (HeraldFields *self)
{
  GPtrArray *people;

  if (self->authors == NULL)
    return NULL;

  people = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_person_free);
  for (guint i = 0; i < self->authors->len; i++)
    g_ptr_array_add (people, g_steal_pointer (&((Author *) g_ptr_array_index (self->authors, i))->person));
  g_clear_pointer (&self->authors, g_ptr_array_unref);

  return people;
}

static GStrv
take_strv (GPtrArray **array)
{
  GPtrArray *strings = g_steal_pointer (array);

  if (strings == NULL)
    return NULL;

  g_ptr_array_set_free_func (strings, NULL);
  g_ptr_array_add (strings, NULL);

  return (GStrv) g_ptr_array_free (strings, FALSE);
}

/* The original of an enclosure that FeedBurner redirects to takes its place. */
static void
restore_enclosure (HeraldFields *self)
{
  HeraldAttachment *attachment;

  if (self->texts[HERALD_FIELD_ENCLOSURE].text == NULL || self->enclosure == NULL)
    return;

  attachment = find_attachment (self, self->enclosure);
  if (attachment != NULL)
    g_set_str (&attachment->address, self->texts[HERALD_FIELD_ENCLOSURE].text);
}

static gboolean
plays (const HeraldAttachment *attachment)
{
  return attachment->type != NULL && (g_ascii_strncasecmp (attachment->type, "audio/", 6) == 0 ||
                                      g_ascii_strncasecmp (attachment->type, "video/", 6) == 0);
}

/* What has no type is what is played if nothing else is. */
static void
spread_duration (HeraldFields *self)
{
  HeraldAttachment *untyped = NULL;

  if (self->duration < 0 || self->attachments == NULL)
    return;

  for (guint i = 0; i < self->attachments->len; i++)
    {
      HeraldAttachment *attachment = g_ptr_array_index (self->attachments, i);

      if (plays (attachment))
        {
          attachment->duration = self->duration;
          return;
        }
      if (untyped == NULL && attachment->type == NULL)
        untyped = attachment;
    }

  if (untyped != NULL && untyped->duration < 0)
    untyped->duration = self->duration;
}

/* The language in force on the content, else on the summary, else on the title, else on the story itself. Where
 * it was taken back there ("" in XML), only dc:language can tell. */
static char *
choose_language (HeraldFields *self,
                 const char   *in_force)
{
  static const HeraldField order[] = { HERALD_FIELD_CONTENT, HERALD_FIELD_SUMMARY, HERALD_FIELD_TITLE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->texts[order[i]].text != NULL && self->texts[order[i]].language != NULL)
      {
        in_force = self->texts[order[i]].language;
        break;
      }

  return is_blank (in_force) ? take (self, HERALD_FIELD_LANGUAGE) : g_strdup (in_force);
}

/**
 * herald_fields_to_story:
 * @self: what was found for a story
 * @language: (nullable): the xml:lang in force on its element
 *
 * Returns: (transfer full): the story; @self has nothing left then
 */
HeraldStoryRecord *
herald_fields_to_story (HeraldFields *self,
                        const char   *language)
{
  HeraldStoryRecord *story = herald_story_record_new ();

  restore_enclosure (self);
  spread_duration (self);

  story->language = choose_language (self, language);
  story->guid = take (self, HERALD_FIELD_ID);
  story->link = take (self, HERALD_FIELD_LINK);
  story->title = take (self, HERALD_FIELD_TITLE);
  story->summary = take (self, HERALD_FIELD_SUMMARY);
  story->content = take (self, HERALD_FIELD_CONTENT);
  if (story->summary != NULL)
    story->summary_base = g_steal_pointer (&self->texts[HERALD_FIELD_SUMMARY].base);
  if (story->content != NULL)
    story->content_base = g_steal_pointer (&self->texts[HERALD_FIELD_CONTENT].base);
  story->image = take (self, HERALD_FIELD_IMAGE);
  story->comments = take (self, HERALD_FIELD_COMMENTS);
  story->authors = take_authors (self);
  story->attachments = g_steal_pointer (&self->attachments);
  story->categories = take_strv (&self->categories);
  story->published = self->times[HERALD_TIME_PUBLISHED].seconds;
  story->updated = self->times[HERALD_TIME_UPDATED].seconds;

  return story;
}

/**
 * herald_fields_fill_document:
 * @self: what was found for a feed
 * @document: where to
 *
 * Hands everything over to @document; @self has nothing left then.
 */
void
herald_fields_fill_document (HeraldFields       *self,
                             HeraldFeedDocument *document)
{
  document->id = take (self, HERALD_FIELD_ID);
  document->title = take (self, HERALD_FIELD_TITLE);
  document->subtitle = take (self, HERALD_FIELD_SUMMARY);
  document->link = take (self, HERALD_FIELD_LINK);
  document->self = take (self, HERALD_FIELD_SELF);
  document->language = take (self, HERALD_FIELD_LANGUAGE);
  document->icon = take (self, HERALD_FIELD_ICON);
  document->image = take (self, HERALD_FIELD_IMAGE);
  document->next_page = take (self, HERALD_FIELD_NEXT_PAGE);
  document->hubs = take_strv (&self->hubs);
  document->authors = take_authors (self);
  document->updated = self->times[HERALD_TIME_UPDATED].seconds;
  document->skip_hours = self->skip_hours;
  document->skip_days = self->skip_days;
  document->ttl_seconds = self->ttl;
  if (document->ttl_seconds < 0 && (self->period > 0 || self->frequency > 0))
    document->ttl_seconds = (self->period > 0 ? self->period : 86400) / MAX (self->frequency, 1);
}
