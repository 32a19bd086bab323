#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where people read from right to left, sources stand at the right, and the number of each at its left."""

import sys

from scenario import run


def the_window_is_mirrored(desk):
    desk.start("--sample")
    headline = desk.see("^غير مقروءة، The dunes that walk", "list item")
    source = desk.see("^Tidewater، 13 غير مقروءة$", "list item")
    assert desk.place(source)[0] > desk.place(headline)[0], "the sources are not at the right of the headlines"

    name = desk.find("^Tidewater$", "label", within=("^Tidewater، 13 غير مقروءة$", "list item"))
    count = desk.find("^13$", "label", within=("^Tidewater، 13 غير مقروءة$", "list item"))
    assert desk.place(count)[0] < desk.place(name)[0], "the number is not at the left of its name"


if __name__ == "__main__":
    sys.exit(run(the_window_is_mirrored, language="ar_EG.UTF-8"))
