#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with many stories, and with sources that do not work."""

import socket
import sys

from scenario import run

FIRST = "The dunes that walk"
ADDRESS = "^Website or feed address$"


def mark_all_read_and_undo(desk):
    desk.start("--sample")
    desk.see("^Unread, " + FIRST, "list item")
    desk.see("^Unread, 49 unread$", "list item")
    desk.click("^Mark All as Read$", "button")
    desk.see_toast("^49 stories marked read$")
    desk.see("^" + FIRST, "list item")
    desk.wait(lambda: not desk.is_sensitive("^Mark All as Read$", "button"), "the button to have nothing to do")
    desk.click("^Undo$", "button")
    desk.see("^Unread, " + FIRST, "list item")
    desk.see("^Unread, 49 unread$", "list item")
    desk.wait(lambda: desk.is_sensitive("^Mark All as Read$", "button"), "the button to work again")


def remove_and_undo(desk):
    desk.start("--sample")
    desk.click("^Tidewater, 13 unread$", "list item", button=3)
    desk.key("v")
    desk.see_toast("^“Tidewater” removed$")
    desk.see_not("^Unread, " + FIRST, "list item")
    desk.click("^Undo$", "button")
    desk.see("^Tidewater, 13 unread$", "list item")
    desk.see("^Unread, " + FIRST, "list item")


def only_unread(desk):
    desk.start("--sample")
    desk.click("^Unread, " + FIRST, "list item")
    desk.see("^" + FIRST, "list item")
    desk.click("^Show Only Unread$", "toggle button")
    desk.see_not(FIRST, "list item")
    desk.see("^Unread, A balloon", "list item")


def open_and_leave(desk, sign, role=None):
    desk.see(sign, role)
    desk.key("Escape")
    desk.see_not(sign, role)


def everything_opens(desk):
    """Every template is made, and whatever GTK has to complain about ends the program."""
    desk.start("--sample")
    desk.click("^Unread, " + FIRST, "list item")
    desk.wait(lambda: "Vessel Point" in desk.page_text(), "the text of the story")
    assert desk.find("^Nothing new can be kept") is None
    for keys, sign in (("ctrl+comma", "^Preferences$"), ("F1", "^Next unread headline$"), ("ctrl+n", ADDRESS)):
        desk.key(keys)
        open_and_leave(desk, sign)
    for button in ("^Type and Colours$", "^Share$", "^More$"):
        desk.click(button, "toggle button")
        desk.key("Escape")
    for letter, sign in (("n", "^New Folder$"), ("p", "^Preferences$"), ("a", "^About$")):
        desk.click("^Main Menu$", "toggle button")
        desk.see("", "menu item")
        desk.key(letter)
        open_and_leave(desk, sign, "alert" if letter == "n" else "dialog")
    assert desk.quit() == 0


def tell_what_is_wrong(desk, address, sentence):
    desk.key("ctrl+n")
    desk.see(ADDRESS, "text")
    desk.key("ctrl+a")
    desk.type(address)
    desk.key("Return")
    desk.see(sentence)
    desk.key("Escape")
    desk.see_not(ADDRESS, "text")


def addresses_that_do_not_work(desk):
    base = desk.serve_sample()
    desk.start("--sample")
    desk.see("^Unread, " + FIRST, "list item")
    with socket.socket() as closed, socket.socket() as silent:
        closed.bind(("127.0.0.1", 0))
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        tell_what_is_wrong(desk, "hello there", "^This is not the address of a site")
        tell_what_is_wrong(desk, f"http://127.0.0.1:{closed.getsockname()[1]}/", "cannot be reached")
        tell_what_is_wrong(desk, base + "not-there", "^There is nothing at this address")
        tell_what_is_wrong(desk, base + "sample.opml", "^What is at this address is not a feed")
        tell_what_is_wrong(desk, f"http://127.0.0.1:{silent.getsockname()[1]}/", "^Add Source$")
    desk.see("^Unread, " + FIRST, "list item")


if __name__ == "__main__":
    sys.exit(run(mark_all_read_and_undo, remove_and_undo, only_unread, everything_opens, addresses_that_do_not_work))
