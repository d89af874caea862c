"""A server of wheels on loopback that can be told to do everything wrong that servers do."""

import re
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_RANGE = re.compile(r"bytes=(\d+)-")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How one request is answered; the default is right.

    Attributes:
        status: In the place of 200 or 206; then there is no file in the body.
        headers: More headers.
        ignore_range: Send the whole file whatever was asked for.
        shift: Send a range that begins so many bytes later than was asked for.
        body: In the place of the file.
        claimed_length: In the place of the true Content-Length.
        cut_after: Reset the connection after so many bytes of the body.
        stall_after: Send nothing more after so many bytes, until the server ends.
        piece_bytes: Send in pieces of this size …
        rest_seconds: … with so much time after each.
    """

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    ignore_range: bool = False
    shift: int = 0
    body: bytes | None = None
    claimed_length: int | None = None
    cut_after: int | None = None
    stall_after: int | None = None
    piece_bytes: int = 1 << 20
    rest_seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request.

    Attributes:
        target: As it stands in the request line.
        headers: With their names in lower case.
    """

    target: str
    headers: dict[str, str]


class WheelServer:
    """Serves the files of a folder by their last name.

    Attributes:
        url: Where it listens.
        asked: Every request, in order.
        answers: By file name, how the next requests are answered; right when there is none left.
        always: How all other requests are answered.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[Asked] = []
        self.answers: dict[str, deque[Answer]] = {}
        self.always = Answer()
        self.ended = threading.Event()
        self.stalled = threading.Event()
        owner = self

        class Handler(_Handler):
            server_of_wheels = owner

        self._server = _QuietServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def next_answers(self, filename: str, *answers: Answer) -> None:
        """Say how the next requests for a file are answered."""
        self.answers.setdefault(filename, deque()).extend(answers)

    def take_answer(self, filename: str) -> Answer:
        """Return how this request is answered."""
        waiting = self.answers.get(filename)
        return waiting.popleft() if waiting else self.always

    def times_asked(self, filename: str) -> int:
        """Return how often a file was asked for."""
        return sum(1 for asked in self.asked if asked.target.endswith(filename))

    @contextmanager
    def serving(self) -> Iterator["WheelServer"]:
        """Serve for the length of a with block."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.ended.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that the other side has left."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_of_wheels: WheelServer

    def do_GET(self) -> None:
        """Answer as was said."""
        owner = self.server_of_wheels
        headers = {name.lower(): value for name, value in self.headers.items()}
        owner.asked.append(Asked(target=self.path, headers=headers))
        name = self.path.rpartition("/")[2]
        answer = owner.take_answer(name)
        path = owner.folder / name
        if answer.status is not None or not path.is_file():
            self._send(answer.status or 404, answer.headers, answer.body or b"", answer)
            return
        data = path.read_bytes() if answer.body is None else answer.body
        tag = f'"{path.stat().st_mtime_ns}"'
        wanted = _RANGE.fullmatch(headers.get("range", ""))
        if wanted and not answer.ignore_range and headers.get("if-range", tag) == tag:
            start = int(wanted[1]) + answer.shift
            if start >= len(data):
                self._send(416, {"Content-Range": f"bytes */{len(data)}"}, b"", answer)
                return
            span = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}", "ETag": tag}
            self._send(206, {**span, **answer.headers}, data[start:], answer)
            return
        self._send(200, {"ETag": tag, **answer.headers}, data, answer)

    def _send(self, status: int, headers: dict[str, str], body: bytes, answer: Answer) -> None:
        length = len(body) if answer.claimed_length is None else answer.claimed_length
        with suppress(OSError):
            self.send_response(status)
            for name, value in {"Content-Length": str(length), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self._send_body(body, answer)

    def _send_body(self, body: bytes, answer: Answer) -> None:
        end = min(
            len(body) if limit is None else limit
            for limit in (answer.cut_after, answer.stall_after)
        )
        for start in range(0, min(end, len(body)), answer.piece_bytes):
            self.wfile.write(body[start : min(start + answer.piece_bytes, end)])
            self.wfile.flush()
            if answer.rest_seconds:
                time.sleep(answer.rest_seconds)
        if answer.stall_after is not None:
            self.server_of_wheels.stalled.set()
            self.server_of_wheels.ended.wait()
        if answer.cut_after is not None or answer.stall_after is not None:
            # A reset, as a router or a firewall sends it, and not an orderly end.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
