#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources and folders are dragged to another place with the pointer."""

import subprocess
import sys

from scenario import run

SOURCES = ("^Sources$", "list")


def order(desk):
    """The names of the rows below the smart lists, as they stand."""
    rows = [row.get_name().split(",")[0] for row in desk.find_all("", "list item", within=SOURCES)]
    return rows[4:]


def box_of(desk, name, role, within=None):
    node = desk.see(name, role, within)
    box = desk.atspi.Component.get_extents(node.get_component_iface(), desk.atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def has_mark(desk, x, y, width, height):
    """Whether a part of the screen, in which there is else only grey, has a pixel of the blue accent colour."""
    pixels = subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "-depth", "8", "rgb:-"],
                            env=desk.environment, check=True, capture_output=True).stdout
    return any(blue - red > 100 for red, blue in zip(pixels[0::3], pixels[2::3]))


def drop(desk, name, x, y, mark, rows):
    """Drags a row to a place, waits for the mark that says that it can be dropped there, and drops it."""
    desk.point(f"^{name}\\b", "list item", within=SOURCES)
    desk.xdotool("mousedown", 1)
    desk.xdotool("mousemove", "--sync", x + 30, y)

    def is_marked():
        desk.xdotool("mousemove_relative", "--", -1, 0)
        return has_mark(desk, *mark)

    desk.wait(is_marked, f"the mark where {name} may be dropped")
    desk.xdotool("mouseup", 1)
    desk.wait(lambda: order(desk) == rows, f"the order {rows}, not {order(desk)}")


def drop_on(desk, name, target, part, rows):
    """Drops a row on a part of the height of another, 0 being its upper edge and 1 its lower one."""
    x, y, width, height = box_of(desk, f"^{target}\\b", "list item", SOURCES)
    drop(desk, name, x + width // 2, y + int(height * part), (x + width - 60, y - 4, 40, height + 8), rows)


def drop_below_all(desk, name, rows):
    x, y, width, height = box_of(desk, *SOURCES)
    drop(desk, name, x + width // 2, y + height - 40, (x, y + height - 4, width, 4), rows)


def sources_and_folders_are_dragged(desk):
    desk.start("--sample")
    desk.see("^Unread, The dunes that walk", "list item")
    begin = ["Coast and Sky", "Tidewater", "Quiet Orbit", "Hand and Craft", "Compile Log", "Fieldnotes Weekly"]
    desk.wait(lambda: order(desk) == begin, "the sample library")
    desk.click("^Tidewater\\b", "list item", within=SOURCES)

    drop_on(desk, "Quiet Orbit", "Tidewater", 0.2,
            ["Coast and Sky", "Quiet Orbit", "Tidewater", "Hand and Craft", "Compile Log", "Fieldnotes Weekly"])
    drop_on(desk, "Tidewater", "Hand and Craft", 0.5,
            ["Coast and Sky", "Quiet Orbit", "Hand and Craft", "Compile Log", "Fieldnotes Weekly", "Tidewater"])
    drop_on(desk, "Coast and Sky", "Hand and Craft", 0.8,
            ["Hand and Craft", "Compile Log", "Fieldnotes Weekly", "Tidewater", "Coast and Sky", "Quiet Orbit"])
    drop_below_all(desk, "Compile Log",
                   ["Hand and Craft", "Fieldnotes Weekly", "Tidewater", "Coast and Sky", "Quiet Orbit", "Compile Log"])
    assert desk.quit() == 0


def sources_are_moved_with_the_keyboard(desk):
    desk.start("--sample")
    desk.see("^Unread, The dunes that walk", "list item")
    desk.click("^Tidewater\\b", "list item", within=SOURCES)
    desk.key("alt+Down")
    desk.wait(lambda: order(desk)[:3] == ["Coast and Sky", "Quiet Orbit", "Tidewater"], "Tidewater below Quiet Orbit")
    desk.key("alt+Up")
    desk.wait(lambda: order(desk)[:3] == ["Coast and Sky", "Tidewater", "Quiet Orbit"], "Tidewater above Quiet Orbit")
    assert desk.quit() == 0


if __name__ == "__main__":
    sys.exit(run(sources_and_folders_are_dragged, sources_are_moved_with_the_keyboard))
