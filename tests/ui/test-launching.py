#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a desktop starts Herald: by its desktop file, over the session bus, with addresses, and once only."""

import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bad_server import feed, item, minutes_ago
from scenario import run, subscribe
from session_files import APPLICATION, install

from desk import SOURCE

ADDRESS = "^Website or feed address$"


def action(desk, name):
    desk.launch("gapplication", "action", APPLICATION, name)


def address(desk):
    """What stands in the dialog that adds sources, if it is there."""
    dialog = ("^Add Source$", "dialog")
    entry = desk.find(*dialog) and desk.find(ADDRESS, "text", within=dialog)
    return desk.atspi.Text.get_text(entry.get_text_iface(), 0, -1) if entry else ""


class Site(ThreadingHTTPServer):
    """A feed on the loopback interface, which has a newer story each time it is asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Feed)
        self.asked = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server_port}/feed"


class Feed(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/feed":
            self.send_error(404)
            return
        self.server.asked += 1
        body = feed("Growing", *(item(f"Edition {n}", minutes_ago(60 - n))
                                 for n in reversed(range(self.server.asked))))
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass


def minimize(desk, window):
    """Once more where the start before has just raised the window; returns whether it is away."""
    desk.xdotool("windowminimize", window)
    return window not in desk.windows("herald")


def by_the_desktop_file(desk):
    file = install(desk)
    desk.launch("gio", "launch", file)
    assert desk.owns_name(APPLICATION), "Herald was not started over the bus"
    desk.see("^Add Your First Source$")
    desk.quit()

    # A launcher that knows nothing of activation takes the command.
    file.write_text(file.read_text().replace("DBusActivatable=true\n", ""))
    desk.launch("gio", "launch", file)
    desk.see("^Add Your First Source$")
    desk.quit()


def an_address_over_the_bus(desk):
    base = desk.serve_sample()
    file = install(desk)
    desk.launch("gio", "launch", file, base + "tidewater/feed.rss")
    desk.see("^Found 1 Feed$", "label")
    assert address(desk) == base + "tidewater/feed.rss"
    desk.key("Escape")
    desk.see_not("^Found 1 Feed$", "label")
    desk.quit()


def a_feed_link(desk):
    """The desktop hands links of the scheme to Herald, which fills in the address of a dialog, one for all."""
    base = desk.serve_sample()
    install(desk)
    subprocess.run(["gio", "mime", "x-scheme-handler/feed", f"{APPLICATION}.desktop"], env=desk.environment,
                   check=True, stdout=subprocess.DEVNULL)
    for place in ("tidewater/feed.rss", "quiet-orbit/feed.atom"):
        desk.launch("gio", "open", f"feed:{base}{place}")
        desk.wait(lambda: address(desk).endswith(place), f"the address of {place}")
        desk.see("^Found 1 Feed$", "label")
    desk.key("Escape")
    desk.see_not("^Found 1 Feed$", "label")
    desk.see("^Add Your First Source$")
    desk.quit()


def a_second_start_raises_the_window(desk):
    """The window is minimised by a window manager, and comes back; there is no second one."""
    file = install(desk)
    desk.start_window_manager()
    desk.launch("gio", "launch", file)
    desk.see("^Add Your First Source$")
    first = desk.window_id()
    for again in (["gio", "launch", file], [SOURCE / "tests" / "support" / "run-herald", desk.build]):
        desk.wait(lambda: minimize(desk, first), "the window to be minimised")
        desk.launch(*again)
        assert desk.window_id() == first
        desk.wait(lambda: desk.xdotool("getactivewindow").strip() == first, "the window to be the active one")
    assert len(desk.windows("herald")) == 1
    desk.quit()


def what_the_desktop_offers(desk):
    """Each action works in a program that runs, and in one that has to be started for it."""
    site = Site()
    file = install(desk)
    names = re.search(r"(?m)^Actions=(.*);$", file.read_text()).group(1).split(";")
    assert names == ["refresh", "add-source", "bookmarks"]

    action(desk, "add-source")
    desk.see("^Add Source$", "dialog")
    action(desk, "add-source")
    desk.key("Escape")
    desk.see_not("^Add Source$", "dialog")
    subscribe(desk, site.address, add=lambda desk: desk.click("^Add$", "button"))
    desk.see("^Unread, Edition 0", "list item")

    asked = site.asked
    action(desk, "refresh")
    desk.see(f"^Unread, Edition {asked}", "list item")
    action(desk, "bookmarks")
    desk.see_not("^Unread, Edition", "list item")
    desk.quit()

    settings = desk.home / "config" / "glib-2.0" / "settings" / "keyfile"
    settings.write_text(settings.read_text() + "refresh-on-start=false\nlast-selection='list:0'\n")
    asked = site.asked
    action(desk, "refresh")
    desk.see(f"^Unread, Edition {asked}", "list item")
    desk.quit()
    action(desk, "bookmarks")
    desk.see("^Bookmarks\\b", "list item")
    desk.see_not("^Unread, Edition", "list item")
    desk.quit()


def a_dialog_comes_with_its_window(desk):
    """Over the bus an action may be the first that is asked of the program."""
    install(desk)
    for name, title in (("preferences", "^Preferences$"), ("about", "^About$"), ("backups", "^Restore a Backup$")):
        action(desk, name)
        desk.see(title)
        desk.see("^Add Your First Source$")
        assert len(desk.windows("herald")) == 1
        desk.key("Escape")
        desk.see_not(title)
        desk.quit()


if __name__ == "__main__":
    sys.exit(run(by_the_desktop_file, an_address_over_the_bus, a_feed_link, a_second_start_raises_the_window,
                 what_the_desktop_offers, a_dialog_comes_with_its_window))
