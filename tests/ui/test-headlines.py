#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of headlines shows of itself, whatever is chosen in the sidebar."""

import sys

from scenario import run


def top_of(desk, node):
    return desk.atspi.Component.get_extents(node.get_component_iface(), desk.atspi.CoordType.WINDOW).y


def first_heading_is_in_sight(desk):
    headlines = desk.find("^Headlines$", "list")
    heading = next(node for node in desk.nodes(headlines) if node.get_role_name() == "row header")
    return top_of(desk, heading) >= top_of(desk, headlines)


def a_list_begins_with_the_heading_of_its_day(desk):
    desk.start("--sample")
    desk.see("^Unread, The dunes that walk", "list item")
    for name, story in (("Quiet Orbit", "A balloon the size of a pear"), ("Unread", "The dunes that walk")):
        desk.click(f"^{name}, ", "list item", within=("^Sources$", "list"))
        desk.see(f"^Unread, {story}", "list item")
        desk.wait(lambda: first_heading_is_in_sight(desk), "the heading of the first day")


if __name__ == "__main__":
    sys.exit(run(a_list_begins_with_the_heading_of_its_day))
