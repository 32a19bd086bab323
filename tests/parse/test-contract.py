#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what herald-cli says of small feeds, one for each trick and named after it, with what it has to say.

Usage: test-contract.py HERALD-CLI FOLDER

Beside each feed lies NAME.expected: the whole of the output, and where there is one the base to read it with. There
are web pages too, of which it says the feeds that are to be discovered, and lists of subscriptions.
"""

import json
import subprocess
import sys
from pathlib import Path


COMMANDS = {".html": "discover", ".opml": "opml"}


def read(program, feed, expected):
    base = expected.pop("base", None)
    options = ["--base", base] if base else []
    command = COMMANDS.get(feed.suffix, "parse")
    run = subprocess.run([program, command, *options, feed], capture_output=True, timeout=10)
    if run.returncode != 0 or run.stderr:
        return f"exit {run.returncode}: {run.stderr.decode(errors='replace').strip()}"
    result = json.loads(run.stdout)
    return {"feeds": result} if command == "discover" else result


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    names = sorted(folder.glob("*.expected"))
    failed = False
    print(f"1..{len(names)}")
    for number, name in enumerate(names, start=1):
        expected = json.loads(name.read_text(encoding="utf-8"))
        feed = next(path for path in folder.glob(f"{name.stem}.*") if path.suffix != ".expected")
        result = read(program, feed, expected)
        same = result == expected
        failed = failed or not same
        print(f"{'ok' if same else 'not ok'} {number} - {name.stem}")
        if not same:
            print(f"# expected {json.dumps(expected, ensure_ascii=False)}")
            print(f"# got      {json.dumps(result, ensure_ascii=False)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
