#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A source keeps its stories for longer or shorter than the preferences say."""

import sqlite3
import sys

from bad_server import BadServer
from scenario import run
from session_files import herald_cli, library

DIALOG = ("^Properties$", "dialog")
DAYS = ("^Keep Read Stories$", "combo box")
STORIES = ("^Keep at Most$", "combo box")
GENERAL = "^As in Preferences$"


def begin(desk):
    server = BadServer()
    for path in ("/growing", "/no-ids"):
        herald_cli(desk, "add", server.address(path))
    desk.set("refresh-on-start", "false")
    desk.start()


def restart(desk):
    desk.key("Escape")
    desk.see_not(*DIALOG)
    assert desk.quit() == 0
    desk.start()


def open_properties(desk, source="^Growing"):
    desk.click(source, "list item", button=3)
    desk.choose_item("p")
    desk.see(*DIALOG)


def choose(desk, row, choice):
    desk.click(*row)
    desk.click(f"^{choice}$", "label", within=row)
    desk.see_not("^(For 2 years|The newest 2,?500 stories)$", within=row)
    desk.see(f"^{choice}$", within=row)


def a_source_differs_and_is_set_back(desk):
    begin(desk)
    open_properties(desk)
    desk.see(GENERAL, within=DAYS)
    desk.see(GENERAL, within=STORIES)
    choose(desk, DAYS, "For ever")
    choose(desk, STORIES, "The newest 250 stories")
    restart(desk)

    open_properties(desk)
    desk.see("^For ever$", within=DAYS)
    desk.see("^The newest 250 stories$", within=STORIES)
    choose(desk, DAYS, "As in Preferences")
    desk.see("^The newest 250 stories$", within=STORIES)
    choose(desk, STORIES, "As in Preferences")
    restart(desk)

    open_properties(desk)
    desk.see(GENERAL, within=DAYS)
    desk.see(GENERAL, within=STORIES)


def let_stories_grow_old(desk):
    """As after twenty days in which all was read, and other stories came into the feeds."""
    with sqlite3.connect(library(desk)) as file:
        file.execute("UPDATE status SET read = 1, in_feed = 0, arrived = arrived - 20 * 86400")


def its_own_limit_counts(desk):
    """The desktop keeps all stories for ever, and only one source does not."""
    desk.set("retention-days", 0)
    begin(desk)
    open_properties(desk)
    choose(desk, DAYS, "For a week")
    desk.key("Escape")
    desk.see_not(*DIALOG)
    assert desk.quit() == 0
    let_stories_grow_old(desk)
    desk.start()
    open_properties(desk)
    desk.see("^0 stories, ", within=DIALOG)
    restart(desk)
    open_properties(desk, "^Nameless")
    desk.see("^2 stories, ", within=DIALOG)


if __name__ == "__main__":
    sys.exit(run(a_source_differs_and_is_set_back, its_own_limit_counts))
