# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs scenarios at a desk of their own each, and reports them in TAP.

The accessibility bus of a process cannot change, so that every scenario is a process. What went wrong is told on
stderr with all that could be seen; a picture of the screen stays in the build folder.
"""

import argparse
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from desk import Desk  # noqa: E402

Scenario = Callable[[Desk], None]

OUTLINES = """<opml version="2.0"><body>
<outline text="The Small Web" xmlUrl="{address}"/>
</body></opml>
"""


def name_of(scenario: Scenario) -> str:
    return scenario.__name__.replace("_", " ")


def play(scenario: Scenario, build: Path, desk: type[Desk] = Desk, **desk_options) -> None:
    with desk(build, **desk_options) as desk:
        try:
            scenario(desk)
        except BaseException:
            traceback.print_exc()
            picture = build / "tests" / "ui" / f"{scenario.__name__}.png"
            desk.screenshot(picture)
            print(f"The screen: {picture}", file=sys.stderr)
            print(desk.outline(), file=sys.stderr, flush=True)
            raise


def in_own_process(scenario: Scenario, build: Path, **desk_options) -> bool:
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            play(scenario, build, **desk_options)
            status = 0
        finally:
            sys.stderr.flush()
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


def subscribe(desk: Desk, address: str, add: Scenario) -> None:
    """Pastes an address into the welcome page and adds the feed that is found there."""
    desk.click("^Website or feed address$", "text")
    desk.type(address)
    desk.click("^Find the feed$", "button")
    desk.see("^Found 1 Feed$")
    add(desk)
    desk.see_not("^Found 1 Feed$")


def follow(desk: Desk, library: Path, outlines: Path, address: str) -> None:
    """Puts one source into a library, without asking it anything."""
    outlines.write_text(OUTLINES.format(address=address))
    subprocess.run([desk.build / "src" / "cli" / "herald-cli", "--library", library, "import", outlines],
                   env=desk.environment, check=True, capture_output=True)


def run(*scenarios: Scenario, **desk_options) -> int:
    """Called as BUILD [NAME...]; with names, only these scenarios are played."""
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    chosen = [scenario for scenario in scenarios if not options.names or scenario.__name__ in options.names]
    failed = 0
    print(f"1..{len(chosen)}", flush=True)
    for number, scenario in enumerate(chosen, start=1):
        good = in_own_process(scenario, options.build.resolve(), **desk_options)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {name_of(scenario)}", flush=True)
    return 1 if failed else 0
