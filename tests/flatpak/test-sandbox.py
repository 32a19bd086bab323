#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What works in Herald's sandbox: reading, keeping, and what only the desktop's portals can do.

Run by "dev flatpak test", with the variables of the installation that it made.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))
from sandbox_desk import APPLICATION, SandboxDesk
from scenario import run

# More than the page and its letters have without a picture.
MANY_COLOURS = 1000


def the_main_job(desk):
    desk.start("--sample")
    desk.click("^Unread, The dunes that walk", "list item")
    desk.wait(lambda: desk.colours(620, 400, 640, 200) > MANY_COLOURS, "the picture of the story")
    desk.point("^The dunes that walk", "list item")
    desk.click("^Bookmark$", within=("^The dunes that walk", "list item"))
    desk.see("^Bookmarked, The dunes that walk", "list item")
    desk.still_picture(desk.build / "flatpak.png")
    assert desk.quit() == 0

    desk.start("--sample")
    desk.click("^Bookmarks, 1 story$", "list item")
    desk.see("^Bookmarked, The dunes that walk", "list item")
    desk.see_not("A balloon the size", "list item")
    assert desk.quit() == 0


def started_over_the_bus(desk):
    """By the files that Flatpak has exported."""
    desk.launch("gio", "launch", desk.exports / "applications" / f"{APPLICATION}.desktop")
    assert desk.owns_name(APPLICATION)
    desk.see("^Add Your First Source$")


def files_are_chosen_outside(desk):
    """The sandbox sees no file of the home: the dialog is the desktop's own, of a portal. What is chosen there is
    not read here, since the portal shows it to the sandbox in the runtime folder of the person, not of the desk."""
    desk.start()
    desk.click("^Open OPML File…$", "list item")
    dialog = desk.wait(lambda: desk.windows("xdg-desktop-portal-gtk"), "the desktop's dialog")[0]
    desk.xdotool("windowfocus", "--sync", dialog)
    desk.still_picture(desk.home / "dialog.png")
    desk.key("Escape")
    desk.wait(lambda: not desk.windows("xdg-desktop-portal-gtk"), "the desktop's dialog to go")
    desk.see("^Add Your First Source$")


if __name__ == "__main__":
    sys.exit(run(the_main_job, started_over_the_bus, files_are_chosen_outside, desk=SandboxDesk))
