# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source tree as the checks see it, and the TAP report of what they find in it.

A check is a dictionary of rules. A rule is a function that takes a Tree and yields Violations; its name in the
dictionary says what it promises.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

# Fixtures are allowed to be ugly, that is what they are for; foreign code is not ours to judge.
SKIPPED = {".git", ".flatpak-builder", "__pycache__", "subprojects"}
FIXTURES = ("tests/data/", "data/sample/")

COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


class Violation(NamedTuple):
    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class SourceFile:
    """A file of the tree, read when it is asked for."""

    def __init__(self, root: Path, path: str):
        self.path = path
        self.name = path.rpartition("/")[2]
        self.suffix = Path(self.name).suffix
        self.place = root / path

    @cached_property
    def text(self) -> str:
        return self.place.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")[:-1] if self.text.endswith("\n") else self.text.split("\n")

    @cached_property
    def code(self) -> str:
        """C without what its comments and strings say; every line stays where it is."""
        return COMMENT_OR_STRING.sub(blank, self.text)

    @property
    def language(self) -> str:
        """The file's suffix, or what its first line says where it has none."""
        if self.name == "meson.options":
            return ".build"
        if self.suffix == "" and self.text.startswith("#!"):
            return ".py" if "python" in self.lines[0] else ".sh"
        return ".build" if self.name == "meson.build" else self.suffix

    def find(self, pattern: re.Pattern[str], message: str, code: bool = False) -> Iterator[Violation]:
        """Yields a violation for every match; "{}" in the message is what was found."""
        text = self.code if code else self.text
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield Violation(self.path, line, message.format(match.group().strip()))


class Tree:
    def __init__(self, root: Path):
        self.root = root

    @cached_property
    def all_files(self) -> list[SourceFile]:
        return [SourceFile(self.root, path) for path in sorted(walk(self.root, self.root))]

    def files(self, *suffixes: str, under: str = "") -> Iterator[SourceFile]:
        for file in self.all_files:
            if file.path.startswith(under) and (not suffixes or file.suffix in suffixes):
                yield file

    def written(self) -> Iterator[SourceFile]:
        """What people wrote as text here: no pictures, no fixtures."""
        for file in self.all_files:
            if not file.path.startswith(FIXTURES) and b"\0" not in file.place.read_bytes()[:4096]:
                yield file


def walk(root: Path, folder: Path) -> Iterator[str]:
    for place in folder.iterdir():
        if place.is_symlink() or place.name in SKIPPED:
            continue
        if place.is_file():
            yield place.relative_to(root).as_posix()
        elif place.is_dir() and not is_build_folder(place):
            yield from walk(root, place)


def is_build_folder(folder: Path) -> bool:
    return folder.name == "build" or folder.name.startswith("build-") or (folder / "meson-private").is_dir()


def blank(match: re.Match[str]) -> str:
    """Keeps the quotes of a string and every line end, so that columns and lines stay true."""
    found = match.group()
    if found[0] in "\"'":
        return found[0] + " " * (len(found) - 2) + found[0]
    return re.sub(r"[^\n]", " ", found)


Rule = Callable[[Tree], Iterator[Violation]]


def report(rules: dict[str, Rule], introduce: Callable[[Tree], None] | None = None) -> int:
    """Applies the rules to the tree named on the command line, or to the one that this file is in."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    tree = Tree(root)
    failed = False
    if introduce:
        introduce(tree)
    print(f"1..{len(rules)}")
    for number, (promise, rule) in enumerate(rules.items(), start=1):
        violations = list(rule(tree))
        failed = failed or bool(violations)
        print(f"{'not ok' if violations else 'ok'} {number} - {promise}")
        for violation in violations:
            print(violation, file=sys.stderr)
    return 1 if failed else 0
