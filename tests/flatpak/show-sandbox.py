#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the installed Flatpak where there is no display, and saves a picture of its window.

Usage: show-sandbox.py BUILD [ARG...]
"""

import sys
from pathlib import Path

from sandbox_desk import SandboxDesk


def main() -> int:
    build, arguments = sys.argv[1], sys.argv[2:]
    picture = Path(build) / "herald-flatpak.png"
    print("There is no display, so Herald opens in a virtual one.", file=sys.stderr)
    with SandboxDesk(build) as desk:
        desk.start(*arguments)
        desk.still_picture(picture)
    print(f"A picture of the window: {picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
