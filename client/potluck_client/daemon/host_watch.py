"""Readings of this computer that decisions rest on, none taken more often than it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from potluck_client.case import HostFacts
from potluck_client.daemon.memory_watch import MemoryWatch
from potluck_client.host.port import (
    BatteryProbe,
    BatteryReading,
    Clock,
    DiskProbe,
    LoginProbe,
    NetworkProbe,
    ProgramProbe,
    UserProbe,
    UserReading,
)
from potluck_client.presence import Presence, notice_reading
from potluck_client.settings.values import Settings

SLOW_SECONDS = 10.0
"""How old a reading of battery, disk and network may be."""

LOGIN_SECONDS = 60.0
"""How old a reading of the login may be, which can take a look at every process."""

PROGRAM_SECONDS = 3.0
"""How old a reading of the running programs may be; taken only while somebody waits for one."""

_GIGABYTE = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class HostProbes:
    """What reads the computer.

    Attributes:
        user: Knows whether the person is here.
        battery: Knows the battery.
        programs: Knows which programs run.
        network: Knows what kind of network it is.
        login: Knows when the person logged in.
        disk: Knows how much room is left.
    """

    user: UserProbe
    battery: BatteryProbe
    programs: ProgramProbe
    network: NetworkProbe
    login: LoginProbe
    disk: DiskProbe


class HostWatch:
    """Reads the person at every look, all else now and then.

    Attributes:
        over_memory: The device whose worker holds more memory than it may; empty for none.
    """

    def __init__(
        self, *, home: Path, probes: HostProbes, memory: MemoryWatch, clock: Clock
    ) -> None:
        self._home = home
        self._probes = probes
        self._memory = memory
        self._clock = clock
        self._presence = Presence()
        self._slow_at = self._login_at = self._programs_at = float("-inf")
        self._asked: frozenset[str] = frozenset()
        self._running: frozenset[str] = frozenset()
        self._user = UserReading()
        self._battery = BatteryReading()
        self._metered: bool | None = None
        self._logged_in_unix: float | None = None
        self._free_bytes = 0
        self.over_memory = ""

    def note_input(self) -> None:
        """Remember that the person has touched the computer this moment."""
        now = self._clock.monotonic_seconds()
        self._presence = Presence(input_seconds=now, away_seconds=self._presence.away_seconds)

    def look(
        self, settings: Settings, awaited: frozenset[str], workers: Mapping[str, int]
    ) -> HostFacts:
        """Return what is known now.

        Args:
            settings: The limits, which say what has to be read at all.
            awaited: Programs whose end is waited for beside those of the limits.
            workers: The process of each device's worker.

        Raises:
            OSError: The disk does not answer; what was read before is known all the same.
        """
        self._user = self._probes.user.read()
        now = self._clock.monotonic_seconds()
        self._read_programs(awaited | frozenset(settings.pause_for_programs), now)
        self.over_memory = self._memory.look(workers, settings.memory_gigabytes * _GIGABYTE)
        if now - self._login_at >= LOGIN_SECONDS:
            self._login_at = now
            self._logged_in_unix = self._probes.login.logged_in_unix()
        if now - self._slow_at >= SLOW_SECONDS:
            self._battery = self._probes.battery.read()
            self._metered = self._probes.network.metered()
            self._free_bytes = self._probes.disk.free_bytes(self._home)
            self._slow_at = now  # Not when that failed: it is asked again at the next look.
        return self.known()

    def known(self) -> HostFacts:
        """Return what the last look and noted input say, at once and without a new reading."""
        now = self._clock.monotonic_seconds()
        self._presence, user = notice_reading(self._presence, self._user, now)
        memory = self._memory.state
        return HostFacts(
            user=user,
            battery=self._battery,
            free_bytes=self._free_bytes,
            available_bytes=0 if memory is None else memory.available_bytes,
            wanted_bytes=0 if memory is None else memory.wanted_bytes,
            programs=self._running,
            metered=self._metered,
            logged_in_unix=self._logged_in_unix,
        )

    def running(self, program: str) -> bool:
        """Tell whether a program runs this moment."""
        return bool(self._probes.programs.running(frozenset({program})))

    def _read_programs(self, names: frozenset[str], now: float) -> None:
        if not names:
            self._running = self._asked = names
        elif names != self._asked or now - self._programs_at >= PROGRAM_SECONDS:
            self._programs_at, self._asked = now, names
            self._running = self._probes.programs.running(names)
