"""Readings at the edge, on files, buses and sockets that a test lays out."""

import asyncio
from collections.abc import Iterable
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from potluck.frames import encode_frame
from potluck.identity import PrivateKey
from potluck.invite import Invite, format_invite
from potluck.v1 import power_pb2
from potluck_client.doctor.judging.keyring import KeyPlace
from potluck_client.doctor.judging.pytorch import Maker
from potluck_client.doctor.reading.cards import find_cards, nvidia_driver
from potluck_client.doctor.reading.clock import read_clock
from potluck_client.doctor.reading.desktop import read_tray
from potluck_client.doctor.reading.disk import nearest, read_disk
from potluck_client.doctor.reading.keyring import read_keyring
from potluck_client.doctor.reading.loading import loading_problem
from potluck_client.doctor.reading.network import proxy_variable, reached
from potluck_client.doctor.reading.power_helper import read_helper
from potluck_client.doctor.reading.python import read_python, wrong_packages
from potluck_client.doctor.reading.updates import read_updates
from potluck_client.errors import IdentityError
from potluck_client.host.dbus_connection import BUS, BusConnection
from tests.fakes.bus import PrivateBus
from tests.fakes.host import CARD, CPU, FakeDisk

KEY = PrivateKey(bytes(range(32)))
OPEN_DRIVER = (
    "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build  (dvs)\n"
    "GCC version:  gcc version 13.3.0\n"
)
OLD_DRIVER = "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC\n"


def on_the_bus(root: Path, address: str, vendor: str, kind: str = "0x030000") -> None:
    """Put a device onto the bus of a computer of files."""
    folder = root / "sys" / "bus" / "pci" / "devices" / address
    folder.mkdir(parents=True)
    (folder / "vendor").write_text(f"{vendor}\n")
    (folder / "class").write_text(f"{kind}\n")


def test_cards_without_a_driver_are_seen_on_the_bus(tmp_path: Path) -> None:
    """A card of NVIDIA's whose driver is missing is not taken for none at all."""
    on_the_bus(tmp_path, "0000:01:00.0", "0x10de")
    on_the_bus(tmp_path, "0000:02:00.0", "0x10de", "0x040300")  # Its sound.
    on_the_bus(tmp_path, "0000:00:02.0", "0x8086")  # A part of the processor.
    (found,) = find_cards((CPU,), tmp_path)
    assert (found[0], found[1].maker, found[1].usable) == ("", Maker.NVIDIA, False)
    (usable,) = find_cards((CARD, CPU), tmp_path)
    assert (usable[0], usable[1].usable, usable[1].name) == ("GPU-1", True, "Fake card")
    on_the_bus(tmp_path, "0000:03:00.0", "0x8086", "0x038000")
    assert {card.maker for _, card in find_cards((CARD,), tmp_path)} == {Maker.NVIDIA, Maker.INTEL}
    assert find_cards((CPU,), tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("told", "version"),
    [(OPEN_DRIVER, "580.65.06"), (OLD_DRIVER, "535.183.01"), ("garbage", ""), (None, "")],
)
def test_the_drivers_version_is_read_of_what_it_tells(
    tmp_path: Path, told: str | None, version: str
) -> None:
    """Both of NVIDIA's kernel modules say it in their own words."""
    if told is not None:
        folder = tmp_path / "proc" / "driver" / "nvidia"
        folder.mkdir(parents=True)
        (folder / "version").write_text(told)
    assert nvidia_driver(tmp_path) == version


class _Asks(PathDistribution):
    """A distribution that asks for packages."""

    def __init__(self, path: Path, asked: Iterable[str]) -> None:
        super().__init__(path)
        self._asked = list(asked)

    @property
    def requires(self) -> list[str]:
        """What it asks for."""
        return self._asked


def test_missing_and_unfit_packages_are_named(tmp_path: Path) -> None:
    """A torn environment is told by what it lacks; what other systems need is not missed."""
    asked = [
        "packaging>=20",
        "packaging<1",
        "no-such-package-here>=1",
        "no-such-window>=1; extra == 'gui'",
        "no-such-worker>=1; extra == 'worker'",
        "no-such-system; sys_platform == 'amiga'",
        "!!!",
    ]
    wrong = wrong_packages(_Asks(tmp_path, asked))
    assert [name.partition(" ")[0] for name in wrong] == [
        "packaging",
        "no-such-package-here",
        "no-such-worker",
    ]
    assert wrong_packages(None) == ()
    assert read_python("torn").unloadable == "torn"


def test_a_disk_that_takes_nothing_says_why(tmp_path: Path) -> None:
    """A folder that can't be written, and one that is not there yet, are read without a trace."""
    home = tmp_path / "home"
    assert nearest(home / "deep" / "deeper") == tmp_path
    well = read_disk(tmp_path, FakeDisk(5), 3)
    assert (well.free_bytes, well.keep_free_bytes, well.problem) == (5, 3, "")
    assert well.flush_seconds is not None
    assert list(tmp_path.iterdir()) == []
    assert read_disk(home, FakeDisk(5), 3).problem


async def test_an_address_that_nobody_listens_at_is_told() -> None:
    """Without a daemon a project is knocked at, within a bounded time; a proxy hides the answer."""

    def link(port: int) -> str:
        return format_invite(
            Invite(host="127.0.0.1", port=port, project_key=KEY.public, fingerprint=None)
        )

    server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    assert (await reached("A", link(port), proxied=False)).reached is True
    server.close()
    await server.wait_closed()
    gone = await reached("A", link(port), proxied=False)
    assert (gone.reached, gone.problem) == (False, "Nobody answers at its address.")
    assert (await reached("A", link(port), proxied=True)).reached is None
    assert (await reached("A", "no link", proxied=False)).reached is False
    assert proxy_variable({"https_proxy": "http://x", "http_proxy": ""}) == "https_proxy"
    assert proxy_variable({}) == ""


async def test_the_key_is_asked_for_only_where_there_is_one(tmp_path: Path) -> None:
    """A look at Potluck never makes a key, and never waits for a locked keyring for long."""
    asked: list[str] = []

    async def load() -> PrivateKey:
        asked.append("key")
        return KEY

    async def locked() -> PrivateKey:
        raise IdentityError("It is locked.")

    def no_keyring() -> None:
        asked.append("keyring")

    def broken() -> None:
        raise RuntimeError("no bus")

    none = await read_keyring(tmp_path, load, environment={}, open_keyring=no_keyring)
    assert (none.place, none.keyring, asked) == (KeyPlace.NONE, False, ["keyring"])
    assert not (await read_keyring(tmp_path, load, environment={}, open_keyring=broken)).keyring
    alone = {"POTLUCK_KEYRING": "file"}
    assert not (await read_keyring(tmp_path, load, environment=alone, open_keyring=broken)).keyring
    (tmp_path / "identity.pub").write_text(KEY.public.hex())
    assert (await read_keyring(tmp_path, load)).place is KeyPlace.KEYRING
    assert (await read_keyring(tmp_path, locked)).problem == "It is locked."
    (tmp_path / "identity.key").write_text("x")
    assert (await read_keyring(tmp_path, load)).place is KeyPlace.FILE


async def test_the_power_helper_is_asked_for_a_list(tmp_path: Path) -> None:
    """A helper that answers, one that refuses, one that is silent and none are told apart."""
    answers = [
        power_pb2.FromPowerHelper(limits=[power_pb2.PowerLimit(device_id="GPU-1")]),
        power_pb2.FromPowerHelper(problem="You may not."),
        None,
    ]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        answer = answers.pop(0)
        if answer is not None:
            writer.write(encode_frame(answer.SerializeToString()))
            await writer.drain()
        writer.close()

    path = tmp_path / "power.sock"
    assert (await read_helper(path)).there is False
    server = await asyncio.start_unix_server(serve, str(path))
    assert (await read_helper(path)).devices == 1
    refused = await read_helper(path)
    assert (refused.there, refused.devices, refused.problem) == (True, None, "You may not.")
    assert (await read_helper(path)).devices is None
    server.close()
    await server.wait_closed()
    assert (await read_helper(path)).there in {True, False}


def test_a_failed_update_is_read_however_it_was_written(tmp_path: Path) -> None:
    """What the updater left is told; damaged notes are no reason to fail."""
    assert not read_updates(None).installed
    assert read_updates(tmp_path).failed_version == ""
    (tmp_path / "updates").mkdir()
    note = tmp_path / "updates" / "failed.json"
    note.write_text('{"version": "2.0", "sentence": "It did not\\nstart."}')
    (tmp_path / "switch.json").write_text("{}")
    read = read_updates(tmp_path)
    assert (read.failed_version, read.failure) == ("2.0", "It did not start.")
    assert read.switching
    for damaged in ('{"version": 2}', "[]", "{", ""):
        note.write_text(damaged)
        assert read_updates(tmp_path).failed_version == ""


def test_without_a_desktop_there_is_no_tray_and_the_clock_is_asked(tmp_path: Path) -> None:
    """In a chroot without bus and display nothing is an error."""
    assert read_tray({}).shown is None
    nobody = {"DISPLAY": ":9", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}"}
    assert read_tray(nobody).shown is None
    assert read_clock().synchronised in {True, False, None}


def test_the_bus_knows_whether_icons_are_shown(tmp_path: Path) -> None:
    """A desktop without an extension for icons is told apart from one that shows them."""
    bus = PrivateBus(tmp_path)
    desktop = {"WAYLAND_DISPLAY": "wayland-0", "DBUS_SESSION_BUS_ADDRESS": bus.address}
    try:
        assert read_tray(desktop).shown is False
        watcher = BusConnection(bus.address)
        watcher.call(BUS, "RequestName", "su", "org.kde.StatusNotifierWatcher", 0)
        assert read_tray(desktop).shown is True
        watcher.close()
    finally:
        bus.stop()


async def test_parts_that_do_not_load_say_what_is_missing() -> None:
    """The last words of the process that tried are what the person reads."""
    assert await loading_problem("import json", 30.0) == ""
    assert await loading_problem("import no_such_part", 30.0) == "No module named 'no_such_part'"
    assert "longer than" in await loading_problem("import time; time.sleep(60)", 0.05)
