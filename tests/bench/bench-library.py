#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a person waits in libraries of many stories: bench-library.py BUILD FOLDER [RUNS]

The libraries are made in FOLDER where they are not there yet, a fetched document at a time. They have sources of 500
stories of 100 made-up words; all stories are unread. Before the first size stands an empty library.
"""

import statistics
import subprocess
import sys
from pathlib import Path

SIZES = [0, 10_000, 100_000, 1_000_000]
BASE = 10_000


def make(bench: str, folder: Path, size: int) -> Path:
    library, unfinished = folder / f"{size}.db", folder / f"{size}.db.new"
    if not library.exists():
        print(f"making a library of {size} stories", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob(unfinished.name + "*"):
            path.unlink()
        subprocess.run([bench, "make", unfinished, str(size)], check=True, stdout=subprocess.DEVNULL)
        unfinished.rename(library)
    return library


def measure(bench: str, library: Path) -> dict[str, float]:
    lines = subprocess.run([bench, "measure", library], check=True, capture_output=True, text=True).stdout
    found = {name: float(figure) for name, figure in map(str.split, lines.splitlines())}
    found["file"] = library.stat().st_size / 1e6
    return found


def unit_of(name: str) -> str:
    if name.endswith("-found"):
        return "stories"
    return "MB" if name == "file" or name.startswith("memory") else "ms"


def main() -> int:
    build, folder = Path(sys.argv[1]), Path(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    bench = str(build / "tests" / "engine" / "bench-library")
    libraries = {size: make(bench, folder, size) for size in SIZES}
    found: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}

    for _ in range(runs):
        for size, library in libraries.items():
            found[size].append(measure(bench, library))

    print(f"{runs} runs in turn; medians, and in brackets how many times that of {BASE} stories")
    print(f"{'':24}" + "".join(f"{size:>20}" for size in SIZES))
    for name in found[BASE][0]:
        medians = {size: statistics.median(run.get(name, 0) for run in found[size]) for size in SIZES}
        cells = "".join(f"{medians[size]:12.1f} ({medians[size] / max(medians[BASE], 0.001):5.2f})" for size in SIZES)
        print(f"{name:18} {unit_of(name):>5}{cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
