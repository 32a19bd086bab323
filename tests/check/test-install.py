#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what is installed is all that the program needs, and that its files name one another rightly.

Usage: test-install.py BUILD APPLICATION_ID
"""

import configparser
import subprocess
import sys
import tempfile
from pathlib import Path

EXPECTED = (
    "bin/herald",
    "bin/herald-cli",
    "libexec/herald-sample-server",
    "share/applications/{id}.desktop",
    "share/dbus-1/interfaces/io.github.herald_reader.Herald.Library.xml",
    "share/dbus-1/services/{id}.service",
    "share/glib-2.0/schemas/{id}.gschema.xml",
    "share/gnome-shell/search-providers/{id}.search-provider.ini",
    "share/herald/sample/sample.opml",
    "share/icons/hicolor/scalable/apps/{id}.svg",
    "share/icons/hicolor/symbolic/apps/{id}-symbolic.svg",
    "share/metainfo/{id}.metainfo.xml",
)


def read(file: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(file)
    return parser


def install(build: str, folder: Path) -> Path:
    subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", str(folder)], check=True,
                   stdout=subprocess.DEVNULL)
    return next(folder.rglob("bin/herald")).parents[1]


def main() -> int:
    build, application = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        prefix = install(build, Path(folder))
        missing = [name for name in (path.format(id=application) for path in EXPECTED)
                   if not (prefix / name).exists()]
        desktop = read(prefix / f"share/applications/{application}.desktop")
        service = read(prefix / f"share/dbus-1/services/{application}.service")
        search = read(prefix / f"share/gnome-shell/search-providers/{application}.search-provider.ini")
        program = Path(service["D-BUS Service"]["Exec"].split()[0])
        offered = [name for name in desktop["Desktop Entry"]["Actions"].split(";") if name]
        results = {
            "nothing is missing": not missing,
            "the service starts the program that is installed": Path(folder, program.relative_to("/")).exists(),
            "the service has the name of the desktop file": service["D-BUS Service"]["Name"] == application,
            "the icon is the one that is installed": desktop["Desktop Entry"]["Icon"] == application,
            "the search provider is the service": search["Shell Search Provider"]["BusName"] == application,
            "the search provider has the desktop file":
                search["Shell Search Provider"]["DesktopId"] == f"{application}.desktop",
            "each quick action is described": all(
                desktop[f"Desktop Action {name}"]["Exec"].endswith(f"{application} {name}") for name in offered),
        }

    print(f"1..{len(results)}")
    for number, (promise, kept) in enumerate(results.items(), start=1):
        print(f"{'ok' if kept else 'not ok'} {number} - {promise}")
    if missing:
        print("missing:", *missing, file=sys.stderr)
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
