#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a manifest with the runtimes that make-runtime has installed, and installs what comes of it beside them.

For a module whose sources cannot be fetched, FOLDER/built/NAME is installed instead, which was built elsewhere.

Usage: build.py FOLDER MANIFEST
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

Module = dict[str, Any]

PATIENCE = 20


def can_be_fetched(source: dict[str, Any]) -> bool:
    try:
        return subprocess.run(["git", "ls-remote", "--exit-code", source["url"], source["tag"]], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=PATIENCE).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def or_built_elsewhere(module: Module, folder: Path) -> Module:
    if all(source["type"] != "git" or can_be_fetched(source) for source in module["sources"]):
        return module
    built = folder / "built" / module["name"]
    if not built.is_dir():
        sys.exit(f"The sources of {module['name']} cannot be fetched, and there is no {built}.")
    print(f"The sources of {module['name']} cannot be fetched; what is in {built} is taken instead.", flush=True)
    return {"name": module["name"], "buildsystem": "simple", "build-commands": ["cp -a . ${FLATPAK_DEST}"],
            "sources": [{"type": "dir", "path": str(built)}]}


def with_full_paths(module: Module, base: Path) -> Module:
    sources = [source | {"path": str((base / source["path"]).resolve())} if "path" in source else source
               for source in module["sources"]]
    return {**module, "sources": sources}


def main() -> int:
    folder, path = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
    manifest = json.loads(path.read_text())
    manifest["modules"] = [or_built_elsewhere(with_full_paths(module, path.parent), folder)
                           for module in manifest["modules"]]
    here = folder / path.name
    here.write_text(json.dumps(manifest, indent=2))
    builder = ["flatpak-builder", "--user", "--install", "--force-clean", "--disable-rofiles-fuse",
               "--disable-updates", f"--state-dir={folder / 'state'}", f"--repo={folder / 'programs'}",
               str(folder / "build"), str(here)]
    return subprocess.run(builder).returncode


if __name__ == "__main__":
    sys.exit(main())
