#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the desktop speaks German, Herald does, in templates, counted things and dates alike."""

import sys

from scenario import run


def every_kind_of_text_is_translated(desk):
    desk.start("--sample")
    desk.see("^Ungelesen, 49 ungelesen$", "list item")
    desk.click("^Ungelesen, The dunes that walk.* vor ", "list item")
    desk.wait(lambda: "Every autumn" in desk.page_text(), "the text of the story")
    desk.see("^Lesezeichen setzen$", "toggle button")
    assert " Minuten Lesezeit" in desk.page_text(), desk.page_text()
    desk.key("ctrl+comma")
    desk.see("^Einstellungen$", "dialog")
    desk.see("^3 Monate$")


def sources_in_german_are_suggested_first(desk):
    desk.start()
    desk.click("^Aus vorgeschlagenen Quellen wählen…", "list item")
    desk.see("^Deutsch$", "label", within=("^Sprache$", "combo box"))
    desk.click("^tagesschau$", "check box")
    desk.see("^1 hinzufügen$", "button")


if __name__ == "__main__":
    sys.exit(run(every_kind_of_text_is_translated, sources_in_german_are_suggested_first,
                 language="de_DE.UTF-8"))
