/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date-words.h"

#include <string.h>

/* The words that stand in dates, without regard to the person's locale: a feed from Athens is dated in Greek
 * wherever it is read. */

typedef struct
{
  const char *name; /* lower case, without accents */
  int         month;
} MonthName;

/* A word means a month if it is the beginning, three characters or more, of its name. The first name that fits
 * counts. */
static const MonthName month_names[] = {
  { "january", 1 },    { "february", 2 },   { "march", 3 },       { "april", 4 },       { "may", 5 },
  { "june", 6 },       { "july", 7 },       { "august", 8 },      { "september", 9 },   { "october", 10 },
  { "november", 11 },  { "december", 12 },
  /* German, Dutch, the North */
  { "januari", 1 },    { "janner", 1 },     { "februari", 2 },    { "marz", 3 },        { "maerz", 3 },
  { "maart", 3 },      { "mrt", 3 },        { "mars", 3 },        { "mai", 5 },         { "maj", 5 },
  { "mei", 5 },        { "juni", 6 },       { "juli", 7 },        { "augusti", 8 },     { "oktober", 10 },
  { "desember", 12 },  { "dezember", 12 },
  /* French, Spanish, Catalan, Italian, Portuguese */
  { "janvier", 1 },    { "enero", 1 },      { "gener", 1 },       { "gennaio", 1 },     { "janeiro", 1 },
  { "fevrier", 2 },    { "febrero", 2 },    { "febbraio", 2 },    { "fevereiro", 2 },   { "marzo", 3 },
  { "marco", 3 },      { "avril", 4 },      { "abril", 4 },       { "aprile", 4 },      { "mayo", 5 },
  { "maggio", 5 },     { "maio", 5 },       { "juin", 6 },        { "junio", 6 },       { "giugno", 6 },
  { "junho", 6 },      { "juillet", 7 },    { "julio", 7 },       { "luglio", 7 },      { "julho", 7 },
  { "aout", 8 },       { "agosto", 8 },     { "septembre", 9 },   { "septiembre", 9 },  { "settembre", 9 },
  { "setembro", 9 },   { "setiembre", 9 },  { "octobre", 10 },    { "octubre", 10 },    { "ottobre", 10 },
  { "outubro", 10 },   { "novembre", 11 },  { "noviembre", 11 },  { "novembro", 11 },   { "decembre", 12 },
  { "diciembre", 12 }, { "dicembre", 12 },  { "dezembro", 12 },
  /* Polish, Czech, Hungarian, Turkish, Finnish */
  { "stycznia", 1 },   { "lutego", 2 },     { "marca", 3 },       { "kwietnia", 4 },    { "maja", 5 },
  { "czerwca", 6 },    { "lipca", 7 },      { "sierpnia", 8 },    { "wrzesnia", 9 },    { "pazdziernika", 10 },
  { "listopada", 11 }, { "grudnia", 12 },   { "ledna", 1 },       { "unora", 2 },       { "brezna", 3 },
  { "dubna", 4 },      { "kvetna", 5 },     { "cervna", 6 },      { "cervence", 7 },    { "srpna", 8 },
  { "zari", 9 },       { "rijna", 10 },     { "listopadu", 11 },  { "prosince", 12 },   { "januar", 1 },
  { "februar", 2 },    { "marcius", 3 },    { "aprilis", 4 },     { "majus", 5 },       { "junius", 6 },
  { "julius", 7 },     { "augusztus", 8 },  { "szeptember", 9 },  { "ocak", 1 },        { "subat", 2 },
  { "nisan", 4 },      { "mayis", 5 },      { "haziran", 6 },     { "temmuz", 7 },      { "agustos", 8 },
  { "eylul", 9 },      { "ekim", 10 },      { "kasim", 11 },      { "aralik", 12 },     { "tammikuuta", 1 },
  { "helmikuuta", 2 }, { "maaliskuuta", 3 },{ "huhtikuuta", 4 },  { "toukokuuta", 5 },  { "kesakuuta", 6 },
  { "heinakuuta", 7 }, { "elokuuta", 8 },   { "syyskuuta", 9 },   { "lokakuuta", 10 },  { "marraskuuta", 11 },
  { "joulukuuta", 12 },
  /* Greek, Russian */
  { "ιανουαριου", 1 }, { "φεβρουαριου", 2 },{ "μαρτιου", 3 },     { "απριλιου", 4 },    { "μαιου", 5 },
  { "μαϊου", 5 },      { "ιουνιου", 6 },    { "ιουλιου", 7 },     { "αυγουστου", 8 },   { "σεπτεμβριου", 9 },
  { "οκτωβριου", 10 }, { "νοεμβριου", 11 }, { "δεκεμβριου", 12 }, { "января", 1 },      { "февраля", 2 },
  { "марта", 3 },      { "апреля", 4 },     { "мая", 5 },         { "маи", 5 },         { "июня", 6 },
  { "июля", 7 },       { "августа", 8 },    { "сентября", 9 },    { "октября", 10 },    { "ноября", 11 },
  { "декабря", 12 },   { "июнь", 6 },       { "июль", 7 },
};

typedef struct
{
  const char *name;
  int         minutes; /* east of UTC */
} ZoneName;

/* Where a name is used for several zones, the one that feeds mean most often. The one-letter zones count as
 * RFC 822 has them, whose signs are the reverse of the military's own. */
static const ZoneName zone_names[] = {
  { "UT", 0 },      { "GMT", 0 },     { "UTC", 0 },     { "Z", 0 },       { "WET", 0 },     { "WEZ", 0 },
  { "WEST", 60 },   { "BST", 60 },    { "CET", 60 },    { "MEZ", 60 },    { "MET", 60 },    { "MEWT", 60 },
  { "WAT", 60 },    { "CEST", 120 },  { "CEDT", 120 },  { "MEST", 120 },  { "MESZ", 120 },  { "EET", 120 },
  { "CAT", 120 },   { "SAST", 120 },  { "EEST", 180 },  { "EEDT", 180 },  { "MSK", 180 },   { "EAT", 180 },
  { "TRT", 180 },   { "IDT", 180 },   { "IRST", 210 },  { "MSD", 240 },   { "GST", 240 },   { "IRDT", 270 },
  { "PKT", 300 },   { "IST", 330 },   { "NPT", 345 },   { "ICT", 420 },   { "WIB", 420 },   { "HKT", 480 },
  { "SGT", 480 },   { "AWST", 480 },  { "PHT", 480 },   { "CCT", 480 },   { "JST", 540 },   { "KST", 540 },
  { "ACST", 570 },  { "AEST", 600 },  { "EAST", 600 },  { "ACDT", 630 },  { "AEDT", 660 },  { "EADT", 660 },
  { "NZST", 720 },  { "NZT", 720 },   { "NZDT", 780 },  { "BRT", -180 },  { "ART", -180 },  { "BRST", -120 },
  { "NDT", -150 },  { "NST", -210 },  { "ADT", -180 },  { "AST", -240 },  { "AT", -240 },   { "CLT", -240 },
  { "CLST", -180 }, { "EDT", -240 },  { "EST", -300 },  { "ET", -300 },   { "CDT", -300 },  { "CST", -360 },
  { "CT", -360 },   { "MDT", -360 },  { "MST", -420 },  { "MT", -420 },   { "PDT", -420 },  { "PST", -480 },
  { "PT", -480 },   { "AKDT", -480 }, { "AKST", -540 }, { "HDT", -540 },  { "HADT", -540 }, { "HST", -600 },
  { "HAST", -600 }, { "A", -60 },     { "B", -120 },    { "C", -180 },    { "D", -240 },    { "E", -300 },
  { "F", -360 },    { "G", -420 },    { "H", -480 },    { "I", -540 },    { "K", -600 },    { "L", -660 },
  { "M", -720 },    { "N", 60 },      { "O", 120 },     { "P", 180 },     { "Q", 240 },     { "R", 300 },
  { "S", 360 },     { "T", 420 },     { "U", 480 },     { "V", 540 },     { "W", 600 },     { "X", 660 },
  { "Y", 720 },
};

static const char * const us_words[] = {
  "am", "pm", "a.m.", "p.m.", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "mt", "pt",
  "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", NULL
};

/* Lower case without accents. */
static char *
plain_word (const char *word)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *split = NULL;

  if (g_str_is_ascii (word))
    return g_ascii_strdown (word, -1);

  split = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);
  for (const char *c = split; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (out, g_unichar_tolower (character));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Returns 1 to 12, or 0 if @word, in UTF-8, names no month. */
int
herald_date_word_month (const char *word)
{
  g_autofree char *plain = plain_word (word);

  if (g_utf8_strlen (plain, -1) < 3)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (month_names); i++)
    {
      if (g_str_has_prefix (month_names[i].name, plain))
        return month_names[i].month;
    }

  return 0;
}

/* Sets @offset to seconds east of UTC. */
gboolean
herald_date_word_zone (const char *word,
                       int        *offset)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zone_names); i++)
    {
      if (g_ascii_strcasecmp (word, zone_names[i].name) == 0)
        {
          *offset = zone_names[i].minutes * 60;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether the word tells that a person from the United States wrote the date. */
gboolean
herald_date_word_is_us (const char *word)
{
  for (gsize i = 0; us_words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (word, us_words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}
