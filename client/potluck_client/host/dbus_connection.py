"""One connection to a D-Bus message bus, on which nothing waits long or grows large.

jeepney has the codec and the handshake; its own connection waits without end when sending and
takes messages of any size, so the socket is ours. No call ever starts a service: a desktop that
does not run has nothing to say. Specification: https://dbus.freedesktop.org/doc/dbus-specification.html
"""

import socket
import struct
import time
from collections import deque
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.low_level import calc_msg_size

from potluck_client.host.user_source import CALL_SECONDS, SourceGoneError

MOST_MESSAGE_BYTES = 65_536
"""The answers we ask for have a few hundred bytes; all properties of a session some thousand."""

_MOST_SIGNALS = 64
_FIXED_HEADER_BYTES = 16
_READ_BYTES = 4096
# What a message that breaks the format makes the codec raise.
_BROKEN = (
    AssertionError,
    IndexError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


class BusRefusalError(SourceGoneError):
    """The other side answered with an error: it is not there, or does not know what is asked."""


@dataclass(frozen=True, kw_only=True)
class BusObject:
    """Whom to ask.

    Attributes:
        service: Its name on the bus.
        path: The object in it.
        interface: Which of the object's interfaces.
    """

    service: str
    path: str
    interface: str


@dataclass(frozen=True, kw_only=True)
class BusSignal:
    """What a service told without being asked.

    Attributes:
        interface: The interface it belongs to.
        member: Its name.
        body: What came with it, unchecked.
    """

    interface: str
    member: str
    body: tuple[object, ...]


BUS = BusObject(
    service="org.freedesktop.DBus", path="/org/freedesktop/DBus", interface="org.freedesktop.DBus"
)


class BusConnection:
    """Asks services on a bus; after SourceGoneError other than a refusal it is of no more use."""

    def __init__(self, address: str) -> None:
        """Connect; raises SourceGoneError.

        Args:
            address: Where the bus listens, such as "unix:path=/run/user/1000/bus".
        """
        self._socket = socket.socket(socket.AF_UNIX)
        self._buffer = bytearray()
        self._serial = 0
        self._signals: deque[BusSignal] = deque(maxlen=_MOST_SIGNALS)
        try:
            self._shake_hands(next(iter(get_connectable_addresses(address))))
            self.call(BUS, "Hello")
        except (OSError, ValueError, RuntimeError, StopIteration, AuthenticationError) as error:
            self.close()
            raise SourceGoneError(f"{address}: {error}") from error
        except SourceGoneError:
            self.close()
            raise

    def call(
        self, whom: BusObject, member: str, signature: str = "", *arguments: object
    ) -> tuple[object, ...]:
        """Return what a method answers, unchecked; raises BusRefusalError and SourceGoneError."""
        until = time.monotonic() + CALL_SECONDS
        self._serial += 1
        message = new_method_call(
            DBusAddress(whom.path, whom.service, whom.interface), member, signature, arguments
        )
        message.header.flags = MessageFlag.no_auto_start
        try:
            self._socket.settimeout(CALL_SECONDS)
            self._socket.sendall(message.serialise(serial=self._serial))
        except OSError as error:
            raise SourceGoneError(str(error)) from error
        while True:
            answer = self._next(until)
            if answer.header.fields.get(HeaderFields.reply_serial) != self._serial:
                self._note(answer)
            elif answer.header.message_type is MessageType.error:
                name = answer.header.fields.get(HeaderFields.error_name)
                raise BusRefusalError(f"{whom.service} {member}: {name}")
            else:
                return tuple(answer.body)

    def get(self, whom: BusObject, name: str) -> object:
        """Return one property, unchecked."""
        answer = self.call(_properties(whom), "Get", "ss", whom.interface, name)
        match answer:
            case ((str(), value),):
                return value
        raise SourceGoneError(f"{whom.service} {name}: {answer!r:.100}")

    def get_all(self, whom: BusObject) -> dict[str, object]:
        """Return all properties of an interface, unchecked."""
        answer = self.call(_properties(whom), "GetAll", "s", whom.interface)
        match answer:
            case (dict() as values,):
                return {
                    name: value[1]
                    for name, value in values.items()
                    if isinstance(name, str) and isinstance(value, tuple) and len(value) > 1
                }
        raise SourceGoneError(f"{whom.service}: {answer!r:.100}")

    def listen(self, whom: BusObject, member: str) -> None:
        """Have a signal sent to us; raises SourceGoneError."""
        rule = f"type='signal',interface='{whom.interface}',member='{member}',path='{whom.path}'"
        self.call(BUS, "AddMatch", "s", rule)

    def signals(self) -> tuple[BusSignal, ...]:
        """Return the signals that have come, without waiting; raises SourceGoneError."""
        while (message := self._poll()) is not None:
            self._note(message)
        told = tuple(self._signals)
        self._signals.clear()
        return told

    def fileno(self) -> int:
        """Return what becomes readable when something was told."""
        return self._socket.fileno()

    def close(self) -> None:
        """Let go of the bus; safe to repeat."""
        self._socket.close()

    def _shake_hands(self, place: str) -> None:
        until = time.monotonic() + CALL_SECONDS
        self._socket.settimeout(CALL_SECONDS)
        self._socket.connect(place)
        handshake = Authenticator()
        for line in handshake:
            self._socket.settimeout(max(0.001, until - time.monotonic()))
            self._socket.sendall(line)
            answer = self._socket.recv(_READ_BYTES)
            if not answer:
                raise SourceGoneError("The bus hung up.")
            handshake.feed(answer)
        self._socket.sendall(BEGIN)

    def _note(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            interface = fields.get(HeaderFields.interface)
            member = fields.get(HeaderFields.member)
            if isinstance(interface, str) and isinstance(member, str):
                self._signals.append(
                    BusSignal(interface=interface, member=member, body=tuple(message.body))
                )

    def _next(self, until: float) -> Message:
        while (message := self._parse()) is None:
            left = until - time.monotonic()
            if left <= 0:
                raise SourceGoneError("No answer came in time.")
            self._receive(left)
        return message

    def _poll(self) -> Message | None:
        message = self._parse()
        while message is None and self._receive(0.0):
            message = self._parse()
        return message

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
            raise SourceGoneError("The bus hung up.")
        self._buffer += data
        return True

    def _parse(self) -> Message | None:
        if len(self._buffer) < _FIXED_HEADER_BYTES:
            return None
        try:
            size = calc_msg_size(bytes(self._buffer[:_FIXED_HEADER_BYTES]))
            if size > MOST_MESSAGE_BYTES:
                raise SourceGoneError(f"A message has {size} bytes.")
            if len(self._buffer) < size:
                return None
            message = Message.from_buffer(bytes(self._buffer[:size]))
        except _BROKEN as error:
            raise SourceGoneError(f"A message is broken: {error}") from error
        del self._buffer[:size]
        return message


def _properties(whom: BusObject) -> BusObject:
    return BusObject(
        service=whom.service, path=whom.path, interface="org.freedesktop.DBus.Properties"
    )
