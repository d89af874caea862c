"""The process of a stand-in service: orders come as lines of JSON, calls from the bus."""

import json
import select
import sys
import time

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"


class StandIn:
    """Answers from a table that orders fill."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._answers: dict[str, tuple[str, tuple[object, ...]]] = {}
        self._idle: dict[str, tuple[str, float]] = {}
        self._properties: dict[str, dict[str, tuple[str, object]]] = {}

    def obey(self, order: dict[str, object]) -> None:
        """Do what the test says."""
        match order:
            case {
                "answer": str() as member,
                "signature": str() as signature,
                "body": list() as body,
            }:
                self._answers[member] = (signature, _values(body))
            case {
                "idle": str() as member,
                "signature": str() as signature,
                "since": float() as since,
            }:
                self._idle[member] = (signature, since)
            case {"properties": str() as path, "values": dict() as named}:
                self._properties[path] = {
                    name: (signature, _value(value)) for name, (signature, value) in named.items()
                }
            case {"emit": str() as member, "path": path, "interface": interface, **rest}:
                emitter = DBusAddress(path, interface=interface)
                values = rest["body"]
                assert isinstance(values, list)
                message = new_signal(emitter, member, rest["signature"], _values(values))
                self._connection.send(message)

    def serve(self, call: Message) -> None:
        """Answer one call."""
        fields = call.header.fields
        if call.header.message_type is not MessageType.method_call:
            return
        member = fields[HeaderFields.member]
        properties = self._properties.get(fields[HeaderFields.path])
        if member in self._answers:
            answer = new_method_return(call, *self._answers[member])
        elif member in self._idle:
            signature, since = self._idle[member]
            milliseconds = int((time.monotonic() - since) * 1000)
            answer = new_method_return(call, signature, (milliseconds,))
        elif member == "Get" and properties is not None and call.body[1] in properties:
            answer = new_method_return(call, "v", (properties[call.body[1]],))
        elif member == "GetAll" and properties is not None:
            answer = new_method_return(call, "a{sv}", (properties,))
        else:
            answer = new_error(call, _UNKNOWN)
        self._connection.send(answer)


def _value(value: object) -> object:
    return tuple(_value(part) for part in value) if isinstance(value, list) else value


def _values(body: list[object]) -> tuple[object, ...]:
    return tuple(_value(part) for part in body)


def main() -> None:
    """Own the names and serve until the test ends the process."""
    address, *names = sys.argv[1:]
    connection = open_dbus_connection(address)
    for name in names:
        connection.send_and_get_reply(message_bus.RequestName(name))
    stand_in = StandIn(connection)
    sys.stdout.write("done\n")
    sys.stdout.flush()
    orders = open(sys.stdin.fileno(), "rb", buffering=0)  # noqa: PTH123, SIM115 — it stays open
    while True:
        readable, _, _ = select.select([orders.fileno(), connection.sock.fileno()], [], [])
        if connection.sock.fileno() in readable:
            for message in connection.parser.feed(connection.sock.recv(65_536)):
                stand_in.serve(message)
        if orders.fileno() in readable:
            line = orders.readline()
            if not line:
                return
            stand_in.obey(json.loads(line))
            sys.stdout.write("done\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
