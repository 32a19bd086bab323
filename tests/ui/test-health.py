#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Source Health says what is the matter with each source, and each button does what it says."""

import subprocess
import sys

from bad_server import BadServer
from scenario import run

HEALTH = ("^Source Health$", "dialog")


def start_with(desk, server, *paths):
    """A library with a source for each path, named like it."""
    library, outlines = desk.home / "library.db", desk.home / "sources.opml"
    rows = "".join(f"<outline text=\"{path[1:]}\" xmlUrl=\"{server.address(path)}\"/>" for path in paths)
    outlines.write_text(f"<opml version=\"2.0\"><body>{rows}</body></opml>")
    subprocess.run([desk.build / "src" / "cli" / "herald-cli", "--library", library, "import", outlines],
                   env=desk.environment, check=True, capture_output=True)
    desk.start("--library", str(library))


def open_health(desk):
    desk.click("^Main Menu$", "toggle button")
    desk.choose_item("h")
    desk.see(*HEALTH)


def refreshed(desk):
    desk.see_not("^Refreshing", "label")


def all_is_well(desk):
    server = BadServer()
    start_with(desk, server, "/no-ids")
    desk.see("^Unread, First of them", "list item")
    open_health(desk)
    desk.see("^All Is Well$")
    desk.see("^1 source is well$")


def each_source_says_what_is_the_matter(desk):
    server = BadServer()
    start_with(desk, server, "/410", "/404", "/became-a-page", "/1970", "/moved", "/no-ids")
    desk.see("^Long Ago", "list item")
    desk.see("^Wrong Letters", "list item")
    refreshed(desk)
    open_health(desk)
    desk.see("^5 of 6 sources want attention$")
    for text in ("^Not Arriving$", "“127.0.0.1” has ended this feed.*\nSo since ", "There is nothing at this address",
                 "A web page came instead of the feed.*\nSo since ", "^Moved$", "The site moved it from “.*/moved” on ",
                 "^Quiet$", "^No new story since 1 January 1970", "^1 source is well$"):
        desk.see(text, within=HEALTH)


def a_lost_feed_is_found_on_its_site(desk):
    server = BadServer()
    start_with(desk, server, "/became-a-page")
    desk.click("^became-a-page$", "list item")
    desk.see("^No Stories Arrived$")
    open_health(desk)
    desk.click("^Find Feed$", "button")
    desk.see("^Use This Feed\\?$")
    desk.click("^Use$", "button")
    desk.see_not("^Use This Feed\\?$")
    desk.see("^Address of “.*” changed$")
    desk.see("^All Is Well$")
    desk.see_focus("^Undo$", "button")
    desk.key("Escape")
    desk.see_not("^Undo$", "button")
    desk.see_focus("^$", "panel", within=HEALTH)
    desk.key("Escape")
    desk.see_not(*HEALTH)
    desk.see("^Unread, First of them", "list item")


def a_feed_that_is_nowhere_says_so(desk):
    server = BadServer()
    start_with(desk, server, "/404")
    desk.click("^404$", "list item")
    desk.see("^No Stories Arrived$")
    open_health(desk)
    desk.click("^Find Feed$", "button")
    desk.see("^No Feed Was Found$")
    desk.see("^No page of the site names a feed that you do not have")


def a_quiet_source_is_paused_and_resumed(desk):
    server = BadServer()
    start_with(desk, server, "/1970")
    desk.see("^Long Ago", "list item")
    open_health(desk)
    desk.click("^Pause$", "button", within=HEALTH)
    desk.see("^Paused$", "label", within=HEALTH)
    desk.see_not("^Quiet$", within=HEALTH)
    desk.key("Escape")
    desk.see_not(*HEALTH)
    row = desk.see("^Long Ago", "list item")
    assert row.get_description() == "Paused", row.get_description()
    open_health(desk)
    desk.click("^Resume$", "button", within=HEALTH)
    desk.see("^Quiet$", within=HEALTH)


def a_move_is_taken_back_and_that_is_undone(desk):
    server = BadServer()
    start_with(desk, server, "/moved")
    desk.see("^Wrong Letters", "list item")
    open_health(desk)
    desk.click("^Use Old Address$", "button")
    desk.see("^All Is Well$")
    desk.click("^Undo$", "button")
    desk.see_not("^Undo$", "button")
    desk.key("Escape")
    desk.see_not(*HEALTH)
    desk.click("^Wrong Letters", "list item", button=3)
    desk.choose_item("p")
    desk.wait(lambda: desk.text_of("^Address$").endswith("/encoding"), "the new address again")


def what_has_ended_is_removed(desk):
    server = BadServer()
    start_with(desk, server, "/410", "/no-ids")
    desk.see("^Unread, First of them", "list item")
    open_health(desk)
    desk.click("^Remove$", "button")
    desk.see("^All Is Well$")
    desk.click("^Undo$", "button")
    desk.see("^Not Arriving$", within=HEALTH)
    desk.click("^410$", "label", within=HEALTH)
    desk.see("^Properties$", "dialog")
    desk.click("^Remove$", "button", within=("^Properties$", "dialog"))
    desk.see_not("^Properties$", "dialog")
    desk.see("^All Is Well$")
    desk.see("^Undo$", "button")


if __name__ == "__main__":
    sys.exit(run(all_is_well, each_source_says_what_is_the_matter, a_lost_feed_is_found_on_its_site,
                 a_feed_that_is_nowhere_says_so, a_quiet_source_is_paused_and_resumed,
                 a_move_is_taken_back_and_that_is_undone, what_has_ended_is_removed))
