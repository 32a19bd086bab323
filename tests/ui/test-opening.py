#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Herald is given when it is started: lists of sources and addresses."""

import sqlite3
import subprocess
import sys

from scenario import run

ADDRESS = "^Website or feed address$"


def outlines(desk, name, *lines):
    path = desk.home / name
    path.write_text("<opml version=\"2.0\"><body>" + "".join(lines) + "</body></opml>")
    return path


def source(name, address):
    return f"<outline text=\"{name}\" xmlUrl=\"{address}\"/>"


def a_list_of_sources_is_imported(desk):
    base = desk.serve_sample()
    path = outlines(desk, "sources.opml", source("Tidewater", base + "tidewater/feed.rss"),
                    source("A file", "file:///etc/passwd"))
    desk.start(str(path))
    desk.see("^1 Source Added$")
    desk.see("^1 entry of the file was left out, because it has no web address.$")
    desk.key("Return")
    desk.see_not("^1 Source Added$")
    desk.click("^Tidewater\\b", "list item")
    desk.see("^Unread, The dunes that walk", "list item")
    assert desk.quit() == 0


def a_toast_says_how_many_came(desk):
    desk.start(str(outlines(desk, "two.opml", source("One", "http://127.0.0.1:9/1"),
                            source("Two", "http://127.0.0.1:9/2"))))
    desk.see_toast("^2 sources added$")
    assert desk.quit() == 0


def what_is_exported_can_be_opened(desk):
    desk.forgive_leaks()
    exported = desk.home / "mine.opml"
    desk.start(str(outlines(desk, "one.opml", source("One", "http://127.0.0.1:9/1"))))
    desk.see_toast("^1 source added$")
    desk.click("^Main Menu$", "toggle button")
    desk.choose_item("e")
    desk.save_as("Export Sources", exported)
    desk.see("^Sources exported$")
    assert desk.quit() == 0
    assert 'xmlUrl="http://127.0.0.1:9/1"' in exported.read_text()
    desk.start(str(exported))
    desk.see("^No new source in this file$")
    assert desk.quit() == 0


def a_list_is_chosen_on_the_welcome_page(desk):
    desk.forgive_leaks()
    base = desk.serve_sample()
    path = outlines(desk, "sources.opml", source("Tidewater", base + "tidewater/feed.rss"))
    desk.start()
    desk.click("^Open OPML File", "list item")
    desk.open_file("Open OPML File", path)
    desk.see_toast("^1 source added$")
    desk.click("^Tidewater\\b", "list item")
    desk.see("^Unread, The dunes that walk", "list item")
    assert desk.quit() == 0


def what_is_no_list_says_so(desk):
    for name, text in (("letter.opml", "Dear Herald, this is a letter."), ("cut.opml", "<opml><head></hea")):
        (desk.home / name).write_text(text)
        desk.start(str(desk.home / name))
        desk.see("^This is not an OPML file")
        desk.key("Return")
        desk.see_not("^This is not an OPML file")
        desk.see("^Add Your First Source$")
        assert desk.quit() == 0


def a_feed_that_a_browser_saved_is_looked_up(desk):
    base = desk.serve_sample()
    saved = desk.home / "feed.rss"
    saved.write_text("<rss version=\"2.0\"><channel><title>Tidewater</title>"
                     f"<link>{base}tidewater/feed.rss</link></channel></rss>")
    desk.start(str(saved))
    desk.see("^Found 1 Feed$", "label")
    desk.key("Escape")
    desk.see_not("^Found 1 Feed$", "label")
    assert desk.quit() == 0


def what_cannot_be_looked_up_says_so(desk):
    nameless = desk.home / "nameless.rss"
    nameless.write_text("<rss version=\"2.0\"><channel><title>Nameless</title></channel></rss>")
    for path, text in ((nameless, "^This feed does not say where it comes from"),
                       ("example.org/feed", "^There is no such file. If it is the address of a site")):
        desk.start(str(path))
        desk.see(text)
        desk.key("Return")
        desk.see_not(text)
        assert desk.quit() == 0


def sources_in(desk):
    try:
        with sqlite3.connect(desk.home / "data" / "herald" / "library.db") as library:
            return library.execute("SELECT count(*) FROM source").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def ten_thousand_sources_in_a_thousand_folders(desk):
    """They are on a closed port, so that none of them keeps the window busy for long."""
    deep = "<outline text=\"Deep\">" * 1000 + source("Bottom", "http://127.0.0.1:9/bottom") + "</outline>" * 1000
    path = outlines(desk, "huge.opml", deep,
                    *(source(f"Source {n}", f"http://127.0.0.1:9/{n}") for n in range(10000)))
    desk.start(str(path))
    desk.see("^Bottom\\b|^Deep\\b|^Source 0\\b", "list item", seconds=120)
    desk.see("^Today$", "list item")
    desk.wait(lambda: sources_in(desk) == 10001, "all sources to be kept", seconds=120)
    assert desk.quit() == 0

    desk.set("last-selection", "'list:0'")
    desk.set("refresh-on-start", "false")
    desk.start()
    desk.see("^All\\b", "list item")
    desk.see("^Today$", "list item")
    assert desk.quit() == 0


def a_long_import_can_be_stopped(desk):
    """By its key, once the toast must be there: an import keeps the accessibility bus waiting, so that looking for the
    button may take longer than the import does."""
    path = outlines(desk, "huge.opml", *(source(f"Source {n}", f"http://127.0.0.1:9/{n}") for n in range(200000)))
    desk.start(str(path))
    desk.wait(lambda: sources_in(desk) > 20000, "a part of the sources", seconds=120)
    desk.key("alt+s")
    desk.see_toast("^Stopped after [1-9][0-9]* sources$")
    desk.see("^Source 0\\b", "list item")
    assert desk.quit() == 0
    assert 0 < sources_in(desk) < 200000, sources_in(desk)


def an_address_opens_the_dialog(desk):
    base = desk.serve_sample()
    desk.start()
    desk.see("^Add Your First Source$")
    second = subprocess.run([str(desk.build / "src" / "herald"), base + "tidewater/feed.rss"],
                            env=desk.environment | {"GSETTINGS_SCHEMA_DIR": str(desk.build / "data")}, timeout=30)
    assert second.returncode == 0
    desk.see("^Found 1 Feed$", "label")


if __name__ == "__main__":
    sys.exit(run(a_list_of_sources_is_imported, a_toast_says_how_many_came,
                 what_is_exported_can_be_opened, a_list_is_chosen_on_the_welcome_page, what_is_no_list_says_so,
                 a_feed_that_a_browser_saved_is_looked_up, what_cannot_be_looked_up_says_so,
                 ten_thousand_sources_in_a_thousand_folders, a_long_import_can_be_stopped, an_address_opens_the_dialog))
