# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets Liferea refresh its feeds in a virtual display, by the key that a person would press."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from measure import Run

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from desk import Desk  # noqa: E402

SETTINGS = "\n[org/gnome/liferea]\nstartup-feed-action=1\nmaxitemcount=1000\nlast-node-selected='f0'\n"

# Seconds: after a start, and at most for a refresh.
SETTLING = 3
PATIENCE = 300
TICKS = os.sysconf("SC_CLK_TCK")


def feed_list(opml: str) -> str:
    """OPML as Liferea keeps it: everything has a name of its own."""
    numbers = iter(range(1000000))
    return re.sub(r"<outline (type=\"rss\")?", lambda found:
                  f'<outline type="{"rss" if found.group(1) else "folder"}" id="f{next(numbers)}" '
                  'updateInterval="-1" ', opml)


class Liferea:
    def __init__(self, build: Path, opml: str):
        self._desk = Desk(build)
        config = self._desk.config_folder() / "liferea"
        config.mkdir()
        (config / "feedlist.opml").write_text(feed_list(opml))
        with (self._desk.config_folder() / "glib-2.0" / "settings" / "keyfile").open("a") as keyfile:
            keyfile.write(SETTINGS)
        self._database = self._desk.home / "data" / "liferea" / "liferea.db"

    def __enter__(self) -> "Liferea":
        return self

    def __exit__(self, *exception) -> None:
        self._desk.close()

    def count(self) -> int:
        try:
            with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as connection:
                return connection.execute("SELECT count(*) FROM items").fetchone()[0]
        except sqlite3.Error:
            return 0

    def run(self, is_done: Callable[[], bool]) -> Run | None:
        """Starts Liferea, has it refresh all, and ends it as soon as that is done, which is asked twice a second. Where
        it does not come to an end, there are no figures."""
        process = self._desk.start_other("liferea", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._desk.wait(lambda: self._desk.windows("liferea"), "Liferea's window")
        self._desk.xdotool("mousemove", 300, 300)
        time.sleep(SETTLING)
        begin, before = time.perf_counter(), sum(map(cpu_of, family(process.pid)))
        self._desk.key("ctrl+u")
        peak = 0.0
        while not is_done():
            if time.perf_counter() - begin > PATIENCE or process.poll() is not None:
                return None
            peak = max(peak, memory_of(family(process.pid)))
            time.sleep(0.5)
        wall = time.perf_counter() - begin
        cpu = sum(map(cpu_of, family(process.pid))) - before
        process.terminate()
        process.wait()
        return Run(wall, cpu, peak)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return [pid, *(member for child in children for member in family(int(child)))]


def memory_of(pids: list[int]) -> float:
    """In MB, with what is shared counted in parts."""
    total = 0
    for pid in pids:
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        except OSError:
            continue
        total += int(found.group(1)) if found else 0
    return total * 1024 / 1e6


def cpu_of(pid: int) -> float:
    """Seconds of a process and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15])) / TICKS
