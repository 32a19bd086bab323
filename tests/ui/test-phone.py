#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in a window of a phone's width, where one pane is shown at a time."""

import sys

from scenario import follow, run, subscribe


def main_job(desk):
    base = desk.serve_sample()
    desk.start()
    subscribe(desk, base + "tidewater/", add=lambda desk: desk.click("^Add$", "button"))

    desk.click("^Unread, A lighthouse to let", "list item")
    desk.wait(lambda: "the list of duties is not long" in desk.page_text(), "the text of the story")
    desk.click("^Bookmark$", "toggle button")
    desk.see("^Remove Bookmark$", "toggle button")
    desk.click("^Back$", "button")
    desk.see("^Bookmarked, A lighthouse to let", "list item")
    assert desk.quit() == 0

    desk.start()
    desk.click("^Back$", "button")
    desk.see_focus("^Tidewater, ", "list item")
    desk.click("^Bookmarks, 1 story$", "list item")
    desk.see("^Bookmarked, A lighthouse to let", "list item")
    desk.see_not("dunes that walk", "list item")


def add_with_keys(desk):
    base = desk.serve_sample()
    desk.start()
    desk.see("^Add Your First Source$")
    desk.key("ctrl+n")
    desk.see_focus("^Website or feed address$", "text")
    desk.type(base + "tidewater/")
    desk.key("Return")
    desk.see("^Found 1 Feed$")
    desk.key("Return")
    desk.see("^Unread, A lighthouse to let", "list item")


def another_address_is_typed_at_once(desk):
    library = desk.home / "library.db"
    follow(desk, library, desk.home / "sources.opml", "http://127.0.0.1:9/feed")
    desk.set("last-selection", "'source:1'")
    desk.start("--library", str(library))
    desk.click("^Change Address…$", "button")
    desk.see_focus("^Address$", "text")
    desk.type("example.org")
    desk.wait(lambda: desk.text_of("^Address$") == "example.org", "what was typed to take the address's place")


def type_is_set_in_a_sheet(desk):
    """The name of a swatch is clicked, and the page changes behind the sheet."""
    desk.start("--sample")
    desk.click("^Unread, The dunes that walk", "list item")
    desk.wait(lambda: "Every autumn" in desk.page_text(), "the text of the story")
    desk.click("^Type and Colours$", "button")
    desk.see("^Type and Colours$", "dialog")
    desk.click("^Sepia$", "label")
    desk.wait(lambda: desk.find("^Sepia$", "toggle button").get_state_set().contains(desk.atspi.StateType.PRESSED),
              "the swatch to be chosen")
    desk.key("Escape")
    desk.see_not("^Type and Colours$", "dialog")


if __name__ == "__main__":
    sys.exit(run(main_job, add_with_keys, another_address_is_typed_at_once, type_is_set_in_a_sheet,
                 width=360, height=720))
