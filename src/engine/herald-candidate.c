/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-candidate.h"

#include "herald-story-record.h"
#include "herald-uri.h"

/**
 * HeraldCandidate:
 *
 * A feed that can be subscribed to, with all that its server said.
 */
struct _HeraldCandidate
{
  GObject        parent_instance;

  char          *address;    /* (owned) */
  char          *title;      /* (owned) */
  char          *icon;       /* (owned) (nullable): address */
  HeraldFetched *fetched;    /* (owned) */
  gint64         last_story; /* seconds since 1970, or HERALD_TIME_NONE */
  double         per_day;    /* how many stories come on a day; 0 where that is not known */
};

enum
{
  PROP_TITLE = 1,
  PROP_ADDRESS,
  PROP_FORMAT,
  PROP_N_STORIES,
  PROP_LAST_STORY,
  PROP_PER_DAY,
  PROP_ICON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeraldCandidate, herald_candidate, G_TYPE_OBJECT)

/* How often stories come, from the oldest to the newest in the feed; a clock that runs ahead is left out. */
static void
look_at_times (HeraldCandidate *self)
{
  GPtrArray *stories = self->fetched->document->stories;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 first = G_MAXINT64;
  guint n = 0;

  self->last_story = HERALD_TIME_NONE;
  for (guint i = 0; i < stories->len; i++)
    {
      HeraldStoryRecord *story = g_ptr_array_index (stories, i);
      gint64 time = story->published != HERALD_TIME_NONE ? story->published : story->updated;

      if (time == HERALD_TIME_NONE || time > now)
        continue;
      first = MIN (first, time);
      self->last_story = MAX (self->last_story, time);
      n++;
    }

  if (n > 1 && self->last_story > first)
    self->per_day = (double) (n - 1) * 86400 / (double) (self->last_story - first);
}

static void
herald_candidate_finalize (GObject *object)
{
  HeraldCandidate *self = HERALD_CANDIDATE (object);

  g_free (self->address);
  g_free (self->title);
  g_free (self->icon);
  g_clear_pointer (&self->fetched, herald_fetched_free);

  G_OBJECT_CLASS (herald_candidate_parent_class)->finalize (object);
}

static void
herald_candidate_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HeraldCandidate *self = HERALD_CANDIDATE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_FORMAT:
      g_value_set_string (value, herald_candidate_get_format (self));
      break;
    case PROP_N_STORIES:
      g_value_set_uint (value, herald_candidate_get_n_stories (self));
      break;
    case PROP_LAST_STORY:
      g_value_set_int64 (value, self->last_story);
      break;
    case PROP_PER_DAY:
      g_value_set_double (value, self->per_day);
      break;
    case PROP_ICON:
      g_value_set_string (value, self->icon);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
herald_candidate_class_init (HeraldCandidateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = herald_candidate_finalize;
  object_class->get_property = herald_candidate_get_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ADDRESS] =
    g_param_spec_string ("address", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FORMAT] =
    g_param_spec_string ("format", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_STORIES] =
    g_param_spec_uint ("n-stories", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAST_STORY] =
    g_param_spec_int64 ("last-story", NULL, NULL, G_MININT64, G_MAXINT64, HERALD_TIME_NONE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PER_DAY] =
    g_param_spec_double ("per-day", NULL, NULL, 0, G_MAXDOUBLE, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON] =
    g_param_spec_string ("icon", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
herald_candidate_init (HeraldCandidate *self)
{
}

/**
 * herald_candidate_new:
 * @address: what is to be fetched from now on
 * @title: (nullable): what the page that names the feed calls it
 * @page_icon: (nullable): address of that page's icon
 * @fetched: (transfer full): what the feed's server answered, with a document
 *
 * Returns: (transfer full): a candidate
 */
HeraldCandidate *
herald_candidate_new (const char    *address,
                      const char    *title,
                      const char    *page_icon,
                      HeraldFetched *fetched)
{
  HeraldCandidate *self;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (fetched != NULL && fetched->document != NULL, NULL);

  self = g_object_new (HERALD_TYPE_CANDIDATE, NULL);
  self->fetched = fetched;
  self->address = g_strdup (address);
  self->icon = g_strdup (fetched->document->icon != NULL ? fetched->document->icon : page_icon);
  self->title = g_strdup (fetched->document->title != NULL ? fetched->document->title : title);
  if (self->title == NULL)
    self->title = herald_uri_dup_host (address);
  if (self->title == NULL)
    self->title = g_strdup (address);
  look_at_times (self);

  return self;
}

const char *
herald_candidate_get_title (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), NULL);

  return self->title;
}

const char *
herald_candidate_get_address (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), NULL);

  return self->address;
}

/**
 * herald_candidate_get_format:
 * @self: a candidate
 *
 * Returns: one of the names of #HeraldFeedDocument's format
 */
const char *
herald_candidate_get_format (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), NULL);

  return self->fetched->document->format;
}

guint
herald_candidate_get_n_stories (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), 0);

  return self->fetched->document->stories->len;
}

/**
 * herald_candidate_get_last_story:
 * @self: a candidate
 *
 * Returns: when its newest story was published, in seconds since 1970; %HERALD_TIME_NONE where no story says
 */
gint64
herald_candidate_get_last_story (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), HERALD_TIME_NONE);

  return self->last_story;
}

/**
 * herald_candidate_get_per_day:
 * @self: a candidate
 *
 * Returns: how many stories come on a day; 0 where that cannot be told
 */
double
herald_candidate_get_per_day (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), 0);

  return self->per_day;
}

/**
 * herald_candidate_get_icon:
 * @self: a candidate
 *
 * Returns: (nullable): address of its icon
 */
const char *
herald_candidate_get_icon (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), NULL);

  return self->icon;
}

/**
 * herald_candidate_get_fetched:
 * @self: a candidate
 *
 * Returns: (transfer none): what its server answered
 */
HeraldFetched *
herald_candidate_get_fetched (HeraldCandidate *self)
{
  g_return_val_if_fail (HERALD_IS_CANDIDATE (self), NULL);

  return self->fetched;
}
