#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in a window of 360 by 720 pixels, where one pane is shown at a time."""

import re
import sys

from scenario import run, subscribe

WIDTH, HEIGHT = 360, 720


def fits(desk):
    geometry = desk.xdotool("getwindowgeometry", "--shell", desk.window_id())
    return int(re.search(r"^WIDTH=(\d+)$", geometry, re.M).group(1)) <= WIDTH


def pane_by_pane(desk):
    base = desk.serve_sample()
    desk.start()
    subscribe(desk, base + "tidewater/", add=lambda desk: desk.key("Return"))

    desk.click("^Unread, A lighthouse to let", "list item")
    desk.wait(lambda: "the list of duties is not long" in desk.page_text(), "the text of the story")
    desk.see_not("^Unread, A lighthouse to let", "list item")
    assert fits(desk)
    desk.click("^Bookmark$", "toggle button")
    desk.see("^Remove Bookmark$", "toggle button")
    desk.click("^Back$", "button")
    desk.see("^Bookmarked, A lighthouse to let", "list item")
    assert desk.quit() == 0

    desk.start()
    desk.click("^Back$", "button")
    desk.click("^Bookmarks, 1 story$", "list item")
    desk.click("^Bookmarked, A lighthouse to let", "list item")
    desk.wait(lambda: "the list of duties is not long" in desk.page_text(), "the text of the story")
    assert fits(desk)


if __name__ == "__main__":
    sys.exit(run(pane_by_pane, width=WIDTH, height=HEIGHT))
