#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job: subscribe, read, bookmark, and find it again."""

import sys

from scenario import run, subscribe


def with_the_mouse(desk):
    base = desk.serve_sample()
    desk.start()
    subscribe(desk, base + "tidewater/", add=lambda desk: desk.click("^Add$", "button"))
    desk.see_focus("^Unread, ", "list item")

    desk.click("^Unread, A lighthouse to let", "list item")
    desk.wait(lambda: "the list of duties is not long" in desk.page_text(), "the text of the story")
    desk.point("^A lighthouse to let", "list item")
    desk.click("^Bookmark$", "button", within=("^A lighthouse to let", "list item"))
    desk.see("^Bookmarked, A lighthouse to let", "list item")
    assert desk.quit() == 0

    desk.start()
    desk.click("^Bookmarks, 1 story$", "list item")
    desk.see("^Bookmarked, A lighthouse to let", "list item")
    desk.see_not("dunes that walk", "list item")


if __name__ == "__main__":
    sys.exit(run(with_the_mouse))
