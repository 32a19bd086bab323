#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever can be used has a name that a screen reader can say."""

import sys

from scenario import run

from desk import Timeout

NAMED = ("button", "check box", "combo box", "dialog", "entry", "frame", "link", "list item", "menu item",
         "password text", "push button", "radio button", "slider", "spin button", "switch", "text",
         "toggle button", "toggle switch")


def path_of(desk, node):
    return " / ".join(f'{above.get_role_name()} "{above.get_name() or ""}"'
                      for above in reversed(list(desk.all_above(node))))


def is_value(desk, node):
    return node.get_role_name() == "list item" and any(above.get_role_name() == "combo box"
                                                       for above in desk.all_above(node))


def corner(desk, node):
    box = desk.atspi.Component.get_extents(node.get_component_iface(), desk.atspi.CoordType.WINDOW)
    return box.x, box.y


def find_unnamed(desk):
    """Whatever is in sight and is used, but has no name or a blank one; what stands in a combo box is its value, which
    needs none, and WebKit keeps a text of no size."""
    nodes = [node for node in desk.nodes(desk.frame(), showing=True)
             if node.get_role_name() in NAMED and not is_value(desk, node) and desk.place(node) != corner(desk, node)]
    assert len(nodes) > 5, "hardly anything was found"
    return [path_of(desk, node) for node in nodes if not (node.get_name() or "").strip()]


def expect_names(desk, where):
    """What fades out when the window changes has lost its names, and does not stay."""
    unnamed = []

    def all_are_named():
        unnamed[:] = find_unnamed(desk)
        return not unnamed

    try:
        desk.wait(all_are_named, f"all names: {where}", seconds=5)
    except Timeout:
        raise AssertionError(f"{where}:\n" + "\n".join(unnamed)) from None


def the_main_window(desk):
    desk.start("--sample")
    desk.see("^Unread, The dunes that walk", "list item")
    expect_names(desk, "headlines")
    desk.click("^Unread, The dunes that walk", "list item")
    desk.wait(lambda: "Vessel Point" in desk.page_text(), "the story")
    expect_names(desk, "a story")
    desk.click("^Type and Colours$", "toggle button")
    desk.see("^Larger Text$", "button")
    expect_names(desk, "type and colours")
    desk.key("Escape")
    desk.see_not("^Larger Text$", "button")
    desk.key("ctrl+f")
    desk.see_focus("^Search in these headlines$", "entry")
    desk.type("xyzzy")
    desk.see("^Nothing Found$")
    expect_names(desk, "a search without results")


def look_into(desk, sign, open_dialog):
    """Opens a dialog, looks at it and closes it."""
    desk.see("^Unread, The dunes that walk", "list item")
    open_dialog()
    desk.see(sign)
    expect_names(desk, sign)
    desk.key("Escape")
    desk.see_not(sign, "dialog")


def dialogs(desk):
    desk.start("--sample")
    for key, sign in (("ctrl+n", "^Add Source$"), ("ctrl+comma", "^Preferences$"), ("F1", "Shortcuts$")):
        look_into(desk, sign, lambda key=key: desk.key(key))


def choose_in_main_menu(desk, letter):
    desk.click("^Main Menu$", "toggle button")
    desk.choose_item(letter)


def what_menus_open(desk):
    desk.start("--sample")
    for letter, sign in (("h", "^Source Health$"), ("s", "^Suggested Sources$"), ("n", "^New Folder$"),
                         ("a", "^About( Herald)?$")):
        look_into(desk, sign, lambda letter=letter: choose_in_main_menu(desk, letter))
    desk.click("^Tidewater, 13 unread$", "list item", button=3)
    desk.choose_item("p")
    desk.see("^Properties$", "dialog")
    expect_names(desk, "properties")


def the_welcome_page(desk):
    desk.start()
    desk.see("^Add Your First Source$")
    expect_names(desk, "welcome")


if __name__ == "__main__":
    sys.exit(run(the_main_window, dialogs, what_menus_open, the_welcome_page))
