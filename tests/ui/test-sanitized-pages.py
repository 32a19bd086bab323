#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Herald lets through does nothing in a browser in which scripts may run.

Beside Herald's own tricks the shared collection is shown, where it is there.
"""

import subprocess
import sys
from pathlib import Path

from scenario import run

TESTS = Path(__file__).resolve().parents[1]
SHARED = TESTS.parents[1] / "shared" / "suites" / "xss"


def nothing_runs_in_a_browser(desk):
    folders = [TESTS / "data" / "html"]
    if SHARED.is_dir():
        folders.append(SHARED)
    else:
        print("# the shared test data is not here", flush=True)
    trial = subprocess.run([desk.build / "tests" / "ui" / "try-in-webkit", TESTS / "ui" / "try-in-webkit.js", *folders],
                           env=desk.environment, capture_output=True, text=True, timeout=240)
    print(f"# {trial.stdout}", end="", flush=True)
    assert trial.returncode == 0, trial.stderr


if __name__ == "__main__":
    sys.exit(run(nothing_runs_in_a_browser))
