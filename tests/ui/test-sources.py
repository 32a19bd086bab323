#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to sources and folders from their menus, and refreshing while one reads."""

import sys

from bad_server import BadServer
from scenario import run, subscribe

FIRST = "The dunes that walk"
HEADLINES = ("^Headlines$", "list")


def choose_in_menu(desk, letter, name):
    desk.click(name, "list item", button=3)
    desk.choose_item(letter)


def rename_a_source(desk):
    """The story that is open says the new name at once."""
    desk.start("--sample")
    desk.click("^Unread, " + FIRST, "list item")
    desk.wait(lambda: "Tidewater" in desk.page_text(), "the text of the story")
    choose_in_menu(desk, "p", "^Tidewater, 12 unread$")
    desk.click("^Name$", "text")
    desk.key("ctrl+a")
    desk.type("Shore")
    desk.key("Return")
    desk.see("^Shore, 12 unread$", "list item")
    desk.key("Escape")
    desk.see_not("^Properties$", "dialog")
    desk.see("^" + FIRST + ".*, Shore, ", "list item")
    desk.wait(lambda: "Shore" in desk.page_text() and "Tidewater" not in desk.page_text(), "the name in the story")


def move_a_source_to_a_folder(desk):
    desk.start("--sample")
    choose_in_menu(desk, "p", "^Tidewater, 13 unread$")
    desk.click("^Folder$", "combo box")
    desk.see("^None$", "label", within=("^Properties$", "dialog"))
    desk.key("End", "Up")
    desk.key("Return")
    desk.see_not("^None$", "label", within=("^Properties$", "dialog"))
    desk.key("Escape")
    desk.see_not("^Properties$", "dialog")
    desk.see("^Hand and Craft, 38 unread$", "list item")


def rename_a_folder(desk):
    desk.start("--sample")
    choose_in_menu(desk, "n", "^Coast and Sky, 24 unread$")
    desk.see_focus("^Name$", "text")
    desk.key("ctrl+a")
    desk.type("Shores")
    desk.key("Return")
    desk.see("^Shores, 24 unread$", "list item")
    desk.see_not("^Coast and Sky, ", "list item")
    desk.see_focus("^Shores, ", "list item")


def the_pane_follows_the_name_of_its_folder(desk):
    desk.start("--sample")
    desk.click("^Coast and Sky, 24 unread$", "list item")
    desk.see("^Coast and Sky$", "grouping")
    desk.see_focus("^Coast and Sky, ", "list item")
    desk.key("shift+F10")
    desk.choose_item("n")
    desk.see_focus("^Name$", "text")
    desk.key("ctrl+a")
    desk.type("Shores")
    desk.key("Return")
    desk.see("^Shores$", "grouping")
    desk.see_not("^Coast and Sky$")


def folders_come_up_as_they_were_left(desk):
    desk.start("--sample")
    desk.see("^Fieldnotes Weekly, ", "list item")
    assert desk.quit() == 0
    desk.start("--sample")
    desk.see("^Fieldnotes Weekly, ", "list item")
    desk.click("^Fold$", "button", within=("^Coast and Sky, ", "list item"))
    desk.see_not("^Tidewater, ", "list item")
    assert desk.quit() == 0
    desk.start("--sample")
    desk.see("^Fieldnotes Weekly, ", "list item")
    assert desk.find("^Tidewater, ", "list item") is None


def remove_a_source_with_keys(desk):
    desk.start("--sample")
    desk.click("^Tidewater, 13 unread$", "list item")
    desk.see_focus("^Tidewater, 13 unread$", "list item")
    desk.key("shift+F10")
    desk.choose_item("v")
    desk.see_toast("^“Tidewater” removed$")
    desk.see_not("^Tidewater, ", "list item")
    desk.see("^Unread, A balloon", "list item")


def an_empty_folder_says_how_to_fill_it(desk):
    desk.start("--sample")
    desk.click("^Main Menu$", "toggle button")
    desk.choose_item("n")
    desk.see_focus("^Name$", "text")
    desk.type("hand and craft")
    desk.see("^This name is taken already.$")
    desk.key("Return")
    desk.key("ctrl+a")
    desk.type("Later")
    desk.see_not("^This name is taken already.$")
    desk.key("Return")
    desk.click("^Later$", "list item")
    desk.see("^Empty Folder$")


def remove_a_folder_and_undo(desk):
    desk.start("--sample")
    choose_in_menu(desk, "v", "^Coast and Sky, 24 unread$")
    desk.see_toast("^Folder removed$")
    desk.see_not("^Coast and Sky, ", "list item")
    desk.see("^Tidewater, 13 unread$", "list item")
    desk.click("^Undo$", "button")
    desk.see("^Coast and Sky, 24 unread$", "list item")
    desk.see("^Tidewater, 13 unread$", "list item")


def refresh_while_reading(desk):
    server = BadServer()
    desk.start()
    subscribe(desk, server.address("/growing"), add=lambda desk: desk.click("^Add$", "button"))
    desk.click(r"^Unread, Story 28\.", "list item")
    before = desk.see(r"^Story 28\.", "list item")
    place = desk.place(before)
    server.grow()
    choose_in_menu(desk, "r", "^Growing, ")
    desk.see("^1 New Story$", "button")
    assert desk.place(desk.see(r"^Story 28\.", "list item")) == place
    desk.click("^1 New Story$", "button")
    desk.see_not("^1 New Story$", "button")
    desk.see(r"^Unread, Story 30\.", "list item", within=HEADLINES)


def middle_click_opens_the_browser(desk):
    """A browser of the desk's own writes down what it is asked for."""
    asked = desk.home / "asked"
    browser = desk.home / "browser"
    browser.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$1\" > {asked}.new && mv {asked}.new {asked}\n")
    browser.chmod(0o755)
    applications = desk.home / "data" / "applications"
    applications.mkdir(parents=True)
    (applications / "browser.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %u\n"
        "MimeType=x-scheme-handler/http;x-scheme-handler/https;\n")
    (desk.home / "config" / "mimeapps.list").write_text(
        "[Default Applications]\nx-scheme-handler/http=browser.desktop\nx-scheme-handler/https=browser.desktop\n")
    desk.start("--sample")
    desk.click("^Unread, " + FIRST, "list item", button=2)
    desk.wait(asked.exists, "the browser to be asked")
    assert "dunes" in asked.read_text(), asked.read_text()


if __name__ == "__main__":
    sys.exit(run(rename_a_source, move_a_source_to_a_folder, rename_a_folder, the_pane_follows_the_name_of_its_folder,
                 folders_come_up_as_they_were_left, remove_a_source_with_keys, an_empty_folder_says_how_to_fill_it,
                 remove_a_folder_and_undo, refresh_while_reading, middle_click_opens_the_browser))
