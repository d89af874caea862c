"""Whose turn it is among the joined projects, so that computing time follows their shares.

Each project has an account: the computing seconds it was given, divided by its share. Whoever has
had least by that measure is next, so over time the seconds stand to each other as the shares do,
however long single pieces of work are. (This is stride scheduling, with the computing seconds of
a piece of work as the stride. A mean over a decaying window would give a project with a small share
and long pieces of work too much, since each piece has decayed before its turn is up.)

A project whose turn came while it had no work falls behind by MOST_ARREARS_SECONDS at most. So one
that was away for a month is not owed a month: it works ahead of the others for so long and no more.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEFAULT_SHARE = 100
"""The share of a project for which nobody chose one."""

MOST_ARREARS_SECONDS = 2 * 3600.0
"""The most computing time that a project which had no work is owed once it has some again."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What one project has had beside its share.

    Attributes:
        project_id: Project key, hexadecimal.
        share: Its share; with 0 it gets no new work.
        used: Computing seconds for each part of its share since accounts began; None for a
            project that is new.
    """

    project_id: str
    share: int
    used: float | None = None


def in_turn(standings: Sequence[Standing]) -> tuple[str, ...]:
    """Return the projects that may have new work, the one that lags most behind its share first.

    Among equals the greater share comes first, then the order in which they were given.
    """
    used = used_by(standings)
    sharing = [standing for standing in standings if standing.share > 0]
    sharing.sort(key=lambda standing: (used[standing.project_id], -standing.share))
    return tuple(standing.project_id for standing in sharing)


def used_by(standings: Sequence[Standing]) -> dict[str, float]:
    """Return every project's account; a new one begins where the one stands that has had least."""
    known = [s.used for s in standings if s.used is not None and s.share > 0]
    least = min(known, default=0.0)
    return {s.project_id: least if s.used is None else s.used for s in standings}


def after_turn(standings: Sequence[Standing], chosen: str) -> dict[str, float]:
    """Return the accounts once a project was given work: who had none in its turn is owed little.

    Args:
        standings: All joined projects.
        chosen: The project that gave work; all that come before it had none.
    """
    used = used_by(standings)
    turn = used[chosen]
    return {
        standing.project_id: max(used[standing.project_id], turn - _most_arrears(standing.share))
        for standing in standings
    }


def after_work(used: Mapping[str, float], worked: Standing, seconds: float) -> dict[str, float]:
    """Return the accounts after so many seconds of computing for a project.

    With a share of 0 what it had in hand is finished; that counts as with the smallest share.
    """
    if not (math.isfinite(seconds) and seconds > 0.0):
        return dict(used)
    before = used.get(worked.project_id, 0.0)
    return {**used, worked.project_id: before + seconds / max(1, worked.share)}


def _most_arrears(share: int) -> float:
    return MOST_ARREARS_SECONDS / share if share > 0 else 0.0
