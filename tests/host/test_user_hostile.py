"""Services that lie, and bytes that are no messages: nothing of it is ever taken for idleness."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.host.dbus_answers import flag, idle_seconds, number, only, text
from potluck_client.host.dbus_connection import BUS, BusConnection, BusRefusalError
from potluck_client.host.last_input import LastInput
from potluck_client.host.port import UserReading
from potluck_client.host.user_gnome import GnomeSource
from potluck_client.host.user_source import LONGEST_IDLE_SECONDS, SourceGoneError
from potluck_client.host.user_thread import SourceThread
from potluck_client.host.user_wayland import WaylandSource
from potluck_client.host.wayland_wire import (
    Arguments,
    WaylandFormatError,
    WaylandMessage,
    encode,
    take_message,
    words,
)
from potluck_client.host.wayland_wire import text as wayland_text
from tests.fakes.bus import BusService, PrivateBus, bus_service, private_bus
from tests.fakes.compositor import StandInCompositor
from tests.fakes.user_contract import SkippingClock

_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda parts: (
        st.lists(parts, max_size=3).map(tuple)
        | st.lists(parts, max_size=3)
        | st.dictionaries(st.text(), parts, max_size=3)
    ),
    max_leaves=6,
)
_REPLY = b"l\x02\x00\x01\x08\0\0\0\x01\0\0\0\x10\0\0\0"
"""The beginning of an answer in little endian, with 8 bytes of body and 16 of fields."""
_WORD = st.integers(0, 2**32 - 1)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """Give a bus."""
    with private_bus(tmp_path) as bus:
        yield bus


@pytest.fixture
def service(bus: PrivateBus) -> Iterator[BusService]:
    """Give a stand-in of GNOME."""
    with bus_service(bus, "org.gnome.Mutter.IdleMonitor") as service:
        yield service


@given(_ANYTHING)
def test_only_what_can_be_true_passes(answer: object) -> None:
    """Every check gives the right type or refuses."""
    for check, kind in ((flag, bool), (number, int), (text, str), (idle_seconds, float)):
        try:
            assert type(check(answer)) is kind
        except SourceGoneError:
            continue
    if isinstance(answer, tuple):
        try:
            assert (only(answer),) == answer or only(answer) != only(answer)
        except SourceGoneError:
            assert len(answer) != 1


@pytest.mark.parametrize("lie", [True, -1, 2**64 - 1, 5.0, "5", None])
def test_an_idle_time_that_cant_be_is_unknown(lie: object) -> None:
    """Neither below nothing, nor longer than computers run."""
    with pytest.raises(SourceGoneError):
        idle_seconds(lie)


def test_an_idle_time_that_can_be_is_seconds() -> None:
    """Desktops tell milliseconds."""
    assert idle_seconds(1500) == 1.5
    assert idle_seconds(int(LONGEST_IDLE_SECONDS * 1000)) == LONGEST_IDLE_SECONDS


@pytest.mark.parametrize(
    ("signature", "value"),
    [
        ("t", 2**64 - 1),
        ("x", -5),
        ("s", "5000"),
        ("b", True),
        ("d", 5.0),
        ("at", [5000]),
        ("v", ["t", 5000]),
        ("s", "x" * 100_000),
    ],
)
def test_a_desktop_that_lies_is_unknown(
    bus: PrivateBus, service: BusService, signature: str, value: object
) -> None:
    """The daemon goes on, and takes the computer for used."""
    now = SkippingClock().monotonic_seconds
    probe = SourceThread(GnomeSource(bus.address, now), now, name="gnome")
    service.answer("GetIdletime", signature, value)
    assert probe.read() == UserReading()
    probe.watch_input(lambda: pytest.fail("Nobody touched anything."))
    assert probe.read() == UserReading()
    probe.close()


def test_signals_for_others_and_answers_nobody_asked_for_change_nothing(
    bus: PrivateBus, service: BusService
) -> None:
    """Any program on the bus may send what it likes."""
    monitor = "org.gnome.Mutter.IdleMonitor"
    path = "/org/gnome/Mutter/IdleMonitor/Core"
    source = GnomeSource(bus.address, SkippingClock().monotonic_seconds)
    service.answer("GetIdletime", "t", 5000)
    service.answer("AddUserActiveWatch", "u", 7)
    source.open()
    source.watch(SkippingClock().monotonic_seconds())
    for signature, *body in (("u", 8), ("s", "7"), ("uu", 7, 7), ("", *())):
        service.emit(path, monitor, "WatchFired", signature, *body)
    assert source.ask().idle_seconds == 5.0
    assert not source.hear()
    service.emit(path, monitor, "WatchFired", "u", 7)
    source.ask()
    assert source.hear()
    source.close()


def test_nobody_is_started_by_a_question(bus: PrivateBus) -> None:
    """A service that does not run refuses, and the connection stays good."""
    connection = BusConnection(bus.address)
    with pytest.raises(BusRefusalError):
        connection.call(BUS, "NoSuchMethod")
    assert connection.call(BUS, "GetId")
    connection.close()


@pytest.mark.parametrize(
    "address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/at/all"]
)
def test_an_address_where_no_bus_is_means_unknown(address: str) -> None:
    """A computer without a bus is no error."""
    with pytest.raises(SourceGoneError):
        BusConnection(address)


def serve_nonsense(listening: socket.socket, data: bytes) -> None:
    """Greet like a bus, and then say something else."""
    connection, _ = listening.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
        connection.recv(4096)
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)


@given(
    st.binary(max_size=200)
    | st.binary(max_size=120).map(lambda rest: b"l\x02\x00\x01" + rest)
    | st.binary(max_size=100).map(lambda rest: _REPLY + rest)
)
@settings(max_examples=150, deadline=None)
def test_a_bus_that_sends_nonsense_is_gone(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """Whatever bytes come, one kind of error is raised."""
    place = tmp_path_factory.mktemp("bus") / "bus"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        listening.listen()
        server = threading.Thread(target=serve_nonsense, args=(listening, data))
        server.start()
        try:
            BusConnection(f"unix:path={place}").close()
        except SourceGoneError:
            pass
        finally:
            server.join()


@given(st.lists(st.tuples(_WORD, st.integers(0, 0xFFFF), st.lists(_WORD, max_size=20))))
def test_wayland_messages_come_back_as_they_went(
    messages: list[tuple[int, int, list[int]]],
) -> None:
    """Also when they arrive in pieces."""
    sent = [
        WaylandMessage(object_id=object_id, opcode=opcode, body=words(*values))
        for object_id, opcode, values in messages
    ]
    buffer, taken = bytearray(), []
    for byte in b"".join(encode(message) for message in sent):
        buffer.append(byte)
        while (message := take_message(buffer)) is not None:
            taken.append(message)
    assert taken == sent
    assert not buffer


@given(st.text().filter(lambda value: "\0" not in value), _WORD)
def test_wayland_texts_come_back_as_they_went(value: str, after: int) -> None:
    """Whatever their length."""
    arguments = Arguments(wayland_text(value) + words(after))
    assert arguments.text() == value
    assert arguments.word() == after


@given(st.binary(max_size=64))
def test_bytes_that_are_no_message_are_refused(data: bytes) -> None:
    """Nothing else is raised, and nothing is read without end."""
    buffer = bytearray(data)
    try:
        while (message := take_message(buffer)) is not None:
            arguments = Arguments(message.body)
            arguments.word()
            arguments.text()
    except WaylandFormatError:
        return
    assert len(buffer) < 4096


@given(st.binary(min_size=8, max_size=64))
def test_a_compositor_that_sends_nonsense_is_gone_or_ignored(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """The source says so and can be opened again."""
    compositor = StandInCompositor(tmp_path_factory.mktemp("w") / "wayland")
    source = WaylandSource(str(compositor.path), SkippingClock().monotonic_seconds)
    try:
        source.open()
        compositor.send_raw(data)
        source.ask()
    except SourceGoneError:
        source.close()
        source.open()
        assert source.ask().idle_seconds == 0.0
    finally:
        source.close()
        compositor.stop()


@given(
    st.lists(st.tuples(st.floats(0.001, 5), st.floats(0, 0.1), st.booleans()), max_size=30),
    st.floats(0, 100),
)
def test_input_is_seen_once_it_is_certain_and_never_without_one(
    steps: list[tuple[float, float, bool]], before: float
) -> None:
    """However late answers come: no input is made up, and none is missed for long."""
    now, last_input = 1000.0, 1000.0 - before
    look = LastInput(now)
    touched = False
    for pause, delay, touches in steps:
        now += pause / 2
        if touches:
            touched, last_input = True, now
        now += pause / 2
        asked_at, right_at = now, now + delay / 2
        now += delay
        idle = int((right_at - last_input) * 1000) / 1000
        first = look._latest is None
        moved = look.moved(asked_at=asked_at, answered_at=now, idle_seconds=idle)
        if moved and not (first and before <= delay + 0.002):
            assert touched
        if touches and pause > 0.5:
            assert moved
        if moved:
            return
