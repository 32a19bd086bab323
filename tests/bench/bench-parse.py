#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast feeds are read, beside programs that read XML or feeds: bench-parse.py BUILD CORPUS LARGE [RUNS]

CORPUS and LARGE are folders made by the corpus generator, whose file xml-list names the feeds: many, and one with many
stories.
"""

import sys
import tempfile
from pathlib import Path

from measure import Contender, in_turn, median, ratio

FLOOR = "xmllint --stream"
EMPTY = "<rss version='2.0'><channel/></rss>"


def feeds_of(corpus: Path) -> list[str]:
    return [str(corpus / name) for name in (corpus / "xml-list").read_text().split()]


def megabytes(feeds: list[str]) -> float:
    return sum(Path(feed).stat().st_size for feed in feeds) / 1e6


def write_list(path: Path, feeds: list[str]) -> str:
    path.write_text("\n".join(feeds))
    return str(path)


def measure_speed(bench: str, feeds: list[str], runs: int, folder: Path) -> None:
    size = megabytes(feeds)
    listed, joined = write_list(folder / "list", feeds), folder / "all.xml"
    with joined.open("wb") as file:
        for feed in feeds:
            file.write(Path(feed).read_bytes())
    found = in_turn([
        Contender(FLOOR, ["xmllint", "--stream", "--noout", *feeds]),
        Contender("xmlwf (expat)", ["xmlwf", *feeds]),
        Contender("sfeed", ["sfeed"], stdin=joined),
        Contender("herald", [bench, listed]),
        Contender("herald with text", [bench, "--text", listed]),
    ], runs)

    print(f"{len(feeds)} feeds, {size:.1f} MB, {runs} runs in turn; medians, MB per second of the processor's time, "
          f"and the ratio of these times to {FLOOR}")
    for name, measured in found.items():
        print(f"{name:18} {median(measured, 'wall'):7.3f} s  cpu {median(measured, 'cpu'):6.3f} s  "
              f"{size / median(measured, 'cpu'):6.0f} MB/s  peak {median(measured, 'memory'):6.1f} MB  "
              f"x {ratio(measured, found[FLOOR], 'cpu'):.2f}")


def measure_memory(bench: str, feeds: list[str], runs: int, folder: Path) -> None:
    """What the process needs at its peak beyond what it needs for an empty feed. That holds the file itself, as it is
    read, and the document that is made of it."""
    size = megabytes(feeds)
    empty = folder / "empty.xml"
    empty.write_text(EMPTY)
    small, large = write_list(folder / "small", [str(empty)]), write_list(folder / "large", feeds)

    for name, options in (("herald", []), ("herald with text", ["--text"])):
        found = in_turn([
            Contender("empty", [bench, *options, small]),
            Contender("large", [bench, *options, large]),
        ], runs)
        grown = median(found["large"], "memory") - median(found["empty"], "memory")
        print(f"{name:18} peak beyond that for an empty feed {grown:6.1f} MB for one file of {size:.1f} MB: "
              f"{grown / size:.2f} times its size, the file included")


def main() -> int:
    build, corpus, large = (Path(argument) for argument in sys.argv[1:4])
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    bench = str(build / "tests" / "parse" / "bench-parse")

    with tempfile.TemporaryDirectory() as folder:
        measure_speed(bench, feeds_of(corpus), runs, Path(folder))
        measure_memory(bench, feeds_of(large), runs, Path(folder))

    return 0


if __name__ == "__main__":
    sys.exit(main())
