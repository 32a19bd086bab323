#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup takes the place of a library that was changed, or that is damaged."""

import os
import subprocess
import sys
from pathlib import Path

from bad_server import BadServer
from scenario import run, subscribe

CLI = Path(sys.argv[1]) / "src" / "cli" / "herald-cli"
A_DAY = r"^\d+ \w+ \d{4}, \d\d:\d\d"


def work(path, *arguments):
    return subprocess.run([CLI, "--library", path, *arguments], check=True, capture_output=True, text=True).stdout


def make_library(desk):
    """Followed a source, made a backup, read everything."""
    path = desk.home / "library.db"
    server = BadServer()
    desk.start("--library", str(path))
    subscribe(desk, server.address("/fresh"), add=lambda desk: desk.click("^Add$", "button"))
    desk.see("^Unread, Just in", "list item")
    assert desk.quit() == 0
    work(path, "backup")
    work(path, "mark", "--all")
    return path


def picture(desk, name):
    if folder := os.environ.get("HERALD_TEST_PICTURES"):
        desk.still_picture(Path(folder) / f"{name}.png")


def choose_backup(desk):
    desk.see("^Restore a Backup$")
    desk.see(A_DAY)
    picture(desk, "backups")
    desk.click(A_DAY)
    desk.see("^Restore This Backup\\?$")
    picture(desk, "backup-alert")


def restore_and_see(desk):
    desk.click("^Restore$", "button")
    desk.see_toast("^Backup restored$")
    desk.see("^Unread, Just in", "list item")


def back_from_the_preferences(desk):
    path = make_library(desk)
    desk.start("--library", str(path))
    desk.see("^Just in", "list item")
    desk.key("ctrl+comma")
    picture(desk, "preferences")
    desk.click("^Restore a Backup$")
    choose_backup(desk)
    desk.click("^Cancel$", "button")
    desk.see_not("^Restore This Backup\\?$")
    desk.click(A_DAY)
    restore_and_see(desk)
    assert desk.quit() == 0
    assert "set aside" in work(path, "restore")
    assert work(path, "list", "--unread") != ""


def back_from_damage(desk):
    path = make_library(desk)
    path.write_bytes(b"Dear Herald, this is a letter. " * 400)
    desk.start("--library", str(path))
    desk.see("^The Library Cannot Be Opened$")
    picture(desk, "failure")
    desk.click("^Restore a Backup$", "button")
    choose_backup(desk)
    restore_and_see(desk)
    assert desk.quit() == 0


def everything_in_one_file(desk):
    path = make_library(desk)
    copy = desk.home / "copy.db"
    desk.forgive_leaks()
    desk.start("--library", str(path))
    desk.see("^Just in", "list item")
    desk.key("ctrl+comma")
    desk.click("^Export Everything$")
    desk.save_as("Export Everything", copy)
    desk.see_toast("^Everything exported$")
    assert desk.quit() == 0
    assert work(copy, "list") == work(path, "list") != ""


sys.exit(run(back_from_the_preferences, back_from_damage, everything_in_one_file))
