#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading with the keyboard alone."""

import sys

from scenario import run

FIRST = "The dunes that walk"


def with_single_keys(desk):
    desk.start("--sample")
    desk.see("^Unread, " + FIRST, "list item")

    desk.key("n")
    desk.wait(lambda: "Every autumn the sand came over the road" in desk.page_text(), "the text of the story")
    desk.see("^" + FIRST, "list item")
    desk.key("s")
    desk.see("^Bookmarked, " + FIRST, "list item")
    desk.key("m")
    desk.see("^Unread, Bookmarked, " + FIRST, "list item")
    desk.key("n")
    desk.see("^A balloon the size of a pear", "list item")
    desk.key("p")
    desk.see("^Bookmarked, " + FIRST, "list item")

    desk.key("slash")
    desk.see_focus("^Search in these headlines$", "entry")
    desk.type("sourdough qqzzx")
    desk.see("^Nothing Found$")
    desk.key("Escape")
    desk.see("A balloon the size of a pear", "list item")
    desk.key("F1")
    desk.see("^Next unread headline$")
    desk.key("Escape")
    desk.see_not("^Next unread headline$")


if __name__ == "__main__":
    sys.exit(run(with_single_keys))
