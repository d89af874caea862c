"""How much of a card other programs use, by the kernel's own count for each program.

Every program that draws has the card's file open, and `/proc/PID/fdinfo` tells how long each part
of the card worked for it (the kernel's "DRM client usage stats": nanoseconds, growing). Only the
programs of the same person can be read, and computing through AMD's own interface (ROCm) is not
counted there: of the owner's games, browsers and films it sees all, of other users' nothing.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from potluck_client.host.others_use import ParentOf, is_own
from potluck_client.host.small_files import folders_in, read_text

SEARCH_SECONDS = 10.0
"""How often programs that have the card open are searched for; between, the known are read."""

_ENGINE = re.compile(r"^drm-engine-(?!capacity-)([a-z0-9_-]{1,32}):\s*(\d{1,20}) ns$", re.MULTILINE)
_PLACE = re.compile(r"^drm-pdev:\s*(\S{1,32})$", re.MULTILINE)
_CLIENT = re.compile(r"^drm-client-id:\s*(\d{1,20})$", re.MULTILINE)
_DEVICE_FILES = "/dev/dri/"
_MOST_FILES = 256
_MOST_OPEN = 4096
_NANO = 1e9

Counts = dict[tuple[str, str], int]
"""Nanoseconds by client and part of the card."""


@dataclass(kw_only=True)
class _Known:
    """What is remembered of a card.

    Attributes:
        at: When it was counted, on the monotonic clock.
        counts: What was counted then.
    """

    at: float
    counts: Counts = field(default_factory=dict)


class DrmUse:
    """Reads the use of cards by programs that aren't own.

    Args:
        proc: Where the kernel tells of processes; a test gives another folder.
        parent_of: Tells a process's parent.
    """

    def __init__(self, proc: Path, parent_of: ParentOf) -> None:
        self._proc = proc
        self._parent_of = parent_of
        self._files: tuple[tuple[int, Path], ...] = ()
        self._searched_at = float("-inf")
        self._known: dict[str, _Known] = {}

    def share(self, address: str, own: Collection[int], now: float) -> float | None:
        """Return the share of time since the last call; None at the first one.

        Args:
            address: The card's PCI address.
            own: Processes that don't count, nor do their descendants.
            now: The moment, on the monotonic clock.
        """
        if now - self._searched_at >= SEARCH_SECONDS:
            self._files, self._searched_at = tuple(self._search()), now
        counts: Counts = {}
        for pid, path in self._files:
            if not is_own(pid, own, self._parent_of):
                counts |= _counts(read_text(path) or "", address)
        before = self._known.get(address)
        self._known[address] = _Known(at=now, counts=counts)
        if before is None or now <= before.at:
            return None
        busy: dict[str, int] = {}
        for (client, part), nanoseconds in counts.items():
            grown = nanoseconds - before.counts.get((client, part), nanoseconds)
            busy[part] = busy.get(part, 0) + max(0, grown)
        return min(1.0, max(busy.values(), default=0) / _NANO / (now - before.at))

    def _search(self) -> list[tuple[int, Path]]:
        found: list[tuple[int, Path]] = []
        for process in folders_in(self._proc, most=_MOST_OPEN):
            if not process.name.isdecimal():
                continue
            for descriptor in folders_in(process / "fd", most=_MOST_OPEN):
                if len(found) < _MOST_FILES and _leads_to_card(descriptor):
                    path = process / "fdinfo" / descriptor.name
                    found.append((int(process.name), path))
        return found


def _leads_to_card(descriptor: Path) -> bool:
    try:
        return str(descriptor.readlink()).startswith(_DEVICE_FILES)
    except OSError:
        return False


def _counts(text: str, address: str) -> Counts:
    place, client = _PLACE.search(text), _CLIENT.search(text)
    if place is None or client is None or place.group(1) != address:
        return {}
    return {(client.group(1), part): int(count) for part, count in _ENGINE.findall(text)}
