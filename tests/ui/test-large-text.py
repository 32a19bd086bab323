#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the desktop's text is large, stories grow as much, and choices are not cut off."""

import sys

from scenario import in_own_process, run

SCALE = 1.5
PHONE = 360
KEEP = ("^Keep Read Stories$", "combo box")


def box_of(desk, node):
    return desk.atspi.Component.get_extents(node.get_component_iface(), desk.atspi.CoordType.WINDOW)


def height_of_a_section_title(desk):
    desk.start("--sample")
    desk.click("The dunes that walk", "list item")

    def find_height():
        title = next((node for node in desk.nodes(desk.frame())
                      if node.get_role_name() == "heading" and node.get_name() == "A fence is a promise"), None)
        return title and box_of(desk, title).height

    return desk.wait(find_height, "the title of a section")


def the_story_grows_once(desk):
    note = desk.home / "height"
    assert in_own_process(lambda other: note.write_text(str(height_of_a_section_title(other))), desk.build)
    usual, large = int(note.read_text()), height_of_a_section_title(desk)
    assert abs(large - SCALE * usual) <= 2, (usual, large)


def a_choice_is_whole_on_a_phone(desk):
    desk.set("window-width", PHONE)
    desk.start()
    desk.see("^Add Your First Source$")
    desk.key("ctrl+comma")
    desk.click(*KEEP)
    desk.see("^For ever$", within=KEEP)
    widths = [box_of(desk, node).width for node in desk.find_all("^For 3 months$", "label", within=KEEP)]
    assert widths[0] >= widths[1], f"the choice is cut off: {widths}"


def the_window_is_not_cut(desk):
    desk.start()
    close = box_of(desk, desk.see("^(Close|Schließen)$", "button"))
    assert close.x + close.width <= PHONE, (close.x, close.width)


def long_words_fit_on_a_phone(desk):
    assert in_own_process(the_window_is_not_cut, desk.build, width=PHONE, language="de_DE.UTF-8", text_scale=SCALE)


if __name__ == "__main__":
    sys.exit(run(the_story_grows_once, a_choice_is_whole_on_a_phone, long_words_fit_on_a_phone, text_scale=SCALE))
