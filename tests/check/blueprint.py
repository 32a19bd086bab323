#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every template is laid out as "blueprint-compiler format --fix" would lay it out.

Usage: blueprint.py [TREE]
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator

from source_tree import Tree, Violation, report


def templates_are_formatted(tree: Tree) -> Iterator[Violation]:
    templates = list(tree.files(".blp"))
    if shutil.which("blueprint-compiler") is None:
        yield Violation("meson.build", 1, "there is no blueprint-compiler to check with")
        return
    if not templates or format_of([str(file.place) for file in templates]) == 0:
        return
    for file in templates:
        if format_of([str(file.place)]) != 0:
            yield Violation(file.path, 1, "differs from what blueprint-compiler format --fix makes of it")


def format_of(places: list[str]) -> int:
    command = ["blueprint-compiler", "format", "--no-diff", *places]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


RULES = {
    "templates are formatted": templates_are_formatted,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
