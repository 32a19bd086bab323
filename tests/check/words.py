#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every language in po/LINGUAS says all that Herald says now, and keeps what must not change in it.

Usage: words.py [TREE]
"""

import re
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from source_tree import SourceFile, Tree, Violation, report

POTFILES = "po/POTFILES.in"
LINGUAS = "po/LINGUAS"

# What Meson's preset "glib" tells xgettext.
EXTRACTION = (
    "--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3")

HEADER = {
    "Project-Id-Version": r"herald",
    "Report-Msgid-Bugs-To": r"https://\S+",
    "PO-Revision-Date": r"\d{4}-\d\d-\d\d \d\d:\d\d[+-]\d{4}",
    "Last-Translator": r"Herald contributors",
    "Language-Team": r"\w+",
    "Content-Type": r"text/plain; charset=UTF-8",
    "Plural-Forms": r"nplurals=\d; plural=.+;",
}
PLACEHOLDER = re.compile(r"%(?:[-'#0 +]*\d*[A-Za-z]|%)")
NO_BREAK = {"«": "\u00a0", "»": "\u00a0", ":": "\u00a0", ";": "\u202f", "!": "\u202f", "?": "\u202f"}
MENU = re.compile(r"^menu \w+ \{\n(.*?)^\}$", re.MULTILINE | re.DOTALL)
CHOICE = re.compile(r'_\("([^"]+)"\)[,;]\s*(?:action: )?"([^"]+)"')
FRENCH = re.compile(r"(.?)([»:;!?])(?=\s|$)|(«)(.?)")


class Message:
    """What stands between quotes in one place of the program, and how a language says it."""

    def __init__(self, key: str, forms: list[str]):
        context, _, ids = key.rpartition("\4")
        self.ids = ids.split("\0")
        self.forms = forms
        self.name = f"{context}|{self.ids[0]}" if context else self.ids[0]


def run(*command: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=given, capture_output=True)


def messages_of(catalog: bytes) -> dict[str, Message]:
    """The messages of a PO file that are translated and not fuzzy, which is what msgfmt keeps of it."""
    data = run("msgfmt", "--endianness=little", "-o", "-", "-", given=catalog).stdout
    messages = {}
    if data:
        _, _, n, ids, texts, *_ = struct.unpack_from("<7I", data)
        for i in range(n):
            pair = (struct.unpack_from("<2I", data, table + 8 * i) for table in (ids, texts))
            key, text = (data[start:start + length].decode() for length, start in pair)
            messages[key] = Message(key, text.split("\0"))
    return messages


def template(tree: Tree) -> dict[str, Message]:
    """What Herald says now."""
    if not (tree.root / POTFILES).is_file():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / "herald.pot"
        found = run("xgettext", f"--directory={tree.root}", f"--files-from={tree.root / POTFILES}", "-o", pot,
                    *EXTRACTION)
        if found.returncode != 0:
            raise RuntimeError(found.stderr.decode())
        messages = messages_of(run("msgen", pot).stdout) if pot.exists() else {}
    return {key: message for key, message in messages.items() if key}


def languages(tree: Tree) -> Iterator[tuple[str, SourceFile]]:
    for file in tree.files(".po", under="po/"):
        yield Path(file.name).stem, file


def translations(tree: Tree) -> Iterator[tuple[str, SourceFile, list[Message]]]:
    for language, file in languages(tree):
        messages = messages_of(file.place.read_bytes())
        yield language, file, [message for key, message in messages.items() if key]


def at(file: SourceFile, message: Message, what: str) -> Violation:
    start = 'msgid "' + message.ids[0].partition("\n")[0].replace('"', '\\"')[:60]
    line = next((number for number, text in enumerate(file.lines, start=1) if text.startswith(start)), 1)
    return Violation(file.path, line, f"“{message.name}” {what}")


def the_list_of_languages_is_true(tree: Tree) -> Iterator[Violation]:
    file = next(tree.files(under=LINGUAS), None)
    listed = [line for line in file.lines if line and not line.startswith("#")] if file else []
    there = sorted(language for language, _ in languages(tree))
    if listed != there:
        yield Violation(LINGUAS, 1, f"names {' '.join(listed)}, there are {' '.join(there)}")


def msgfmt_finds_no_fault(tree: Tree) -> Iterator[Violation]:
    """Form, plural forms, placeholders of printf, and as many mnemonics as there were."""
    for _, file in languages(tree):
        checked = run("msgfmt", "--check", "--check-accelerators=_", "-o", "/dev/null", file.place)
        if checked.returncode != 0:
            yield Violation(file.path, 1, checked.stderr.decode().strip())


def headers_are_complete(tree: Tree) -> Iterator[Violation]:
    for language, file in languages(tree):
        header = messages_of(file.place.read_bytes()).get("")
        lines = header.forms[0].splitlines() if header else []
        fields = dict(line.split(": ", 1) for line in lines if ": " in line)
        for name, pattern in {**HEADER, "Language": language}.items():
            if not re.fullmatch(pattern, fields.get(name, "")):
                yield Violation(file.path, 1, f"{name} is “{fields.get(name, '')}”")


def everything_is_translated(tree: Tree) -> Iterator[Violation]:
    said = template(tree)
    for _, file in languages(tree):
        there = messages_of(file.place.read_bytes())
        for key, message in said.items():
            if key not in there or there[key].ids != message.ids:
                yield at(file, message, "is not translated")


def placeholders_stay(tree: Tree) -> Iterator[Violation]:
    """A plural form may leave its number out; where it may, msgfmt knows."""
    for _, file, messages in translations(tree):
        for message in messages:
            wanted = Counter(PLACEHOLDER.findall(message.ids[-1]))
            for form in message.forms:
                found = Counter(PLACEHOLDER.findall(form))
                lost, added = wanted - found, found - wanted
                if added or lost.total() > (len(message.ids) > 1):
                    yield at(file, message, f"has other placeholders in “{form}”")


def ellipses_stay(tree: Tree) -> Iterator[Violation]:
    for _, file, messages in translations(tree):
        for message in messages:
            for form in message.forms:
                if form.count("…") != message.ids[-1].count("…") or "..." in form:
                    yield at(file, message, f"has another ellipsis in “{form}”")


def quotes_are_typographic(tree: Tree) -> Iterator[Violation]:
    for _, file, messages in translations(tree):
        for message in messages:
            for form in message.forms:
                if re.search(r"[\"´`]|(?<!%)'", form):
                    yield at(file, message, f"has a straight quote in “{form}”")


def french_does_not_break_before_punctuation(tree: Tree) -> Iterator[Violation]:
    for language, file, messages in translations(tree):
        for message in messages if language == "fr" else ():
            for before, sign, opening, after in FRENCH.findall(message.forms[0]):
                if not re.match(r"(\w+;)+", message.forms[0]) and (before or after) != NO_BREAK[sign or opening]:
                    yield at(file, message, f"wants a no-break space at “{sign or opening}”")


def mnemonics_of(text: str) -> str:
    return "".join(re.findall(r"_(\w)", text)).casefold()


def menus_have_each_mnemonic_once(tree: Tree) -> Iterator[Violation]:
    """Of choices that take turns, as on and off do, the action is the same."""
    said = {"en": {}, **{language: {message.ids[0]: message.forms[0] for message in messages}
                         for language, _, messages in translations(tree)}}
    for file in tree.files(".blp"):
        for menu in MENU.finditer(file.text):
            for language, forms in said.items():
                taken: dict[str, str] = {}
                for label, action in CHOICE.findall(menu[1]):
                    letter = mnemonics_of(forms.get(label, label))
                    if letter and taken.setdefault(letter, action) != action:
                        line = file.text.count("\n", 0, menu.start()) + 1
                        yield Violation(file.path, line, f"“{label}” has the mnemonic of another choice ({language})")


RULES = {
    "LINGUAS names the languages that there are": the_list_of_languages_is_true,
    "msgfmt finds no fault": msgfmt_finds_no_fault,
    "headers are complete": headers_are_complete,
    "everything is translated": everything_is_translated,
    "placeholders stay": placeholders_stay,
    "ellipses stay": ellipses_stay,
    "quotes are typographic": quotes_are_typographic,
    "menus have each mnemonic once": menus_have_each_mnemonic_once,
    "French does not break before punctuation": french_does_not_break_before_punctuation,
}

if __name__ == "__main__":
    sys.exit(report(RULES))
