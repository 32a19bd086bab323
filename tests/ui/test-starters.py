#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Well-known sources are offered to whoever has none. In the English list, servers of the test stand for them; of the
other lists nothing is added, so that nobody outside is asked anything."""

import socket
import sys
from html import escape

from scenario import follow, run

LISTS = "/io/github/herald_reader/Herald/starters"
LANGUAGES = ("ar", "de", "en", "fr")
DIALOG = ("^Suggested Sources$", "dialog")


def outline(name, address):
    return f'<outline text="{name}" description="About {name}" xmlUrl="{address}"/>'


def offer(desk, **themes):
    """Has Herald offer these sources in English: lines of them by theme."""
    path = desk.home / "en.opml"
    body = "".join(f'<outline text="{escape(theme)}">{"".join(lines)}</outline>' for theme, lines in themes.items())
    path.write_text(f'<opml version="2.0"><head><title>English</title></head><body>{body}</body></opml>')
    desk.environment["G_RESOURCE_OVERLAYS"] = f"{LISTS}/en.opml={path}"


def open_dialog(desk):
    desk.click("^Choose from Suggested Sources…", "list item")
    desk.see("^Language$", "combo box")


def what_is_chosen_is_added(desk):
    base = desk.serve_sample()
    offer(desk, Coast=(outline("Tidewater", base + "tidewater/feed.rss"),
                       outline("Quiet Orbit", base + "quiet-orbit/feed.atom")),
          **{"Arts & Crafts": (outline("Compile Log", base + "compile-log/feed.json"),)})
    desk.start()
    open_dialog(desk)
    desk.see("^About Tidewater$", "label", within=DIALOG)
    desk.see("^Arts & Crafts$", "label", within=DIALOG)
    assert not desk.is_sensitive("^Add$", "button", within=DIALOG)
    desk.click("^Tidewater$", "check box")
    desk.see("^Add 1$", "button")
    desk.click("^Compile Log$", "check box")
    desk.click("^Quiet Orbit$", "check box")
    desk.see("^Add 3$", "button")
    desk.click("^Quiet Orbit$", "check box")
    desk.click("^Add 2$", "button")
    desk.see_not(*DIALOG)
    desk.see_focus("", "list item", within=("^Sources$", "list"))
    desk.see("^Coast, 13 unread$", "list item")
    desk.see("^Arts & Crafts, ", "list item")
    desk.see("^Tidewater, 13 unread$", "list item")
    desk.see("^Unread, The dunes that walk", "list item")
    assert desk.find("^Quiet Orbit", "list item") is None
    assert desk.quit() == 0


def nobody_is_asked_before(desk):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        offer(desk, News=(outline("Overheard", f"http://127.0.0.1:{server.getsockname()[1]}/"),))
        desk.start()
        open_dialog(desk)
        desk.click("^Overheard$", "check box")
        desk.see("^Add 1$", "button")
        desk.key("Escape")
        desk.see_not(*DIALOG)
        desk.see("^Add Your First Source$")
        assert desk.quit() == 0
        try:
            server.accept()
        except BlockingIOError:
            return
        raise AssertionError("a source was asked before it was added")


def what_cannot_be_reached_is_added(desk):
    offer(desk, News=(outline("Far Away", "http://127.0.0.1:9/feed"),))
    desk.start()
    open_dialog(desk)
    desk.click("^Far Away$", "check box")
    desk.click("^Add 1$", "button")
    desk.see_toast("^1 source added$")
    desk.see("^Far Away", "list item")
    desk.see("^News", "list item")
    assert desk.quit() == 0


def what_is_followed_says_so(desk):
    """From the main menu, and with keys alone."""
    library = desk.home / "library.db"
    follow(desk, library, desk.home / "sources.opml", "http://127.0.0.1:9/known")
    offer(desk, News=(outline("Known", "http://127.0.0.1:9/known"), outline("New", "http://127.0.0.1:9/new")))
    desk.start("--library", str(library))
    desk.see("^The Small Web", "list item")
    desk.key("F10")
    desk.choose_item("s")
    desk.see_focus("^Language$", "combo box")
    desk.see("^You follow this already$", "label", within=DIALOG)
    assert desk.find("^Known$", "check box") is None
    desk.key("Tab", "Down")
    desk.key("space")
    desk.see("^Add 1$", "button")
    desk.key("alt+a")
    desk.see("^New", "list item")
    assert desk.quit() == 0


def choose_language(desk, code):
    """The languages stand in the order of their codes."""
    desk.click("^Language$", "combo box")
    desk.see("^Français$", "label")
    desk.key("Home", *["Down"] * LANGUAGES.index(code), "Return")
    desk.see_not("^Français$", "label")


def other_languages_are_a_click_away(desk):
    """What was chosen in one language stays chosen while another is shown."""
    offer(desk, News=(outline("Here", "http://127.0.0.1:9/here"),))
    desk.start()
    open_dialog(desk)
    desk.click("^Here$", "check box")
    choose_language(desk, "de")
    desk.see("^tagesschau$", "check box")
    desk.see("^Nachrichten$", "label")
    desk.see_not("^Here$", "check box")
    desk.see("^Add 1$", "button")
    desk.click("^tagesschau$", "check box")
    desk.see("^Add 2$", "button")
    desk.click("^tagesschau$", "check box")
    choose_language(desk, "en")
    desk.see("^Here$", "check box")
    desk.click("^Add 1$", "button")
    desk.see("^Here", "list item")
    assert desk.quit() == 0


if __name__ == "__main__":
    sys.exit(run(what_is_chosen_is_added, nobody_is_asked_before, what_cannot_be_reached_is_added,
                 what_is_followed_says_so, other_languages_are_a_click_away))
