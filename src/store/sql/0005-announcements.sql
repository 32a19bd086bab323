-- SPDX-FileCopyrightText: 2026 The Herald founders
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Whose new stories the desktop tells of.

ALTER TABLE source ADD COLUMN announced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE folder ADD COLUMN announced INTEGER NOT NULL DEFAULT 0;
