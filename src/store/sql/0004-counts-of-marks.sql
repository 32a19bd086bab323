-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Marks are counted by what makes them, a source at a time: a trigger would be run for each of a million stories.

DROP TRIGGER status_updated;

CREATE TRIGGER status_updated AFTER UPDATE OF state ON status WHEN (old.state = 0) <> (new.state = 0)
BEGIN
  UPDATE source
     SET total = total + (new.state <> 0) - (old.state <> 0),
         unread = unread + (new.state <> 0 AND new.read = 0) - (old.state <> 0 AND old.read = 0)
   WHERE id = new.source_id;
END;
