#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what one reads first is there, short, and true about the files it names.

Usage: documents.py [TREE]
"""

import re
import sys
from collections.abc import Iterator

from source_tree import SourceFile, Tree, Violation, report

README = "README.md"
LONGEST = 150
LAYER_SHORTEST, LAYER_LONGEST = 8, 40

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|(?:src|srcset|href)=\"([^\"#]+)\"")
CODE = re.compile(r"`(?:\./)?([\w.-]+/[\w./-]*)`")
ELSEWHERE = re.compile(r"[a-z]+:", re.IGNORECASE)


def documents(tree: Tree) -> dict[str, SourceFile]:
    return {file.path: file for file in tree.files(".md")}


def layers(tree: Tree) -> list[str]:
    return sorted({file.path.rpartition("/")[0] for file in tree.files(".c", under="src/") if file.path.count("/") > 1})


def the_readme_is_short(tree: Tree) -> Iterator[Violation]:
    file = documents(tree).get(README)
    if file is None:
        yield Violation(README, 1, "is not there")
    elif len(file.lines) > LONGEST:
        yield Violation(README, len(file.lines), f"{len(file.lines)} lines, {LONGEST} are allowed")


def every_layer_is_described(tree: Tree) -> Iterator[Violation]:
    known = documents(tree)
    for layer in layers(tree):
        file = known.get(f"{layer}/{README}")
        if file is None:
            yield Violation(f"{layer}/{README}", 1, "is not there")
        elif not LAYER_SHORTEST <= len(file.lines) <= LAYER_LONGEST:
            yield Violation(file.path, len(file.lines),
                            f"{len(file.lines)} lines, {LAYER_SHORTEST} to {LAYER_LONGEST} are allowed")


def named_files(tree: Tree, file: SourceFile) -> Iterator[tuple[int, str]]:
    """Links, from the document's folder; and code that looks like a path in a folder that there is."""
    folder = file.path.rpartition("/")[0]
    for number, line in enumerate(file.lines, start=1):
        for match in LINK.finditer(line):
            name = match.group(1) or match.group(2)
            if not ELSEWHERE.match(name):
                yield number, f"{folder}/{name}".lstrip("/")
        for match in CODE.finditer(line):
            if (tree.root / match.group(1).partition("/")[0]).is_dir():
                yield number, match.group(1)


def named_files_exist(tree: Tree) -> Iterator[Violation]:
    for file in documents(tree).values():
        for number, name in named_files(tree, file):
            if not (tree.root / name).exists():
                yield Violation(file.path, number, f"there is no {name}")


RULES = {
    f"README.md has at most {LONGEST} lines": the_readme_is_short,
    "every layer is described on one screen": every_layer_is_described,
    "documents name files that exist": named_files_exist,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
