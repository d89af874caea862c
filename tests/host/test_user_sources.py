"""Every source of what the person does keeps the same promises."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from potluck_client.host.port import UserReading
from potluck_client.host.user_gnome import IDLE_MONITOR, GnomeSource
from potluck_client.host.user_kde import KdeSource
from potluck_client.host.user_linux import X_SOCKETS
from potluck_client.host.user_thread import SourceThread
from potluck_client.host.user_tty import TtySource
from potluck_client.host.user_wayland import WaylandSource
from potluck_client.host.user_x11 import X11Source
from tests.fakes.bus import BusService, bus_service, private_bus
from tests.fakes.compositor import StandInCompositor
from tests.fakes.user import FakeUser
from tests.fakes.user_contract import (
    AWAY_SECONDS,
    MortalUserContract,
    SkippingClock,
    UserContract,
)

_LONG_SECONDS = 600.0
_WATCH = 7


class FakeDesk:
    """A person whom the test sets."""

    def __init__(self) -> None:
        self.clock = SkippingClock()
        self.probe = FakeUser()

    def rest(self) -> None:
        """Be away."""
        self.probe.reading = UserReading(idle_seconds=600.0)

    def touch(self) -> None:
        """Come back."""
        self.probe.touch()


class TtyDesk:
    """A person at a terminal."""

    def __init__(self, folder: Path) -> None:
        self.clock = SkippingClock()
        self._terminal = folder / "tty1"
        self._terminal.touch()
        os.utime(self._terminal, (0.0, 0.0))
        self._now = 1000.0
        self.probe = SourceThread(
            TtySource(lambda: self._now, folder, folder / "no-console"),
            self.clock.monotonic_seconds,
            name="tty",
        )

    def rest(self) -> None:
        """Be away."""
        self._now += 600.0

    def touch(self) -> None:
        """Type."""
        self._now += 0.01
        os.utime(self._terminal, (self._now, self._now))


class GnomeDesk:
    """A person before a stand-in of GNOME."""

    def __init__(self, address: str, service: BusService) -> None:
        self.clock = SkippingClock()
        self._service = service
        service.answer("AddUserActiveWatch", "u", _WATCH)
        service.answer("RemoveWatch", "")
        service.answer("GetActive", "b", False)
        service.answer("IsInhibited", "b", False)
        service.idle("GetIdletime", "t", _LONG_SECONDS)
        now = self.clock.monotonic_seconds
        self.probe = SourceThread(GnomeSource(address, now), now, name="gnome")
        self.hang, self.wake = service.hang, service.wake
        self.die, self.revive = service.stop, service.start

    def rest(self) -> None:
        """Be away."""
        self._service.idle("GetIdletime", "t", _LONG_SECONDS)

    def touch(self) -> None:
        """Come back."""
        self._service.idle("GetIdletime", "t", 0)
        self._service.emit(IDLE_MONITOR.path, IDLE_MONITOR.interface, "WatchFired", "u", _WATCH)


class KdeDesk:
    """A person before a stand-in of KDE under X11."""

    def __init__(self, address: str, service: BusService) -> None:
        self.clock = SkippingClock()
        self._service = service
        service.answer("GetActive", "b", False)
        service.answer("HasInhibition", "b", False)
        service.idle("GetSessionIdleTime", "u", _LONG_SECONDS)
        now = self.clock.monotonic_seconds
        self.probe = SourceThread(KdeSource(address, now, tells_idle=True), now, name="kde")
        self.hang, self.wake = service.hang, service.wake
        self.die, self.revive = service.stop, service.start

    def rest(self) -> None:
        """Be away."""
        self._service.idle("GetSessionIdleTime", "u", _LONG_SECONDS)

    def touch(self) -> None:
        """Come back."""
        self._service.idle("GetSessionIdleTime", "u", 0)


class WaylandDesk:
    """A person before a stand-in of a Wayland desktop."""

    def __init__(self, compositor: StandInCompositor) -> None:
        self.clock = SkippingClock()
        self._compositor = compositor
        now = self.clock.monotonic_seconds
        self.probe = SourceThread(WaylandSource(str(compositor.path), now), now, name="wayland")
        self.hang, self.wake = compositor.hang, compositor.wake
        self.die, self.revive = compositor.stop, compositor.start
        self.probe.read()

    def rest(self) -> None:
        """Be away."""
        self._compositor.rest()
        self.probe.read()
        self.clock.skip(2.0)

    def touch(self) -> None:
        """Come back, and stay."""
        self._compositor.touch()


class X11Desk:
    """A person before a real X server."""

    def __init__(self) -> None:
        self.clock = SkippingClock()
        self._number = self._start()
        now = self.clock.monotonic_seconds
        self.probe = SourceThread(X11Source(f":{self._number}", now), now, name="x11")

    def _start(self, *where: str) -> str:
        reading, writing = os.pipe()
        line = ["Xvfb", *where, "-displayfd", str(writing), "-screen", "0", "64x64x24"]
        self._server = subprocess.Popen(
            [*line, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as number:
            return number.readline().strip()

    def rest(self) -> None:
        """Be away; each turn waits for the server's answer."""
        while (self.probe.read().idle_seconds or 0.0) < AWAY_SECONDS:
            pass

    def touch(self) -> None:
        """Move the mouse."""
        environment = {**os.environ, "DISPLAY": f":{self._number}"}
        line = ["xdotool", "mousemove_relative", "--", "1", "1", "mousemove_relative", "--"]
        subprocess.run([*line, "-1", "-1"], env=environment, check=True)

    def hang(self) -> None:
        """Stop the server."""
        self._server.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Let it go on."""
        self._server.send_signal(signal.SIGCONT)

    def die(self) -> None:
        """End it."""
        self._server.kill()
        self._server.wait()

    def revive(self) -> None:
        """Begin it anew under the same name."""
        (X_SOCKETS.parent / f".X{self._number}-lock").unlink(missing_ok=True)
        (X_SOCKETS / f"X{self._number}").unlink(missing_ok=True)
        self._start(f":{self._number}")


class TestFake(UserContract):
    """The fake of other tests."""

    @pytest.fixture
    def desk(self) -> FakeDesk:
        """Give a desk."""
        return FakeDesk()


class TestTty(UserContract):
    """Terminals."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[TtyDesk]:
        """Give a desk."""
        desk = TtyDesk(tmp_path)
        yield desk
        desk.probe.close()


class TestGnome(MortalUserContract):
    """GNOME."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[GnomeDesk]:
        """Give a desk."""
        names = (
            "org.gnome.Mutter.IdleMonitor",
            "org.gnome.SessionManager",
            "org.gnome.ScreenSaver",
        )
        with private_bus(tmp_path) as bus, bus_service(bus, *names) as service:
            desk = GnomeDesk(bus.address, service)
            yield desk
            desk.probe.close()


class TestKde(MortalUserContract):
    """KDE under X11."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[KdeDesk]:
        """Give a desk."""
        names = ("org.freedesktop.ScreenSaver", "org.kde.Solid.PowerManagement.PolicyAgent")
        with private_bus(tmp_path) as bus, bus_service(bus, *names) as service:
            desk = KdeDesk(bus.address, service)
            yield desk
            desk.probe.close()


class TestBus(MortalUserContract):
    """GNOME, where the bus itself hangs and ends."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[GnomeDesk]:
        """Give a desk."""
        names = (
            "org.gnome.Mutter.IdleMonitor",
            "org.gnome.SessionManager",
            "org.gnome.ScreenSaver",
        )
        with private_bus(tmp_path) as bus, bus_service(bus, *names) as service:
            desk = GnomeDesk(bus.address, service)

            def die() -> None:
                bus.stop()
                service.stop()

            def revive() -> None:
                bus.start()
                service.start()

            desk.hang, desk.wake = bus.hang, bus.wake
            desk.die, desk.revive = die, revive
            yield desk
            desk.probe.close()


class TestWayland(MortalUserContract):
    """A Wayland compositor of today, and one that knows only the first version."""

    @pytest.fixture(params=[1, 2])
    def desk(self, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[WaylandDesk]:
        """Give a desk."""
        compositor = StandInCompositor(tmp_path / "wayland", version=request.param)
        desk = WaylandDesk(compositor)
        yield desk
        desk.probe.close()
        compositor.stop()


@pytest.mark.display
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb here")
class TestX11(MortalUserContract):
    """A real X server, with real input."""

    @pytest.fixture
    def desk(self) -> Iterator[X11Desk]:
        """Give a desk."""
        desk = X11Desk()
        yield desk
        desk.probe.close()
        desk.wake()
        desk.die()
