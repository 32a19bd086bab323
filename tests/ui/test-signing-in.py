#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A source that only members may read."""

import os
import sys
from pathlib import Path

from bad_server import BadServer
from scenario import run
from session_files import herald_cli, library

ADD = ("^Add Source$", "dialog")
DIALOG = ("^Sign In to “127.0.0.1”$", "alert")


def give_keyring(desk):
    """A keyring of libsecret's own, in a file."""
    desk.environment |= {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": str(desk.home / "keyring"),
                         "SECRET_FILE_TEST_PASSWORD": "open"}


def picture(desk, name):
    if folder := os.environ.get("HERALD_TEST_PICTURES"):
        desk.still_picture(Path(folder) / f"{name}.png")


def begin(desk):
    server = BadServer()
    outlines = desk.home / "sources.opml"
    outlines.write_text(f"<opml version=\"2.0\"><body><outline text=\"Club\" xmlUrl=\"{server.address('/private')}\"/>"
                        "</body></opml>")
    herald_cli(desk, "import", outlines)
    desk.start()
    desk.click("^Club", "list item")
    desk.see("“127.0.0.1” wants a name and a password")


def sign_in(desk, password, within=None):
    desk.click("^Sign In…$", "button", within=within)
    desk.see(*DIALOG)
    desk.see("not encrypted")
    picture(desk, "sign-in")
    assert not desk.is_sensitive("^Sign In$", "button", within=DIALOG)
    desk.type("reader")
    desk.key("Tab")
    desk.type(password)
    desk.key("Return")
    desk.see_not(*DIALOG)


def the_keyring_keeps_it(desk):
    give_keyring(desk)
    begin(desk)
    sign_in(desk, "secret")
    desk.see("^Unread, For members", "list item")
    assert desk.quit() == 0
    herald_cli(desk, "refresh")
    assert "For members" in herald_cli(desk, "list", "--unread")


def a_wrong_password_can_be_mended(desk):
    give_keyring(desk)
    begin(desk)
    sign_in(desk, "guess")
    desk.see("“127.0.0.1” wants a name and a password")
    sign_in(desk, "secret")
    desk.see("^Unread, For members", "list item")
    assert desk.quit() == 0


def without_a_keyring_it_holds_until_the_end(desk):
    begin(desk)
    sign_in(desk, "secret")
    desk.see_toast("^Signed in until Herald is closed")
    desk.see("^Unread, For members", "list item")
    assert desk.quit() == 0
    assert library(desk).exists()


def a_source_is_added(desk):
    give_keyring(desk)
    server = BadServer()
    desk.start()
    desk.key("ctrl+n")
    desk.see(*ADD)
    desk.type(server.address("/private"))
    desk.key("Return")
    desk.see("“127.0.0.1” wants a name and a password", within=ADD)
    picture(desk, "sign-in-to-add")
    sign_in(desk, "secret", within=ADD)
    desk.see("^Members$", within=ADD)
    desk.key("Return")
    desk.see("^Unread, For members", "list item")
    assert desk.quit() == 0


if __name__ == "__main__":
    sys.exit(run(the_keyring_keeps_it, a_wrong_password_can_be_mended, without_a_keyring_it_holds_until_the_end,
                 a_source_is_added))
