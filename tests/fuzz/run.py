#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the fuzzers of a build folder, two at a time, and reports each as a test.

They begin with Herald's fixtures and the shared suites, and go on from what earlier runs came to. An input that
breaks a promise is kept, and named in the report.

Usage: run.py BUILD SECONDS [TARGET...]
"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

AT_A_TIME = 2
HERE = Path(__file__).parent
DATA = HERE.parent / "data"
SUITES = HERE.parent.parent.parent / "shared" / "suites"
HTML_SEEDS = (DATA / "html", SUITES / "xss", SUITES / "feeds")
FEED_SEEDS = (DATA / "feeds", SUITES / "feeds", SUITES / "feedparser")

SEEDS = {
    "address": (),
    "date": (),
    "discovery": HTML_SEEDS,
    "encoding": (SUITES / "feedparser" / "encoding",),
    "feed": FEED_SEEDS,
    "opml": FEED_SEEDS,
    "sanitize": HTML_SEEDS,
    "text": HTML_SEEDS,
}

# The words of the others are named after them.
DICTIONARIES = {"discovery": "sanitize", "text": "sanitize"}

# One input may not take longer than a run of herald-cli, nor ask for more memory at once. What the whole process has
# is more, for the corpus and the sanitizer's books are in it.
LIMITS = ("-timeout=5", "-rss_limit_mb=1024", "-malloc_limit_mb=512", "-max_len=4096")
OPTIONS = {"ASAN_OPTIONS": "detect_leaks=1:quarantine_size_mb=32", "TZ": "UTC"}

EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
KEPT = re.compile(r"Test unit written to (\S+)")


class Result(NamedTuple):
    target: str
    executed: int
    kept: list[str]
    log: Path
    status: int


def fuzz(build: Path, target: str, seconds: int) -> Result:
    corpus = build / "fuzz" / target
    found = build / "fuzz" / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    dictionary = HERE / f"{DICTIONARIES.get(target, target)}.dict"
    command = [str(build / "tests" / "fuzz" / f"fuzz-{target}"), f"-max_total_time={seconds}", *LIMITS,
               "-print_final_stats=1", f"-artifact_prefix={found}/{target}-"]
    if dictionary.exists():
        command.append(f"-dict={dictionary}")
    command.append(str(corpus))
    command += [str(folder) for folder in SEEDS[target] if folder.is_dir()]
    log = build / "fuzz" / f"{target}.log"
    with log.open("wb") as output:
        status = subprocess.run(command, env=os.environ | OPTIONS, stdin=subprocess.DEVNULL, stdout=output,
                                stderr=subprocess.STDOUT, check=False).returncode
    text = log.read_text(errors="replace")
    executed = EXECUTED.search(text)
    return Result(target, int(executed.group(1)) if executed else 0, KEPT.findall(text), log, status)


def report(number: int, result: Result) -> bool:
    passed = result.status == 0 and result.executed > 0
    print(f"{'ok' if passed else 'not ok'} {number} - {result.target}")
    print(f"# {result.target}: {result.executed} executions")
    if not passed:
        print(f"# {result.target}: see {result.log}")
    for path in result.kept:
        print(f"# {result.target}: kept {path}")
    sys.stdout.flush()
    return passed


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the fuzzers of a build folder.")
    parser.add_argument("build", type=Path)
    parser.add_argument("seconds", type=int, help="how long each is run")
    parser.add_argument("targets", nargs="*", choices=[[], *SEEDS], metavar="target")
    options = parser.parse_args()

    targets = options.targets or list(SEEDS)
    print(f"1..{len(targets)}")
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        results = pool.map(lambda target: fuzz(options.build.absolute(), target, options.seconds), targets)
        passed = [report(number, result) for number, result in enumerate(results, 1)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
