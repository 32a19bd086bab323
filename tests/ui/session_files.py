# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files by which a desktop knows Herald, and what other programs call on the session bus."""

import re
import subprocess
from pathlib import Path

from desk import SOURCE, Desk

APPLICATION = "io.github.herald_reader.Herald.Devel"
OBJECT = "/" + APPLICATION.replace(".", "/")


def install(desk: Desk) -> Path:
    """Puts the files of the build where the desk's programs look for them, made to start the build's program."""
    program = f"{SOURCE}/tests/support/run-herald {desk.build}"
    applications = desk.home / "data" / "applications"
    services = desk.home / "data" / "dbus-1" / "services"
    for folder, name, pattern in ((applications, f"{APPLICATION}.desktop", r"(?m)^Exec=herald\b"),
                                  (services, f"{APPLICATION}.service", r"(?m)^Exec=\S+/herald\b")):
        text, found = re.subn(pattern, f"Exec={program}", (desk.build / "data" / name).read_text())
        assert found == 1, f"{name} starts no herald"
        folder.mkdir(parents=True)
        (folder / name).write_text(text)
    return applications / f"{APPLICATION}.desktop"


def library(desk: Desk) -> Path:
    """Where Herald keeps the library of its reader."""
    return desk.home / "data" / "herald" / "library.db"


def herald_cli(desk: Desk, *arguments: object) -> str:
    library(desk).parent.mkdir(parents=True, exist_ok=True)
    command = [desk.build / "src" / "cli" / "herald-cli", "--library", library(desk), *map(str, arguments)]
    return subprocess.run(command, env=desk.environment, check=True, capture_output=True, text=True).stdout


class Caller:
    """Another program on the session bus of a desk."""

    def __init__(self, desk: Desk):
        from gi.repository import Gio, GLib
        self.gio, self.glib = Gio, GLib
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(desk.environment["DBUS_SESSION_BUS_ADDRESS"], flags, None,
                                                           None)
        self.desk = desk

    def send(self, path: str, method: str, signature: str, *arguments: object) -> list:
        """Calls "interface.method" without waiting; the list gets the answer, or the error."""
        interface, _, name = method.rpartition(".")
        answers = []

        def answered_cb(bus, result):
            try:
                answers.append(bus.call_finish(result).unpack())
            except self.glib.Error as error:
                answers.append(error)

        self.bus.call(APPLICATION, path, interface, name, self.glib.Variant(signature, arguments), None,
                      self.gio.DBusCallFlags.NONE, 60_000, None, answered_cb)
        return answers

    def wait(self, answers: list) -> object:
        def has_come():
            self.glib.MainContext.default().iteration(False)
            return bool(answers)

        self.desk.wait(has_come, "an answer over the bus")
        return answers[0]

    def call(self, path: str, method: str, signature: str, *arguments: object) -> tuple:
        answer = self.wait(self.send(path, method, signature, *arguments))
        if isinstance(answer, Exception):
            raise answer
        return answer
