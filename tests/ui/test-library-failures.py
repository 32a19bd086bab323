#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Library files that cannot be opened, or only be read: each says why, and is left as it was."""

import sqlite3
import subprocess
import sys

from bad_server import BadServer
from scenario import run, subscribe

TITLE = "^The Library Cannot Be Opened$"


def opening_says(desk, path, sentence):
    desk.start("--library", str(path))
    desk.see(TITLE)
    desk.see(sentence)
    assert desk.quit() == 0


def a_file_that_is_no_library(desk):
    path = desk.home / "letter.txt"
    path.write_bytes(b"Dear Herald, this is a letter. " * 400)
    before = path.read_bytes()
    opening_says(desk, path, "^The library file is damaged, or is not a library")
    assert path.read_bytes() == before


def a_library_of_a_newer_version(desk):
    path = desk.home / "library.db"
    desk.start("--library", str(path))
    desk.see("^Add Your First Source$")
    assert desk.quit() == 0
    with sqlite3.connect(path) as library:
        library.execute("PRAGMA user_version = 9999")
    library.close()
    opening_says(desk, path, "^A newer version of Herald wrote this library")


def a_library_that_cannot_be_written(desk):
    """In a folder that belongs to the kernel, in which not even root can make files."""
    opening_says(desk, "/sys/library.db", "^The library file cannot be written. Check the permissions of its folder")


def a_library_that_can_only_be_read(desk):
    folder = desk.home / "shelf"
    path = folder / "library.db"
    folder.mkdir()
    server = BadServer()
    desk.start("--library", str(path))
    subscribe(desk, server.address("/fresh"), add=lambda desk: desk.click("^Add$", "button"))
    desk.see("^Unread, Just in", "list item")
    assert desk.quit() == 0
    before = {file.name: file.read_bytes() for file in folder.iterdir()}

    desk.start("--library", str(path), read_only=str(folder))
    desk.see("^Nothing new can be kept, because the library file cannot be written. Check its permissions.")
    desk.click("^Unread, Just in", "list item")
    desk.wait(lambda: "no text for this story" in desk.page_text(), "the story")
    desk.point("^Unread, Just in", "list item")
    desk.click("^Bookmark$", "button", within=("^Unread, Just in", "list item"))
    desk.see("^The library file cannot be written. Check the permissions of its folder")
    desk.key("Return")
    desk.see_not("^The Change Was Not Saved$", "alert")
    desk.see("^Unread, Just in", "list item")
    for name, role in (("Add Source", "button"), ("Mark All as Read", "button"), ("Bookmark", "toggle button")):
        assert not is_sensitive(desk, desk.see(f"^{name}$", role)), name
    desk.key("m", "s", "ctrl+n", "ctrl+r")
    desk.key("ctrl+f")
    desk.see_focus("^Search in these headlines$", "entry")
    desk.type("just")
    desk.see("^Unread, Just in", "list item")
    assert desk.find("^Add Source$", "dialog") is None
    assert desk.quit() == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def is_sensitive(desk, node):
    return node.get_state_set().contains(desk.atspi.StateType.SENSITIVE)


def a_library_that_is_open_already(desk):
    path = desk.home / "library.db"
    desk.start("--library", str(path))
    desk.see("^Add Your First Source$")
    second = subprocess.run([desk.build / "src" / "cli" / "herald-cli", "--library", path, "list"],
                            env=desk.environment, capture_output=True, text=True, timeout=30)
    assert second.returncode == 1 and second.stdout == "", second
    assert len(second.stderr.splitlines()) == 1, second.stderr


def a_clock_that_jumped_ahead_takes_no_story(desk):
    """For the library it is the same whether the clock goes on, or all in it goes back."""
    path = desk.home / "data" / "herald" / "sample.db"
    desk.start("--sample")
    desk.see("^All, 49 stories$", "list item")
    assert desk.quit() == 0
    desk.set("refresh-on-start", "false")
    with sqlite3.connect(path) as library:
        library.execute("UPDATE status SET read = 1, in_feed = 0, arrived = arrived - 400 * 86400")
        library.execute("UPDATE source SET last_success = last_success - 390 * 86400")
    library.close()
    desk.start("--library", str(path))
    desk.see("^All, 49 stories$", "list item")
    assert desk.quit() == 0
    with sqlite3.connect(path) as library:
        kept = library.execute("SELECT count(*) FROM status WHERE state = 1").fetchone()[0]
    library.close()
    assert kept == 49, kept


if __name__ == "__main__":
    sys.exit(run(a_file_that_is_no_library, a_library_of_a_newer_version,
                 a_library_that_cannot_be_written, a_library_that_can_only_be_read,
                 a_library_that_is_open_already, a_clock_that_jumped_ahead_takes_no_story))
