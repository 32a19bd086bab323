#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of a build folder and closes with "N passed, N failed".

Usage: run.py BUILD [PATTERN]

PATTERN is a suite, or a part of a test's name. What is counted are the single promises inside the test
programs, as they report them.
"""

import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path

SUITES = ("core", "html", "parse", "net", "store", "engine", "cli", "ui", "check")


def count(report: Path) -> tuple[int, int, int, list[str]]:
    passed = failed = skipped = 0
    names = []
    for suite in xml.etree.ElementTree.parse(report).getroot().iter("testsuite"):
        cases = list(suite.iter("testcase"))
        for case in cases:
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                names.append(f"{suite.get('name')}: {case.get('name')}")
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped, names


def main() -> int:
    build = Path(sys.argv[1])
    pattern = sys.argv[2] if len(sys.argv) > 2 else None
    command = ["meson", "test", "-C", str(build), "--no-rebuild", "--print-errorlogs"]
    if pattern in SUITES:
        command += ["--suite", pattern]
    elif pattern:
        command += [f"*{pattern}*"]
    report = build / "meson-logs" / "testlog.junit.xml"
    report.unlink(missing_ok=True)
    result = subprocess.run(command)
    if not report.exists():
        print(f"no test has a name with \"{pattern}\"" if pattern else "no test ran", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    passed, failed, skipped, names = count(report)
    if result.returncode != 0 and failed == 0:
        failed = 1
        names.append("a test program ended badly; see the log above")
    for name in names:
        print(f"failed: {name}", file=sys.stderr)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
