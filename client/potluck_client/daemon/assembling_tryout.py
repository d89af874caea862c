"""Puts together what a person may try on this computer."""

from collections.abc import Sequence
from functools import partial

from potluck_client.daemon.outside import Outside
from potluck_client.folders import ProjectFolders
from potluck_client.project_book import ProjectBook
from potluck_client.tryout.checkpoints import Checkpoints
from potluck_client.tryout.device_checks import DeviceChecks
from potluck_client.tryout.text_writer import TextWriter
from potluck_client.tryout.tryout import Tryout, TryoutParts
from potluck_client.unit_runner import UnitRunner


def make_tryout(
    outside: Outside,
    book: ProjectBook,
    folders: ProjectFolders,
    checkpoints: Checkpoints,
    runners: Sequence[UnitRunner],
) -> Tryout:
    """Return it, with workers of its own."""
    processor = outside.devices[-1]
    writer = TextWriter(
        make_worker=partial(outside.make_worker, processor),
        memory=outside.memory,
        settings=lambda: outside.settings.current,
        clock=outside.clock,
    )
    checks = DeviceChecks(
        devices=outside.devices,
        probe=outside.probe,
        make_worker=outside.make_worker,
        at_work=lambda: any(runner.computing.working for runner in runners),
        settings=lambda: outside.settings.current,
        clock=outside.clock,
    )
    return Tryout(
        TryoutParts(
            journal=outside.journal,
            book=book,
            folders=folders,
            checkpoints=checkpoints,
            writer=writer,
            checks=checks,
            settings=lambda: outside.settings.current,
        )
    )
