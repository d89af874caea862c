"""Writes the activity log: never twice the same within a short time, never in anybody's way."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from potluck_client.activity_log.entry import Happening, Kind, Page, Query
from potluck_client.activity_log.port import ActivityStore
from potluck_client.errors import JournalError
from potluck_client.host.port import Clock

REPEAT_SECONDS = 3600.0
"""What happened once is not told again for so long."""

WAITING_ENTRIES = 200
"""So many entries wait in memory while the disk refuses; beyond, the oldest are lost."""

_TEXT_CHARACTERS = 1000
_NAME_CHARACTERS = 200
_REMEMBERED = 500


class Diary:
    """Keeps what happened.

    Args:
        store: Where it is kept.
        clock: Tells time.
        device_names: What each device is called.
    """

    def __init__(self, store: ActivityStore, clock: Clock, device_names: Mapping[str, str]) -> None:
        self._store = store
        self._clock = clock
        self._device_names = device_names
        self._told: dict[Happening, float] = {}
        self._last: Happening | None = None
        self._waiting: deque[tuple[Happening, float]] = deque(maxlen=WAITING_ENTRIES)

    def note(self, happening: Happening) -> None:
        """Keep a happening; a disk that refuses takes it with one of the next."""
        bounded = self._bounded(happening)
        if self._repeats(bounded):
            return
        self._waiting.append((bounded, self._clock.unix_seconds()))
        self._write()

    def page(self, query: Query) -> Page:
        """Return the newest entries that fit; raises JournalError when they can't be read."""
        self._write()
        return self._store.page(query)

    def _write(self) -> None:
        try:
            while self._waiting:
                self._store.add(*self._waiting[0])
                self._waiting.popleft()
        except JournalError:
            return  # The same disk is told of elsewhere; what waits is tried again.

    def _repeats(self, happening: Happening) -> bool:
        last, self._last = self._last, happening
        match happening.kind:
            case Kind.APP:
                return False
            case Kind.PERSON:
                return happening == last  # The same command, given twice.
            case _:
                now = self._clock.monotonic_seconds()
                before = self._told.pop(happening, None)
                if before is not None and now - before < REPEAT_SECONDS:
                    self._told[happening] = before
                    return True
                self._told[happening] = now
                if len(self._told) > _REMEMBERED:
                    del self._told[next(iter(self._told))]
                return False

    def _bounded(self, happening: Happening) -> Happening:
        name = happening.device_name or self._device_names.get(happening.device_id, "")
        return replace(
            happening,
            sentence=_kept(happening.sentence, _TEXT_CHARACTERS),
            remedy=_kept(happening.remedy, _TEXT_CHARACTERS),
            project_name=_kept(happening.project_name, _NAME_CHARACTERS),
            device_name=_kept(name, _NAME_CHARACTERS),
        )


def _kept(text: str, characters: int) -> str:
    """Return a text that every file and wire takes; a path may hold what is no text at all."""
    return text[:characters].encode("utf-8", errors="replace").decode("utf-8")
