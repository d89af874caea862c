"""NVIDIA graphics cards: found by UUID, read while they work, never woken to be looked at.

The library is asked only after the kernel said that the card does not sleep. While a card works
the library stays open between readings; a look at a card that rests opens it, reads and lets go
of it again, and comes as rarely as the module look_pace says, because an open library keeps a
laptop's card awake. A card is asked for by its place on the PCI bus, since that starts this card
alone, and its UUID is compared every time: numbers and places change when cards are added, when
the driver is restarted, and after sleep.

Written against NVIDIA's documentation and tested on recorded answers; the tests marked `gpu` run
it on a card.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from potluck_client.host.kept_facts import FactsFile, KeptFacts
from potluck_client.host.look_pace import LookPace, after_look
from potluck_client.host.nvidia_places import NvidiaPlace, NvidiaPlaces, driver_may_be_there
from potluck_client.host.nvml import Nvml, NvmlCard, NvmlError, NvmlGoneError
from potluck_client.host.nvml_library import PyNvml
from potluck_client.host.nvml_reading import OwnProcesses, facts_of, reading_of
from potluck_client.host.others_use import ParentOf
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading
from potluck_client.host.processes import FamilyParents, numbers_are_the_systems
from potluck_client.host.runtime_sleep import RuntimeSleep

GONE = DeviceReading(present=False)
ASLEEP = DeviceReading(asleep=True)

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class NvmlAround:
    """What the probe stands on; a test gives other parts.

    Attributes:
        places: Tells where cards are and whether they sleep, without waking one.
        may_open: Tells whether there is a driver to load.
        parent_of: Tells a process's parent.
        numbers_match: False where the driver's process numbers are not those of this process.
        monotonic_seconds: Time that never goes back.
        unix_seconds: Wall-clock time, by which the driver stamps its samples.
    """

    places: NvidiaPlaces = field(default_factory=NvidiaPlaces)
    may_open: Callable[[], bool] = driver_may_be_there
    parent_of: ParentOf = field(default_factory=FamilyParents)
    numbers_match: bool = field(default_factory=numbers_are_the_systems)
    monotonic_seconds: Callable[[], float] = time.monotonic
    unix_seconds: Callable[[], float] = time.time


@dataclass(kw_only=True)
class _Watched:
    """What is remembered of a card.

    Attributes:
        address: Where it was last; empty where there are no places.
        pace: When it may be looked at again while it rests.
        last: What of the last reading still holds at the next look: presence and use by others.
        own: The last worker on it, whose use may still be among the driver's samples.
    """

    address: str = ""
    pace: LookPace = field(default_factory=LookPace)
    last: DeviceReading = field(default_factory=DeviceReading)
    own: int | None = None


class NvmlGpus:
    """Implements DeviceProbe for all NVIDIA cards; an absent driver means no cards.

    For one thread at a time.

    Args:
        library: NVIDIA's library.
        folder: Where facts of cards are kept between starts; None to keep none.
        around: What else it stands on.
    """

    def __init__(
        self,
        library: Nvml | None = None,
        folder: Path | None = None,
        around: NvmlAround | None = None,
    ) -> None:
        self._library = library or PyNvml()
        self._around = around or NvmlAround()
        self._kept = FactsFile(folder, DeviceKind.NVIDIA)
        self._open = False
        self._cards: dict[str, _Watched] = {}
        self._said: set[str] = set()

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Find the cards, and let go of the driver.

        May be called again, for a driver that was loaded late or a card that was plugged in. It
        starts each card that is awake, which takes up to a second where nobody holds the driver,
        and lets a sleeping one sleep if it is known from before; one that is not known is woken,
        once, since nothing else tells what it is.
        """
        if not self._around.may_open():
            return ()
        try:
            places = self._around.places.all()
            found = self._by_place(places) if places else self._by_number()
        except NvmlError as error:
            self._say(f"NVIDIA's driver does not answer: {error}")
            found = {}
        self.close()
        for address, facts in found.items():
            known = self._cards.setdefault(facts.device_id, _Watched())
            known.address = address if ":" in address else ""
        return tuple(found.values())

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read the sensors of a card that works; the driver stays open until close()."""
        card = self._cards.get(device_id)
        if card is None:
            return GONE
        if self._sleep_of(device_id, card).asleep:
            return ASLEEP
        if own_pid is not None:
            card.own = own_pid
        reading = self._ask(device_id, card, working=own_pid is not None)
        card.last = _lasting(reading)
        card.pace = LookPace()
        return reading

    def glance(self, device_id: str) -> DeviceReading:
        """Look at a card that rests; between two looks only the use by others is remembered."""
        card = self._cards.get(device_id)
        if card is None:
            return GONE
        sleep = self._sleep_of(device_id, card)
        if sleep.asleep:
            card.pace = LookPace()
            return ASLEEP
        began = self._around.monotonic_seconds()
        if began < card.pace.next_at:
            return card.last
        was_open = self._open
        reading = self._ask(device_id, card, working=False)
        if sleep.may_sleep or not was_open:
            self.close()  # A card that works is opened again at its next reading.
        card.last = _lasting(reading)
        now = self._around.monotonic_seconds()
        card.pace = after_look(
            card.pace,
            now,
            may_sleep=sleep.may_sleep,
            others=reading.others_utilisation,
            took_seconds=now - began,
        )
        return reading

    def close(self) -> None:
        """Let go of the driver; safe to repeat."""
        if not self._open:
            return
        self._open = False
        try:
            self._library.close()
        except NvmlError:
            return  # The driver went away by itself.

    def _by_place(self, places: tuple[NvidiaPlace, ...]) -> dict[str, DeviceFacts]:
        found: dict[str, KeptFacts] = {}
        for place in places:
            known = self._kept.at(place.address, place.model) if place.sleep.asleep else None
            facts = known or self._facts(partial(self._library.card_at, place.address))
            if facts is not None:
                found[place.address] = KeptFacts(model=place.model, facts=facts)
        self._kept.keep(found)
        return {address: kept.facts for address, kept in found.items()}

    def _by_number(self) -> dict[str, DeviceFacts]:
        self._ensure_open()
        found = {}
        for index in range(self._library.count()):
            facts = self._facts(partial(self._library.card_number, index))
            if facts is not None:
                found[str(index)] = facts
        return found

    def _facts(self, get: Callable[[], NvmlCard]) -> DeviceFacts | None:
        try:
            self._ensure_open()
            facts = facts_of(get())
        except NvmlError as error:
            self._say(f"A graphics card does not answer and is left out: {error}")
            return None
        if isinstance(facts, str):
            self._say(facts)
            return None
        return facts

    def _sleep_of(self, device_id: str, card: _Watched) -> RuntimeSleep:
        """Return whether the card sleeps; one that left its place is looked for by its UUID."""
        sleep = self._around.places.sleep_at(card.address)
        if sleep is None and card.address:
            for place in self._around.places.all():
                if place.uuid == device_id:
                    card.address, sleep = place.address, place.sleep
        return sleep or RuntimeSleep()

    def _ask(self, device_id: str, card: _Watched, *, working: bool) -> DeviceReading:
        own = OwnProcesses(
            pids=() if card.own is None else (card.own,),
            working=working,
            parent_of=self._around.parent_of,
            numbers_match=self._around.numbers_match,
        )
        try:
            self._ensure_open()
            found = self._find(device_id, card)
            if found is not None:
                return reading_of(found, own, self._around.unix_seconds())
        except NvmlError as error:
            _LOG.info("A graphics card does not answer: %s", error)
        self.close()  # To an open library a card that was lost stays lost.
        return GONE

    def _find(self, device_id: str, card: _Watched) -> NvmlCard | None:
        """Return the card of this UUID, wherever it is now, without waking another one."""
        places = self._around.places.all()
        if not places:
            return self._find_by_number(device_id)
        awake = [place.address for place in places if not place.sleep.asleep]
        for address in sorted(awake, key=lambda at: at != card.address):
            found = self._if_it_is(device_id, partial(self._library.card_at, address))
            if found is not None:
                card.address = address
                return found
        return None

    def _find_by_number(self, device_id: str) -> NvmlCard | None:
        for index in range(self._library.count()):
            found = self._if_it_is(device_id, partial(self._library.card_number, index))
            if found is not None:
                return found
        return None

    def _if_it_is(self, device_id: str, get: Callable[[], NvmlCard]) -> NvmlCard | None:
        try:
            card = get()
            return card if card.uuid() == device_id else None
        except NvmlGoneError:
            return None

    def _ensure_open(self) -> None:
        if not self._open:
            self._library.open()
            self._open = True

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            _LOG.warning("%s", sentence)


def _lasting(reading: DeviceReading) -> DeviceReading:
    return DeviceReading(others_utilisation=reading.others_utilisation, present=reading.present)
