"""What sources tell besides idle times: locks, films, full screens, sessions, calls, networks."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib import Xatom
from Xlib.display import Display

from potluck_client.host.dbus_source import BusSource
from potluck_client.host.network_linux import LOOK_SECONDS, NetworkManagerNetwork
from potluck_client.host.port import UserReading
from potluck_client.host.user_calls import CallSource
from potluck_client.host.user_desktops import DesktopFlagsSource
from potluck_client.host.user_gnome import GnomeSource
from potluck_client.host.user_kde import KdeSource
from potluck_client.host.user_logind import FIRST_SEAT, MANAGER, OWN_SESSION, LogindSource
from potluck_client.host.user_source import FLAGS_SECONDS, SourceGoneError
from potluck_client.host.user_thread import RETRY_SECONDS, SourceThread
from potluck_client.host.user_wayland import WaylandSource
from potluck_client.host.x11_display import open_display
from tests.fakes.bus import BusService, PrivateBus, bus_service, private_bus
from tests.fakes.compositor import StandInCompositor
from tests.fakes.user_contract import SkippingClock

_OWN_UID, _OTHER_UID = 1000, 1001
_OWN = {
    "Id": ("s", "2"),
    "Active": ("b", True),
    "LockedHint": ("b", False),
    "IdleHint": ("b", True),
    "Class": ("s", "user"),
    "User": ("(uo)", [_OWN_UID, "/org/freedesktop/login1/user/_1000"]),
    "Seat": ("(so)", ["seat0", FIRST_SEAT]),
}
_OTHER_PATH = "/org/freedesktop/login1/session/_34"
_NO_SEAT = ("(so)", ["", "/"])


class Sessions:
    """The stand-in of logind, by what it says."""

    def __init__(self, bus: PrivateBus, service: BusService) -> None:
        self.clock = SkippingClock()
        self._service = service
        now = self.clock.monotonic_seconds
        self._source = LogindSource(bus.address, now, _OWN_UID)
        self._source.open()
        self.inhibited("")
        self.own()
        self.front(OWN_SESSION.path)

    def inhibited(self, what: str) -> None:
        """Have programs hinder this."""
        self._service.properties(MANAGER.path, {"BlockInhibited": ("s", what)})

    def own(self, **changes: tuple[str, object]) -> None:
        """Say this of our own session."""
        self._service.properties(OWN_SESSION.path, {**_OWN, **changes})

    def other(self, **changes: tuple[str, object]) -> None:
        """Say this of a session of somebody else, which is in front of ours."""
        user = ("(uo)", [_OTHER_UID, "/org/freedesktop/login1/user/_1001"])
        values = {**_OWN, "User": user, "IdleHint": ("b", False), **changes}
        self._service.properties(_OTHER_PATH, values)
        self.own(Active=("b", False), LockedHint=("b", True))
        self.front(_OTHER_PATH)

    def front(self, path: str) -> None:
        """Have this session in front."""
        active = ("4", path) if path != "/" else ("", path)
        self._service.properties(FIRST_SEAT, {"ActiveSession": ("(so)", list(active))})

    def read(self) -> UserReading:
        """Read anew."""
        self.clock.skip(FLAGS_SECONDS)
        return self._source.ask()

    def close(self) -> None:
        """Let go of the bus."""
        self._source.close()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """Give a bus."""
    with private_bus(tmp_path) as bus:
        yield bus


@pytest.fixture
def sessions(bus: PrivateBus) -> Iterator[Sessions]:
    """Give a stand-in of logind."""
    with bus_service(bus, "org.freedesktop.login1") as service:
        sessions = Sessions(bus, service)
        yield sessions
        sessions.close()


def test_gnome_tells_of_locks_and_films(bus: PrivateBus) -> None:
    """A locked screen means nobody, a film means somebody, and a missing part means neither."""
    clock = SkippingClock()
    names = ("org.gnome.Mutter.IdleMonitor", "org.gnome.SessionManager", "org.gnome.ScreenSaver")
    with bus_service(bus, *names) as service:
        source = GnomeSource(bus.address, clock.monotonic_seconds)
        source.open()
        service.answer("GetIdletime", "t", 5000)
        assert source.ask() == UserReading(idle_seconds=5.0)
        service.answer("GetActive", "b", True)
        service.answer("IsInhibited", "b", True)
        clock.skip(FLAGS_SECONDS)
        assert source.ask() == UserReading(idle_seconds=5.0, away=True, kept_awake=True)
        source.close()


def test_kde_under_wayland_tells_no_idle_time(bus: PrivateBus) -> None:
    """Its 0 there would keep the computer in use for ever."""
    clock = SkippingClock()
    names = ("org.freedesktop.ScreenSaver", "org.kde.Solid.PowerManagement.PolicyAgent")
    with bus_service(bus, *names) as service:
        service.answer("GetSessionIdleTime", "u", 0)
        service.answer("GetActive", "b", True)
        service.answer("HasInhibition", "b", True)
        source = KdeSource(bus.address, clock.monotonic_seconds, tells_idle=False)
        source.open()
        assert source.ask() == UserReading(away=True, kept_awake=True)
        source.close()


def test_another_desktops_screen_saver_is_not_taken_for_kdes(bus: PrivateBus) -> None:
    """Some have seconds where KDE has milliseconds."""
    with bus_service(bus, "org.freedesktop.ScreenSaver") as service:
        service.answer("GetSessionIdleTime", "u", 0)
        source = KdeSource(bus.address, SkippingClock().monotonic_seconds, tells_idle=True)
        source.open()
        with pytest.raises(SourceGoneError):
            source.ask()
        source.close()


@pytest.mark.parametrize(
    ("names", "member", "expected"),
    [
        (("org.cinnamon.ScreenSaver",), "GetActive", UserReading(away=True)),
        (("org.mate.ScreenSaver",), "GetActive", UserReading(away=True)),
        (("org.gnome.SessionManager",), "IsInhibited", UserReading(kept_awake=True)),
        (("org.mate.SessionManager",), "IsInhibited", UserReading(kept_awake=True)),
        (
            ("org.xfce.PowerManager", "org.freedesktop.PowerManagement"),
            "HasInhibit",
            UserReading(kept_awake=True),
        ),
        (("org.freedesktop.PowerManagement",), "HasInhibit", UserReading()),
    ],
)
def test_lesser_desktops_tell_of_locks_and_films(
    bus: PrivateBus, names: tuple[str, ...], member: str, expected: UserReading
) -> None:
    """Each by its own service, and KDE's sleep inhibitors are nobody's film."""
    clock = SkippingClock()
    source = DesktopFlagsSource(bus.address, clock.monotonic_seconds)
    source.open()
    assert source.ask() == UserReading()
    with bus_service(bus, *names) as service:
        service.answer(member, "b", True)
        clock.skip(FLAGS_SECONDS)
        assert source.ask() == expected
    source.close()


@pytest.mark.parametrize("version", [1, 2])
def test_wayland_tells_films_from_people(tmp_path: Path, version: int) -> None:
    """Who watches a film rests their hands; an old compositor can't tell, and says in use."""
    compositor = StandInCompositor(tmp_path / "wayland", version=version)
    clock = SkippingClock()
    source = WaylandSource(str(compositor.path), clock.monotonic_seconds)
    source.open()
    source.ask()
    compositor.rest(inhibited=True)
    source.ask()
    clock.skip(60.0)
    reading = source.ask()
    assert reading.kept_awake == (version == 2)
    assert reading.idle_seconds is not None
    assert (reading.idle_seconds >= 60.0) == (version == 2)
    compositor.rest()
    assert not source.ask().kept_awake
    assert compositor.requested[-1] == (version, 250)
    source.close()
    compositor.stop()


def test_a_wayland_desktop_without_the_protocol_is_unknown(tmp_path: Path) -> None:
    """GNOME's has none."""
    compositor = StandInCompositor(tmp_path / "wayland", version=0)
    source = WaylandSource(str(compositor.path), SkippingClock().monotonic_seconds)
    with pytest.raises(SourceGoneError):
        source.open()
    source.close()
    compositor.stop()


def test_an_idle_hint_of_our_own_session_is_not_believed(sessions: Sessions) -> None:
    """KDE never sets it, and a desktop that hangs never takes it back."""
    assert sessions.read() == UserReading()


def test_a_locked_session_is_away(sessions: Sessions) -> None:
    """Every desktop's lock reaches logind."""
    sessions.own(LockedHint=("b", True))
    assert sessions.read() == UserReading(away=True)


def test_a_session_that_was_left_for_the_greeter_is_away(sessions: Sessions) -> None:
    """At a list of names sits nobody."""
    sessions.other(Class=("s", "greeter"))
    assert sessions.read() == UserReading(away=True)
    sessions.own(Active=("b", False))
    sessions.front("/")
    assert sessions.read() == UserReading(away=True)


def test_another_person_in_front_uses_the_computer(sessions: Sessions) -> None:
    """Our own screen is locked then, and yet somebody sits here."""
    sessions.other()
    assert sessions.read() == UserReading(idle_seconds=0.0)
    since = int((sessions.clock.monotonic_seconds() - 90.0) * 1e6)
    sessions.other(IdleHint=("b", True), IdleSinceHintMonotonic=("t", since))
    idle = sessions.read().idle_seconds
    assert idle is not None
    assert 90.0 <= idle < 100.0
    sessions.other(LockedHint=("b", True))
    assert sessions.read().away


def test_a_service_without_session_still_sees_who_is_in_front(sessions: Sessions) -> None:
    """A session over SSH has no seat, and being left is not its way to be away."""
    sessions.own(Seat=_NO_SEAT, Active=("b", False))
    assert sessions.read() == UserReading()


def test_programs_that_hinder_idleness_are_told(sessions: Sessions) -> None:
    """A film's player asks logind where there is no desktop's own way."""
    sessions.inhibited("sleep:idle")
    assert sessions.read() == UserReading(kept_awake=True)
    sessions.inhibited("sleep:handle-lid-switch")
    assert sessions.read() == UserReading()


def test_networks_that_cost_are_told(bus: PrivateBus) -> None:
    """A guess counts like a word, and what is no answer is unknown."""
    clock = SkippingClock()
    network = NetworkManagerNetwork(bus.address, clock.monotonic_seconds)
    assert network.metered() is None
    path = "/org/freedesktop/NetworkManager"
    answers = {0: None, 1: True, 2: False, 3: True, 4: False, 5: None}
    with bus_service(bus, "org.freedesktop.NetworkManager") as service:
        for value, expected in answers.items():
            service.properties(path, {"Metered": ("u", value)})
            clock.skip(LOOK_SECONDS)
            assert network.metered() is expected
        for lie in (("b", True), ("s", "1"), ("au", [1])):
            service.properties(path, {"Metered": lie})
            clock.skip(LOOK_SECONDS)
            assert network.metered() is None


def test_a_microphone_in_use_is_a_call(tmp_path: Path) -> None:
    """Recording counts, and neither playing nor an idle microphone does."""
    for stream, state in (("pcm0c", "closed"), ("pcm0p", "state: RUNNING\nowner_pid: 1")):
        status = tmp_path / "asound" / "card0" / stream / "sub0" / "status"
        status.parent.mkdir(parents=True)
        status.write_text(state + "\n")
    calls = CallSource(tmp_path, tmp_path)
    assert not calls.ask().in_call
    status = tmp_path / "asound" / "card0" / "pcm0c" / "sub0" / "status"
    status.write_text("state: RUNNING\nowner_pid   : 4242\n")
    assert calls.ask().in_call


def test_a_camera_that_a_program_holds_is_a_call(tmp_path: Path) -> None:
    """The person's own programs are looked through, while there is a camera."""
    camera = tmp_path / "video0"
    calls = CallSource(devices=tmp_path, cameras=tmp_path / "classes")
    assert not calls.ask().in_call
    with camera.open("w"):
        assert calls.ask().in_call
    assert not calls.ask().in_call


def test_programs_are_not_looked_through_while_nobody_uses_a_cameras_driver(
    tmp_path: Path,
) -> None:
    """The look through all open files is spared where the kernel says that it would find none."""
    users = tmp_path / "classes" / "video0" / "device" / "driver" / "module" / "refcnt"
    users.parent.mkdir(parents=True)
    calls = CallSource(devices=tmp_path, cameras=tmp_path / "classes")
    with (tmp_path / "video0").open("w"):
        users.write_text("0\n")
        assert not calls.ask().in_call
        users.write_text("1\n")
        assert calls.ask().in_call


class CountedSource(BusSource):
    """A source that counts how often it was asked, and opened.

    Attributes:
        asked: How often it was asked.
        opened: How often it was tried to open.
        here: False while there is nothing to open.
    """

    def __init__(self) -> None:
        super().__init__("")
        self.asked = self.opened = 0
        self.here = True

    def open(self) -> None:
        """Count."""
        self.opened += 1
        if not self.here:
            raise SourceGoneError("There is nothing here.")

    def ask(self) -> UserReading:
        """Count."""
        self.asked += 1
        return UserReading(in_call=True)

    def descriptor(self) -> int | None:
        """There is none."""
        return None

    def hear(self) -> bool:
        """There is nothing to hear."""
        return False


def test_an_answer_that_holds_wakes_nobody() -> None:
    """What changes seldom is asked for when the answer is old, and told all the same."""
    clock, source = SkippingClock(), CountedSource()
    probe = SourceThread(source, clock.monotonic_seconds, name="calls", holds_seconds=60.0)
    assert [probe.read().in_call for _ in range(3)] == [True] * 3
    assert source.asked == 1
    clock.skip(60.0)
    assert probe.read().in_call
    assert source.asked == 2
    probe.close()


def test_a_source_that_is_gone_is_left_alone_for_a_while() -> None:
    """Most computers lack most desktops; looking for them in vain is rare, and not forgotten."""
    clock, source = SkippingClock(), CountedSource()
    source.here = False
    probe = SourceThread(source, clock.monotonic_seconds, name="gone")
    assert [probe.read() for _ in range(3)] == [UserReading()] * 3
    assert source.opened == 1
    source.here = True
    clock.skip(RETRY_SECONDS)
    assert probe.read().in_call
    probe.close()


@pytest.mark.display
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb here")
def test_a_window_that_fills_the_screen_is_seen() -> None:
    """What the window manager says of the window in use counts, and a lie is no error."""
    reading, writing = os.pipe()
    line = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "64x64x24", "-nolisten", "tcp"]
    with subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            name = f":{number.readline().strip()}"
        display, manager = open_display(name), Display(name)
        root = manager.screen().root
        active, state = (
            manager.intern_atom(atom) for atom in ("_NET_ACTIVE_WINDOW", "_NET_WM_STATE")
        )
        full = manager.intern_atom("_NET_WM_STATE_FULLSCREEN")
        assert not display.full_screen()
        window = root.create_window(0, 0, 8, 8, 0, 24)
        root.change_property(active, Xatom.WINDOW, 32, [window.id])
        manager.sync()
        assert not display.full_screen()
        window.change_property(state, Xatom.ATOM, 32, [Xatom.ATOM, full])
        manager.sync()
        assert display.full_screen()
        window.destroy()
        manager.sync()
        assert not display.full_screen()
        root.change_property(active, Xatom.STRING, 8, b"window")
        manager.sync()
        assert not display.full_screen()
        assert not display.dark()
        display.close()
        manager.close()
        server.terminate()
