"""How much of a card programs other than Potluck use; pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

ParentOf = Callable[[int], int | None]
"""Tells the parent of a process; None when it has gone or can't be seen."""

_GENERATIONS = 16
_PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class ProcessUse:
    """How much of a card one process used, in one sample.

    Attributes:
        pid: The process.
        at: When the sample was taken, in any unit that grows.
        percent: Share of the sample in which the card worked for it, in whichever of its parts
            (computing, encoding, decoding) it worked most.
    """

    pid: int
    at: int
    percent: int


def share_of_others(uses: Iterable[ProcessUse], own: Collection[int], parent_of: ParentOf) -> float:
    """Return the share of time, 0 to 1, in which a card works for processes that aren't own.

    Of each process its newest sample counts. A sample over 100 percent is damaged and left out:
    drivers are known to give them for processes that have just ended.

    Args:
        uses: What each process used.
        own: Potluck's workers; their descendants are own, too.
        parent_of: Tells a process's parent.
    """
    newest: dict[int, ProcessUse] = {}
    for use in uses:
        known = newest.get(use.pid)
        if 0 <= use.percent <= _PERCENT and (known is None or use.at >= known.at):
            newest[use.pid] = use
    others = sum(
        use.percent
        for use in newest.values()
        if use.percent and not is_own(use.pid, own, parent_of)
    )
    return min(others, _PERCENT) / _PERCENT


def is_own(pid: int, own: Collection[int], parent_of: ParentOf) -> bool:
    """Tell whether a process is one of these or descends from one."""
    ancestor: int | None = pid
    for _ in range(_GENERATIONS):
        if ancestor in own:
            return True
        if ancestor is None or ancestor <= 1:
            return False
        ancestor = parent_of(ancestor)
    return False
