#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for the feeds of real pages, where they lie beside this tree, and compares with what another parser finds.

Usage: test-public-pages.py HERALD-CLI SUITES
"""

import html.parser
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

BASE = "https://example.org/a/page"
FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
              "application/json", "application/xml", "text/xml"}


class Links(html.parser.HTMLParser):
    """The addresses of the feeds that a page names, each once."""

    def __init__(self, page):
        super().__init__()
        self.base, self.feeds = None, {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        # Of an attribute that is written twice the first counts.
        values = {name: value or "" for name, value in reversed(attributes)}
        address = values.get("href", "").strip()
        if tag == "base" and self.base is None:
            self.base = urljoin(BASE, address)
        if tag == "link" and address and self.is_feed(values) and "/wp-json/" not in address:
            self.feeds[urljoin(self.base or BASE, address)] = None

    @staticmethod
    def is_feed(values):
        return ("alternate" in values.get("rel", "").lower().split()
                and values.get("type", "").partition(";")[0].strip().lower() in FEED_TYPES)


def discover(herald, path):
    found = subprocess.run([herald, "discover", "--base", BASE, path], capture_output=True, check=True, timeout=60)
    return [feed["url"] for feed in json.loads(found.stdout)]


def main():
    herald, suites = sys.argv[1], Path(sys.argv[2])
    pages = sorted([*suites.glob("pages/*/source.html"), *suites.glob("feeds/*.html")])
    promise = "finds the feeds of real pages"
    print("1..1")
    if not pages:
        print(f"ok 1 - {promise} # SKIP there are no pages beside this tree")
        return False
    problems, n_feeds = [], 0
    for path in pages:
        found, expected = discover(herald, path), list(Links(path.read_text(errors="replace")).feeds)
        n_feeds += len(expected)
        if found != expected:
            problems.append(f"{path.relative_to(suites)}: {found} and not {expected}")
    print(f"{'not ok' if problems or n_feeds == 0 else 'ok'} 1 - {promise}: {n_feeds} in {len(pages)} pages")
    for problem in problems:
        print(f"# {problem}")
    return bool(problems) or n_feeds == 0


if __name__ == "__main__":
    sys.exit(main())
