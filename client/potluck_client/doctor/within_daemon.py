"""All looks from within a daemon, over what it rests on and what it knows of its projects."""

import asyncio
from functools import partial

from potluck.installed import own_root
from potluck.manifest import parameter_count
from potluck_client.daemon.outside import Outside
from potluck_client.doctor import looks
from potluck_client.doctor.devices import Devices, devices_look
from potluck_client.doctor.examination import Look
from potluck_client.doctor.judging.memory import BYTES_PER_PARAMETER
from potluck_client.doctor.judging.network import NetworkReading, ProjectReading
from potluck_client.doctor.reading.network import proxy_variable, reached
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Project

_GIGABYTE = 1_000_000_000


def looks_within(outside: Outside, book: ProjectBook, *, silenced: bool) -> list[Look]:
    """Return the looks.

    Args:
        outside: What the daemon rests on.
        book: The joined projects, with what is known of their coordinators.
        silenced: True while the person has paused everything, so that nobody is asked.
    """
    settings, root = outside.settings.current, own_root()
    models = [project.manifest.recipe.model for project in book.joined.value]
    devices = Devices(
        devices=outside.devices,
        used=lambda facts: settings.devices[facts.device_id].use,
        make_worker=outside.make_worker,
        available_bytes=outside.memory.available_bytes,
        needed_bytes=BYTES_PER_PARAMETER * min(map(parameter_count, models), default=0),
        installed=root is not None,
    )
    keep_free = settings.keep_free_gigabytes * _GIGABYTE
    return [
        *looks.of_program(daemon_runs=True),
        devices_look(devices),
        *looks.of_home(outside.home, outside.host.disk, keep_free, outside.load_key),
        looks.of_network(partial(_network, outside, book, silenced=silenced)),
        *looks.of_surroundings(root),
    ]


async def _network(outside: Outside, book: ProjectBook, *, silenced: bool) -> NetworkReading:
    proxy = proxy_variable()
    links = {record.project_id: record.link for record in outside.journal.projects()}
    standings = [
        _standing(
            project,
            links.get(project.project_id, ""),
            silenced=silenced,
            proxied=bool(proxy),
        )
        for project in book.joined.value
        if not project.practice
    ]
    projects = tuple(await asyncio.gather(*standings))
    return NetworkReading(projects=projects, silenced=silenced, proxy=proxy)


async def _standing(
    project: Project, link: str, *, silenced: bool, proxied: bool
) -> ProjectReading:
    """Return what the project's own link knows; where that is nothing, knock at its address."""
    if project.connected:
        return ProjectReading(name=project.name, reached=True)
    if silenced:
        return ProjectReading(name=project.name, reached=None)
    if project.problem:
        return ProjectReading(name=project.name, reached=False, problem=project.problem)
    return await reached(project.name, link, proxied=proxied)
