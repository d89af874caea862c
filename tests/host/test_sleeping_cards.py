"""A card that sleeps is never woken to be looked at, and one that wants to sleep may."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from potluck_client.host.gpus_amd import AmdGpus
from potluck_client.host.gpus_nvml import NvmlAround, NvmlGpus
from potluck_client.host.kept_facts import FactsFile
from potluck_client.host.look_pace import (
    LAPTOP_SECONDS,
    LONGEST_SECONDS,
    LOOK_SECONDS,
    LookPace,
    after_look,
)
from potluck_client.host.nvidia_places import NvidiaPlaces
from potluck_client.host.port import DeviceKind, DeviceReading
from tests.fakes.device_files import DeviceFiles
from tests.fakes.nvml import FakeCard, FakeNvml

AT, OTHER = "0000:01:00.0", "0000:02:00.0"
ASLEEP = DeviceReading(asleep=True)
KEPT_FILE = "nvidia-devices.json"


class Laptop:
    """A laptop with one card.

    Attributes:
        files: The kernel's files.
        card: The card.
        library: NVIDIA's library.
        seconds: The time.
    """

    def __init__(self, root: Path) -> None:
        self.files = DeviceFiles(root)
        self.files.nvidia(AT)
        self.files.sleep(AT, status="active")
        self.card = FakeCard(busy_percent=0)
        self.library = FakeNvml(self.card)
        self.seconds = 0.0
        self.data = root / "data"
        self.data.mkdir(exist_ok=True)

    def start(self) -> NvmlGpus:
        """Return the probe of a new daemon."""
        around = NvmlAround(
            places=NvidiaPlaces(self.files.root),
            may_open=lambda: True,
            monotonic_seconds=lambda: self.seconds,
            unix_seconds=lambda: self.seconds,
        )
        return NvmlGpus(self.library, self.data, around)

    def opens_in(self, seconds: float, look: Callable[[], object], every: float = 10.0) -> int:
        """Return how often the library is opened when a card is looked at for so long."""
        before, end = self.library.opens, self.seconds + seconds
        while self.seconds < end:
            look()
            assert not self.library.opened
            self.seconds += every
        return self.library.opens - before


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Return a laptop."""
    return Laptop(tmp_path)


def test_a_sleeping_card_is_not_touched(laptop: Laptop) -> None:
    """Waking it costs five to twenty-five watts of somebody's battery."""
    gpus = laptop.start()
    gpus.devices()
    assert not laptop.library.opened
    for status in ("suspended", "suspending"):
        laptop.files.sleep(AT, status=status)
        before = laptop.library.opens
        assert gpus.read("GPU-a", 4000) == ASLEEP
        assert gpus.glance("GPU-a") == ASLEEP
        assert laptop.library.opens == before


def test_a_sleeping_card_known_from_before_is_not_woken_at_start(laptop: Laptop) -> None:
    """A daemon that starts with the computer must not wake the card each time."""
    (facts,) = laptop.start().devices()
    laptop.files.sleep(AT, status="suspended")
    laptop.library.woken.clear()
    restarted = laptop.start()
    assert restarted.devices() == (facts,)
    assert laptop.library.woken == []
    assert restarted.glance("GPU-a") == ASLEEP


def test_a_sleeping_card_that_nobody_knows_is_woken_once(laptop: Laptop) -> None:
    """Nothing else tells what it is; from then on it is known."""
    laptop.files.sleep(AT, status="suspended")
    assert len(laptop.start().devices()) == 1
    assert laptop.library.woken == [AT]
    assert len(laptop.start().devices()) == 1
    assert laptop.library.woken == [AT]


def test_another_model_at_the_place_is_not_taken_for_the_old_card(laptop: Laptop) -> None:
    """A card that was exchanged is found out."""
    laptop.start().devices()
    laptop.library.cards = [FakeCard(device_id="GPU-b")]
    laptop.files.nvidia(AT, model="0x9999")
    laptop.files.sleep(AT, status="suspended")
    assert [facts.device_id for facts in laptop.start().devices()] == ["GPU-b"]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"format": 2, "cards": {}}',
        '{"format": 1, "cards": 5}',
        '{"format": 1, "cards": {"0000:01:00.0": {"model": "", "facts": {"device_id": 7}}}}',
        "x" * 70_000,
    ],
)
def test_a_damaged_note_of_cards_counts_as_none(laptop: Laptop, damage: str) -> None:
    """The card is found out anew and the note is good again."""
    (laptop.data / KEPT_FILE).write_text(damage, encoding="utf-8")
    (facts,) = laptop.start().devices()
    laptop.files.sleep(AT, status="suspended")
    assert laptop.start().devices() == (facts,)


def test_a_note_that_says_what_can_not_be_is_not_believed(laptop: Laptop) -> None:
    """Numbers out of bounds would become limits."""
    laptop.start().devices()
    note = json.loads((laptop.data / KEPT_FILE).read_text("utf-8"))
    note["cards"][AT]["facts"] |= {"slows_celsius": 1e400, "power_range": {"least_watts": -1}}
    (laptop.data / KEPT_FILE).write_text(json.dumps(note), encoding="utf-8")
    model = note["cards"][AT]["model"]
    facts = FactsFile(laptop.data, DeviceKind.NVIDIA).at(AT, model)
    assert facts is not None
    assert (facts.slows_celsius, facts.power_range) == (None, None)


def test_the_driver_is_let_go_of_between_looks(laptop: Laptop) -> None:
    """An awake laptop's card that nobody uses is asked more and more rarely, so that it sleeps."""
    gpus = laptop.start()
    gpus.devices()
    assert laptop.opens_in(3600, lambda: gpus.glance("GPU-a")) <= 10
    assert laptop.opens_in(3600, lambda: gpus.glance("GPU-a")) <= 6


def test_use_by_others_is_watched_until_it_ends(laptop: Laptop) -> None:
    """While a game keeps the card awake, asking costs nothing, and its end must be noticed."""
    gpus = laptop.start()
    gpus.devices()
    laptop.card.busy_percent = 70
    assert laptop.opens_in(600, lambda: gpus.glance("GPU-a")) == 20
    assert gpus.glance("GPU-a").others_utilisation == 0.7
    laptop.seconds += 10
    assert gpus.glance("GPU-a") == DeviceReading(others_utilisation=0.7)
    laptop.card.busy_percent = 0
    laptop.seconds += LAPTOP_SECONDS
    assert gpus.glance("GPU-a").others_utilisation == 0.0


def test_after_sleep_a_card_is_looked_at_as_soon_as_others_wake_it(laptop: Laptop) -> None:
    """The long pause of an unused card does not hide a game that has begun."""
    gpus = laptop.start()
    gpus.devices()
    laptop.opens_in(3600, lambda: gpus.glance("GPU-a"))
    laptop.files.sleep(AT, status="suspended")
    assert gpus.glance("GPU-a") == ASLEEP
    laptop.files.sleep(AT, status="active")
    laptop.card.busy_percent = 90
    assert gpus.glance("GPU-a").others_utilisation == 0.9


@pytest.mark.parametrize(("status", "control"), [("active", "on"), ("unsupported", "auto")])
def test_a_desktops_card_is_opened_briefly_every_ten_seconds(
    laptop: Laptop, status: str, control: str
) -> None:
    """It never sleeps, so a look is harmless, but looking all the time is not asked for."""
    laptop.files.sleep(AT, status=status, control=control)
    gpus = laptop.start()
    gpus.devices()
    assert laptop.opens_in(100, lambda: gpus.glance("GPU-a"), every=1.0) == 10


def test_a_card_that_is_slow_to_start_is_looked_at_rarely(laptop: Laptop) -> None:
    """Without a program that holds the driver, a card needs a second to start."""
    laptop.files.sleep(AT, status="active", control="on")
    gpus = laptop.start()
    gpus.devices()

    def slow() -> None:
        laptop.seconds += 1.0

    laptop.library.on_open = slow
    assert laptop.opens_in(2000, lambda: gpus.glance("GPU-a")) <= 11


def test_while_one_card_works_a_resting_one_is_let_go_of(laptop: Laptop) -> None:
    """A card in a box works; the laptop's own card may sleep meanwhile."""
    laptop.files.nvidia(OTHER)
    laptop.library.cards.append(FakeCard(device_id="GPU-b", place=OTHER))
    gpus = laptop.start()
    gpus.devices()
    laptop.files.sleep(AT, status="suspended")
    laptop.library.woken.clear()
    assert gpus.read("GPU-b", 4000).power_watts == 150.0
    assert gpus.glance("GPU-a") == ASLEEP
    assert laptop.library.opened
    assert laptop.library.woken == [OTHER]
    laptop.files.sleep(AT, status="active")
    assert gpus.glance("GPU-a").present
    assert not laptop.library.opened
    assert gpus.read("GPU-b", 4000).power_watts == 150.0


def test_after_work_the_next_look_is_not_put_off(laptop: Laptop) -> None:
    """Work that ended because of a game must not begin again before somebody has looked."""
    gpus = laptop.start()
    gpus.devices()
    laptop.opens_in(3600, lambda: gpus.glance("GPU-a"))
    laptop.card.busy_percent = 90
    gpus.read("GPU-a")
    gpus.close()
    laptop.card.busy_percent = 80
    assert gpus.glance("GPU-a").others_utilisation == 0.8


def test_a_card_that_does_not_answer_stays_gone_between_looks(laptop: Laptop) -> None:
    """It does not come and go with every look that is not due yet."""
    gpus = laptop.start()
    gpus.devices()
    laptop.card.lost = True
    for _ in range(5):
        assert gpus.glance("GPU-a") == DeviceReading(present=False)
        laptop.seconds += 10
    laptop.card.lost = False
    laptop.seconds += 10 * LAPTOP_SECONDS
    assert gpus.glance("GPU-a").present


def test_amd_cards_sleep_by_the_same_rule(tmp_path: Path) -> None:
    """Reading a file of theirs wakes them as well."""
    files = DeviceFiles(tmp_path)
    files.amd(AT)
    (facts,) = AmdGpus(tmp_path, tmp_path).devices()
    # What is not read can't wake: while the card sleeps its sensors tell something else.
    files.sleep(AT, status="suspended")
    files.write(f"{files.device(AT)}/mem_info_vram_total", "1")
    seconds = 0.0
    gpus = AmdGpus(tmp_path, tmp_path, lambda: seconds)
    assert gpus.devices() == (facts,)
    assert gpus.read(facts.device_id, 4000) == ASLEEP
    assert gpus.glance(facts.device_id) == ASLEEP
    files.sleep(AT, status="active")
    assert gpus.glance(facts.device_id).temperature_celsius == 68.0
    seconds = 10.0
    assert gpus.glance(facts.device_id) == DeviceReading(others_utilisation=0.3)
    seconds = LAPTOP_SECONDS
    assert gpus.glance(facts.device_id).temperature_celsius == 68.0


def test_pauses_grow_to_a_bound_and_use_shortens_them() -> None:
    """The rule by itself, without cards."""

    def next_pause(pace: LookPace, others: float | None) -> LookPace:
        return after_look(pace, 0.0, may_sleep=True, others=others, took_seconds=0.1)

    pace, pauses = LookPace(), []
    for _ in range(7):
        pace = next_pause(pace, 0.0)
        pauses.append(pace.pause_seconds)
    assert pauses == [30.0, 60.0, 120.0, 240.0, 480.0, LONGEST_SECONDS, LONGEST_SECONDS]
    assert next_pause(pace, 0.5).pause_seconds == LAPTOP_SECONDS
    desktop = after_look(pace, 5.0, may_sleep=False, others=None, took_seconds=0.01)
    assert desktop.next_at == 5.0 + LOOK_SECONDS
