"""AMD graphics cards on Linux, by the amdgpu driver's files; a sleeping one is never woken.

Reading a sensor's file wakes a card, and keeps an awake one so for the driver's delay of some
seconds, so the same rule holds as for NVIDIA's (module look_pace). Whether PyTorch can compute on
the card is for the worker to say: only one that was built for ROCm can.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from potluck_client.host.amd_card import AmdPlace, amd_facts, amd_places, amd_reading
from potluck_client.host.drm_use import DrmUse
from potluck_client.host.kept_facts import FactsFile, KeptFacts
from potluck_client.host.look_pace import LookPace, after_look
from potluck_client.host.others_use import ParentOf
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading
from potluck_client.host.processes import FamilyParents

_GONE = DeviceReading(present=False)
_ASLEEP = DeviceReading(asleep=True)
_LOG = logging.getLogger(__name__)


@dataclass(kw_only=True)
class _Watched:
    """What is remembered of a card.

    Attributes:
        place: Where it was last.
        pace: When it may be looked at again while it rests.
        others: Use by others at the last reading.
    """

    place: AmdPlace
    pace: LookPace = field(default_factory=LookPace)
    others: float | None = None


class AmdGpus:
    """Implements DeviceProbe for all cards of the amdgpu driver.

    Args:
        root: Where the kernel's files stand; a test gives another folder.
        folder: Where facts of cards are kept between starts; None to keep none.
        monotonic_seconds: Time that never goes back.
        parent_of: Tells a process's parent; None for that of this computer.
    """

    def __init__(
        self,
        root: Path = Path("/"),
        folder: Path | None = None,
        monotonic_seconds: Callable[[], float] = time.monotonic,
        parent_of: ParentOf | None = None,
    ) -> None:
        self._root = root
        self._kept = FactsFile(folder, DeviceKind.AMD)
        self._now = monotonic_seconds
        self._use = DrmUse(root / "proc", parent_of or FamilyParents(monotonic_seconds))
        self._cards: dict[str, _Watched] = {}
        self._said: set[str] = set()

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Find the cards; one that sleeps and is known from before is let sleep.

        May be called again, for a driver that was loaded late; it costs some tens of small files.
        """
        found: dict[str, KeptFacts] = {}
        for place in amd_places(self._root):
            known = self._kept.at(place.address, place.model) if place.sleep.asleep else None
            facts = known or amd_facts(place, self._root)
            if isinstance(facts, str):
                self._say(facts)
                continue
            found[place.address] = KeptFacts(model=place.model, facts=facts)
            watched = self._cards.setdefault(facts.device_id, _Watched(place=place))
            watched.place = place
        self._kept.keep(found)
        return tuple(kept.facts for kept in found.values())

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read the sensors of a card that works."""
        card = self._card(device_id)
        if card is None:
            return _GONE
        if card.place.sleep.asleep:
            return _ASLEEP
        reading = amd_reading(card.place.folder)
        own = () if own_pid is None else (own_pid,)
        counted = self._use.share(card.place.address, own, self._now())
        card.others = reading.utilisation if own_pid is None else counted
        card.pace = LookPace()
        return replace(reading, others_utilisation=card.others)

    def glance(self, device_id: str) -> DeviceReading:
        """Look at a card that rests: all use of it is that of others."""
        card = self._card(device_id)
        if card is None:
            return _GONE
        sleep = card.place.sleep
        if sleep.asleep:
            card.pace, card.others = LookPace(), None
            return _ASLEEP
        began = self._now()
        if began < card.pace.next_at:
            return DeviceReading(others_utilisation=card.others)
        reading = amd_reading(card.place.folder)
        card.others = reading.utilisation
        now = self._now()
        card.pace = after_look(
            card.pace,
            now,
            may_sleep=sleep.may_sleep,
            others=card.others,
            took_seconds=now - began,
        )
        return replace(reading, others_utilisation=card.others)

    def close(self) -> None:
        """There is nothing to let go of: files are open only while they are read."""

    def _card(self, device_id: str) -> _Watched | None:
        """Return a card that is there, wherever it is now."""
        card = self._cards.get(device_id)
        if card is None:
            return None
        if not card.place.present:
            places = [p for p in amd_places(self._root) if p.device_id == device_id]
            if not places:
                return None
            card.place = places[0]
        return card

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            _LOG.warning("%s", sentence)
