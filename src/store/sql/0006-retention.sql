-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- For how many days read stories of a source are kept, and how many stories of it: 0 without a limit, -1 as of all.

ALTER TABLE source ADD COLUMN retention_days INTEGER NOT NULL DEFAULT -1;
ALTER TABLE source ADD COLUMN retention_stories INTEGER NOT NULL DEFAULT -1;
