"""The looks at the computer itself, each a reading in bounded time and its judgement."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from potluck_client.doctor.aside import aside
from potluck_client.doctor.examination import Look, single
from potluck_client.doctor.finding import Finding, Topic
from potluck_client.doctor.judging.clock import judge_clock
from potluck_client.doctor.judging.desktop import judge_tray, judge_window
from potluck_client.doctor.judging.disk import judge_disk
from potluck_client.doctor.judging.keyring import judge_keyring
from potluck_client.doctor.judging.network import NetworkReading, judge_network
from potluck_client.doctor.judging.power_helper import judge_helper
from potluck_client.doctor.judging.python import judge_python
from potluck_client.doctor.judging.updates import judge_updates
from potluck_client.doctor.reading.clock import read_clock
from potluck_client.doctor.reading.desktop import read_tray, read_window
from potluck_client.doctor.reading.disk import nearest, read_disk
from potluck_client.doctor.reading.keyring import read_keyring
from potluck_client.doctor.reading.loading import LOAD_SECONDS, daemon_problem
from potluck_client.doctor.reading.power_helper import read_helper
from potluck_client.doctor.reading.python import read_python
from potluck_client.doctor.reading.updates import read_updates
from potluck_client.host.port import DiskProbe
from potluck_client.identity_loading import LoadKey

SECONDS = 15.0
"""How long a look at files or at a program beside may take."""

_LONG_SECONDS = 60.0
"""How long a keyring, a network and a cold disk may take, whose readings bound themselves."""


def of_program(*, daemon_runs: bool) -> list[Look]:
    """Return the looks at Potluck's own parts.

    Args:
        daemon_runs: True in a daemon, whose parts are loaded already.
    """

    async def python() -> Finding:
        unloadable = "" if daemon_runs else await daemon_problem()
        return judge_python(await aside(lambda: read_python(unloadable), SECONDS))

    async def window() -> Finding:
        return judge_window(await read_window())

    return [
        single(Topic.PYTHON, LOAD_SECONDS + SECONDS, python),
        single(Topic.WINDOW, LOAD_SECONDS + SECONDS, window),
    ]


def of_surroundings(root: Path | None) -> list[Look]:
    """Return the looks at what stands around Potluck on this computer.

    Args:
        root: The folder that an installer laid out; None for a checkout.
    """

    async def updates() -> Finding:
        return judge_updates(await aside(lambda: read_updates(root), SECONDS))

    async def clock() -> Finding:
        return judge_clock(await aside(read_clock, SECONDS))

    async def tray() -> Finding:
        return judge_tray(await aside(read_tray, SECONDS))

    async def helper() -> Finding:
        return judge_helper(await read_helper())

    return [
        single(Topic.UPDATES, SECONDS, updates),
        single(Topic.CLOCK, SECONDS, clock),
        single(Topic.TRAY, SECONDS, tray),
        single(Topic.POWER_HELPER, SECONDS, helper),
    ]


def of_home(home: Path, disk: DiskProbe, keep_free_bytes: int, load_key: LoadKey) -> list[Look]:
    """Return the looks at the data folder and the key.

    Args:
        home: The data folder; it need not be there.
        disk: Tells the room.
        keep_free_bytes: What the person wants to keep free.
        load_key: Gives this computer's key, where there is one.
    """

    async def room() -> Finding:
        return judge_disk(
            await aside(lambda: read_disk(nearest(home), disk, keep_free_bytes), SECONDS)
        )

    async def keyring() -> Finding:
        return judge_keyring(await read_keyring(home, load_key))

    return [
        single(Topic.DISK, SECONDS + 1.0, room),
        single(Topic.KEYRING, _LONG_SECONDS, keyring),
    ]


def of_network(read: Callable[[], Awaitable[NetworkReading]]) -> Look:
    """Return the look at the projects' coordinators."""

    async def network() -> Finding:
        return judge_network(await read())

    return single(Topic.NETWORK, _LONG_SECONDS, network)
