-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Times are in seconds since 1970, NULL where unknown.

CREATE TABLE folder (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  title    TEXT NOT NULL,
  position INTEGER NOT NULL,
  expanded INTEGER NOT NULL
);

CREATE TABLE source (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id      INTEGER REFERENCES folder (id) ON DELETE SET NULL,
  position       INTEGER NOT NULL,
  address        TEXT NOT NULL UNIQUE,
  title          TEXT,
  custom_title   TEXT,
  home           TEXT,
  icon           TEXT,
  language       TEXT,
  etag           TEXT,
  last_modified  TEXT,
  content_hash   TEXT,
  last_fetch     INTEGER,
  last_success   INTEGER,
  next_fetch     INTEGER,
  ttl_seconds    INTEGER NOT NULL DEFAULT -1,
  failure        TEXT,                        -- a name of a HeraldFailure
  failure_detail TEXT,
  failure_count  INTEGER NOT NULL DEFAULT 0,
  failing_since  INTEGER,
  removed_at     INTEGER,                     -- removed, but may still be restored
  unread         INTEGER NOT NULL DEFAULT 0,  -- kept by the triggers on status
  total          INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX source_by_folder ON source (folder_id);
CREATE INDEX source_removed ON source (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE source_icon (
  source_id INTEGER PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
  address   TEXT,
  bytes     BLOB NOT NULL
);

-- One narrow row for each story ever seen, all that lists and counts are made from. It outlives the story's
-- content, so that a story that was purged is known when its feed brings it again.
CREATE TABLE status (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id     INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  state         INTEGER NOT NULL,            -- 0 its content was purged, 1 shown, 2 its source was removed
  read          INTEGER NOT NULL DEFAULT 0,
  bookmarked    INTEGER NOT NULL DEFAULT 0,
  in_feed       INTEGER NOT NULL DEFAULT 1,  -- whether the last document of its source had it
  sort_time     INTEGER NOT NULL,
  arrived       INTEGER NOT NULL,
  bookmarked_at INTEGER,
  digest        INTEGER NOT NULL,            -- of what the feed said; differs when the story was changed
  alias         INTEGER,                     -- of link, title and date; finds a story whose guid was changed
  identity      BLOB NOT NULL
);

CREATE UNIQUE INDEX status_by_identity ON status (source_id, identity);
CREATE INDEX status_in_feed ON status (source_id) WHERE in_feed = 1;
CREATE INDEX status_by_time ON status (sort_time) WHERE state = 1;
CREATE INDEX status_unread_by_time ON status (sort_time) WHERE state = 1 AND read = 0;
CREATE INDEX status_by_source ON status (source_id, sort_time) WHERE state = 1;
CREATE INDEX status_unread_by_source ON status (source_id, sort_time) WHERE state = 1 AND read = 0;
CREATE INDEX status_bookmarks ON status (sort_time, id, read) WHERE bookmarked = 1;

CREATE TRIGGER status_inserted AFTER INSERT ON status WHEN new.state <> 0
BEGIN
  UPDATE source SET total = total + 1, unread = unread + (new.read = 0) WHERE id = new.source_id;
END;

CREATE TRIGGER status_deleted AFTER DELETE ON status WHEN old.state <> 0
BEGIN
  UPDATE source SET total = total - 1, unread = unread - (old.read = 0) WHERE id = old.source_id;
END;

CREATE TRIGGER status_updated AFTER UPDATE OF state, read ON status
  WHEN (old.state = 0) <> (new.state = 0) OR old.read <> new.read
BEGIN
  UPDATE source
     SET total = total + (new.state <> 0) - (old.state <> 0),
         unread = unread + (new.state <> 0 AND new.read = 0) - (old.state <> 0 AND old.read = 0)
   WHERE id = new.source_id;
END;

-- What a list shows of a story.
CREATE TABLE story (
  id          INTEGER PRIMARY KEY REFERENCES status (id) ON DELETE CASCADE,
  guid        TEXT,
  link        TEXT,
  title       TEXT,
  authors     TEXT,                          -- JSON: [{"name":, "email":, "address":}]
  preview     TEXT,
  thumbnail   TEXT,
  image       TEXT,
  comments    TEXT,
  language    TEXT,
  published   INTEGER,
  updated     INTEGER,
  attachments TEXT,                          -- JSON: [{"address":, "type":, "length":, "duration":}]
  categories  TEXT                           -- JSON: ["", ...]
);

-- Its text, as the feed had it.
CREATE TABLE story_body (
  id           INTEGER PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
  content      TEXT,
  content_base TEXT,
  summary      TEXT,
  summary_base TEXT
);

CREATE VIRTUAL TABLE search USING fts5 (
  title, text, authors,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

-- More is gathered before it is written, and parts of the index are merged later, so that it is filled faster.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
INSERT INTO search (search, rank) VALUES ('automerge', 8);

CREATE TRIGGER story_deleted AFTER DELETE ON story
BEGIN
  DELETE FROM search WHERE rowid = old.id;
END;
