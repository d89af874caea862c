"""Proxies on loopback: one for HTTP with CONNECT, and one for SOCKS 5."""

import base64
import select
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class ProxyBook:
    """What a proxy is told to do, and what it was asked.

    Attributes:
        login: "user:password" that it wants; None for nothing.
        refusal: Status that it answers everything with; None to pass it on.
        targets: The "host:port" that it was asked to connect to.
    """

    login: str | None = None
    refusal: int | None = None
    targets: list[str] = field(default_factory=list)


@contextmanager
def http_proxy(book: ProxyBook) -> Iterator[str]:
    """Serve an HTTP proxy (RFC 9110, sections 7.3.2 and 9.3.6), and yield its address."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            method, target, _ = self.rfile.readline().decode().split(" ", 2)
            headers = {}
            while line := self.rfile.readline().strip():
                name, _, value = line.decode().partition(":")
                headers[name.lower()] = value.strip()
            wanted = book.login and "Basic " + base64.b64encode(book.login.encode()).decode()
            if book.refusal is not None:
                self.wfile.write(f"HTTP/1.1 {book.refusal} No\r\n".encode())
                self.wfile.write(b"Content-Length: 0\r\n\r\n")
                return
            if wanted and headers.get("proxy-authorization") != wanted:
                self.wfile.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n")
                self.wfile.write(b"Proxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")
                return
            place = target if method == "CONNECT" else urlsplit(target).netloc
            book.targets.append(place)
            host, _, port = place.rpartition(":")
            with socket.create_connection((host, int(port))) as beyond:
                if method == "CONNECT":
                    self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
                else:
                    path = urlsplit(target).path
                    lines = [f"{method} {path} HTTP/1.1"]
                    lines += [f"{name}: {value}" for name, value in headers.items()]
                    lines += ["connection: close", "", ""]
                    beyond.sendall("\r\n".join(lines).encode())
                _pass_on(self.connection, beyond)

    with _served(Handler) as address:
        yield f"http://{address}"


@contextmanager
def socks_proxy(book: ProxyBook) -> Iterator[str]:
    """Serve a SOCKS 5 proxy without a login (RFC 1928), and yield its address."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _, methods = self.rfile.read(2)
            self.rfile.read(methods)
            self.wfile.write(b"\x05\x00")
            _, _, _, kind = self.rfile.read(4)
            length = self.rfile.read(1)[0] if kind == 3 else 4
            raw = self.rfile.read(length)
            host = raw.decode() if kind == 3 else socket.inet_ntoa(raw)
            (port,) = struct.unpack(">H", self.rfile.read(2))
            book.targets.append(f"{host}:{port}")
            with socket.create_connection((host, port)) as beyond:
                self.wfile.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
                _pass_on(self.connection, beyond)

    with _served(Handler) as address:
        yield f"socks5h://{address}"


@contextmanager
def _served(handler: type[socketserver.BaseRequestHandler]) -> Iterator[str]:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    """Carry bytes both ways until one side has ended."""
    with suppress(OSError):
        while True:
            readable, _, _ = select.select([one, other], [], [])
            for source in readable:
                data = source.recv(65536)
                if not data:
                    return
                (other if source is one else one).sendall(data)
