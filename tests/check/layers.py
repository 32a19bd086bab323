#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks who may know whom: between the layers, inside a layer, and outside of Herald.

Usage: layers.py [TREE]
"""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from source_tree import SourceFile, Tree, Violation, report

# The layers and what each may include. A layer that is not here may not exist.
EDGES = {
    "core": (),
    "html": ("core",),
    "parse": ("core", "html"),
    "net": ("core",),
    "store": ("core",),
    "engine": ("core", "html", "parse", "net", "store"),
    "cli": ("core", "html", "parse", "net", "store", "engine"),
    "ui": ("core", "engine"),
    "sample": (),
    "main": ("core", "ui"),
}

# Single files that must look past the layer below them, and at what.
GRANTED = {
    "src/ui/herald-error-text.c": ("herald-store.h",),  # turns the codes of its errors into words
    "src/ui/herald-session.c": ("herald-http-client.h",),  # puts the parts of the engine together
    "src/ui/herald-sample-library.c": ("herald-http-client.h",),  # fetches the list of the sample's sources
}

# What is beside the layers in the tests: what they share, and what feeds several of them.
BESIDE = ("support", "fuzz")

# Whose headers only some may see: what an include begins with, and the layers or files that may have it.
LIBRARIES = {
    "gumbo.h": ("html",),
    "libxml/": ("parse", "tests/sample/test-server.c"),
    "json-glib/": ("parse", "cli", "sync"),
    "libsoup/": ("net", "sample"),
    "libsecret/": ("engine", "sync"),
    "sqlite3.h": ("store",),
    "adwaita.h": ("ui", "main"),
    "gtk/": ("ui", "main"),
    "gdk/": ("ui",),
    "gdk-pixbuf/": ("ui",),
    "gsk/": ("ui",),
    "graphene.h": ("ui",),
    "pango/": ("ui",),
    "webkit/": ("src/ui/herald-article-view.c", "tests/ui/try-in-webkit.c"),
    "glib/gi18n.h": ("ui", "main"),
    "libintl.h": ("ui", "main"),
}

# GLib and the C library are everyone's.
EVERYONE = re.compile(r"(gio|glib|gobject)/.+|(glib|glib-object|glib-unix)\.h|(arpa|netinet|sys)/\w+\.h"
                      r"|(assert|ctype|dlfcn|errno|fcntl|float|inttypes|limits|locale|math|setjmp|signal|stdarg"
                      r"|stdbool|stddef|stdint|stdio|stdlib|string|strings|time|unistd|wchar)\.h")

# What a test may see besides what its layer sees: libraries by which it plays the rest of the world.
IN_TESTS = ("X11/", "json-glib/", "libsoup/", "libxml/", "sqlite3.h")

THREADS = re.compile(r"\b(g_thread_|g_task_run_in_thread|GThreadPool|g_mutex_|GMutex|g_rec_mutex_|GRecMutex"
                     r"|g_rw_lock_|GRWLock|g_cond_|GCond\b|pthread_|thrd_)\w*")
THE_ONE_WITH_THREADS = "src/core/herald-worker.c"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
MADE_BY_THE_BUILD = re.compile(r"config\.h|[\w-]+-(dbus|resources|enums|marshallers|sql)\.h")


class Include(NamedTuple):
    file: SourceFile
    line: int
    is_ours: bool
    name: str


def includes(file: SourceFile) -> Iterator[Include]:
    for match in INCLUDE.finditer(file.text):
        line = file.text.count("\n", 0, match.start()) + 1
        yield Include(file, line, match.group(1) == '"', match.group(2))


def c_files(tree: Tree) -> Iterator[SourceFile]:
    yield from tree.files(".c", ".h", under="src/")
    yield from tree.files(".c", ".h", under="tests/")


def layer_of(file: SourceFile) -> str:
    """The layer that a file is in, or whose test it is; "support" is what tests share."""
    parts = file.path.split("/")
    return parts[1] if len(parts) > 2 else "main"


def is_test(file: SourceFile) -> bool:
    return file.path.startswith("tests/")


def headers(tree: Tree) -> dict[str, SourceFile]:
    return {file.name: file for file in c_files(tree) if file.suffix == ".h"}


def reach(layer: str) -> set[str]:
    """A layer and everything below it."""
    found = {layer}
    for lower in EDGES.get(layer, ()):
        found |= reach(lower)
    return found


def only_known_layers(tree: Tree) -> Iterator[Violation]:
    for file in c_files(tree):
        if layer_of(file) not in EDGES and not (is_test(file) and layer_of(file) in BESIDE):
            yield Violation(file.path, 1, f"there is no layer \"{layer_of(file)}\"")


def one_header_per_name(tree: Tree) -> Iterator[Violation]:
    """Headers are found by their bare names, so no two may have the same."""
    known = headers(tree)
    for file in c_files(tree):
        if file.suffix == ".h" and known[file.name] is not file:
            yield Violation(file.path, 1, f"{known[file.name].path} has the same name")


def includes_by_bare_name(tree: Tree) -> Iterator[Violation]:
    known = headers(tree)
    for file in c_files(tree):
        for include in includes(file):
            if not include.is_ours or MADE_BY_THE_BUILD.fullmatch(include.name):
                continue
            if include.name not in known:
                yield Violation(file.path, include.line, f"\"{include.name}\" is no header of this tree")


def may_see(file: SourceFile, other: SourceFile) -> bool:
    layer, lower = layer_of(file), layer_of(other)
    if other.name in GRANTED.get(file.path, ()):
        return True
    if not is_test(file):
        return not is_test(other) and (layer == lower or lower in EDGES.get(layer, ()))
    if lower in BESIDE or layer in BESIDE:
        return True
    return lower in reach(layer)


def only_allowed_edges(tree: Tree) -> Iterator[Violation]:
    known = headers(tree)
    for file in c_files(tree):
        for include in includes(file):
            other = known.get(include.name)
            if include.is_ours and other and not may_see(file, other):
                yield Violation(file.path, include.line,
                                f"{layer_of(file)} may not include {layer_of(other)} ({include.name})")


def private_headers_stay_home(tree: Tree) -> Iterator[Violation]:
    known = headers(tree)
    for file in c_files(tree):
        for include in includes(file):
            other = known.get(include.name)
            at_home = other and layer_of(file) in (layer_of(other), "fuzz")
            if other and include.name.endswith("-private.h") and not at_home:
                yield Violation(file.path, include.line, f"{include.name} is private to {layer_of(other)}")


def libraries_where_they_belong(tree: Tree) -> Iterator[Violation]:
    for file in c_files(tree):
        for include in includes(file):
            if not include.is_ours and (reason := why_not(file, include.name)):
                yield Violation(file.path, include.line, f"<{include.name}> {reason}")


def why_not(file: SourceFile, name: str) -> str | None:
    place = next((places for start, places in LIBRARIES.items() if name.startswith(start)), None)
    if is_test(file) and name.startswith(IN_TESTS):
        return None
    if place is not None:
        layers = reach(layer_of(file)) if is_test(file) else {layer_of(file)}
        return None if layers & set(place) or file.path in place else f"is only for {', '.join(place)}"
    return None if EVERYONE.fullmatch(name) else "is a library that no layer has"


def threads_only_in_the_worker(tree: Tree) -> Iterator[Violation]:
    for file in tree.files(".c", ".h", under="src/"):
        if file.path != THE_ONE_WITH_THREADS:
            yield from file.find(THREADS, "{} is only for " + THE_ONE_WITH_THREADS, code=True)


def module_of(file: SourceFile) -> str:
    """A .c file and its headers are one module."""
    return re.sub(r"(-private)?\.[ch]$", "", file.path)


def module_graph(tree: Tree) -> dict[str, dict[str, Include]]:
    """For every module those it includes, each with one include that proves it."""
    known = headers(tree)
    graph: dict[str, dict[str, Include]] = {}
    for file in tree.files(".c", ".h", under="src/"):
        edges = graph.setdefault(module_of(file), {})
        for include in includes(file):
            other = known.get(include.name) if include.is_ours else None
            if other and module_of(other) != module_of(file):
                edges.setdefault(module_of(other), include)
    return graph


def find_cycle(graph: dict[str, dict[str, Include]]) -> list[str]:
    """The first cycle, as the modules on it; nothing where there is none."""
    done: set[str] = set()

    def visit(module: str, path: list[str]) -> list[str]:
        if module in path:
            return path[path.index(module):]
        if module in done:
            return []
        for other in sorted(graph.get(module, {})):
            if cycle := visit(other, path + [module]):
                return cycle
        done.add(module)
        return []

    return next((cycle for module in sorted(graph) if (cycle := visit(module, []))), [])


def no_cycle_of_modules(tree: Tree) -> Iterator[Violation]:
    graph = module_graph(tree)
    cycle = find_cycle(graph)
    for module, following in zip(cycle, cycle[1:] + cycle[:1]):
        include = graph[module][following]
        yield Violation(include.file.path, include.line, f"the knot {short(module)} -> {short(following)} -> ...")


def short(module: str) -> str:
    return module.rpartition("/")[2].removeprefix("herald-")


def print_graph(tree: Tree) -> None:
    """The module graph, a line per module, as notes between the results."""
    graph = module_graph(tree)
    for module in sorted(graph):
        layer = module.rpartition("/")[0].removeprefix("src/")
        print(f"# {layer}/{short(module)}: {' '.join(sorted(map(short, graph[module])))}".rstrip(" "))
    print(f"# {len(graph)} modules, {sum(map(len, graph.values()))} edges")


RULES = {
    "only layers of the table exist": only_known_layers,
    "every header has a name of its own": one_header_per_name,
    "includes are bare names of this tree": includes_by_bare_name,
    "includes follow the edges between layers": only_allowed_edges,
    "private headers stay in their folder": private_headers_stay_home,
    "libraries are seen only where they belong": libraries_where_they_belong,
    "threads are made only by the worker": threads_only_in_the_worker,
    "the largest knot of modules is 1": no_cycle_of_modules,
}

if __name__ == "__main__":
    sys.exit(report(RULES, print_graph))
