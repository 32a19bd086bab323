# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times whole commands, each several times and in turn with the others, so that a busy machine is unkind to all."""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    wall: float    # seconds
    cpu: float     # seconds, of user and system
    memory: float  # peak resident set, in MB


class Contender(NamedTuple):
    name: str
    command: list[str]
    stdin: Path | None = None


def run_once(contender: Contender) -> Run:
    """Runs a command with its output thrown away, and ends the program where it fails: a failure has no time.

    The peak memory is told by GNU time, which forks while it is small itself: a child's own figure begins with what
    its parent had.
    """
    with tempfile.NamedTemporaryFile() as peak:
        wall, usage = wait_for(contender, ["time", "-f", "%M", "-o", peak.name, *contender.command])
        return Run(wall, usage.ru_utime + usage.ru_stime, int(peak.read()) * 1024 / 1e6)


def wait_for(contender: Contender, command: list[str]):
    begin = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(contender.stdin or os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"{contender.name} failed: {' '.join(contender.command)}")
    return wall, usage


def in_turn(contenders: list[Contender], runs: int) -> dict[str, list[Run]]:
    """The runs of each, after one that does not count."""
    found: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for number in range(runs + 1):
        for contender in contenders:
            run = run_once(contender)
            if number > 0:
                found[contender.name].append(run)
    return found


def median(runs: list[Run], figure: str) -> float:
    return statistics.median(getattr(run, figure) for run in runs)


def ratio(runs: list[Run], others: list[Run], figure: str) -> float:
    """How many times the figure of the others: the median over the pairs that ran one after the other."""
    return statistics.median(getattr(run, figure) / getattr(other, figure) for run, other in zip(runs, others))
