-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What tells how a source fares; see HeraldSourceRecord.

ALTER TABLE source ADD COLUMN longest_gap INTEGER NOT NULL DEFAULT -1;
ALTER TABLE source ADD COLUMN detour TEXT;
ALTER TABLE source ADD COLUMN detour_since INTEGER;
ALTER TABLE source ADD COLUMN former_address TEXT;
ALTER TABLE source ADD COLUMN moved_at INTEGER;
ALTER TABLE source ADD COLUMN refused_address TEXT;
ALTER TABLE source ADD COLUMN paused_at INTEGER;
