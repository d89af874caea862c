"""One connection to a Wayland compositor: what it offers, and the events it sends.

Interfaces wl_display, wl_registry and wl_callback of wayland.xml, with the numbers of their
requests and events in the order in which they stand there.
"""

import socket
import time
from collections import deque
from dataclasses import dataclass

from potluck_client.host.user_source import CALL_SECONDS, SourceGoneError
from potluck_client.host.wayland_wire import (
    Arguments,
    WaylandFormatError,
    WaylandMessage,
    encode,
    take_message,
    text,
    words,
)

_DISPLAY = 1
_SYNC = 0
_GET_REGISTRY = 1
_BIND = 0
_REGISTRY = 2
_CALLBACK = 3
_FIRST_FREE = 4
_MOST_GLOBALS = 1024
_MOST_EVENTS = 4096
_READ_BYTES = 4096


@dataclass(frozen=True, kw_only=True)
class WaylandGlobal:
    """Something that the compositor offers.

    Attributes:
        name: Its number there.
        interface: What it is.
        version: The newest version that it speaks.
    """

    name: int
    interface: str
    version: int


class WaylandConnection:
    """Speaks with a compositor; after SourceGoneError it is of no more use."""

    def __init__(self, place: str) -> None:
        """Connect and learn what is offered; raises SourceGoneError.

        Args:
            place: The path of the compositor's socket.
        """
        self._buffer = bytearray()
        self._events: deque[WaylandMessage] = deque(maxlen=_MOST_EVENTS)
        self._next_id = _FIRST_FREE
        self._synced = True
        self.globals: dict[int, WaylandGlobal] = {}
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.settimeout(CALL_SECONDS)
            self._socket.connect(place)
            self.request(_DISPLAY, _GET_REGISTRY, words(_REGISTRY))
            self.round_trip()
        except OSError as error:
            self.close()
            raise SourceGoneError(f"{place}: {error}") from error
        except SourceGoneError:
            self.close()
            raise

    def new_id(self) -> int:
        """Return an id for a new object."""
        self._next_id += 1
        return self._next_id - 1

    def request(self, object_id: int, opcode: int, body: bytes = b"") -> None:
        """Send a request; raises SourceGoneError."""
        message = WaylandMessage(object_id=object_id, opcode=opcode, body=body)
        try:
            self._socket.settimeout(CALL_SECONDS)
            self._socket.sendall(encode(message))
        except OSError as error:
            raise SourceGoneError(str(error)) from error

    def bind(self, offered: WaylandGlobal, version: int) -> int:
        """Return the id of an object for something that is offered; raises SourceGoneError."""
        new_id = self.new_id()
        body = words(offered.name) + text(offered.interface) + words(version, new_id)
        self.request(_REGISTRY, _BIND, body)
        return new_id

    def round_trip(self) -> None:
        """Wait until the compositor has done all that was asked; raises SourceGoneError."""
        until = time.monotonic() + CALL_SECONDS
        self._synced = False
        self.request(_DISPLAY, _SYNC, words(_CALLBACK))
        while not self._synced:
            left = until - time.monotonic()
            if left <= 0:
                raise SourceGoneError("No answer came in time.")
            self._receive(left)

    def events(self) -> tuple[WaylandMessage, ...]:
        """Return the events that have come for objects of ours; raises SourceGoneError."""
        while self._receive(0.0):
            pass
        told = tuple(self._events)
        self._events.clear()
        return told

    def fileno(self) -> int:
        """Return what becomes readable when something was told."""
        return self._socket.fileno()

    def close(self) -> None:
        """Let go of the compositor; safe to repeat."""
        self._socket.close()

    def _receive(self, seconds: float) -> bool:
        """Take in what has come; False when nothing came in that time."""
        self._socket.settimeout(seconds)
        try:
            data = self._socket.recv(_READ_BYTES)
        except (TimeoutError, BlockingIOError):
            return False
        except OSError as error:
            raise SourceGoneError(str(error)) from error
        if not data:
            raise SourceGoneError("The compositor hung up.")
        self._buffer += data
        try:
            while (message := take_message(self._buffer)) is not None:
                self._sort(message)
        except WaylandFormatError as error:
            raise SourceGoneError(str(error)) from error
        return True

    def _sort(self, message: WaylandMessage) -> None:
        arguments = Arguments(message.body)
        match message.object_id, message.opcode:
            case (1, 0):  # wl_display.error
                on, code = arguments.word(), arguments.word()
                raise SourceGoneError(f"Error {code} on {on}: {arguments.text():.100}")
            case (1, 1):  # wl_display.delete_id, after which the callback's id may be used again
                self._synced = self._synced or arguments.word() == _CALLBACK
            case (2, 0):  # wl_registry.global
                name = arguments.word()
                offered = WaylandGlobal(
                    name=name, interface=arguments.text(), version=arguments.word()
                )
                if len(self.globals) < _MOST_GLOBALS:
                    self.globals[name] = offered
            case (2, 1):  # wl_registry.global_remove
                self.globals.pop(arguments.word(), None)
            case (object_id, _) if object_id >= _FIRST_FREE:
                self._events.append(message)
            case _:
                pass  # wl_callback.done, which delete_id follows.
