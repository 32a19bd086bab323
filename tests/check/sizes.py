#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that everything stays small enough to be read: files, functions, templates and lines.

Usage: sizes.py [TREE]
"""

import re
import sys
from collections.abc import Iterator

from source_tree import SourceFile, Tree, Violation, report

FILE, FUNCTION, LINE, TEMPLATE = 800, 80, 120, 300
CODE = {".c", ".h", ".py", ".sh", ".build", ".blp", ".css", ".sql"}

# Our style has the name of a function, and the braces around its body, at column 0.
NAME = re.compile(r"(\w+) \(")


def code_files(tree: Tree) -> Iterator[SourceFile]:
    return (file for file in tree.written() if file.language in CODE)


def functions(file: SourceFile) -> Iterator[tuple[str, int, int]]:
    """Yields name, first line (the one of the name) and last line of every function of a C file."""
    name, first, inside = "", 0, False
    for number, line in enumerate(file.code.split("\n"), start=1):
        if inside:
            if line.startswith("}"):
                yield name, first, number
                name, inside = "", False
        elif line.startswith("{"):
            inside = name != ""
        elif match := NAME.match(line):
            name, first = match.group(1), number
        elif line[:1].strip():
            name = ""


def files_are_short(tree: Tree) -> Iterator[Violation]:
    for file in code_files(tree):
        if len(file.lines) > FILE:
            yield Violation(file.path, len(file.lines), f"{len(file.lines)} lines, {FILE} are allowed")


def functions_are_short(tree: Tree) -> Iterator[Violation]:
    for file in code_files(tree):
        if file.suffix != ".c":
            continue
        for name, first, last in functions(file):
            length = last - first + 1
            if length > FUNCTION and not name.endswith("_class_init"):
                yield Violation(file.path, first, f"{name} has {length} lines, {FUNCTION} are allowed")


def lines_are_short(tree: Tree) -> Iterator[Violation]:
    for file in code_files(tree):
        if file.suffix == ".blp":  # its formatter keeps a property on one line
            continue
        for number, line in enumerate(file.lines, start=1):
            if len(line) > LINE:
                yield Violation(file.path, number, f"{len(line)} columns, {LINE} are allowed")


def templates_are_short(tree: Tree) -> Iterator[Violation]:
    for file in tree.files(".blp"):
        if len(file.lines) > TEMPLATE:
            yield Violation(file.path, len(file.lines), f"{len(file.lines)} lines, {TEMPLATE} are allowed")


RULES = {
    f"files have at most {FILE} lines": files_are_short,
    f"functions have at most {FUNCTION} lines": functions_are_short,
    f"lines have at most {LINE} columns": lines_are_short,
    f"templates have at most {TEMPLATE} lines": templates_are_short,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
