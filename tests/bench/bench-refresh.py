#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a refresh takes, beside other readers: bench-refresh.py BUILD CORPUS [RUNS]

CORPUS is a folder made by the corpus generator. It is served on this machine, from 250 addresses of the loopback
network, so that what a reader allows itself per host does not decide: no reader rests between two feeds of a host
here, and the network costs nothing. What is measured is the work.
"""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus_server import CorpusServer
from liferea import Liferea
from measure import Contender, Run, median, ratio, run_once

FIRST, AGAIN = "first", "again"

# What a reader of sfeed does that wants neither bytes twice nor bytes that are not compressed.
SFEED_FETCH = """
fetch() {
  tag=$sfeedpath/tags/$1
  curl -sf -m 15 --compressed --etag-compare "$tag" --etag-save "$tag" "$2"
}
"""


class Reader(NamedTuple):
    name: str
    reset: Callable[[], None]    # makes it know the feeds and nothing else
    command: list[str]           # refreshes
    count: Callable[[], int]     # the stories that it has stored
    rounds: int = 2              # how many refreshes until the answers are those of every later one


def count_rows(database: Path, table: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def forget(database: Path) -> None:
    for path in database.parent.glob(database.name + "*"):
        path.unlink()


def herald(build: Path, server: CorpusServer, folder: Path) -> Reader:
    cli = str(build / "src" / "cli" / "herald-cli")
    library, feeds = folder / "herald.db", folder / "list.opml"
    feeds.write_text(server.list_of("list.opml"))

    def reset() -> None:
        forget(library)
        subprocess.run([cli, "--library", library, "import", feeds], check=True, stdout=subprocess.DEVNULL)

    return Reader("herald-cli", reset, [cli, "--library", str(library), "refresh"],
                  lambda: count_rows(library, "story"))


def newsboat(server: CorpusServer, folder: Path) -> Reader:
    """It keeps no validator of a feed's first answer."""
    cache, feeds, config = folder / "newsboat.db", folder / "newsboat-urls", folder / "newsboat-config"
    feeds.write_text(server.list_of("newsboat.urls"))
    config.write_text("reload-threads 16\ncleanup-on-quit no\n")
    return Reader("newsboat", lambda: forget(cache),
                  ["newsboat", "-C", str(config), "-u", str(feeds), "-c", str(cache), "-x", "reload"],
                  lambda: count_rows(cache, "rss_item"), 3)


def sfeed(server: CorpusServer, folder: Path) -> Reader:
    stories, config = folder / "sfeed", folder / "sfeedrc"
    config.write_text(f"sfeedpath={stories}\nmaxjobs=16\n{SFEED_FETCH}{server.list_of('sfeedrc.feeds')}")

    def reset() -> None:
        subprocess.run(["rm", "-rf", stories], check=True)
        (stories / "tags").mkdir(parents=True)

    return Reader("sfeed_update", reset, ["sfeed_update", str(config)],
                  lambda: sum(path.read_bytes().count(b"\n") for path in stories.iterdir() if path.is_file()))


def measure_reader(reader: Reader, server: CorpusServer, found: dict, notes: dict) -> None:
    reader.reset()
    for turn in range(reader.rounds):
        server.forget_answers()
        run = run_once(Contender(reader.name, reader.command))
        if turn in (0, reader.rounds - 1):
            note_run(reader.name, AGAIN if turn else FIRST, run, server, reader.count(), found, notes)


def measure_liferea(build: Path, server: CorpusServer, n_feeds: int, n_stories: int, found: dict, notes: dict) -> None:
    with Liferea(build, server.list_of("list.opml")) as liferea:
        for kind in (FIRST, AGAIN):
            server.forget_answers()
            run = liferea.run(lambda: server.answers().total() >= n_feeds and liferea.count() >= n_stories)
            if run is None:
                print(f"Liferea did not come to an end: {liferea.count()} of {n_stories} stories")
                return
            note_run("Liferea", kind, run, server, liferea.count(), found, notes)


def note_run(name: str, kind: str, run: Run, server: CorpusServer, n_stories: int, found: dict, notes: dict) -> None:
    found.setdefault((name, kind), []).append(run)
    answers = ", ".join(f"{n} x {status}" for status, n in sorted(server.answers().items()))
    notes[name, kind] = f"{answers}; {n_stories} stories"


def show(kind: str, found: dict, notes: dict) -> None:
    own = found["herald-cli", kind]
    print({FIRST: "The first refresh of an empty library", AGAIN: "A later refresh, in which nothing is new"}[kind])
    for (name, other), runs in found.items():
        if other == kind:
            print(f"  {name:13} {median(runs, 'wall'):7.2f} s  x {ratio(runs, own, 'wall'):6.2f}   "
                  f"cpu {median(runs, 'cpu'):6.2f} s  x {ratio(runs, own, 'cpu'):6.2f}   "
                  f"peak {median(runs, 'memory'):6.1f} MB   {notes[name, kind]}")


def main() -> int:
    build, corpus = (Path(argument).resolve() for argument in sys.argv[1:3])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    n_feeds = len((corpus / "urls.txt").read_text().split())
    found: dict[tuple[str, str], list[Run]] = {}
    notes: dict[tuple[str, str], str] = {}

    with tempfile.TemporaryDirectory() as name, CorpusServer(corpus, Path(name)) as server:
        folder = Path(name)
        readers = [herald(build, server, folder), newsboat(server, folder), sfeed(server, folder)]
        for _ in range(runs):
            for reader in readers:
                measure_reader(reader, server, found, notes)
            measure_liferea(build, server, n_feeds, readers[0].count(), found, notes)

    print(f"{n_feeds} feeds, {runs} runs in turn; medians, and ratios to herald-cli in the same run")
    for kind in (FIRST, AGAIN):
        show(kind, found, notes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
