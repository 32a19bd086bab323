-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a feed says of when it is worth asking for.

ALTER TABLE source ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;  -- bits, see HeraldSourceRecord
ALTER TABLE source ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN newest_story INTEGER;

-- The bytes that are known were read without them: the next whole answer is read even if it is the same.
UPDATE source SET content_hash = NULL;
