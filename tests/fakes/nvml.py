"""NVIDIA's library with cards that a test describes, counting what it does to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from potluck_client.host.nvml import (
    NvmlCard,
    NvmlGoneError,
    NvmlMemory,
    NvmlMissingError,
    NvmlPowerLimits,
)
from potluck_client.host.others_use import ProcessUse

T = TypeVar("T")
GIB = 1 << 30


@dataclass(kw_only=True)
class FakeCard:
    """Implements NvmlCard; every field is the answer to one question.

    Attributes:
        missing: Names of questions that it does not answer.
        lost: True once it does not answer at all.
    """

    device_id: str = "GPU-a"
    title: str = "Card A"
    place: str = "0000:01:00.0"
    total_bytes: int = 8 * GIB
    used_bytes: int = GIB
    is_partitioned: bool = False
    is_for_guests: bool = False
    limits_milliwatts: tuple[int, int, int] = (100_000, 200_000, 250_000)
    milliwatts: int = 150_000
    millijoules: int = 7_000_000
    celsius: int = 61
    slows_at: int = 95
    fan: int = 35
    busy_percent: int = 40
    uses: Sequence[ProcessUse] = ()
    holders: frozenset[int] = frozenset()
    missing: set[str] = field(default_factory=set)
    lost: bool = False

    def uuid(self) -> str:
        """Return its stable name."""
        return self._get("uuid", self.device_id)

    def name(self) -> str:
        """Return its name."""
        return self._get("name", self.title)

    def address(self) -> str:
        """Return its place."""
        return self._get("address", self.place)

    def memory(self) -> NvmlMemory:
        """Return its memory."""
        memory = NvmlMemory(total_bytes=self.total_bytes, used_bytes=self.used_bytes)
        return self._get("memory", memory)

    def partitioned(self) -> bool:
        """Tell whether it is divided."""
        return self._get("partitioned", self.is_partitioned)

    def serves_guests(self) -> bool:
        """Tell whether virtual machines have it."""
        return self._get("serves_guests", self.is_for_guests)

    def power_limits(self) -> NvmlPowerLimits:
        """Return its limits."""
        least, default, most = self.limits_milliwatts
        limits = NvmlPowerLimits(
            least_milliwatts=least, default_milliwatts=default, most_milliwatts=most
        )
        return self._get("power_limits", limits)

    def power_milliwatts(self) -> int:
        """Return its power."""
        return self._get("power_milliwatts", self.milliwatts)

    def energy_millijoules(self) -> int:
        """Return its energy."""
        return self._get("energy_millijoules", self.millijoules)

    def temperature_celsius(self) -> int:
        """Return its temperature."""
        return self._get("temperature_celsius", self.celsius)

    def slowdown_celsius(self) -> int:
        """Return where it slows down."""
        return self._get("slowdown_celsius", self.slows_at)

    def fan_percent(self) -> int:
        """Return its fan's speed."""
        return self._get("fan_percent", self.fan)

    def utilisation_percent(self) -> int:
        """Return its use."""
        return self._get("utilisation_percent", self.busy_percent)

    def process_uses(self, since_microseconds: int) -> Sequence[ProcessUse]:
        """Return the newer uses."""
        return self._get("process_uses", [u for u in self.uses if u.at > since_microseconds])

    def process_ids(self) -> frozenset[int]:
        """Return who holds something on it."""
        return self._get("process_ids", self.holders)

    def _get(self, question: str, answer: T) -> T:
        if self.lost:
            raise NvmlGoneError("GPU is lost")
        if question in self.missing:
            raise NvmlMissingError(question)
        return answer


class FakeNvml:
    """Implements Nvml.

    Attributes:
        cards: The cards by number.
        absent: True when there is no driver.
        opened: True while the driver is held.
        opens: How often it was opened.
        woken: The places of cards that were asked for, in order.
        on_open: What else opening does, as a slow driver takes time.
    """

    def __init__(self, *cards: FakeCard) -> None:
        self.cards = list(cards)
        self.absent = False
        self.opened = False
        self.opens = 0
        self.woken: list[str] = []
        self.on_open: Callable[[], None] = lambda: None

    def open(self) -> None:
        """Load the driver."""
        if self.absent:
            raise NvmlGoneError("no driver")
        self.opened = True
        self.opens += 1
        self.on_open()

    def close(self) -> None:
        """Let go of the driver."""
        self._must_be_open()
        self.opened = False

    def count(self) -> int:
        """Return the number of cards."""
        self._must_be_open()
        return len(self.cards)

    def card_number(self, index: int) -> NvmlCard:
        """Return a card by its number."""
        self._must_be_open()
        if not 0 <= index < len(self.cards):
            raise NvmlGoneError("no such number")
        return self._wake(self.cards[index])

    def card_at(self, address: str) -> NvmlCard:
        """Return a card by its place."""
        self._must_be_open()
        for card in self.cards:
            if card.place == address:
                return self._wake(card)
        raise NvmlGoneError("nothing there")

    def _wake(self, card: FakeCard) -> FakeCard:
        self.woken.append(card.place)
        if card.lost:
            raise NvmlGoneError("GPU is lost")
        return card

    def _must_be_open(self) -> None:
        if not self.opened:
            raise NvmlGoneError("not open")
