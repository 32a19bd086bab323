#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that do not work and feeds that nobody should write: what the window says and shows."""

import re
import socket
import sys

from bad_server import BadServer, new_certificate
from scenario import run

ADDRESS = "^Website or feed address$"

SENTENCES = {
    "/page": "^This page names no feed. Try the address of the site’s front page or of its feed.$",
    "/404": "^There is nothing at this address on “127.0.0.1”. Check its spelling",
    "/410": "^“127.0.0.1” has ended this feed.",
    "/500": "^“127.0.0.1” has trouble of its own. Try again later.$",
    "/loop": "^“127.0.0.1” sends Herald round in circles.",
    "/huge": "^What is at this address is too large to be a feed.$",
    "/zip": "^What is at this address is not a feed.",
    "/empty": "^The answer was empty. Try again later.$",
}


def open_dialog(desk, address):
    desk.key("ctrl+n")
    desk.see_focus(ADDRESS, "text")
    desk.key("ctrl+a")
    desk.type(address)
    desk.key("Return")


def close_dialog(desk):
    desk.key("Escape")
    desk.see_not("^Add Source$", "dialog")


def tell_what_is_wrong(desk, address, sentence, seconds=30):
    open_dialog(desk, address)
    desk.see(sentence, "alert", within=("^Add Source$", "dialog"), seconds=seconds)
    assert desk.find("^Found", "list") is None
    close_dialog(desk)


def add(desk, address):
    open_dialog(desk, address)
    desk.see("^Found 1 Feed$", "label")
    desk.key("Return")
    desk.see_not("^Add Source$", "dialog")


def each_says_what_is_wrong(desk):
    server = BadServer()
    secret = BadServer(new_certificate(desk.home))
    desk.start()
    desk.see("^Add Your First Source$")
    tell_what_is_wrong(desk, " ", "^This is not the address of a site. Paste one such as “example.org”.$")
    for path, sentence in SENTENCES.items():
        tell_what_is_wrong(desk, server.address(path), sentence)
    tell_what_is_wrong(desk, secret.address("/fresh"), "^“127.0.0.1” could not prove who it is")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        tell_what_is_wrong(desk, f"http://127.0.0.1:{closed.getsockname()[1]}/", "^“127.0.0.1” cannot be reached.")
    desk.see("^Add Your First Source$")


def silence_can_be_left_and_ends(desk):
    server = BadServer()
    desk.start()
    desk.see("^Add Your First Source$")
    open_dialog(desk, server.address("/silent"))
    desk.see("^Add Source$", "dialog")
    desk.click("^Cancel$", "button")
    desk.see_not("^Add Source$", "dialog", seconds=5)
    tell_what_is_wrong(desk, server.address("/silent"), "^“127.0.0.1” did not answer in time.", seconds=60)


def headlines(desk):
    """Those in sight, from the top."""
    names = [node.get_name() for node in desk.find_all("", "list item", within=("^Headlines$", "list"))]
    return [name.removeprefix("Unread, ").split(",")[0] for name in names]


def what_can_be_read_is_read(desk):
    server = BadServer()
    desk.start()
    desk.see("^Add Your First Source$")
    for path, source, story in (
            ("/truncated", "Cut Off", "Story 6"),
            ("/markup", "Bold & Brash", "Waves < 3"),
            ("/encoding", "Wrong Letters", "Caf. closes"),
            ("/no-ids", "Nameless", "Second of them")):
        add(desk, server.address(path))
        desk.see(f"^{source}, ", "list item")
        desk.see(f"^Unread, {story}", "list item", within=("^Headlines$", "list"))
    assert desk.find("^Unread, First of them", "list item") is not None


def wrong_dates_do_not_lead_for_ever(desk):
    server = BadServer()
    desk.start()
    desk.see("^Add Your First Source$")
    for path, story in (("/2099", "From the future"), ("/1970", "From the beginning"),
                        ("/no-dates", "Without a date"), ("/fresh", "Just in")):
        add(desk, server.address(path))
        desk.see(f"^Unread, {story}", "list item", within=("^Headlines$", "list"))
    desk.click("^All, 4 stories$", "list item")
    desk.see("^Unread, From the beginning", "list item", within=("^Headlines$", "list"))
    assert headlines(desk)[0] == "Just in", headlines(desk)
    assert desk.find("2099") is None and desk.find("1970") is None


def focused_number(desk):
    """Of the headline that has the focus, once it is more than an empty row."""
    focused = desk.atspi.StateType.FOCUSED
    for node in desk.find_all(r"\bNumber \d+,", "list item"):
        if node.get_state_set().contains(focused):
            return int(re.search(r"Number (\d+)", node.get_name()).group(1))
    return None


def fifty_thousand_stories(desk):
    """They are walked through with keys, down by pages, to the end and back."""
    server = BadServer()
    desk.start()
    desk.see("^Add Your First Source$")
    open_dialog(desk, server.address("/many"))
    desk.see("^Found 1 Feed$", "label", seconds=60)
    desk.key("Return")
    desk.see("^Never Enough, 50,?000 unread$", "list item", seconds=60)
    desk.wait(lambda: focused_number(desk) == 0, "the focus to be on the first story")
    last = 0
    for _ in range(20):
        desk.key("Page_Down")
        last = desk.wait(lambda: (focused_number(desk) or 0) > last and focused_number(desk), "the next page")
    desk.key("End")
    desk.wait(lambda: focused_number(desk) == 49999, "the last of the stories", seconds=60)
    desk.key("Home")
    desk.wait(lambda: focused_number(desk) == 0, "the first of the stories", seconds=60)


if __name__ == "__main__":
    sys.exit(run(each_says_what_is_wrong, silence_can_be_left_and_ends, what_can_be_read_is_read,
                 wrong_dates_do_not_lead_for_ever, fifty_thousand_stories))
