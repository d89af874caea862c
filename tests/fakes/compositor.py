"""A stand-in for a Wayland compositor: enough of the wire for idle notifications, written apart.

It does not use the client's codec, so that a mistake there is not made on both sides.
"""

import os
import select
import socket
import struct
import threading
from contextlib import suppress
from pathlib import Path

_SEAT_NAME = 11
_NOTIFIER_NAME = 12


class StandInCompositor:
    """Serves one client in a thread.

    Attributes:
        path: Where it listens.
        requested: The opcode and timeout of each notification that was asked for.
    """

    def __init__(self, path: Path, version: int = 2, seats: int = 1) -> None:
        self.path = path
        self.requested: list[tuple[int, int]] = []
        self._version = version
        self._seats = seats
        self._lock = threading.Lock()
        self.start()

    def start(self) -> None:
        """Listen."""
        self.path.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self.path))
        self._listening.listen()
        self._ended, self._end = os.pipe()
        self._awake = threading.Event()
        self._awake.set()
        self._client: socket.socket | None = None
        self._buffer = b""
        self._ids: dict[int, str] = {1: "display"}
        self._notifications: dict[int, int] = {}
        self._idle: set[int] = set()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def stop(self) -> None:
        """End at once."""
        self._awake.set()
        os.write(self._end, b"!")
        self._thread.join()
        os.close(self._end)
        os.close(self._ended)

    def hang(self) -> None:
        """Stop answering."""
        self._awake.clear()

    def wake(self) -> None:
        """Answer again."""
        self._awake.set()

    def rest(self, *, inhibited: bool = False) -> None:
        """Tell that nobody touches anything; a film keeps the plain notification silent."""
        with self._lock:
            for object_id, opcode in self._notifications.items():
                if object_id not in self._idle and not (inhibited and opcode == 1):
                    self._idle.add(object_id)
                    self._send(object_id, 0)

    def touch(self) -> None:
        """Tell that somebody touched something."""
        with self._lock:
            for object_id in sorted(self._idle):
                self._send(object_id, 1)
            self._idle.clear()

    def send_raw(self, data: bytes) -> None:
        """Send what no compositor would."""
        with self._lock:
            assert self._client is not None
            self._client.sendall(data)

    def _serve(self) -> None:
        with self._listening:
            while True:
                waiting: list[socket.socket | int] = [self._listening, self._ended]
                if self._client is not None:
                    waiting.append(self._client)
                readable, _, _ = select.select(waiting, [], [])
                self._awake.wait()
                if self._ended in readable:
                    break
                if self._listening in readable:
                    self._accept()
                elif self._client is not None:
                    self._hear(self._client)
        if self._client is not None:
            self._client.close()

    def _accept(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client, _ = self._listening.accept()
            self._buffer = b""
            self._ids = {1: "display"}
            self._notifications.clear()
            self._idle.clear()

    def _hear(self, client: socket.socket) -> None:
        try:
            data = client.recv(4096)
        except OSError:
            data = b""
        with self._lock:
            if not data:
                client.close()
                self._client = None
                return
            self._buffer += data
            while len(self._buffer) >= 8:
                object_id, word = struct.unpack("II", self._buffer[:8])
                size = word >> 16
                if len(self._buffer) < size:
                    break
                body, self._buffer = self._buffer[8:size], self._buffer[size:]
                self._obey(self._ids[object_id], word & 0xFFFF, body)

    def _obey(self, what: str, opcode: int, body: bytes) -> None:
        match what, opcode:
            case "display", 0:
                (callback,) = struct.unpack("I", body)
                self._send(callback, 0, struct.pack("I", 1))
                self._send(1, 1, struct.pack("I", callback))
            case "display", 1:
                (registry,) = struct.unpack("I", body)
                self._ids[registry] = "registry"
                for number in range(self._seats):
                    self._offer(registry, _SEAT_NAME + 100 * number, "wl_seat", 9)
                if self._version:
                    self._offer(registry, _NOTIFIER_NAME, "ext_idle_notifier_v1", self._version)
            case "registry", 0:
                name, length = struct.unpack("II", body[:8])
                interface = body[8 : 8 + length - 1].decode()
                version, new_id = struct.unpack("II", body[-8:])
                assert new_id == max(self._ids) + 1 or new_id == 4
                assert interface == (
                    "wl_seat" if name != _NOTIFIER_NAME else "ext_idle_notifier_v1"
                )
                assert version <= (self._version if name == _NOTIFIER_NAME else 9)
                self._ids[new_id] = interface
                if interface == "wl_seat":
                    self._send(new_id, 0, struct.pack("I", 3))
            case "ext_idle_notifier_v1", (1 | 2):
                new_id, timeout, seat = struct.unpack("III", body)
                assert self._ids[seat] == "wl_seat"
                assert opcode <= self._version
                self._ids[new_id] = "notification"
                self._notifications[new_id] = opcode
                self.requested.append((opcode, timeout))
            case _:
                raise AssertionError(f"A client asked {what} for {opcode}")

    def _offer(self, registry: int, name: int, interface: str, version: int) -> None:
        text = interface.encode() + b"\0"
        text += b"\0" * (-len(text) % 4)
        length = struct.pack("I", len(interface) + 1)
        self._send(registry, 0, struct.pack("I", name) + length + text + struct.pack("I", version))

    def _send(self, object_id: int, opcode: int, body: bytes = b"") -> None:
        if self._client is None:
            return
        with suppress(OSError):  # A client may leave while it is being told something.
            header = struct.pack("II", object_id, (8 + len(body)) << 16 | opcode)
            self._client.sendall(header + body)
