-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A step as a later version may have one: a column more, every story rewritten, another index.

ALTER TABLE source ADD COLUMN remark TEXT NOT NULL DEFAULT 'none';
UPDATE status SET digest = digest + 1;
CREATE INDEX status_by_digest ON status (digest);
