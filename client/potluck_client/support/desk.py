"""Gathers from all parts of the daemon what a report for support is made of."""

import asyncio
import contextlib
import getpass
import platform
import socket
from pathlib import Path

from potluck.errors import PotluckError
from potluck.invite import is_loopback, parse_invite
from potluck.limits import KIB, REPORT_BYTES
from potluck_client.activity_log.diary import Diary
from potluck_client.activity_log.entry import Entry, Query
from potluck_client.daemon.log_file import LOG_PATH
from potluck_client.daemon.overview import Overview
from potluck_client.doctor.desk import DoctorDesk
from potluck_client.doctor.texts import finding_text
from potluck_client.errors import JournalError
from potluck_client.host.port import Clock, DeviceFacts
from potluck_client.journal.port import Journal
from potluck_client.project_book import ProjectBook
from potluck_client.settings.schema import limits_of, values_of
from potluck_client.settings.store import SettingsStore
from potluck_client.settings.words import value_words
from potluck_client.snapshot import build_snapshot
from potluck_client.support.redaction import Private
from potluck_client.support.report import Facts, ProjectFacts, report_text

_ENTRIES = 100
_TAIL_BYTES = 64 * KIB
_GIGABYTE = 1_000_000_000


class SupportDesk:
    """Makes reports.

    Args:
        home: The data folder.
        overview: Knows how things stand.
        settings: The person's limits.
        book: The joined projects.
        journal: Knows where projects are, which is left out.
        diary: The activity log.
        clock: Tells time.
        app_version: Version of the app.
        doctor: Knows what was found when Potluck was looked at last.
    """

    def __init__(
        self,
        *,
        home: Path,
        overview: Overview,
        settings: SettingsStore,
        book: ProjectBook,
        journal: Journal,
        diary: Diary,
        clock: Clock,
        app_version: str,
        doctor: DoctorDesk,
    ) -> None:
        self._home = home
        self._overview = overview
        self._settings = settings
        self._book = book
        self._journal = journal
        self._diary = diary
        self._clock = clock
        self._app_version = app_version
        self._doctor = doctor

    async def report(self) -> str:
        """Return a report of how things stand now."""
        tail = await asyncio.to_thread(_tail, self._home / LOG_PATH)
        facts, private = self._facts(tail), self._private()
        # A long log takes longer to look through than a person's input may wait.
        return await asyncio.to_thread(report_text, facts, private, REPORT_BYTES)

    def _facts(self, log_tail: str) -> Facts:
        snapshot = build_snapshot(self._overview.view(), 0)
        return Facts(
            taken_unix=self._clock.unix_seconds(),
            versions=(
                ("Potluck", self._app_version),
                ("Python", platform.python_version()),
                ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
            ),
            now=snapshot.sentence,
            devices=[_device(device) for device in self._settings.facts.devices],
            limits=self._limits(),
            problems=[f"{p.sentence} {p.remedy}".rstrip() for p in self._overview.problems()],
            projects=[
                ProjectFacts(
                    name=project.name,
                    connected=project.connected,
                    problem=project.problem,
                )
                for project in self._book.joined.value
            ],
            findings=[finding_text(finding) for finding in self._doctor.newest],
            entries=self._entries(),
            log_tail=log_tail,
        )

    def _entries(self) -> tuple[Entry, ...]:
        try:
            return self._diary.page(Query(limit=_ENTRIES)).entries
        except JournalError:
            return ()  # Why it can't be read stands in the log.

    def _limits(self) -> list[str]:
        store = self._settings
        values = values_of(store.current, store.facts)
        return [
            f"{limit.row.label}{_of(limit.device)}: {value_words(limit, values[limit.key])}, "
            f"by default {value_words(limit, limit.default)}"
            for limit in limits_of(store.facts)
            if values[limit.key] != limit.default
        ]

    def _private(self) -> Private:
        names = {socket.gethostname(), platform.node()}
        names |= {name.partition(".")[0] for name in names}
        with contextlib.suppress(OSError, KeyError, ImportError):
            names.add(getpass.getuser())
        folders = {str(self._home): "<data folder>", str(self._home.resolve()): "<data folder>"}
        with contextlib.suppress(RuntimeError):
            home = Path.home()
            names.add(home.name)
            folders |= {str(home): "~", str(home.resolve()): "~"}
        return Private(
            folders={folder: mark for folder, mark in folders.items() if len(folder) > 1},
            names=sorted(names),
            others=sorted(self._addresses()),
        )

    def _addresses(self) -> set[str]:
        addresses = set()
        for record in self._journal.projects():
            with contextlib.suppress(PotluckError):
                invite = parse_invite(record.link)
                addresses |= {record.link, invite.address}
                if not is_loopback(invite.host):
                    addresses.add(invite.host)
        return addresses


def _device(device: DeviceFacts) -> str:
    return f"{device.name}, {device.memory_bytes / _GIGABYTE:.1f} GB of memory"


def _of(device: DeviceFacts | None) -> str:
    return "" if device is None else f" ({device.name})"


def _tail(path: Path) -> str:
    """Return the last whole lines of a file; half a line could hide half a secret."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL_BYTES))
            data = file.read(_TAIL_BYTES)
    except OSError as error:
        return f"The log can't be read: {error.strerror}."
    if size > _TAIL_BYTES:
        data = data.partition(b"\n")[2]
    return data.decode("utf-8", errors="replace")
