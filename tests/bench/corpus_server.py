# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves a corpus of feeds with nginx, on every address of the loopback network, and tells what was answered."""

import collections
import os
import socket
import subprocess
import time
from pathlib import Path

CONFIGURATION = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-errors.log;
events {{ worker_connections 4096; }}
http {{
  log_format answers "$status $uri";
  access_log {folder}/nginx.log answers;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  types {{ application/xml xml; }}
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000;
  gzip_static on;
  etag on;
  server {{ listen 0.0.0.0:{port} backlog=4096; root {corpus}; }}
}}
"""


# A server that root starts would become another user, who may not see the corpus.
USER = "user root;" if os.geteuid() == 0 else ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("0.0.0.0", 0))
        return probe.getsockname()[1]


class CorpusServer:
    """The feeds have the entity tags, the dates and the compressed copies that a well-kept server gives them."""

    def __init__(self, corpus: Path, folder: Path):
        self.port = free_port()
        self._corpus = corpus
        self._log = folder / "nginx.log"
        self._read = 0
        self._feeds = {f"/f/{path.name}" for path in (corpus / "f").iterdir()}
        configuration = folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(user=USER, folder=folder, port=self.port, corpus=corpus))
        self._process = subprocess.Popen(["nginx", "-c", str(configuration), "-e", str(folder / "nginx-errors.log")])

    def __enter__(self) -> "CorpusServer":
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise SystemExit("nginx did not start") from None
                time.sleep(0.05)

    def __exit__(self, *exception) -> None:
        self._process.terminate()
        self._process.wait()

    def list_of(self, name: str) -> str:
        """One of the corpus's lists of feeds, with the addresses at which these are served."""
        return (self._corpus / name).read_text().replace(":8480/", f":{self.port}/")

    def forget_answers(self) -> None:
        self._read = self._log.stat().st_size

    def answers(self) -> collections.Counter:
        """How many requests for feeds were answered with each status since the last ones were forgotten."""
        with self._log.open() as log:
            log.seek(self._read)
            return collections.Counter(line.split()[0] for line in log if line.split()[1] in self._feeds)
