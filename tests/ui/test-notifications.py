#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Herald tells the desktop of, and what its notifications offer."""

import sys

from bad_server import BadServer
from scenario import run
from session_files import APPLICATION, OBJECT, Caller, herald_cli, install

DESKTOP = """<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s"/><arg type="s"/><arg type="a{sv}"/></method>
<method name="RemoveNotification"><arg type="s"/><arg type="s"/></method>
</interface></node>"""


class Desktop(Caller):
    """What a desktop knows of notifications: those that are there, by their id."""

    def __init__(self, desk):
        super().__init__(desk)
        self.shown = {}
        interface = self.gio.DBusNodeInfo.new_for_xml(DESKTOP).interfaces[0]
        self.bus.register_object("/org/gtk/Notifications", interface, self.called_cb, None, None)
        self.call_bus("RequestName", "(su)", "org.gtk.Notifications", 0)

    def call_bus(self, name, signature, *arguments):
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", name,
                           self.glib.Variant(signature, arguments), None, self.gio.DBusCallFlags.NONE, -1, None)

    def called_cb(self, bus, sender, path, interface, method, parameters, invocation):
        application, name, *content = parameters.unpack()
        assert application == APPLICATION, application
        if method == "AddNotification":
            self.shown[name] = content[0]
        else:
            self.shown.pop(name, None)
        invocation.return_value(None)

    def see(self, title):
        """The notification of that title."""
        def find():
            self.glib.MainContext.default().iteration(False)
            return next((shown for shown in self.shown.values() if shown["title"] == title), None)
        return self.desk.wait(find, f"a notification \"{title}\"")

    def see_nothing(self):
        def is_empty():
            self.glib.MainContext.default().iteration(False)
            return not self.shown
        self.desk.wait(is_empty, "the notifications to go")

    def activate(self, action, target):
        assert action.startswith("app."), action
        self.call(OBJECT, "org.freedesktop.Application.ActivateAction", "(sava{sv})",
                  action.removeprefix("app."), [target], {})

    def ask(self, name):
        return self.call(f"{OBJECT}/Library", f"io.github.herald_reader.Herald.Library.{name}", "()")


def turn_on(desk, row):
    """By the menu of a row in the sidebar."""
    desk.start()
    desk.click(row, "list item", button=3)
    desk.choose_item("t")
    assert desk.quit() == 0


def begin(desk, *arguments):
    server = BadServer()
    herald_cli(desk, "add", server.address("/growing"), *arguments)
    install(desk)
    desk.set("refresh-on-start", "false")
    return server


def told_and_marked_read(desk):
    server = begin(desk)
    turn_on(desk, "^Growing, 30 unread$")
    desktop = Desktop(desk)
    server.grow()
    desktop.ask("Refresh")
    single = desktop.see("Story 30.")
    assert single["body"] == "Growing", single
    assert single["default-action"] == "app.show-story", single
    assert [button["label"] for button in single["buttons"]] == ["Bookmark", "Mark as Read"], single
    assert desk.window_id() is None, "a notification opened a window"

    bookmark, mark_read = single["buttons"]
    desktop.activate(bookmark["action"], desktop.glib.Variant("x", bookmark["target"]))
    desktop.activate(mark_read["action"], desktop.glib.Variant("ax", mark_read["target"]))
    desktop.see_nothing()
    assert desktop.ask("UnreadCount") == (30,)
    desktop.activate(single["default-action"], desktop.glib.Variant("x", single["default-action-target"]))
    desk.see("^Bookmarks, 1 story$", "list item")
    desk.wait(lambda: "Story 30" in desk.outline(), "the story in the window")
    desk.quit()


def a_source_is_told_of_once(desk):
    """What comes later joins what is there, and goes with it once all of that is read."""
    server = begin(desk)
    turn_on(desk, "^Growing, 30 unread$")
    desktop = Desktop(desk)
    for title in ("Story 30.", "Growing: 2 New Stories"):
        server.grow()
        desktop.ask("Refresh")
        several = desktop.see(title)
    assert len(desktop.shown) == 1, desktop.shown
    assert several["body"] == "Story 31.\nStory 30.", several
    button, = several["buttons"]
    assert button["label"] == "Mark All as Read", button
    desktop.activate(button["action"], desktop.glib.Variant("ax", button["target"]))
    desktop.see_nothing()
    assert desktop.ask("UnreadCount") == (30,)


def words_are_told_of(desk):
    server = begin(desk)
    desk.start()
    desk.see("^Growing, 30 unread$", "list item")
    desk.key("ctrl+comma")
    desk.click("^Refreshing$", "page tab")
    desk.click("^Words, separated by commas$", "text")
    desk.type("nowhere, STORY 3")
    desk.key("Return")
    desk.wait(lambda: "STORY 3" in (desk.home / "config/glib-2.0/settings/keyfile").read_text(), "the setting")
    desk.key("Escape")
    desk.see_not("^Preferences$", "dialog")
    assert desk.quit() == 0
    desktop = Desktop(desk)
    server.grow()
    desktop.ask("Refresh")
    assert desktop.see("Story 30.")["body"] == "Growing"


if __name__ == "__main__":
    sys.exit(run(told_and_marked_read, a_source_is_told_of_once, words_are_told_of))
