# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server on the loopback interface that answers as nobody should, one trick under each path."""

import ssl
import subprocess
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HUGE = 2 * 1024 ** 3
MANY = 50000


def feed(title: str, *items: str) -> bytes:
    channel = f"<title>{title}</title>" + "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{channel}</channel></rss>'.encode()


def item(title: str, date: str | None = None) -> str:
    slug = title.replace(" ", "-")
    when = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<title>{title}</title><guid isPermaLink=\"false\">{slug}</guid>{when}"


def minutes_ago(minutes: int) -> str:
    return formatdate(time.time() - 60 * minutes)


def truncated() -> bytes:
    whole = feed("Cut Off", *(item(f"Story {n}", minutes_ago(n + 1)) for n in range(10)))
    return whole[:whole.index(b"Story 7")]


def growing(times: int) -> bytes:
    """Thirty stories at first, and a newer one for each time the server was told to grow."""
    return feed("Growing", *(item(f"Story {n}.", minutes_ago(60 - n)) for n in reversed(range(30 + times))))


FEEDS = {
    "/truncated": truncated,
    "/markup": lambda: feed("&lt;b&gt;Bold&lt;/b&gt; &amp;amp; Brash", item("&lt;i&gt;Waves&lt;/i&gt; &amp;lt; 3")),
    "/encoding": lambda: feed("Wrong Letters", item("Caf\u00e9 closes")).replace("\u00e9".encode(), b"\xe9"),
    "/no-ids": lambda: feed("Nameless", "<title>First of them</title>", "<title>Second of them</title>"),
    "/no-dates": lambda: feed("Timeless", item("Without a date")),
    "/2099": lambda: feed("Far Ahead", item("From the future", "Thu, 01 Jan 2099 00:00:00 GMT")),
    "/1970": lambda: feed("Long Ago", item("From the beginning", "Thu, 01 Jan 1970 00:00:00 GMT")),
    "/many": lambda: feed("Never Enough", *(item(f"Number {n}", minutes_ago(n + 1)) for n in range(MANY))),
    "/fresh": lambda: feed("Up to Date", item("Just in", formatdate(time.time() + 1))),
}

ANSWERS = {
    "/page": (200, "text/html", b"<!doctype html><title>A page</title><p>It names no feed."),
    "/became-a-page": (200, "text/html", b"<!doctype html><title>New clothes</title>"
                       b"<link rel=alternate type=application/rss+xml href=/no-ids>"),
    "/404": (404, "text/plain", b"no"),
    "/410": (410, "text/plain", b"no"),
    "/500": (500, "text/plain", b"no"),
    "/zip": (200, "application/zip", b"PK\3\4\24\0\0\0\10\0feed.xml\0\0\377\376"),
    "/empty": (200, "application/rss+xml", b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in FEEDS:
            self.answer(200, "application/rss+xml", FEEDS[self.path]())
        elif self.path in ANSWERS:
            self.answer(*ANSWERS[self.path])
        elif self.path.startswith("/loop"):
            self.redirect(302, "/loop-back" if self.path == "/loop" else "/loop")
        elif self.path == "/moved":
            self.redirect(301, "/encoding")
        elif self.path == "/growing":
            self.answer(200, "application/rss+xml", growing(self.server.growth))
        elif self.path == "/private":
            self.answer_to_members()
        elif self.path == "/huge":
            self.pour()
        elif self.path == "/silent":
            self.server.silence.wait()
        else:
            self.answer(404, "text/plain", b"no")

    def redirect(self, status: int, place: str) -> None:
        self.send_response(status)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer_to_members(self) -> None:
        """Lets in who is "reader" and knows the "secret"."""
        if self.headers["Authorization"] == "Basic cmVhZGVyOnNlY3JldA==":
            self.answer(200, "application/rss+xml", feed("Members", item("For members", minutes_ago(1))))
            return
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="Members"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: int, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def pour(self) -> None:
        """Sends without an end in sight, until the other side has had enough."""
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(b"<rss version=\"2.0\"><channel>")
        sent = 0
        try:
            while sent < HUGE:
                sent += self.wfile.write(b"<item><title>More</title></item>" * 2048)
        except OSError:
            pass

    def log_message(self, *arguments) -> None:
        pass


class BadServer:
    def __init__(self, certificate: Path | None = None):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.silence = threading.Event()
        self.server.growth = 0
        self.scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.scheme = "https"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def grow(self) -> None:
        self.server.growth += 1

    def address(self, path: str) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server.server_port}{path}"


def new_certificate(folder: Path) -> Path:
    """One that nobody has signed, with its key in the same file."""
    path = folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-days", "2", "-subj", "/CN=127.0.0.1", "-keyout", path, "-out", folder / "signed.pem"],
                   check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (folder / "signed.pem").read_bytes())
    return path
