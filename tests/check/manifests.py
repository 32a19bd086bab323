#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the Flatpak manifests ask for little, say exactly what they are built from, and test what they build.

Usage: manifests.py [TREE]
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from source_tree import SourceFile, Tree, Violation, report

# The network for sources, the display with what draws on it; files and the rest come through portals.
ALLOWED = {"--share=ipc", "--share=network", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
COMMIT = re.compile(r"[0-9a-f]{40}")


def manifests(tree: Tree) -> Iterator[tuple[SourceFile, dict[str, Any]]]:
    for file in tree.files(".json", under="flatpak/"):
        yield file, json.loads(file.text)


def both_are_there(tree: Tree) -> Iterator[Violation]:
    found = {manifest["id"] + ".json" for _, manifest in manifests(tree)}
    names = {file.name for file, _ in manifests(tree)}
    if found != names or len(names) != 2:
        yield Violation("flatpak", 1, "holds not one manifest each for a release and for development, named by id")


def they_differ_in_herald_only(tree: Tree) -> Iterator[Violation]:
    first, *others = [({**manifest, "id": None, "modules": manifest["modules"][:-1]}, file)
                      for file, manifest in manifests(tree)]
    for other, file in others:
        if other != first[0]:
            yield Violation(file.path, 1, f"differs from {first[1].path} in more than its last module")


def they_ask_for_little(tree: Tree) -> Iterator[Violation]:
    for file, manifest in manifests(tree):
        for argument in sorted(set(manifest["finish-args"]) - ALLOWED):
            yield Violation(file.path, 1, f"asks for {argument}")


def sources_are_exact(tree: Tree) -> Iterator[Violation]:
    """A commit of Herald's own cannot stand in the tree that it is of."""
    for file, manifest in manifests(tree):
        for module in manifest["modules"][:-1]:
            for source in module["sources"]:
                if source["type"] != "git" or "tag" not in source or not COMMIT.fullmatch(source.get("commit", "")):
                    yield Violation(file.path, 1, f"{module['name']} is not from a git tag with its commit")


def they_run_tests(tree: Tree) -> Iterator[Violation]:
    for file, manifest in manifests(tree):
        herald = manifest["modules"][-1]
        if not herald.get("run-tests") or not any("meson test" in line for line in herald.get("test-commands", [])):
            yield Violation(file.path, 1, "does not run the tests")


RULES = {
    "there is a manifest for a release and one for development": both_are_there,
    "the manifests differ in nothing but Herald's own sources": they_differ_in_herald_only,
    "the sandbox has no holes but the network and the display": they_ask_for_little,
    "sources are told by tag and commit": sources_are_exact,
    "what is built is tested": they_run_tests,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
