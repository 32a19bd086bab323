#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories found from the search of the desktop, by the calls that GNOME Shell makes."""

import configparser
import sys

from bad_server import BadServer
from scenario import run
from session_files import APPLICATION, Caller, herald_cli, install

INTERFACE = "org.gnome.Shell.SearchProvider2"


class Shell(Caller):
    """What GNOME Shell knows of a search provider is in a file."""

    def __init__(self, desk):
        super().__init__(desk)
        file = configparser.ConfigParser()
        file.read(desk.build / "data" / f"{APPLICATION}.search-provider.ini")
        assert file["Shell Search Provider"]["BusName"] == APPLICATION
        self.path = file["Shell Search Provider"]["ObjectPath"]

    def ask(self, name, signature, *arguments):
        return self.call(self.path, f"{INTERFACE}.{name}", signature, *arguments)

    def find(self, *words):
        return self.ask("GetInitialResultSet", "(as)", words)[0]

    def describe(self, *results):
        return self.ask("GetResultMetas", "(as)", results)[0]


def a_story_is_found_without_a_window(desk):
    herald_cli(desk, "add", desk.serve_sample() + "tidewater/feed.rss")
    install(desk)
    shell = Shell(desk)

    # As it is typed, with each word in any order.
    found = shell.find("coast", "holdi")
    assert len(found) == 1, found
    assert shell.ask("GetSubsearchResultSet", "(asas)", found, ("coast", "holding"))[0] == found
    assert shell.find("coast", "holdings") == []
    assert shell.find("\"", "(") == []
    meta, = shell.describe(*found, "no number", "999999")
    assert meta["id"] == found[0] and meta["name"].startswith("The dunes that walk: one coast"), meta
    assert meta["description"].startswith("Tidewater · ") and meta["description"].endswith(" ago"), meta
    assert meta["icon"] == ("themed", [APPLICATION, f"{APPLICATION}-symbolic"]), meta
    assert desk.owns_name(APPLICATION) and desk.window_id() is None, "a search opened a window"

    shell.ask("ActivateResult", "(sasu)", found[0], ("coast", "holding"), 0)
    desk.take_window()
    desk.wait(lambda: "Vessel Point" in desk.page_text(), "the text of the story")
    desk.see("^The dunes that walk", "list item")
    desk.wait(lambda: shell.describe(*found)[0]["icon"][0] == "bytes", "the icon of the source")

    # One that is not among the headlines that are shown now, in the same window.
    desk.click("^Show Only Unread$", "toggle button")
    desk.see_not("^The dunes that walk", "list item")
    desk.click("^Unread, [A-Z]", "list item")
    desk.wait(lambda: "Vessel Point" not in desk.page_text(), "another story")
    shell.ask("ActivateResult", "(sasu)", found[0], ("coast", "holding"), 0)
    desk.wait(lambda: "Vessel Point" in desk.page_text(), "the text of the story again")
    assert len(desk.windows("herald")) == 1
    desk.still_picture(desk.build / "tests" / "ui" / "search-result.png")
    desk.quit()


def a_story_that_is_gone(desk):
    herald_cli(desk, "add", desk.serve_sample() + "tidewater/feed.rss")
    install(desk)
    Shell(desk).ask("ActivateResult", "(sasu)", "999999", ("walk",), 0)
    desk.take_window()
    desk.see_toast("^The story is no longer in the library$")
    desk.quit()


def the_search_goes_on_in_the_window(desk):
    herald_cli(desk, "add", desk.serve_sample() + "tidewater/feed.rss")
    install(desk)
    shell = Shell(desk)
    shell.ask("LaunchSearch", "(asu)", ("coast", "holding"), 0)
    desk.take_window()
    desk.see("^Unread, The dunes that walk", "list item")
    desk.see_not("^Unread, (?!The dunes)[A-Z]", "list item")
    desk.still_picture(desk.build / "tests" / "ui" / "search-launched.png")
    shell.ask("LaunchSearch", "(asu)", ("lighthouse", "rent"), 0)
    desk.see_not("^Unread, The dunes that walk", "list item")
    desk.see("^Unread, .*[Ll]ighthouse", "list item")
    desk.quit()


def answers_are_few_and_the_last_search_counts(desk):
    herald_cli(desk, "add", BadServer().address("/many"))
    install(desk)
    shell = Shell(desk)

    # The bus keeps both until Herald is there, which then opens its library: the first is given up by then.
    first = shell.send(shell.path, f"{INTERFACE}.GetInitialResultSet", "(as)", ("number",))
    second = shell.send(shell.path, f"{INTERFACE}.GetInitialResultSet", "(as)", ("number",))
    assert len(shell.wait(second)[0]) == 30
    assert shell.wait(first) == ([],)
    names = [meta["name"] for meta in shell.describe(*shell.find("numb"))]
    assert names == [f"Number {n}" for n in range(30)], names
    assert desk.window_id() is None


def no_library_no_answer(desk):
    """What cannot be opened is told by the window, not by an empty desktop."""
    library = desk.home / "data" / "herald" / "library.db"
    library.parent.mkdir(parents=True)
    library.write_text("This is no library. " * 100)
    install(desk)
    assert Shell(desk).find("dunes") == []
    assert desk.window_id() is None


if __name__ == "__main__":
    sys.exit(run(a_story_is_found_without_a_window, a_story_that_is_gone, the_search_goes_on_in_the_window,
                 answers_are_few_and_the_last_search_counts, no_library_no_answer))
