/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-field-rules-private.h"

#include "herald-element-readers-private.h"

/* An element inside media:group or media:content counts a little less than the same as the story's own child, but
 * not less than what comes after that. */
#define NESTED 1
#define MAX_NESTED 3

#define RULE(element, reader, field, rank) [HERALD_ELEMENT_##element] = { herald_element_read_##reader, field, rank }

/* Which elements make up a feed's fields, whatever the format; for each field the lowest rank wins. */
static const HeraldElementRule feed_rules[HERALD_N_ELEMENTS] = {
  RULE (ATOM_ID, atom_line, HERALD_FIELD_ID, 10),

  RULE (ATOM_TITLE, atom_line, HERALD_FIELD_TITLE, 10),
  RULE (RSS_TITLE, line, HERALD_FIELD_TITLE, 10),
  RULE (DC_TITLE, line, HERALD_FIELD_TITLE, 20),
  RULE (ITUNES_TITLE, line, HERALD_FIELD_TITLE, 30),
  RULE (MEDIA_TITLE, line, HERALD_FIELD_TITLE, 40),

  RULE (ATOM_SUBTITLE, atom_line, HERALD_FIELD_SUMMARY, 10),
  RULE (ATOM_TAGLINE, atom_line, HERALD_FIELD_SUMMARY, 20),
  RULE (RSS_DESCRIPTION, line, HERALD_FIELD_SUMMARY, 30),
  RULE (CDF_ABSTRACT, line, HERALD_FIELD_SUMMARY, 31),
  RULE (ITUNES_SUMMARY, line, HERALD_FIELD_SUMMARY, 40),
  RULE (ITUNES_SUBTITLE, line, HERALD_FIELD_SUMMARY, 50),
  RULE (DC_DESCRIPTION, line, HERALD_FIELD_SUMMARY, 60),

  RULE (RSS_LINK, link, HERALD_FIELD_LINK, 10),
  RULE (ATOM_LINK, atom_link, HERALD_FIELD_LINK, 20),

  RULE (RSS_LANGUAGE, line, HERALD_FIELD_LANGUAGE, 10),
  RULE (DC_LANGUAGE, line, HERALD_FIELD_LANGUAGE, 20),

  RULE (ATOM_ICON, address, HERALD_FIELD_ICON, 10),

  RULE (ATOM_LOGO, address, HERALD_FIELD_IMAGE, 10),
  RULE (RSS_IMAGE, picture, HERALD_FIELD_IMAGE, 20),
  RULE (CDF_LOGO, picture, HERALD_FIELD_IMAGE, 21),
  RULE (ITUNES_IMAGE, picture, HERALD_FIELD_IMAGE, 30),
  RULE (ITUNES_LINK, image_link, HERALD_FIELD_IMAGE, 31),
  RULE (MEDIA_THUMBNAIL, picture, HERALD_FIELD_IMAGE, 40),
  RULE (MEDIA_CONTENT, media, HERALD_FIELD_IMAGE, 50),

  RULE (ATOM_UPDATED, time, HERALD_TIME_UPDATED, 10),
  RULE (ATOM_MODIFIED, time, HERALD_TIME_UPDATED, 20),
  RULE (RSS_LAST_BUILD_DATE, time, HERALD_TIME_UPDATED, 30),
  RULE (RSS_PUB_DATE, time, HERALD_TIME_UPDATED, 40),
  RULE (DC_DATE, time, HERALD_TIME_UPDATED, 50),
  RULE (DCTERMS_MODIFIED, time, HERALD_TIME_UPDATED, 60),

  RULE (ATOM_AUTHOR, person, 0, 10),
  RULE (RSS_MANAGING_EDITOR, person, 0, 20),
  RULE (RSS_AUTHOR, person, 0, 21),
  RULE (DC_CREATOR, person, 0, 30),
  RULE (DC_AUTHOR, person, 0, 31),
  RULE (ITUNES_AUTHOR, person, 0, 40),
  RULE (ITUNES_OWNER, atom_person, 0, 41),
  RULE (RSS_WEB_MASTER, person, 0, 50),

  RULE (RSS_TTL, interval, 0, 10),
  RULE (RSS_SKIP_HOURS, skips, 0, 10),
  RULE (RSS_SKIP_DAYS, skips, 0, 10),
  RULE (SY_UPDATE_PERIOD, interval, 0, 20),
  RULE (SY_UPDATE_FREQUENCY, interval, 0, 20),
};

/* The same for stories. A link's rank leaves room for those that other elements offer. */
static const HeraldElementRule story_rules[HERALD_N_ELEMENTS] = {
  RULE (ATOM_ID, atom_id, HERALD_FIELD_ID, 10),
  RULE (RSS_GUID, guid, HERALD_FIELD_ID, 20),

  RULE (FEEDBURNER_ORIG_LINK, address, HERALD_FIELD_LINK, 10),
  RULE (RSS_LINK, link, HERALD_FIELD_LINK, 20),
  RULE (ATOM_LINK, atom_link, HERALD_FIELD_LINK, 30),

  RULE (ATOM_TITLE, atom_line, HERALD_FIELD_TITLE, 10),
  RULE (RSS_TITLE, line, HERALD_FIELD_TITLE, 10),
  RULE (DC_TITLE, line, HERALD_FIELD_TITLE, 20),
  RULE (ITUNES_TITLE, line, HERALD_FIELD_TITLE, 30),
  RULE (MEDIA_TITLE, line, HERALD_FIELD_TITLE, 40),

  RULE (ATOM_SUMMARY, atom_html, HERALD_FIELD_SUMMARY, 10),
  RULE (RSS_DESCRIPTION, html, HERALD_FIELD_SUMMARY, 20),
  RULE (CDF_ABSTRACT, html, HERALD_FIELD_SUMMARY, 21),
  RULE (DC_DESCRIPTION, html, HERALD_FIELD_SUMMARY, 30),
  RULE (ITUNES_SUMMARY, html, HERALD_FIELD_SUMMARY, 40),
  RULE (ITUNES_SUBTITLE, html, HERALD_FIELD_SUMMARY, 50),
  RULE (MEDIA_DESCRIPTION, html, HERALD_FIELD_SUMMARY, 60),

  RULE (ATOM_CONTENT, atom_html, HERALD_FIELD_CONTENT, 10),
  RULE (CONTENT_ENCODED, html, HERALD_FIELD_CONTENT, 20),
  RULE (RSS_FULL_ITEM, html, HERALD_FIELD_CONTENT, 25),
  RULE (XHTML_BODY, markup, HERALD_FIELD_CONTENT, 30),
  RULE (XHTML_DIV, markup, HERALD_FIELD_CONTENT, 31),

  RULE (ATOM_PUBLISHED, time, HERALD_TIME_PUBLISHED, 10),
  RULE (ATOM_ISSUED, time, HERALD_TIME_PUBLISHED, 20),
  RULE (ATOM_CREATED, time, HERALD_TIME_PUBLISHED, 30),
  RULE (RSS_PUB_DATE, time, HERALD_TIME_PUBLISHED, 40),
  RULE (DC_DATE, time, HERALD_TIME_PUBLISHED, 50),
  RULE (DCTERMS_ISSUED, time, HERALD_TIME_PUBLISHED, 60),
  RULE (DCTERMS_CREATED, time, HERALD_TIME_PUBLISHED, 70),

  RULE (ATOM_UPDATED, time, HERALD_TIME_UPDATED, 10),
  RULE (ATOM_MODIFIED, time, HERALD_TIME_UPDATED, 20),
  RULE (DCTERMS_MODIFIED, time, HERALD_TIME_UPDATED, 30),

  RULE (ATOM_AUTHOR, person, 0, 10),
  RULE (RSS_AUTHOR, person, 0, 20),
  RULE (DC_CREATOR, person, 0, 30),
  RULE (DC_AUTHOR, person, 0, 31),
  RULE (ITUNES_AUTHOR, person, 0, 40),
  RULE (MEDIA_CREDIT, credit, 0, 50),

  RULE (ATOM_CATEGORY, category, 0, 0),
  RULE (RSS_CATEGORY, category, 0, 0),
  RULE (DC_SUBJECT, category, 0, 0),
  RULE (ITUNES_KEYWORDS, keywords, 0, 0),
  RULE (MEDIA_CATEGORY, label, 0, 0),

  RULE (RSS_ENCLOSURE, enclosure, 0, 0),
  RULE (FEEDBURNER_ORIG_ENCLOSURE_LINK, address, HERALD_FIELD_ENCLOSURE, 10),
  RULE (ITUNES_DURATION, duration, 0, 0),
  RULE (MEDIA_PEER_LINK, media, HERALD_FIELD_IMAGE, 60),

  RULE (ITUNES_IMAGE, picture, HERALD_FIELD_IMAGE, 10),
  RULE (ITUNES_LINK, image_link, HERALD_FIELD_IMAGE, 11),
  RULE (MEDIA_THUMBNAIL, picture, HERALD_FIELD_IMAGE, 20),
  RULE (MEDIA_CONTENT, media, HERALD_FIELD_IMAGE, 30),

  RULE (RSS_COMMENTS, comments, HERALD_FIELD_COMMENTS, 10),
  RULE (DC_LANGUAGE, line, HERALD_FIELD_LANGUAGE, 10),
};

#undef RULE

static void
read_by (HeraldFeedReading       *reading,
         HeraldFields            *fields,
         const HeraldElementRule *rules,
         guint                    penalty)
{
  HeraldElement element = herald_xml_get_element (reading->xml);
  guint depth = herald_xml_get_depth (reading->xml);
  const HeraldElementRule *rule = &rules[element];

  if (rule->read != NULL)
    rule->read (reading, fields, rule, rule->rank + penalty);

  if ((element != HERALD_ELEMENT_MEDIA_GROUP && element != HERALD_ELEMENT_MEDIA_CONTENT) || penalty >= MAX_NESTED)
    return;

  while (herald_xml_next_child (reading->xml, depth))
    if (herald_xml_get_namespace (reading->xml) == HERALD_NAMESPACE_MEDIA)
      read_by (reading, fields, rules, penalty + NESTED);
}

/**
 * herald_field_rules_read_for_feed:
 * @reading: a reading that has just entered a child of a feed
 * @fields: what was found for the feed so far
 *
 * Takes from the element what it says of the feed.
 */
void
herald_field_rules_read_for_feed (HeraldFeedReading *reading,
                                  HeraldFields      *fields)
{
  read_by (reading, fields, feed_rules, 0);
}

/**
 * herald_field_rules_read_for_story:
 * @reading: a reading that has just entered a child of a story
 * @fields: what was found for the story so far
 *
 * Takes from the element what it says of the story.
 */
void
herald_field_rules_read_for_story (HeraldFeedReading *reading,
                                   HeraldFields      *fields)
{
  read_by (reading, fields, story_rules, 0);
}
