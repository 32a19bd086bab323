#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts ask of Herald over the session bus."""

import sys

from bad_server import BadServer
from scenario import run
from session_files import OBJECT, Caller, herald_cli, install, library

INTERFACE = "io.github.herald_reader.Herald.Library"


class Script(Caller):
    def ask(self, name, signature="()", *arguments):
        return self.call(f"{OBJECT}/Library", f"{INTERFACE}.{name}", signature, *arguments)

    def refusal(self, name, signature="()", *arguments):
        """The sentence with which a call fails."""
        error = self.wait(self.send(f"{OBJECT}/Library", f"{INTERFACE}.{name}", signature, *arguments))
        assert isinstance(error, self.glib.Error), error
        assert self.gio.DBusError.get_remote_error(error) == "io.github.herald_reader.Herald.Error.Failed", error
        return error.message.partition("Failed: ")[2]


def a_script_subscribes_and_counts(desk):
    base = desk.serve_sample()
    install(desk)
    script = Script(desk)
    assert script.ask("UnreadCount") == (0,)
    source = (base + "tidewater/feed.rss", "Tidewater")
    assert script.ask("Subscribe", "(s)", base + "tidewater/feed.rss") == source
    assert script.ask("UnreadCount") == (13,)
    assert script.ask("Subscribe", "(s)", base + "tidewater/feed.rss") == source
    assert script.ask("UnreadCount") == (13,)
    assert desk.window_id() is None, "a script opened a window"
    assert "127.0.0.1" in script.refusal("Subscribe", "(s)", "http://127.0.0.1:9/nothing")
    assert script.refusal("Subscribe", "(s)", "").startswith("This is not the address")

    desk.launch("gapplication", "launch", "io.github.herald_reader.Herald.Devel")
    desk.see("^Unread, 13 unread$", "list item")
    second = script.ask("Subscribe", "(s)", base + "compile-log/")
    assert second[1] != "Tidewater", second
    desk.see("^" + second[1] + ", [1-9][0-9]* unread$", "list item")
    desk.quit()


def a_script_refreshes(desk):
    server = BadServer()
    herald_cli(desk, "add", server.address("/growing"))
    install(desk)
    script = Script(desk)
    before, = script.ask("UnreadCount")
    assert before > 0
    server.grow()
    assert script.ask("Refresh") == ()
    desk.wait(lambda: script.ask("UnreadCount")[0] == before + 1, "the new story")
    assert desk.window_id() is None, "a script opened a window"


def no_library_says_why(desk):
    install(desk)
    library(desk).parent.mkdir(parents=True)
    library(desk).write_bytes(b"no library, but a text" * 100)
    assert Script(desk).refusal("UnreadCount").startswith("The library file is damaged")


if __name__ == "__main__":
    sys.exit(run(a_script_subscribes_and_counts, a_script_refreshes, no_library_says_why))
