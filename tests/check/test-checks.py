#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests the checks: each finds the one thing that is wrong in a small tree, and nothing in a clean one."""

import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import alignment
import blueprint
import documents
import layers
import manifests
import potfiles
import sizes
import sources
import words
from source_tree import Tree

MANIFEST = """{"id": "Herald", "finish-args": ["--share=network"], "modules": [
{"name": "gumbo", "sources": [{"type": "git", "url": "u", "tag": "1", "commit": "%s"}]},
{"name": "herald", "run-tests": true, "test-commands": ["meson test"], "sources": []}]}
""" % ("0123456789" * 4)
DEVEL = MANIFEST.replace("Herald", "Herald.Devel")
MANIFESTS = (("Herald", MANIFEST), ("Herald.Devel", DEVEL))

HEAD = sources.STAR_HEAD
BUILD = sources.HASH_HEAD

GERMAN = """msgid ""
msgstr ""
"Project-Id-Version: herald\\n"
"Report-Msgid-Bugs-To: https://example.org/issues\\n"
"PO-Revision-Date: 2026-11-25 20:00+0000\\n"
"Last-Translator: Herald contributors\\n"
"Language-Team: German\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Open"
msgstr "Öffnen"
"""
FRENCH = GERMAN.replace("German", "French").replace("Language: de", "Language: fr").replace("Öffnen", "Ouvrir")

# A tree with which every check is content.
CLEAN = {
    "meson.build": BUILD + "project('herald', 'c')\n",
    "run": "#!/usr/bin/env bash\n" + BUILD + "exec true\n",
    "po/POTFILES.in": "data/herald.desktop.in\nsrc/ui/herald-window.blp\nsrc/ui/herald-window.c\n",
    "po/LINGUAS": "de\n",
    "po/de.po": GERMAN,
    "data/herald.desktop.in": "[Desktop Entry]\n",
    "flatpak/Herald.json": MANIFEST,
    "flatpak/Herald.Devel.json": DEVEL,
    "src/core/herald-date.h": HEAD + "#include <glib.h>\n",
    "src/core/herald-date.c": HEAD + '#include "config.h"\n#include "herald-date.h"\n',
    "src/core/herald-worker.c": HEAD + "static void\nstart (void)\n{\n  g_thread_new (NULL, NULL, NULL);\n}\n",
    "src/store/herald-store.h": HEAD + '#include "herald-date.h"\n',
    "src/store/herald-store-private.h": HEAD + "#include <sqlite3.h>\n",
    "src/store/herald-store.c": HEAD + '#include "herald-store-private.h"\n/* g_thread_new, "exit (1)" */\n',
    "src/engine/herald-library.h": HEAD + '#include "herald-store.h"\n',
    "src/ui/herald-window.c": HEAD + '#include <gtk/gtk.h>\nconst char *a = _("Open");\n',
    "src/ui/herald-window.blp": HEAD + 'using Gtk 4.0;\n\nLabel {\n  label: _("Open");\n}\n',
    "tests/store/test-store.c": HEAD + '#include "herald-store-private.h"\n#include "herald-date.h"\n',
    "tests/data/feeds/ugly.xml": "\t<rss> \n\n",
    "README.md": "Herald has `src/core/` and `./run`.\n",
    "src/core/README.md": "Values.\n" * 8,
    "src/store/README.md": "See [the layer below](../core/README.md) and [GLib](https://docs.gtk.org/).\n" * 8,
    "src/ui/README.md": "The window.\n" * 40,
    "build/meson-private/junk.c": "\tgoto end;",
}


class Case(NamedTuple):
    check: ModuleType
    finding: str  # the file and line where it must be found
    files: dict[str, str]


def c(text: str) -> str:
    return HEAD + text + "\n"


def german(text: str, said: str) -> dict[str, str]:
    """A tree with one text more, and a German who says it so."""
    shown = CLEAN["src/ui/herald-window.c"] + f'const char *b = _("{text}");\n'
    return {"src/ui/herald-window.c": shown, "po/de.po": GERMAN + f'\nmsgid "{text}"\nmsgstr "{said}"\n'}


TWO_CHOICES = """menu choices {
  section {
    item (_("_New"), "win.new")
  }

  item (_("Re_name"), "win.name")
}"""
LONG_FUNCTION = "static void\nlong_one (void)\n{\n" + "  call ();\n" * 78 + "}"
LONG_CLASS_INIT = "static void\nherald_window_class_init (void)\n{\n" + "  call ();\n" * 78 + "}"

CASES = {
    "a manifest that is named otherwise than its program": Case(
        manifests, "flatpak:1", {"flatpak/Herald.Devel.json": MANIFEST}),
    "a manifest that asks for files": Case(
        manifests, "flatpak/Herald.Devel.json:1",
        {f"flatpak/{name}.json": text.replace("share=network", "filesystem=home") for name, text in MANIFESTS}),
    "manifests that differ in what they allow": Case(
        manifests, "flatpak/Herald.json:1", {"flatpak/Herald.Devel.json": DEVEL.replace("network", "ipc")}),
    "a source that may change": Case(
        manifests, "flatpak/Herald.Devel.json:1",
        {f"flatpak/{name}.json": text.replace("0123456789", "") for name, text in MANIFESTS}),
    "a manifest that tests nothing": Case(
        manifests, "flatpak/Herald.Devel.json:1",
        {"flatpak/Herald.Devel.json": DEVEL.replace('"run-tests": true', '"run-tests": false')}),
    "a parameter in the wrong column": Case(
        alignment, "src/core/herald-date.c:6", {"src/core/herald-date.c": c(
            '#include "config.h"\n#include "herald-date.h"\nstatic int f (int one,\n             int other);')}),
    "a layer that is not in the table": Case(
        layers, "src/misplaced/herald-new.c:1", {"src/misplaced/herald-new.c": c("")}),
    "two headers of one name": Case(
        layers, "src/core/herald-store.h:1", {"src/core/herald-store.h": c("")}),
    "an include by path": Case(
        layers, "src/core/herald-date.c:3", {"src/core/herald-date.c": c('#include "core/herald-date.h"')}),
    "an include upwards": Case(
        layers, "src/core/herald-date.c:3", {"src/core/herald-date.c": c('#include "herald-store.h"')}),
    "an include between neighbours": Case(
        layers, "src/net/herald-http.c:3", {"src/net/herald-http.c": c('#include "herald-store.h"')}),
    "a private header of another layer": Case(
        layers, "src/engine/herald-library.c:3",
        {"src/engine/herald-library.c": c('#include "herald-store-private.h"')}),
    "a test that looks upwards": Case(
        layers, "tests/store/test-store.c:3", {"tests/store/test-store.c": c('#include "herald-library.h"')}),
    "a program that includes a test's header": Case(
        layers, "src/ui/herald-window.c:3",
        {"tests/support/herald-test-server.h": c(""),
         "src/ui/herald-window.c": c('#include "herald-test-server.h"\nconst char *a = _("Open");')}),
    "SQLite outside the store": Case(
        layers, "src/engine/herald-library.h:3", {"src/engine/herald-library.h": c("#include <sqlite3.h>")}),
    "WebKit outside its one file": Case(
        layers, "src/ui/herald-reader.c:3", {"src/ui/herald-reader.c": c("#include <webkit/webkit.h>")}),
    "a library that nobody has": Case(
        layers, "src/net/herald-http.c:3", {"src/net/herald-http.c": c("#include <curl/curl.h>")}),
    "a second thread": Case(
        layers, "src/store/herald-store.c:3", {"src/store/herald-store.c": c("GThreadPool *pool;")}),
    "a cycle of modules": Case(
        layers, "src/core/herald-a.h:3",
        {"src/core/herald-a.h": c('#include "herald-b.h"'), "src/core/herald-b.h": c(""),
         "src/core/herald-b.c": c('#include "herald-c.h"'), "src/core/herald-c.h": c('#include "herald-a.h"')}),
    "a long file": Case(
        sizes, "src/core/herald-date.c:802", {"src/core/herald-date.c": HEAD + "\n" * 799 + ";\n"}),
    "a long function": Case(
        sizes, "src/core/herald-date.c:4", {"src/core/herald-date.c": c(LONG_FUNCTION)}),
    "a long line": Case(
        sizes, "src/core/herald-date.c:3", {"src/core/herald-date.c": c("//" + "x" * 119)}),
    "a long template": Case(
        sizes, "src/ui/herald-window.blp:302", {"src/ui/herald-window.blp": c("\n" * 299)}),
    "a C file without a head": Case(
        sources, "src/core/herald-date.c:1", {"src/core/herald-date.c": "int a;\n"}),
    "a script without a head": Case(
        sources, "run:1", {"run": "#!/usr/bin/env bash\nexec true\n"}),
    "a build file without a head": Case(
        sources, "meson.build:1", {"meson.build": "project('herald', 'c')\n"}),
    "a file with a vague name": Case(
        sources, "src/core/herald-utils.c:1", {"src/core/herald-utils.c": c("")}),
    "a foreign word in a public name": Case(
        sources, "src/core/herald-date.h:3", {"src/core/herald-date.h": c("int herald_feed_get_entry (void);")}),
    "g_error": Case(
        sources, "src/core/herald-date.c:3", {"src/core/herald-date.c": c('g_error ("no");')}),
    "exit": Case(
        sources, "src/core/herald-date.c:3", {"src/core/herald-date.c": c("exit (1);")}),
    "goto": Case(
        sources, "tests/store/test-store.c:3", {"tests/store/test-store.c": c("goto out;")}),
    "a word to translate below the window": Case(
        sources, "src/store/herald-store.c:3", {"src/store/herald-store.c": c('_("Open")')}),
    "a note to oneself": Case(
        sources, "run:4", {"run": "#!/usr/bin/env bash\n" + BUILD + "# TO" + "DO: more\n"}),
    "a path of one machine": Case(
        sources, "meson.build:3", {"meson.build": BUILD + "x = '/ho" + "me/me/x'\n"}),
    "a registry's host": Case(
        sources, "meson.build:3", {"meson.build": BUILD + "x = 'https://deb.deb" + "ian.org/'\n"}),
    "a tab": Case(
        sources, "src/core/herald-date.c:3", {"src/core/herald-date.c": c("\tint a;")}),
    "a blank at the end of a line": Case(
        sources, "src/core/herald-date.c:3", {"src/core/herald-date.c": c("int a; ")}),
    "a last line without an end": Case(
        sources, "src/core/herald-date.c:3", {"src/core/herald-date.c": HEAD + "int a;"}),
    "an empty line at the end": Case(
        sources, "src/core/herald-date.c:4", {"src/core/herald-date.c": c("int a;\n")}),
    "a template that translators miss": Case(
        potfiles, "src/ui/herald-row.blp:1", {"src/ui/herald-row.blp": c('label: C_("row", "New");')}),
    "a source file that translators miss": Case(
        potfiles, "src/main.c:1", {"src/main.c": c('g_print (_("New"));')}),
    "a desktop file that translators miss": Case(
        potfiles, "data/other.desktop.in.in:1", {"data/other.desktop.in.in": "[Desktop Entry]\n"}),
    "a listed file that is not there": Case(
        potfiles, "po/POTFILES.in:4", {"po/POTFILES.in": CLEAN["po/POTFILES.in"] + "src/ui/herald-x.c\n"}),
    "a listed file without words": Case(
        potfiles, "po/POTFILES.in:2",
        {"po/POTFILES.in": CLEAN["po/POTFILES.in"].replace("src/", "src/core/herald-date.c\nsrc/", 1)}),
    "a list out of order": Case(
        potfiles, "po/POTFILES.in:3",
        {"po/POTFILES.in": "src/ui/herald-window.blp\nsrc/ui/herald-window.c\ndata/herald.desktop.in\n"}),
    "a language that is not listed": Case(words, "po/LINGUAS:1", {"po/LINGUAS": "# None.\n"}),
    "a mnemonic that was lost": Case(words, "po/de.po:1", german("_Close", "Schließen")),
    "a header with a name": Case(
        words, "po/de.po:1", {"po/de.po": GERMAN.replace("Herald contributors", "Ada <ada@example.org>")}),
    "a text that is not translated": Case(words, "po/de.po:17", german("New", "")),
    "a text that is fuzzy": Case(
        words, "po/de.po:15", {"po/de.po": GERMAN.replace('msgid "Open"', '#, fuzzy\nmsgid "Open"')}),
    "a text that no file has yet": Case(
        words, "po/de.po:1", {"src/ui/herald-window.c": CLEAN["src/ui/herald-window.c"].replace("Open", "Shut")}),
    "a placeholder of a date that was lost": Case(words, "po/de.po:17", german("at %H:%M", "um %H Uhr")),
    "an ellipsis of dots": Case(words, "po/de.po:17", german("Move…", "Verschieben...")),
    "a straight quote": Case(words, "po/de.po:17", german("It’s new", "Das ist's")),
    "a mnemonic that stands twice in a menu": Case(
        words, "src/ui/herald-menu.blp:3",
        {"src/ui/herald-menu.blp": c(TWO_CHOICES)}),
    "a French colon on a line of its own": Case(
        words, "po/fr.po:14", {"po/LINGUAS": "de\nfr\n", "po/fr.po": FRENCH.replace("Ouvrir", "Ouvrir :")}),
    "a template that is not formatted": Case(
        blueprint, "src/ui/herald-window.blp:1",
        {"src/ui/herald-window.blp": CLEAN["src/ui/herald-window.blp"].replace("  label", " label")}),
    "a long README": Case(
        documents, "README.md:151", {"README.md": "Herald.\n" * 151}),
    "a layer without a README": Case(
        documents, "src/net/README.md:1", {"src/net/herald-http.c": c("")}),
    "a README that says too little": Case(
        documents, "src/ui/README.md:7", {"src/ui/README.md": "The window.\n" * 7}),
    "a README that says too much": Case(
        documents, "src/ui/README.md:41", {"src/ui/README.md": "The window.\n" * 41}),
    "a link to nothing": Case(
        documents, "README.md:2", {"README.md": "Herald\n![a picture](data/window.png)\n"}),
    "a path to nothing": Case(
        documents, "README.md:1", {"README.md": "Look into `src/gone/herald-gone.c`.\n"}),
}

CHECKS = (alignment, layers, sizes, sources, potfiles, blueprint, documents, words)


def findings(check: ModuleType, files: dict[str, str]) -> list[str]:
    """What a check says about a tree of the given files."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            place = Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        tree = Tree(Path(folder))
        return [str(violation) for rule in check.RULES.values() for violation in rule(tree)]


def main() -> int:
    results = []
    for check in CHECKS:
        results.append((f"{check.__name__} finds nothing in a clean tree", findings(check, CLEAN), None))
    found = findings(sizes, CLEAN | {"src/ui/herald-window.c": c(LONG_CLASS_INIT)})
    results.append(("a long class_init is no long function", found, None))
    for name, case in CASES.items():
        found = findings(case.check, CLEAN | case.files)
        results.append((f"{case.check.__name__} finds {name}", found, case.finding))

    print(f"1..{len(results)}")
    failed = 0
    for number, (name, found, expected) in enumerate(results, start=1):
        good = found == [] if expected is None else found != [] and found[0].startswith(expected + ": ")
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        if not good:
            print(f"expected {expected or 'nothing'}, found:", *found, sep="\n  ", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
