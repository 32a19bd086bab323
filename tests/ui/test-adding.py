#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog that adds a source: what is followed already, new folders, and the site's icon."""

import sys

from bad_server import BadServer
from scenario import run, subscribe

ADDRESS = "^Website or feed address$"
ADDING = ("^Add Source$", "dialog")


def find(desk, address):
    desk.key("ctrl+n")
    desk.see_focus(ADDRESS, "text")
    desk.key("ctrl+a")
    desk.type(address)
    desk.key("Return")
    desk.see("^Found 1 Feed$")


def choose_new_folder(desk, within):
    desk.click("^Folder$", "combo box", within=within)
    desk.see("^New Folder…$", "label", within=within)
    desk.key("End")
    desk.key("Return")
    desk.see_focus("^Name of the New Folder$", "text")


def what_is_followed_is_shown(desk):
    base = desk.serve_sample()
    server = BadServer()
    desk.start()
    subscribe(desk, base + "tidewater/", add=lambda desk: desk.click("^Add$", "button"))
    find(desk, server.address("/fresh"))
    choose_new_folder(desk, ADDING)
    assert not desk.is_sensitive("^Add$", "button"), "a source cannot be added to a folder without a name"
    desk.type(" Coast ")
    desk.key("Return")
    desk.see_not(*ADDING)
    desk.see("^Coast, 1 unread$", "list item")
    desk.click("^Tidewater, ", "list item")
    desk.see("^Unread, A lighthouse to let", "list item")

    find(desk, server.address("/fresh"))
    desk.see("^You follow this already, in “Coast”$")
    assert desk.find("^Folder$", "combo box") is None
    assert not desk.is_sensitive("^Add$", "button")
    desk.click("^Show$", "button")
    desk.see_not(*ADDING)
    desk.see("^Unread, Just in", "list item")
    desk.see_not("^Unread, A lighthouse to let", "list item")

    find(desk, base + "tidewater/feed.rss")
    desk.see("^You follow this already$")
    desk.key("Return")
    desk.see_not(*ADDING)
    desk.see("^Unread, A lighthouse to let", "list item")


def name_a_folder_in_the_properties(desk, name):
    """The folder that is there then is Coast."""
    desk.click("^Tidewater, ", "list item", button=3)
    desk.see("", "menu item")
    desk.key("p")
    choose_new_folder(desk, ("^Properties$", "dialog"))
    desk.type(f" {name} ")
    desk.key("Return")
    desk.see_not("^Name of the New Folder$")
    desk.see("^Coast$", "label", within=("^Properties$", "dialog"))
    desk.key("Escape")
    desk.see_not("^Properties$", "dialog")
    desk.see("^Coast, [0-9]+ unread$", "list item")


def a_source_moves_to_a_new_folder(desk):
    base = desk.serve_sample()
    desk.start()
    subscribe(desk, base + "tidewater/", add=lambda desk: desk.click("^Add$", "button"))
    name_a_folder_in_the_properties(desk, "Coast")
    name_a_folder_in_the_properties(desk, "coast")


def a_failed_address_is_left_in_the_dialog(desk):
    desk.start()
    desk.click(ADDRESS, "text")
    desk.type("hello there")
    desk.key("Return")
    desk.see("^This is not the address of a site", "alert", within=ADDING)
    desk.key("Escape")
    desk.see_not(*ADDING)
    desk.see("^Add Your First Source$")
    assert desk.text_of(ADDRESS) == ""


if __name__ == "__main__":
    sys.exit(run(what_is_followed_is_shown, a_source_moves_to_a_new_folder, a_failed_address_is_left_in_the_dialog))
