"""Looks at this computer where no daemon runs, or where there is nothing yet but the program."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from potluck.errors import PotluckError
from potluck.installed import own_root
from potluck.manifest import parameter_count
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.doctor import looks
from potluck_client.doctor.aside import aside
from potluck_client.doctor.devices import Devices, devices_look
from potluck_client.doctor.examination import examine
from potluck_client.doctor.finding import Finding, State, Topic
from potluck_client.doctor.judging.memory import BYTES_PER_PARAMETER
from potluck_client.doctor.judging.network import NetworkReading, ProjectReading
from potluck_client.doctor.reading.disk import nearest
from potluck_client.doctor.reading.network import proxy_variable, reached
from potluck_client.host.cpu_device import CPU_ID, CpuDevice, logical_cores
from potluck_client.host.devices import find_devices
from potluck_client.host.disk import SystemDisk, disk_bytes
from potluck_client.host.memory import SystemMemory
from potluck_client.host.port import DeviceFacts
from potluck_client.identity_loading import IdentityLoading
from potluck_client.identity_store import load_identity
from potluck_client.journal.records import JoinedProject
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.project_texts import project_name
from potluck_client.projects import parsed_rules
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.store import SettingsStore
from potluck_client.settings.values import Settings
from potluck_client.worker_port import WorkerProcess
from potluck_client.worker_process import SubprocessWorker, worker_environment

_GIGABYTE = 1_000_000_000


async def examine_home(
    home: Path, make_worker: Callable[[DeviceFacts], WorkerProcess] | None = None
) -> AsyncGenerator[Finding, None]:
    """Yield findings of this computer and of a data folder that no daemon holds.

    Args:
        home: The data folder; it need not be there.
        make_worker: Makes a worker of a device; None for real ones.
    """
    devices = await _devices()
    settings = _settings(home, devices)
    joined = _joined(home)
    parts = Devices(
        devices=devices,
        used=lambda facts: settings.devices[facts.device_id].use,
        make_worker=make_worker or partial(_worker, home=home),
        available_bytes=SystemMemory().available_bytes,
        needed_bytes=_needed_bytes(joined),
        installed=own_root() is not None,
    )
    keep_free = settings.keep_free_gigabytes * _GIGABYTE
    load_key = IdentityLoading(partial(load_identity, home))
    wanted = [
        *looks.of_program(daemon_runs=False),
        devices_look(parts),
        *looks.of_home(home, SystemDisk(), keep_free, load_key),
        looks.of_network(partial(_network, joined)),
        *looks.of_surroundings(own_root()),
    ]
    async with aclosing(examine(wanted)) as findings:
        async for finding in findings:
            yield finding


async def examine_program() -> AsyncGenerator[Finding, None]:
    """Yield findings of the program alone: no data folder, keyring, network or daemon is touched.

    Cards are only named, so that none is woken: whether PyTorch fits them follows from its build.
    """
    devices = await _devices()
    with tempfile.TemporaryDirectory(prefix="potluck-") as scratch:
        parts = Devices(
            devices=devices,
            used=lambda facts: facts.device_id == CPU_ID,
            make_worker=partial(_worker, home=Path(scratch)),
            available_bytes=SystemMemory().available_bytes,
            needed_bytes=0,
            installed=own_root() is not None,
            least_bytes=0,
        )
        wanted = [*looks.of_program(daemon_runs=False), devices_look(parts)]
        async with aclosing(examine(wanted)) as findings:
            async for finding in findings:
                yield _gently(finding)


def _gently(finding: Finding) -> Finding:
    """Return a finding for a self-test, which no build of PyTorch for other hardware fails."""
    if finding.topic is Topic.TORCH_BUILD and finding.state is State.BROKEN:
        return replace(finding, state=State.WARNING)
    return finding


async def _devices() -> tuple[DeviceFacts, ...]:
    """Return the devices; only the processor while a driver hangs."""
    try:
        return await aside(_found_devices, looks.SECONDS)
    except TimeoutError:
        return CpuDevice().devices()


def _found_devices() -> tuple[DeviceFacts, ...]:
    probe = find_devices()
    try:
        return probe.devices()
    finally:
        probe.close()


def _worker(facts: DeviceFacts, home: Path) -> SubprocessWorker:
    return SubprocessWorker(
        facts.torch_device, environment=worker_environment(facts.device_id, home)
    )


def _settings(home: Path, devices: tuple[DeviceFacts, ...]) -> Settings:
    memory = sum(facts.memory_bytes for facts in devices if facts.device_id == CPU_ID)
    facts = ComputerFacts(
        logical_cores=logical_cores(),
        memory_gigabytes=max(1, memory // _GIGABYTE),
        disk_gigabytes=max(1, disk_bytes(nearest(home)) // _GIGABYTE),
        devices=devices,
    )
    return SettingsStore(home, facts).current


_Joined = tuple[tuple[JoinedProject, manifest.ProjectManifest], ...]


def _joined(home: Path) -> _Joined | PotluckError:
    """Return the joined projects with their rules, or why they can't be read."""
    path = home / FILE_NAME
    try:
        if not path.is_file():
            return ()
        with closing(SqliteJournal(path)) as journal:
            return tuple((record, parsed_rules(record)) for record in journal.projects())
    except PotluckError as error:
        return error
    except OSError:
        return ()  # The look at the disk tells of it.


def _needed_bytes(joined: _Joined | PotluckError) -> int:
    if isinstance(joined, PotluckError):
        return 0
    models = [rules.recipe.model for _, rules in joined]
    return BYTES_PER_PARAMETER * min(map(parameter_count, models), default=0)


async def _network(joined: _Joined | PotluckError) -> NetworkReading:
    if isinstance(joined, PotluckError):
        raise joined
    proxy = proxy_variable()
    asked = [
        reached(project_name(rules), record.link, proxied=bool(proxy))
        for record, rules in joined
        if not rules.practice
    ]
    projects: list[ProjectReading] = await asyncio.gather(*asked)
    return NetworkReading(projects=tuple(projects), silenced=False, proxy=proxy)
