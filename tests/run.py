#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of a build folder and closes with "N passed, N failed".

What is counted are the single promises inside the test programs, as they report them.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

SUITES = ("core", "html", "parse", "net", "store", "engine", "cli", "ui", "check", "fuzz")
FUZZ = Path(__file__).parent / "fuzz" / "run.py"
FUZZ_SECONDS = 10


class Result:
    """What a run has found, as its report says it."""

    def __init__(self, report: Path):
        self.passed = 0
        self.failed: list[str] = []
        self.skipped: list[str] = []
        for program in xml.etree.ElementTree.parse(report).getroot().iter("testsuite"):
            for case in program.iter("testcase"):
                name = f"{program.get('name')}: {case.get('name')}"
                if case.find("failure") is not None or case.find("error") is not None:
                    self.failed.append(name)
                elif case.find("skipped") is not None:
                    self.skipped.append(name)
                else:
                    self.passed += 1


class Fuzzing:
    """The fuzzers, which run beside the tests and give way to them."""

    def __init__(self, build: Path):
        self.report = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([sys.executable, str(FUZZ), str(build), str(FUZZ_SECONDS)],
                                        stdout=self.report, preexec_fn=lambda: os.nice(19))

    def finish(self) -> tuple[list[str], list[str]]:
        """Waits for the end and shows the report; returns the names of what passed and of what failed."""
        self.process.wait()
        self.report.seek(0)
        text = self.report.read()
        print(text, end="")
        passed = re.findall(r"^ok \d+ - (.*)", text, re.MULTILINE)
        failed = re.findall(r"^not ok \d+ - (.*)", text, re.MULTILINE)
        if self.process.returncode != 0 and not failed:
            failed.append("the fuzzers ended badly")
        return passed, [f"fuzz: {name}" for name in failed]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the tests of a build folder.")
    parser.add_argument("build", type=Path)
    parser.add_argument("pattern", nargs="?", help="a suite, or a part of a test's name")
    parser.add_argument("--suites", default="", help="only these suites, with commas between them")
    parser.add_argument("--patience", type=int, default=1, help="how many times longer a test may take")
    parser.add_argument("--fuzzers", type=Path, help="their build folder; they then run beside the tests")
    parser.add_argument("--title", help="what the closing line begins with")
    return parser.parse_args()


def run(build: Path, suites: list[str], pattern: str | None, patience: int) -> int:
    command = ["meson", "test", "-C", str(build), "--no-rebuild", "--print-errorlogs"]
    command += ["--timeout-multiplier", str(patience)]
    for suite in suites:
        command += ["--suite", suite]
    if pattern:
        command.append(f"*{pattern}*")
    return subprocess.run(command, env={**os.environ, "HERALD_PATIENCE": str(patience)}, check=False).returncode


def close(title: str | None, passed: int, failed: int) -> int:
    print(f"{title}: {passed} passed, {failed} failed" if title else f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main() -> int:
    options = arguments()
    fuzzing = Fuzzing(options.fuzzers) if options.fuzzers else None
    passed, failed = (0, 0) if options.pattern == "fuzz" else test(options)
    if fuzzing:
        robust, fragile = fuzzing.finish()
        passed += len(robust)
        failed += len(fragile)
        for name in fragile:
            print(f"failed: {name}")
    return close(options.title, passed, failed)


def test(options: argparse.Namespace) -> tuple[int, int]:
    """Runs the tests that Meson knows; returns how many passed and how many failed."""
    suites = [suite for suite in options.suites.split(",") if suite]
    pattern = options.pattern
    if pattern in SUITES:
        if suites and pattern not in suites:
            return 0, 0
        suites, pattern = [pattern], None

    report = options.build / "meson-logs" / "testlog.junit.xml"
    report.unlink(missing_ok=True)
    status = run(options.build, suites, pattern, options.patience)
    if not report.exists():
        print(f"no test has a name with \"{options.pattern}\"" if options.pattern else "no test ran")
        return 0, 0 if options.suites and options.pattern else 1

    result = Result(report)
    if status != 0 and not result.failed:
        result.failed.append("a test program ended badly; see the log above")
    for name in result.skipped:
        print(f"skipped: {name}")
    for name in result.failed:
        print(f"failed: {name}")
    sys.stdout.flush()
    if result.passed == 0 and not result.failed:
        print("no test ran")
        return 0, 1
    return result.passed, len(result.failed)


if __name__ == "__main__":
    sys.exit(main())
