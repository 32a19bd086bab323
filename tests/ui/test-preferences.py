#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is chosen in the preferences is set, and stays so."""

import sys

from scenario import run

KEEP = ("^Keep Read Stories$", "combo box")


def open_preferences(desk):
    desk.start()
    desk.see("^Add Your First Source$")
    desk.key("ctrl+comma")
    desk.see("^General$", "page tab")


def close_both(desk):
    desk.key("Escape")
    desk.see_not("^General$", "page tab")
    assert desk.quit() == 0


def choose(desk, row, choice):
    desk.click(*row)
    desk.click(f"^{choice}$", "label", within=row)
    desk.see_not("^For 2 years$", within=row)


def how_long_read_stories_are_kept(desk):
    open_preferences(desk)
    desk.see("^For 3 months$", within=KEEP)
    choose(desk, KEEP, "For a year")
    desk.see("^For a year$", within=KEEP)
    close_both(desk)
    assert desk.settings()["retention-days"] == "365"

    open_preferences(desk)
    desk.see("^For a year$", within=KEEP)
    choose(desk, KEEP, "For ever")
    close_both(desk)
    assert desk.settings()["retention-days"] == "0"


def numbers_that_are_not_offered(desk):
    desk.set("retention-days", "45")
    desk.set("refresh-interval", "90")
    open_preferences(desk)
    desk.see("^For 45 days$", within=KEEP)
    desk.click("^Refreshing$", "page tab")
    desk.see("^Every 90 minutes$", within=("^Look for New Stories$", "combo box"))
    close_both(desk)
    assert desk.settings()["retention-days"] == "45"
    assert desk.settings()["refresh-interval"] == "90"


def type_of_a_story(desk):
    open_preferences(desk)
    desk.click("^Reading$", "page tab")
    for name, choice in (("Font", "Sans"), ("Width", "Wide"), ("Line Height", "Loose"), ("Page Colours", "Dark")):
        row = (f"^{name}$", "combo box")
        desk.click(*row)
        desk.see(f"^{choice}$", within=row)
        desk.key("End", "Return")
        desk.wait(lambda: len(list(desk.find_all("", "label", within=row))) == 2, "the choices to go")
    close_both(desk)
    chosen = desk.settings()
    assert chosen["text-font"] == "'sans'", chosen
    assert chosen["text-width"] == "'wide'", chosen
    assert chosen["line-height"] == "'loose'", chosen
    assert chosen["page-theme"] == "'dark'", chosen


if __name__ == "__main__":
    sys.exit(run(how_long_read_stories_are_kept, numbers_that_are_not_offered, type_of_a_story))
