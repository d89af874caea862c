"""Many sources make one answer, and none of them can hold up the others."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_client.host.dbus_address import session_bus, system_bus
from potluck_client.host.port import UserReading
from potluck_client.host.user import choose_network_probe
from potluck_client.host.user_combined import CombinedUser, combine
from potluck_client.host.user_linux import linux_user, own_display
from potluck_client.host.user_source import SourceGoneError
from potluck_client.host.user_thread import RETRY_SECONDS, SourceThread
from tests.fakes.bus import BusService, PrivateBus, bus_service, private_bus
from tests.fakes.compositor import StandInCompositor
from tests.fakes.host import FakeClock
from tests.fakes.user_contract import SkippingClock

_PROMPT_SECONDS = 0.5
_READINGS = st.none() | st.builds(
    UserReading,
    idle_seconds=st.none() | st.floats(0, 1e6),
    away=st.booleans(),
    kept_awake=st.booleans(),
)


class ScriptedSource:
    """A source that a test makes answer, hang and fail.

    Attributes:
        reading: What it says.
        failure: What asking raises; None while it works.
        answers: Unset while it hangs.
        asked: How often it was asked or listened to.
        opened: How often it was opened.
    """

    def __init__(self, reading: UserReading) -> None:
        self.reading = reading
        self.failure: Exception | None = None
        self.answers = threading.Event()
        self.answers.set()
        self.asked = 0
        self.opened = 0
        self.seen = threading.Event()
        self.watched = threading.Event()

    def open(self) -> None:
        """Count."""
        self.opened += 1

    def ask(self) -> UserReading:
        """Answer, unless it hangs or fails."""
        self.asked += 1
        self.answers.wait()
        if self.failure is not None:
            raise self.failure
        return self.reading

    def watch(self, since: float | None) -> None:
        """Note it."""
        if since is None:
            self.watched.clear()
        else:
            self.watched.set()

    def descriptor(self) -> int | None:
        """There is none."""
        return None

    def hear_after(self) -> float | None:
        """Poll while watched."""
        return 0.01 if self.watched.is_set() else None

    def hear(self) -> bool:
        """Tell whether the test touched something."""
        return self.watched.is_set() and self.seen.is_set()

    def close(self) -> None:
        """Nothing is held."""


class Room:
    """A combined probe of scripted sources."""

    def __init__(self) -> None:
        self.clock = SkippingClock()
        self.desktop = ScriptedSource(UserReading(idle_seconds=100.0))
        self.session = ScriptedSource(UserReading())
        self.terminal = ScriptedSource(UserReading(idle_seconds=50.0))
        self.calls = ScriptedSource(UserReading(in_call=True))
        self.desktop_here = True
        now = self.clock.monotonic_seconds
        desktop, session, terminal, calls = (
            SourceThread(source, now, name="scripted")
            for source in (self.desktop, self.session, self.terminal, self.calls)
        )
        self.probe = CombinedUser(
            desktops=[desktop],
            session=session,
            terminals=terminal,
            others=[calls],
            desktop_here=lambda: self.desktop_here,
        )


@pytest.fixture
def room() -> Iterator[Room]:
    """Give a room."""
    room = Room()
    yield room
    for source in (room.desktop, room.session, room.terminal, room.calls):
        source.answers.set()
    room.probe.close()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """Give a bus, which stands for the session's and the system's."""
    with private_bus(tmp_path) as bus:
        yield bus


def environment(bus: PrivateBus, folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a session on a private bus."""
    buses = dict.fromkeys(("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"), bus.address)
    return {**buses, "XDG_RUNTIME_DIR": str(folder), **more}


def test_who_saw_the_person_last_is_right(room: Room) -> None:
    """Typing over SSH is typing, and a call is a call wherever it is seen."""
    assert room.probe.read() == UserReading(idle_seconds=50.0, in_call=True)
    room.terminal.reading = UserReading(idle_seconds=400.0)
    assert room.probe.read() == UserReading(idle_seconds=100.0, in_call=True)


def test_a_desktop_that_tells_nothing_leaves_the_idle_time_unknown(room: Room) -> None:
    """Terminals know nothing of the mouse."""
    room.desktop.reading = UserReading()
    assert room.probe.read().idle_seconds is None
    room.desktop_here = False
    assert room.probe.read().idle_seconds == 50.0
    room.terminal.reading = UserReading()
    assert room.probe.read().idle_seconds == float("inf")


def test_one_source_that_hangs_costs_a_fifth_of_a_second_once(room: Room) -> None:
    """The others are believed meanwhile, and it is once it answers a new question."""
    room.calls.answers.clear()
    room.desktop.answers.clear()
    for _ in range(2):
        asked_at = time.monotonic()
        assert room.probe.read() == UserReading()
        assert time.monotonic() - asked_at < _PROMPT_SECONDS
    asked_at = time.monotonic()
    room.probe.read()
    assert time.monotonic() - asked_at < 0.1
    room.calls.answers.set()
    room.desktop.answers.set()
    until = time.monotonic() + 5.0
    while room.probe.read() != UserReading(idle_seconds=50.0, in_call=True):
        assert time.monotonic() < until


def test_an_answer_that_comes_late_is_not_believed(room: Room) -> None:
    """The person may have come back since the question."""
    room.desktop.answers.clear()
    assert room.probe.read().idle_seconds is None
    asked = room.desktop.asked
    room.desktop.reading = UserReading(idle_seconds=1.0)
    room.desktop.answers.set()
    until = time.monotonic() + 5.0
    while (idle := room.probe.read().idle_seconds) is None:
        assert time.monotonic() < until
    assert idle == 1.0
    assert room.desktop.asked > asked


@pytest.mark.parametrize("failure", [SourceGoneError("gone"), AssertionError("a fault of ours")])
def test_a_source_that_fails_is_left_alone_for_a_while(room: Room, failure: Exception) -> None:
    """Neither the daemon nor the other sources suffer from it."""
    room.probe.read()
    room.desktop.failure = failure
    assert room.probe.read() == UserReading(in_call=True)
    room.desktop.failure = None
    assert room.probe.read().idle_seconds is None
    assert room.desktop.opened == 1
    room.clock.skip(RETRY_SECONDS)
    assert room.probe.read().idle_seconds == 50.0
    assert room.desktop.opened == 2


def test_the_first_of_several_sources_tells(room: Room) -> None:
    """A touch that two of them see is told once, and all of them rest afterwards."""
    told = threading.Semaphore(0)
    room.probe.watch_input(told.release)
    room.probe.read()
    room.desktop.seen.set()
    room.terminal.seen.set()
    assert told.acquire(timeout=5.0)
    room.probe.read()
    assert not told.acquire(blocking=False)
    assert not room.desktop.watched.is_set()
    assert not room.terminal.watched.is_set()


def test_nothing_is_asked_while_nobody_asks(room: Room) -> None:
    """At rest the daemon costs nothing."""
    room.probe.read()
    asked = [source.asked for source in (room.desktop, room.session, room.terminal)]
    assert room.desktop.hear_after() is None
    room.probe.read()
    after = [source.asked for source in (room.desktop, room.session, room.terminal)]
    assert after == [count + 1 for count in asked]


@given(st.lists(_READINGS, max_size=4), _READINGS, _READINGS, st.booleans())
def test_no_mixture_of_answers_makes_a_person_idler_than_who_saw_them_last(
    desktops: list[UserReading | None],
    session: UserReading | None,
    terminals: UserReading | None,
    desktop_here: bool,
) -> None:
    """Unknown stays unknown, and flags are those of anybody who knows."""
    told = combine(
        desktops=desktops, session=session, terminals=terminals, desktop_here=desktop_here
    )
    times = [r.idle_seconds for r in desktops if r is not None and r.idle_seconds is not None]
    stranger = session is not None and session.idle_seconds is not None
    if stranger and session is not None and session.idle_seconds is not None:
        assert told.idle_seconds is not None
        assert told.idle_seconds <= session.idle_seconds
        assert told.away == session.away
    elif not times and desktop_here:
        assert told.idle_seconds is None
    else:
        assert told.idle_seconds is not None
        assert all(told.idle_seconds <= time for time in times)
    if terminals is not None and terminals.idle_seconds is not None:
        assert told.idle_seconds is None or told.idle_seconds <= terminals.idle_seconds
    assert told.kept_awake == any(r.kept_awake for r in (*desktops, session) if r is not None)


@pytest.mark.parametrize(
    ("variables", "display"),
    [
        ({"DISPLAY": ":0"}, ":0"),
        ({"DISPLAY": "unix:1.0"}, "unix:1.0"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, None),
        ({"DISPLAY": "localhost:10.0"}, None),
        ({"DISPLAY": ""}, None),
        ({}, None),
    ],
)
def test_only_this_sessions_own_x_server_is_asked(
    variables: dict[str, str], display: str | None
) -> None:
    """Xwayland sees no input, and a display lent over SSH is where the person is not."""
    assert own_display(variables) == display


def test_a_process_that_nobody_told_finds_its_bus() -> None:
    """A service of the user's has no session's environment."""
    assert session_bus({}, 1000) == "unix:path=/run/user/1000/bus"
    assert session_bus({"XDG_RUNTIME_DIR": "/run/me"}, 1000) == "unix:path=/run/me/bus"
    assert system_bus({}).startswith("unix:path=/")


def test_a_gnome_session_is_read_without_any_display(bus: PrivateBus, tmp_path: Path) -> None:
    """Its bus is enough, also where only files say that there is a desktop."""
    probe = linux_user(environment(bus, tmp_path), FakeClock(), tmp_path)
    (tmp_path / "wayland-0").touch()
    assert probe.read().idle_seconds is None
    probe.close()
    with bus_service(bus, "org.gnome.Mutter.IdleMonitor") as service:
        service.answer("GetIdletime", "t", 0)
        probe = linux_user(environment(bus, tmp_path), FakeClock(), tmp_path)
        assert probe.read().idle_seconds == 0.0
        probe.close()


def test_a_wayland_session_is_read_from_its_compositor(bus: PrivateBus, tmp_path: Path) -> None:
    """WAYLAND_DISPLAY names it, and KDE's flags come from the bus beside it."""
    compositor = StandInCompositor(tmp_path / "wayland-7")
    names = ("org.freedesktop.ScreenSaver", "org.kde.Solid.PowerManagement.PolicyAgent")
    with bus_service(bus, *names) as service:
        service.answer("GetActive", "b", False)
        service.answer("HasInhibition", "b", True)
        variables = environment(bus, tmp_path, WAYLAND_DISPLAY="wayland-7", DISPLAY=":99")
        probe = linux_user(variables, FakeClock(), tmp_path)
        assert probe.read() == UserReading(idle_seconds=0.0, kept_awake=True)
        probe.close()
    compositor.stop()


def test_the_person_of_another_session_in_front_counts(bus: PrivateBus, tmp_path: Path) -> None:
    """Our own desktop is idle and locked then, and yet the computer is used."""
    seat = "/org/freedesktop/login1/seat/seat0"
    person: dict[str, tuple[str, object]] = {
        "Class": ("s", "user"),
        "User": ("(uo)", [os.getuid() + 1, "/u"]),
    }
    with (
        bus_service(bus, "org.gnome.Mutter.IdleMonitor", "org.gnome.ScreenSaver") as gnome,
        bus_service(bus, "org.freedesktop.login1") as logind,
    ):
        gnome.answer("GetIdletime", "t", 900_000)
        gnome.answer("GetActive", "b", True)
        describe_sessions(logind, seat, person)
        probe = linux_user(environment(bus, tmp_path), FakeClock(), tmp_path)
        assert probe.read() == UserReading(idle_seconds=0.0)
        probe.close()


def describe_sessions(logind: BusService, seat: str, person: dict[str, tuple[str, object]]) -> None:
    """Say that our session was left, and whose is in front."""
    own: dict[str, tuple[str, object]] = {
        "Active": ("b", False),
        "LockedHint": ("b", True),
        "Seat": ("(so)", ["seat0", seat]),
    }
    logind.properties("/org/freedesktop/login1", {"BlockInhibited": ("s", "")})
    logind.properties("/org/freedesktop/login1/session/auto", own)
    logind.properties(seat, {"ActiveSession": ("(so)", ["5", "/org/freedesktop/login1/five"])})
    logind.properties("/org/freedesktop/login1/five", person)


def test_a_bus_that_hangs_never_holds_the_daemon(bus: PrivateBus, tmp_path: Path) -> None:
    """Reading and asking about the network return in time, and say that nothing is known."""
    variables = environment(bus, tmp_path, XDG_CURRENT_DESKTOP="GNOME")
    probe = linux_user(variables, FakeClock(), tmp_path)
    network = choose_network_probe(variables, FakeClock())
    bus.hang()
    asks: tuple[Callable[[], object], ...] = (
        lambda: probe.read().idle_seconds,
        network.metered,
        lambda: probe.read().idle_seconds,
    )
    for ask in asks:
        asked_at = time.monotonic()
        assert ask() is None
        assert time.monotonic() - asked_at < _PROMPT_SECONDS
    bus.wake()
    probe.close()
