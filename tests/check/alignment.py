#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what is in brackets stands in columns, as in GNOME's code; a renaming easily disturbs that.

Usage: alignment.py [TREE]
"""

import sys
from collections.abc import Iterator

from source_tree import SourceFile, Tree, Violation, report

# What may stand to the left of its column: operators hang, and literals that belong together are stacked.
HANGING = ('"', "&&", "||", "?", ":", "+")


def continued_lines(file: SourceFile) -> Iterator[tuple[int, str, int | None]]:
    """Yields number, text and due column of every line that begins inside a bracket; the column is None where
    nothing follows the bracket on its own line."""
    columns: list[int | None] = []
    for number, line in enumerate(file.code.split("\n"), start=1):
        if line.startswith("#"):
            continue
        if columns and line.strip():
            yield number, line, columns[-1]
        for column, letter in enumerate(line, start=1):
            if letter in "([{":
                aligned = letter == "(" and line[column:].strip()
                columns.append(column if aligned else None)
            elif letter in ")]}" and columns:
                columns.pop()


def brackets_align(tree: Tree) -> Iterator[Violation]:
    for file in tree.files(".c", ".h"):
        for number, line, due in continued_lines(file):
            text = line.lstrip()
            column = len(line) - len(text)
            if due is not None and column != due and not text.startswith(HANGING):
                yield Violation(file.path, number, f"stands in column {column + 1} instead of {due + 1}")


RULES = {
    "what is in brackets stands in one column": brackets_align,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
