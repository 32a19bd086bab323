#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Herald without a window: what the desktop is asked for, what goes on, and how that ends."""

import subprocess
import sys

from bad_server import BadServer
from scenario import run
from session_files import OBJECT, Caller, herald_cli, install

BACKGROUND = """<node><interface name="org.freedesktop.portal.Background">
<method name="RequestBackground"><arg type="s"/><arg type="a{sv}"/><arg type="o" direction="out"/></method>
<method name="SetStatus"><arg type="a{sv}"/></method>
</interface></node>"""


class Portal(Caller):
    """The part of the desktop that lets programs run in the background, or does not."""

    def __init__(self, desk, allows=True):
        super().__init__(desk)
        self.allows = allows
        self.asked = []
        self.statuses = []
        interface = self.gio.DBusNodeInfo.new_for_xml(BACKGROUND).interfaces[0]
        self.bus.register_object("/org/freedesktop/portal/desktop", interface, self.called_cb, None, None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                           self.glib.Variant("(su)", ("org.freedesktop.portal.Desktop", 0)), None,
                           self.gio.DBusCallFlags.NONE, -1, None)

    def called_cb(self, bus, sender, path, interface, method, parameters, invocation):
        if method == "SetStatus":
            self.statuses.append(parameters.unpack()[0]["message"])
            invocation.return_value(None)
            return

        options = parameters.unpack()[1]
        self.asked.append(options)
        request = f"{path}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        invocation.return_value(self.glib.Variant("(o)", (request,)))
        answer = {name: self.glib.Variant("b", self.allows and wanted)
                  for name, wanted in (("background", True), ("autostart", options["autostart"]))}
        bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                        self.glib.Variant("(ua{sv})", (0 if self.allows else 1, answer)))

    def see(self, condition, what):
        def is_so():
            self.glib.MainContext.default().iteration(False)
            return condition()
        return self.desk.wait(is_so, what)

    def unread(self):
        return self.call(f"{OBJECT}/Library", "io.github.herald_reader.Herald.Library.UnreadCount", "()")[0]


def quit_by_desktop(desk, portal):
    portal.send(OBJECT, "org.freedesktop.Application.ActivateAction", "(sava{sv})", "quit", [], {})
    assert desk.herald.wait(timeout=30) == 0
    desk.herald = None


def keyfile(desk):
    return (desk.home / "config/glib-2.0/settings/keyfile").read_text()


def turn_on(desk):
    desk.key("ctrl+comma")
    desk.click("^Refreshing$", "page tab")
    desk.click("^Refresh in the Background$", "check box")


def leave_toast_and_dialog(desk):
    desk.key("Escape")
    desk.key("Escape")
    desk.see_not("^Preferences$", "dialog")


def begin(desk):
    server = BadServer()
    herald_cli(desk, "add", server.address("/growing"))
    install(desk)
    desk.set("refresh-on-start", "false")
    return server


def closing_the_window_leaves_it_running(desk):
    begin(desk)
    desk.start()
    desk.see("^Growing, 30 unread$", "list item")
    portal = Portal(desk)
    turn_on(desk)
    portal.see(lambda: portal.asked, "the request")
    asked, = portal.asked
    assert asked["autostart"] is True and asked["commandline"] == ["herald", "--background"], asked
    desk.wait(lambda: "run-in-background=true" in keyfile(desk), "the setting")
    portal.see(lambda: portal.statuses and portal.statuses[-1].startswith("Refreshes "), "the status")
    desk.key("Escape")
    desk.see_not("^Preferences$", "dialog")

    desk.key("ctrl+w")
    desk.wait(lambda: desk.window_id() is None, "the window to close")
    assert portal.unread() == 30
    assert desk.herald.poll() is None, "Herald ended with its window"

    desk.launch("gapplication", "launch", "io.github.herald_reader.Herald.Devel")
    desk.see("^Growing, 30 unread$", "list item")
    assert desk.quit() == 0


def it_starts_without_a_window(desk):
    server = begin(desk)
    desk.set("run-in-background", "true")
    desk.set("refresh-on-start", "true")
    desk.start_hidden()
    portal = Portal(desk)
    server.grow()
    portal.call(f"{OBJECT}/Library", "io.github.herald_reader.Herald.Library.Refresh", "()")
    portal.see(lambda: portal.unread() == 31, "the new story")
    portal.see(lambda: "Looking for new stories" in portal.statuses, "the status")
    assert desk.window_id() is None, "a window opened by itself"

    again = subprocess.run(desk.hidden_command(), env=desk.environment, timeout=60)
    assert again.returncode == 0
    assert desk.window_id() is None, "a second start opened a window"

    quit_by_desktop(desk, portal)


def the_desktop_ends_it_with_a_dialog_open(desk):
    begin(desk)
    desk.set("run-in-background", "true")
    desk.start()
    desk.see("^Growing, 30 unread$", "list item")
    desk.key("ctrl+comma")
    desk.see("^Refreshing$", "page tab")
    quit_by_desktop(desk, Portal(desk))


def it_ends_where_it_is_not_wanted(desk):
    begin(desk)
    ended = subprocess.run(desk.hidden_command(), env=desk.environment, timeout=60)
    assert ended.returncode == 0


def a_refusal_is_told(desk):
    begin(desk)
    desk.start()
    desk.see("^Growing, 30 unread$", "list item")
    portal = Portal(desk, allows=False)
    turn_on(desk)
    portal.see(lambda: portal.asked, "the request")
    desk.see_toast("The desktop does not allow it")
    desk.wait(lambda: "run-in-background=true" not in keyfile(desk), "the setting")
    leave_toast_and_dialog(desk)
    assert desk.quit() == 0


def without_a_portal_it_says_what_is_missing(desk):
    begin(desk)
    desk.start()
    desk.see("^Growing, 30 unread$", "list item")
    turn_on(desk)
    desk.see_toast("Herald cannot start by itself")
    leave_toast_and_dialog(desk)
    desk.key("ctrl+w")
    desk.wait(lambda: desk.window_id() is None, "the window to close")
    assert desk.owns_name(), "Herald ended with its window"
    desk.kill()


if __name__ == "__main__":
    sys.exit(run(closing_the_window_leaves_it_running, it_starts_without_a_window,
                 the_desktop_ends_it_with_a_dialog_open, it_ends_where_it_is_not_wanted, a_refusal_is_told,
                 without_a_portal_it_says_what_is_missing))
