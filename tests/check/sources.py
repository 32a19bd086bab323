#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what may stand in a file, and what a file may be called.

Usage: sources.py [TREE]
"""

import re
import sys
from collections.abc import Iterator

from source_tree import SourceFile, Tree, Violation, report

COPYRIGHT = "SPDX-FileCopyrightText: 2026 The Herald founders"
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
HASH_HEAD = f"# {COPYRIGHT}\n# {LICENCE}\n"
STAR_HEAD = f"/* {COPYRIGHT}\n * {LICENCE} */\n"
SLASH_HEAD = f"// {COPYRIGHT}\n// {LICENCE}\n"
DASH_HEAD = f"-- {COPYRIGHT}\n-- {LICENCE}\n"
HEADS = {
    ".c": (STAR_HEAD,),
    ".h": (STAR_HEAD,),
    ".css": (STAR_HEAD,),
    ".js": (STAR_HEAD,),
    ".blp": (SLASH_HEAD, STAR_HEAD),
    ".sql": (DASH_HEAD,),
    ".py": (HASH_HEAD,),
    ".sh": (HASH_HEAD,),
    ".build": (HASH_HEAD,),
}

VAGUE_NAME = re.compile(r"(^|[-_.])(utils?|common|helpers?|misc|managers?)([-_.]|$)")

# In this program they are sources, stories and bookmarks. A page and a view of an article are what they are
# called everywhere.
FOREIGN_WORD = re.compile(r"\bherald_(?!(?:\w+_)?article_(?:page|view))(?:\w+_)?"
                          r"(?:items?|entry|entries|articles?|starred|nodes?|utils?|common|helpers?|misc|managers?)"
                          r"(?:_\w+)?\b", re.IGNORECASE)

# Spelled so that they do not find themselves.
NOTE_TO_SELF = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b")
MACHINE_PATH = re.compile(r"(?<![\w.}-])/(wor[k]|hom[e]|roo[t])/")
REGISTRY = re.compile(r"\b(deb\.debia[n]\.org|registry\.npmj[s]\.org|snapshot\.debia[n]\.org|pyp[i]\.org)\b")

ABORTING = re.compile(r"\bg_error[ \t]*\(")
EXIT = re.compile(r"(?<![\w.>])_?exit[ \t]*\(")
GOTO = re.compile(r"\bgoto[ \t]+\w")
GETTEXT = re.compile(r"(?<!\w)(_|N_|C_|NC_|Q_|gettext|ngettext|g_dgettext|g_dngettext|g_dpgettext2?)[ \t]*\(")
MAIN = re.compile(r"^main \(", re.MULTILINE)


def c_files(tree: Tree) -> Iterator[SourceFile]:
    for file in tree.files(".c", ".h"):
        if file.path.startswith(("src/", "tests/")) and not file.path.startswith("tests/data/"):
            yield file


def every_file_has_the_head(tree: Tree) -> Iterator[Violation]:
    for file in tree.written():
        heads = HEADS.get(file.language)
        if heads is None or not file.text:
            continue
        text = file.text.partition("\n")[2] if file.text.startswith("#!") else file.text
        if not text.startswith(heads):
            yield Violation(file.path, 1, "does not begin with the two lines of copyright and licence")


def names_say_something(tree: Tree) -> Iterator[Violation]:
    for file in tree.all_files:
        if VAGUE_NAME.search(file.name):
            yield Violation(file.path, 1, "the file's name does not say what it is")


def words_are_ours(tree: Tree) -> Iterator[Violation]:
    for file in tree.files(".h", under="src/"):
        if not file.name.endswith("-private.h"):
            yield from file.find(FOREIGN_WORD, "{} has a word that means nothing here", code=True)


def data_is_no_reason_to_abort(tree: Tree) -> Iterator[Violation]:
    for file in tree.files(".c", ".h", under="src/"):
        yield from file.find(ABORTING, "{} ends the program", code=True)
        if not (file.path.startswith(("src/cli/", "src/sample/")) and MAIN.search(file.text)):
            yield from file.find(EXIT, "{} ends the program", code=True)


def no_goto(tree: Tree) -> Iterator[Violation]:
    for file in c_files(tree):
        yield from file.find(GOTO, "{}", code=True)


def only_the_window_has_words(tree: Tree) -> Iterator[Violation]:
    for file in tree.files(".c", ".h", under="src/"):
        if not file.path.startswith("src/ui/") and file.path != "src/main.c":
            yield from file.find(GETTEXT, "{} is only for src/ui", code=True)


def no_note_to_self(tree: Tree) -> Iterator[Violation]:
    for file in tree.written():
        yield from file.find(NOTE_TO_SELF, "{} belongs into an issue")


def no_place_of_one_machine(tree: Tree) -> Iterator[Violation]:
    for file in tree.written():
        yield from file.find(MACHINE_PATH, "{} is a path of one machine")
        yield from file.find(REGISTRY, "{} is an address that not everyone has")


def blanks_are_blanks(tree: Tree) -> Iterator[Violation]:
    for file in tree.written():
        if file.name == "COPYING":
            continue
        yield from file.find(re.compile(r"\t"), "a tab")
        yield from file.find(re.compile(r"[ \t\r]+$", re.MULTILINE), "blanks at the end of a line")
        if file.text and not file.text.endswith("\n"):
            yield Violation(file.path, len(file.lines), "the last line does not end")
        if file.text.endswith("\n\n"):
            yield Violation(file.path, len(file.lines), "empty lines at the end")


RULES = {
    "files begin with copyright and licence": every_file_has_the_head,
    "files have names that say something": names_say_something,
    "public names have the words of the domain": words_are_ours,
    "data never ends the program": data_is_no_reason_to_abort,
    "there is no goto": no_goto,
    "only the window has words to translate": only_the_window_has_words,
    "notes to oneself are in issues": no_note_to_self,
    "nothing names a place of one machine": no_place_of_one_machine,
    "blanks and line ends are clean": blanks_are_blanks,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
