#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads cases that other projects publish, where they lie beside this tree, and compares with what they expect.

Usage: test-public-cases.py HERALD-CLI SUITES

Expectations of feedparser's cases are Python expressions over its own result. Those that speak of something Herald
has too are translated; known differences are listed below, each with the reason.
"""

import ast
import html.parser
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urljoin

SERVER = "http://127.0.0.1:8097/tests/"

# What feedparser expects and Herald does not, by the case's path.
DIFFERENCES = {
    "wellformed/atom10/entry_title_base64_2.xml":
        "base64 of a type that is neither text nor markup is dropped",
    "wellformed/rss/item_madeup_tags_element.xml":
        "no vocabulary has the element tags",
    "wellformed/sanitize/feed_subtitle_object.xml":
        "what is inside an object goes with it, and this one never ends",
    "wellformed/sanitize/item_content_encoded_object.xml":
        "what is inside an object goes with it, and this one never ends",
}

FORMATS = {"rss090": "rss-0.90", "rss091n": "rss-0.91", "rss091u": "rss-0.91", "rss092": "rss-0.92",
           "rss093": "rss-0.93", "rss094": "rss-0.94", "rss10": "rss-1.0", "rss20": "rss-2.0", "rss": "rss",
           "atom01": "atom-0.1", "atom02": "atom-0.2", "atom03": "atom-0.3", "atom10": "atom-1.0", "atom": "atom",
           "cdf": "cdf"}

# Feedparser's names, and Herald's. A trailing "!" says that the value is HTML, "~" that it is HTML shown as text.
FEED = {"title": "title~", "title_detail.value": "title~", "link": "link", "id": "id", "language": "language",
        "subtitle": "subtitle~", "tagline": "subtitle~", "description": "subtitle~",
        "tagline_detail.value": "subtitle~", "subtitle_detail.value": "subtitle~",
        "info": None, "logo": "image", "icon": "icon", "image.href": "image",
        "updated_parsed": "updated", "author_detail.name": "authors.name", "author_detail.email": "authors.email",
        "author_detail.href": "authors.url", "author_detail.url": "authors.url", "ttl": None,
        "author": "authors.person"}
STORY = {"title": "title~", "title_detail.value": "title~", "link": "link", "id": "id", "guid": "id",
         "summary": "summary!", "description": "summary!", "summary_detail.value": "summary!",
         "content.0.value": "content!", "published_parsed": "published", "issued_parsed": "published",
         "created_parsed": "published", "updated_parsed": "updated", "modified_parsed": "updated",
         "author_detail.name": "authors.name", "author_detail.email": "authors.email",
         "author_detail.href": "authors.url", "author_detail.url": "authors.url", "author": "authors.person",
         "comments": "comments", "content.0.language": "language", "summary_detail.language": "language",
         "title_detail.language": "language", "language": "language",
         "enclosures.0.href": "enclosures.url", "enclosures.0.url": "enclosures.url",
         "enclosures.0.type": "enclosures.type", "image.href": "image"}


class Untranslated(Exception):
    pass


class Fragment(html.parser.HTMLParser):
    """A fragment of HTML reduced to its text, where declarations without an end belong to it, and its addresses."""

    def __init__(self, text):
        super().__init__()
        self.text, self.addresses, self.hidden = "", [], 0
        self.feed(re.sub(r"<!(?=[A-Za-z][^>]*$)", "&lt;!", text))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style", "title")
        self.addresses += [value for name, value in attributes if name in ("href", "src") and value]

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style", "title") and self.hidden > 0

    def handle_data(self, data):
        self.text += "" if self.hidden else data

    def handle_decl(self, declaration):
        self.text += f"<!{declaration}>"

    def words(self):
        return " ".join(self.text.split())


def path_of(node):
    """Turns entries[0]['a'].b into ["entries", 0, "a", "b"]."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Subscript):
        return path_of(node.value) + [ast.literal_eval(node.slice)]
    if isinstance(node, ast.Attribute):
        return path_of(node.value) + [node.attr]
    raise Untranslated


def find(feed, path):
    """Returns Herald's value for a path into feedparser's result, and what kind of text it is."""
    if path == ["version"]:
        return feed.get("format"), "format"
    if path[0] == "entries" and len(path) > 2 and isinstance(path[1], int):
        holder, names = feed["stories"][path[1]], STORY
    elif path[0] in ("feed", "channel"):
        holder, names = feed, FEED
    else:
        raise Untranslated
    rest = path[2:] if path[0] == "entries" else path[1:]
    if len(rest) == 3 and rest[0] == "tags" and rest[2] in ("term", "label") and path[0] == "entries":
        categories = holder.get("categories", [])
        return categories[rest[1]] if rest[1] < len(categories) else None, "text"
    name = names.get(".".join(map(str, rest)))
    if name is None:
        raise Untranslated
    kind = {"!": "html", "~": "line"}.get(name[-1], "text")
    name = name.rstrip("!~")
    if "." in name:
        group, name = name.split(".")
        members = holder.get(group) or [{}]
        if name == "person":
            parts = (members[0].get("name"), members[0].get("email") and f"({members[0]['email']})")
            return " ".join(filter(None, parts)), "person"
        return members[0].get(name), kind
    if name in ("updated", "published"):
        kind = "time"
    # Feedparser calls content "description" where there is nothing else.
    if name == "summary" and not holder.get(name):
        name = "content"
    return holder.get(name), kind


def as_uri(address):
    """International addresses come out in ASCII."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def same(value, kind, expected):
    if expected is None:
        return value in (None, "", [])
    if kind == "format":
        return value == FORMATS.get(expected)
    if kind == "time":
        return value == datetime(*expected[:6]).strftime("%Y-%m-%dT%H:%M:%SZ")
    if kind == "html":
        one, other = Fragment(value or ""), Fragment(expected)
        return one.words() == other.words() and one.addresses == [as_uri(address) for address in other.addresses]
    if kind == "line":
        return (value or "") in (Fragment(expected).words(), " ".join(expected.split()))
    if kind == "person":
        return value in (expected, f"({expected})")
    return value == expected


def holds(feed, node):
    """Whether an expression over feedparser's result holds for Herald's."""
    if isinstance(node, ast.BoolOp):
        results = [holds(feed, part) for part in node.values if not is_bozo(part)]
        return all(results) if isinstance(node.op, ast.And) else any(results)
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Eq, ast.Is)):
        expected = ast.literal_eval(node.comparators[0])
        if isinstance(node.left, ast.Call) and getattr(node.left.func, "id", None) == "len":
            path = path_of(node.left.args[0])
            if path == ["entries"]:
                return len(feed["stories"]) == expected
            if path[0] == "entries" and path[2:] in (["tags"], ["enclosures"]):
                name = {"tags": "categories", "enclosures": "enclosures"}[path[2]]
                return len(feed["stories"][path[1]].get(name, [])) == expected
            raise Untranslated
        value, kind = find(feed, path_of(node.left))
        return same(value, kind, expected)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and isinstance(node.operand, ast.Call):
        call = node.operand
        if isinstance(call.func, ast.Attribute) and call.func.attr == "has_key":
            value, _ = find(feed, path_of(call.func.value) + [ast.literal_eval(call.args[0])])
            return not value
    raise Untranslated


def is_bozo(node):
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    return isinstance(node, ast.Name) and node.id == "bozo"


class Herald:
    def __init__(self, program):
        self.program = program

    def parse(self, path, *options):
        run = subprocess.run([self.program, "parse", *options, path], capture_output=True, timeout=10)
        if run.returncode not in (0, 1):
            raise RuntimeError(f"exit {run.returncode}")
        return json.loads(run.stdout) if run.returncode == 0 else None


def judge_case(herald, root, path):
    """Returns True, False, or None where the expectation is about something Herald has no word for."""
    text = path.read_bytes().decode("utf-8", "replace")
    if not text.isascii() or "\0" in text:
        text = path.read_bytes().replace(b"\0", b"").decode("ascii", "replace")
    expected = re.search(r"Expect:\s*(.*)", text)
    headers = {name.lower(): value.strip() for name, value in re.findall(r"(?m)^Header:\s+([^:\n]+):(.*)$", text)}
    if expected is None:
        return None
    options = []
    if path.name.startswith("http_") or headers:
        address = SERVER + path.relative_to(root).as_posix()
        options = ["--base", urljoin(address, headers.get("content-location", ""))]
    if "content-type" in headers:
        options += ["--content-type", headers["content-type"]]
    try:
        tree = ast.parse(expected.group(1).strip(), mode="eval").body
        if is_bozo(tree):
            return None
        feed = herald.parse(path, *options)
        return feed is not None and holds(feed, tree)
    except (Untranslated, SyntaxError, ValueError):
        return None
    except IndexError:
        return False


def check_feedparser(herald, root):
    results = Counter()
    problems = []
    for path in sorted(root.rglob("*.xml")):
        name = path.relative_to(root).as_posix()
        result = judge_case(herald, root, path)
        known = name in DIFFERENCES
        if result is None:
            results["not translated"] += 1
        elif result:
            results["the same"] += 1
            if known:
                problems.append(f"{name}: is the same now, though listed as different")
        elif known:
            results["different on purpose"] += 1
        else:
            problems.append(f"{name}: differs")
    results["different"] = len(problems)
    return problems, ", ".join(f"{count} {what}" for what, count in sorted(results.items()))


def count_stories(path):
    """Counts stories without a parser: by their start tags, or a member that each has in JSON."""
    data = path.read_bytes()
    if path.suffix == ".json":
        return len(re.findall(rb'"date_published"', data))
    data = re.sub(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->", b"", data, flags=re.S)
    return len(re.findall(rb"<(?:item|entry)[\s>]", data))


def check_feeds(herald, root):
    problems = []
    n_stories = 0
    for path in sorted(root.iterdir()):
        feed = herald.parse(path)
        if path.suffix == ".html":
            if feed is not None:
                problems.append(f"{path.name}: a page was taken for a feed")
            continue
        if feed is None:
            if path.suffix != ".json":
                problems.append(f"{path.name}: no feed")
            continue
        if len(feed["stories"]) != count_stories(path):
            problems.append(f"{path.name}: {len(feed['stories'])} stories, there are {count_stories(path)}")
        if not feed.get("title"):
            problems.append(f"{path.name}: no title")
        n_stories += len(feed["stories"])
        problems += [f"{path.name}: story {number} has neither link nor id"
                     for number, story in enumerate(feed["stories"]) if not story.get("link") and not story.get("id")]
    return problems, f"{n_stories} stories"


def main():
    herald, suites = Herald(sys.argv[1]), Path(sys.argv[2])
    checks = [("agrees with feedparser's cases", check_feedparser, suites / "feedparser"),
              ("reads real feeds in full", check_feeds, suites / "feeds")]
    print(f"1..{len(checks)}")
    failed = False
    for number, (promise, check, root) in enumerate(checks, start=1):
        if not root.is_dir():
            print(f"ok {number} - {promise} # SKIP there are no cases beside this tree")
            continue
        problems, figures = check(herald, root)
        failed = failed or bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {promise}: {figures}")
        for problem in problems:
            print(f"# {problem}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
