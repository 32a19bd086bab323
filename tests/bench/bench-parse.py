#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast feeds are read, beside programs that read XML or feeds: bench-parse.py BUILD CORPUS [RUNS]

CORPUS is a folder made by the corpus generator; its file xml-list names the feeds.
"""

import sys
import tempfile
from pathlib import Path

from measure import Contender, in_turn, median, ratio

FLOOR = "xmllint --stream"


def main() -> int:
    build, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    names = (corpus / "xml-list").read_text().split()
    feeds = [str(corpus / name) for name in names]
    size = sum(Path(feed).stat().st_size for feed in feeds) / 1e6
    bench = str(build / "tests" / "parse" / "bench-parse")

    with tempfile.TemporaryDirectory() as folder:
        listed, joined = Path(folder) / "list", Path(folder) / "all.xml"
        listed.write_text("\n".join(feeds))
        with joined.open("wb") as file:
            for feed in feeds:
                file.write(Path(feed).read_bytes())
        found = in_turn([
            Contender(FLOOR, ["xmllint", "--stream", "--noout", *feeds]),
            Contender("xmlwf (expat)", ["xmlwf", *feeds]),
            Contender("sfeed", ["sfeed"], stdin=joined),
            Contender("herald", [bench, str(listed)]),
            Contender("herald with text", [bench, "--text", str(listed)]),
        ], runs)

    print(f"{len(feeds)} feeds, {size:.1f} MB, {runs} runs in turn; medians, and the ratio of the times to {FLOOR}")
    for name, measured in found.items():
        print(f"{name:18} {median(measured, 'wall'):7.3f} s  {size / median(measured, 'wall'):6.0f} MB/s  "
              f"cpu {median(measured, 'cpu'):6.3f} s  peak {median(measured, 'memory'):6.1f} MB  "
              f"x {ratio(measured, found[FLOOR], 'cpu'):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
