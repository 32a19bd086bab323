#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that translators get every text: po/POTFILES.in names exactly the files that have one, in order.

Usage: potfiles.py [TREE]
"""

import re
import sys
from collections.abc import Iterator

from source_tree import SourceFile, Tree, Violation, report

POTFILES = "po/POTFILES.in"
C_WORDS = re.compile(r"(?<!\w)(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)[ \t]*\(")
BLUEPRINT_WORDS = re.compile(r"(?<!\w)(_|C_)[ \t]*\([ \t]*[\"']")
DATA = re.compile(r"\.(desktop|metainfo\.xml)(\.in)*$|\.gschema\.xml(\.in)*$")


def has_words(file: SourceFile) -> bool:
    if file.path.startswith("src/") and file.suffix == ".c":
        return C_WORDS.search(file.code) is not None
    if file.path.startswith("src/") and file.suffix == ".blp":
        return BLUEPRINT_WORDS.search(file.text) is not None
    if file.path.startswith("data/") and DATA.search(file.name):
        return ".gschema." not in file.name or "gettext-domain" in file.text
    return False


def listed(tree: Tree) -> list[tuple[int, str]]:
    file = next(tree.files(under=POTFILES), None)
    lines = enumerate(file.lines, start=1) if file else []
    return [(number, line) for number, line in lines if line and not line.startswith("#")]


def every_file_with_words_is_listed(tree: Tree) -> Iterator[Violation]:
    names = {name for _, name in listed(tree)}
    for file in tree.written():
        if has_words(file) and file.path not in names:
            yield Violation(file.path, 1, f"has words to translate and is not in {POTFILES}")


def every_listed_file_has_words(tree: Tree) -> Iterator[Violation]:
    files = {file.path: file for file in tree.all_files}
    for number, name in listed(tree):
        if name not in files:
            yield Violation(POTFILES, number, f"there is no {name}")
        elif not has_words(files[name]):
            yield Violation(POTFILES, number, f"{name} has no words to translate")


def the_list_is_sorted(tree: Tree) -> Iterator[Violation]:
    names = listed(tree)
    for (_, before), (number, name) in zip(names, names[1:]):
        if name <= before:
            yield Violation(POTFILES, number, f"{name} should stand before {before}")


RULES = {
    "every file with words is in POTFILES.in": every_file_with_words_is_listed,
    "every file in POTFILES.in has words": every_listed_file_has_words,
    "POTFILES.in is sorted": the_list_is_sorted,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
