"""The projects' shares and accounts, kept as notes of the journal.

Shares are written at once. Accounts are worth less: they are written once a minute of computing,
so that a daemon that was killed has forgotten a minute at most.
"""

import contextlib
import math
from collections.abc import Sequence

from potluck.errors import ErrorCode
from potluck.limits import PROJECT_SHARE
from potluck_client.errors import ClientError, JournalError
from potluck_client.journal.port import Journal
from potluck_client.shares import (
    DEFAULT_SHARE,
    Standing,
    after_turn,
    after_work,
    in_turn,
    used_by,
)

_KEPT_EVERY_SECONDS = 60.0


class ShareBook:
    """Shares and accounts of the projects of one journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._shares: dict[str, int] = {}
        self._used: dict[str, float | None] = {}
        self._unkept_seconds: dict[str, float] = {}

    def share(self, project_id: str) -> int:
        """Return a project's share."""
        if project_id not in self._shares:
            self._shares[project_id] = _share_of(self._journal.get_note(_share_note(project_id)))
        return self._shares[project_id]

    def set_share(self, project_id: str, share: int) -> None:
        """Keep a project's share.

        Raises:
            ClientError: It is out of range.
            JournalError: It can't be written down; nothing is changed then.
        """
        if not 0 <= share <= PROJECT_SHARE:
            raise ClientError(
                f"A project’s share is a whole number from 0 to {PROJECT_SHARE}.",
                code=ErrorCode.BAD_INPUT,
            )
        self._journal.put_note(_share_note(project_id), str(share))
        self._shares[project_id] = share

    def begin(self, project_id: str) -> None:
        """Open a new account for a project that was joined just now, whatever was before it left.

        Raises:
            JournalError: It can't be written down.
        """
        if self._journal.get_note(_account_note(project_id)):
            self._journal.put_note(_account_note(project_id), "")
        self._used[project_id] = None

    def in_turn(self, project_ids: Sequence[str]) -> tuple[str, ...]:
        """Return those of the projects that may have new work, the one whose turn it is first."""
        return in_turn(self._standings(project_ids))

    def gave_work(self, project_id: str, joined: Sequence[str]) -> None:
        """Note that a project gave work, and that those before it had none in their turn."""
        self._used.update(after_turn(self._standings(joined), project_id))

    def worked(self, project_id: str, seconds: float, joined: Sequence[str]) -> None:
        """Note so many seconds of computing for a project."""
        standings = self._standings(joined)
        mine = next((s for s in standings if s.project_id == project_id), None)
        if mine is None or not 0.0 < seconds < math.inf:
            return  # It was left meanwhile, or the worker does not know its time.
        self._used.update(after_work(used_by(standings), mine, seconds))
        self._unkept_seconds[project_id] = self._unkept_seconds.get(project_id, 0.0) + seconds
        if self._unkept_seconds[project_id] >= _KEPT_EVERY_SECONDS:
            self._keep()

    def _keep(self) -> None:
        # On a full disk the accounts go on in memory, and are written once there is room.
        with contextlib.suppress(JournalError):
            for project_id, used in self._used.items():
                if used is not None:
                    self._journal.put_note(_account_note(project_id), repr(used))
            self._unkept_seconds.clear()

    def _standings(self, project_ids: Sequence[str]) -> list[Standing]:
        return [
            Standing(project_id=name, share=self.share(name), used=self._account(name))
            for name in project_ids
        ]

    def _account(self, project_id: str) -> float | None:
        if project_id not in self._used:
            note = self._journal.get_note(_account_note(project_id))
            self._used[project_id] = _account_of(note)
        return self._used[project_id]


def _share_note(project_id: str) -> str:
    return f"share:{project_id}"


def _account_note(project_id: str) -> str:
    return f"worked:{project_id}"


def _share_of(note: str) -> int:
    """Return a kept share; the default for one that is missing or damaged."""
    if note.isascii() and note.isdigit() and int(note[:9]) <= PROJECT_SHARE:
        return int(note[:9])
    return DEFAULT_SHARE


def _account_of(note: str) -> float | None:
    """Return a kept account; None, as for a new project, for one that is missing or damaged."""
    try:
        used = float(note)
    except ValueError:
        return None
    return used if math.isfinite(used) and used >= 0.0 else None
