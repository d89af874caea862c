"""A private message bus, and services on it that a test makes answer, hang, die and lie."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A dbus-daemon of the test's own.

    Attributes:
        address: Where it listens.
    """

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._socket = folder / "bus"
        self._configuration = folder / "bus.conf"
        self._configuration.write_text(_CONFIGURATION.format(socket=self._socket))
        self.start()

    def start(self) -> None:
        """Begin, and wait until it listens."""
        self._socket.unlink(missing_ok=True)
        line = ["dbus-daemon", f"--config-file={self._configuration}", "--nofork", "--nopidfile"]
        line.append("--print-address=1")
        self._process = subprocess.Popen(line, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline()

    def stop(self) -> None:
        """End at once."""
        self._process.kill()
        self._process.communicate()

    def hang(self) -> None:
        """Stop answering."""
        self._process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Answer again."""
        self._process.send_signal(signal.SIGCONT)


class BusService:
    """A process that owns names on a bus and answers calls from a table."""

    def __init__(self, address: str, *names: str) -> None:
        self._line = [sys.executable, "-m", "tests.fakes.bus_service", address, *names]
        self._table: dict[str, tuple[str, list[object]]] = {}
        self._idle: dict[str, tuple[str, float]] = {}
        self._properties: dict[str, dict[str, tuple[str, object]]] = {}
        self.start()

    def start(self) -> None:
        """Begin with the answers that were given so far."""
        self._process = subprocess.Popen(
            self._line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
        )
        self._await()
        for member, (signature, body) in self._table.items():
            self.answer(member, signature, *body)
        for member, (signature, since) in self._idle.items():
            self.idle(member, signature, time.monotonic() - since)
        for path, values in self._properties.items():
            self.properties(path, values)

    def answer(self, member: str, signature: str, *body: object) -> None:
        """Have a method answered so from now on."""
        self._table[member] = (signature, list(body))
        self._say({"answer": member, "signature": signature, "body": body})

    def idle(self, member: str, signature: str, seconds: float) -> None:
        """Have a method answer milliseconds that grow, and are so many seconds now."""
        self._idle[member] = (signature, time.monotonic() - seconds)
        self._say({"idle": member, "signature": signature, "since": self._idle[member][1]})

    def properties(self, path: str, values: dict[str, tuple[str, object]]) -> None:
        """Give an object these properties, each with its signature and value."""
        self._properties[path] = values
        self._say({"properties": path, "values": values})

    def emit(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        """Send a signal to whoever listens."""
        place = {"path": path, "interface": interface}
        self._say({"emit": member, "signature": signature, "body": body, **place})

    def hang(self) -> None:
        """Stop answering."""
        self._process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Answer again."""
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End at once."""
        self._process.kill()
        self._process.communicate()

    def _say(self, order: dict[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        self._await()

    def _await(self) -> None:
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "done\n"


@contextmanager
def private_bus(folder: Path) -> Iterator[PrivateBus]:
    """Run a bus for the length of a test."""
    bus = PrivateBus(folder)
    try:
        yield bus
    finally:
        bus.stop()


@contextmanager
def bus_service(bus: PrivateBus, *names: str) -> Iterator[BusService]:
    """Run a service for the length of a test."""
    service = BusService(bus.address, *names)
    try:
        yield service
    finally:
        service.stop()
