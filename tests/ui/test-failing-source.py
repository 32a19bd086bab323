#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A source that never worked says why, and is mended where it says so."""

import socket
import sys
import time

from scenario import follow, run


def zone_in_which_it_is(hour):
    """A time zone where that hour of the day, half past, is now."""
    east = (hour * 60 + 30 - time.time() // 60) % 1440
    return f"HERE-{int(east // 60)}:{int(east % 60):02}"


def the_next_try_may_be_tomorrow(desk):
    library, outlines = desk.home / "library.db", desk.home / "sources.opml"
    desk.environment["TZ"] = zone_in_which_it_is(hour=23)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        follow(desk, library, outlines, f"http://127.0.0.1:{closed.getsockname()[1]}/feed")
        desk.start("--library", str(library))
        desk.click("^The Small Web$", "list item")
        desk.see("\nHerald tries again tomorrow at 00:[0-9][0-9]\\.$")


def a_source_that_never_worked_gets_another_address(desk):
    base = desk.serve_sample()
    desk.environment["TZ"] = zone_in_which_it_is(hour=10)
    library, outlines = desk.home / "library.db", desk.home / "sources.opml"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        follow(desk, library, outlines, f"http://127.0.0.1:{closed.getsockname()[1]}/feed")
        desk.start("--library", str(library))
        desk.click("^The Small Web$", "list item")
        desk.see("^No Stories Arrived$")
        desk.see("127.0.0.1” cannot be reached.*\nHerald tries again at [0-9][0-9]:[0-9][0-9]\\.$")
        desk.see("^Try Again$", "button")
        row = desk.see("^The Small Web$", "list item", within=("^Sources$", "list"))
        assert "127.0.0.1” cannot be reached" in row.get_description(), row.get_description()
        desk.point("^The Small Web$", "list item")
        desk.see("^“127.0.0.1” cannot be reached. It may be switched off; try again later.$", "label")

        desk.click("^Change Address…$", "button")
        desk.see("^Properties$")
        desk.see("[0-9][0-9]:[0-9][0-9]\nHerald asks less often while this fails\\.$")
        desk.key("ctrl+a")
        desk.type(base + "tidewater/feed.rss")
        desk.key("Return")
        desk.key("Escape")
        desk.see("^Unread, The dunes that walk", "list item")


if __name__ == "__main__":
    sys.exit(run(a_source_that_never_worked_gets_another_address, the_next_try_may_be_tomorrow))
