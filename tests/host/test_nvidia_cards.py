"""NVIDIA's cards: what is told of them, who uses them, and what happens when they go."""

import logging
from pathlib import Path

import pytest

from potluck_client.host.gpus_nvml import NvmlAround, NvmlGpus
from potluck_client.host.nvidia_places import NvidiaPlaces
from potluck_client.host.others_use import ProcessUse
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading, PowerRange
from tests.fakes.device_files import DeviceFiles
from tests.fakes.nvml import GIB, FakeCard, FakeNvml

AT = "0000:01:00.0"
OWN, CHILD, GAME, COMPOSITOR = 4000, 4001, 700, 600
NOW = 1_800_000_000.0
JUST_NOW = int(NOW * 1e6) - 500_000


def probe_of(
    library: FakeNvml, root: Path, *, numbers_match: bool = True, driver: bool = True
) -> NvmlGpus:
    """Return a probe that has looked for cards once."""
    around = NvmlAround(
        places=NvidiaPlaces(root),
        may_open=lambda: driver,
        parent_of={CHILD: OWN, OWN: 3999}.get,
        numbers_match=numbers_match,
        monotonic_seconds=lambda: 0.0,
        unix_seconds=lambda: NOW,
    )
    gpus = NvmlGpus(library, None, around)
    gpus.devices()
    return gpus


def use(pid: int, percent: int, at: int = JUST_NOW) -> ProcessUse:
    """Return what a process used."""
    return ProcessUse(pid=pid, at=at, percent=percent)


def test_a_card_tells_what_limits_are_made_from(tmp_path: Path) -> None:
    """Presets fill in watts from the driver's own range."""
    DeviceFiles(tmp_path).nvidia(AT)
    gpus = probe_of(FakeNvml(FakeCard()), tmp_path)
    assert gpus.devices() == (
        DeviceFacts(
            device_id="GPU-a",
            name="Card A",
            torch_device="cuda:0",
            memory_bytes=8 * GIB,
            kind=DeviceKind.NVIDIA,
            power_range=PowerRange(least_watts=100.0, default_watts=200.0, most_watts=250.0),
            tells_power=True,
            tells_temperature=True,
            tells_fan=True,
            slows_celsius=95.0,
        ),
    )


def test_every_sensor_is_read_in_its_unit(tmp_path: Path) -> None:
    """Watts, joules, degrees and shares, not the library's thousandths and percents."""
    DeviceFiles(tmp_path).nvidia(AT)
    gpus = probe_of(FakeNvml(FakeCard(uses=[use(OWN, 40)])), tmp_path)
    assert gpus.read("GPU-a", OWN) == DeviceReading(
        power_watts=150.0,
        energy_joules=7000.0,
        temperature_celsius=61.0,
        utilisation=0.4,
        fan_percent=35.0,
        memory_used_bytes=GIB,
        others_utilisation=0.0,
    )


def test_a_laptop_that_refuses_limits_and_has_no_fan_is_a_card_all_the_same(
    tmp_path: Path,
) -> None:
    """What it does not tell is unknown, and the rest is read."""
    missing = {"power_limits", "fan_percent", "slowdown_celsius", "energy_millijoules"}
    gpus = probe_of(FakeNvml(FakeCard(missing=missing)), tmp_path)
    (facts,) = gpus.devices()
    assert (facts.power_range, facts.tells_fan, facts.slows_celsius) == (None, False, None)
    reading = gpus.read("GPU-a")
    assert (reading.fan_percent, reading.energy_joules, reading.power_watts) == (None, None, 150.0)


def test_no_driver_means_no_cards_and_one_that_is_loaded_later_is_found(tmp_path: Path) -> None:
    """A computer without NVIDIA's driver is no error, and may get one."""
    library = FakeNvml(FakeCard())
    library.absent = True
    gpus = probe_of(library, tmp_path)
    assert gpus.devices() == ()
    assert gpus.read("GPU-a") == DeviceReading(present=False)
    gpus.close()
    library.absent = False
    assert len(gpus.devices()) == 1
    assert gpus.read("GPU-a").present


def test_without_a_sign_of_a_driver_nothing_is_loaded(tmp_path: Path) -> None:
    """The library costs memory and time on computers that have no such card."""
    library = FakeNvml(FakeCard())
    probe_of(library, tmp_path, driver=False)
    assert library.opens == 0


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (FakeCard(is_partitioned=True), "MIG"),
        (FakeCard(is_for_guests=True), "virtual machines"),
        (FakeCard(total_bytes=0), "can be true"),
    ],
)
def test_a_divided_card_is_left_out_and_why_is_said(
    card: FakeCard, why: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its limits would fall on programs that are not Potluck's; the owner finds out why."""
    with caplog.at_level(logging.WARNING):
        gpus = probe_of(FakeNvml(card, FakeCard(device_id="GPU-b")), tmp_path)
        assert [facts.device_id for facts in gpus.devices()] == ["GPU-b"]
    (record,) = caplog.records
    assert why in record.getMessage()


def test_use_by_the_worker_and_its_children_is_not_that_of_others(tmp_path: Path) -> None:
    """Potluck never stops because of itself."""
    card = FakeCard(uses=[use(OWN, 60), use(CHILD, 20), use(COMPOSITOR, 3), use(GAME, 12)])
    gpus = probe_of(FakeNvml(card), tmp_path)
    assert gpus.read("GPU-a", OWN).others_utilisation == 0.15
    card.uses = [use(OWN, 90)]
    assert gpus.read("GPU-a", OWN).others_utilisation == 0.0


def test_a_worker_that_has_just_paused_is_still_not_another(tmp_path: Path) -> None:
    """The driver's samples outlast the work by some seconds."""
    card = FakeCard(uses=[use(OWN, 60)])
    gpus = probe_of(FakeNvml(card), tmp_path)
    gpus.read("GPU-a", OWN)
    gpus.close()
    assert gpus.glance("GPU-a").others_utilisation == 0.0
    assert gpus.read("GPU-a").others_utilisation == 0.0


def test_only_the_newest_sample_of_a_process_counts_and_a_damaged_one_never(
    tmp_path: Path,
) -> None:
    """A program that has just stopped leaves samples, some of them with wild numbers."""
    samples = [use(GAME, 90), use(GAME, 10, JUST_NOW + 1), use(COMPOSITOR, 4_000_000)]
    card = FakeCard(uses=[*samples, use(GAME, 80, 5)])
    gpus = probe_of(FakeNvml(card), tmp_path)
    assert gpus.read("GPU-a", OWN).others_utilisation == 0.1


def test_without_samples_all_use_at_rest_is_that_of_others(tmp_path: Path) -> None:
    """Windows' drivers for displays, and many laptops, take no samples of processes."""
    card = FakeCard(missing={"process_uses"}, holders=frozenset({OWN}))
    gpus = probe_of(FakeNvml(card), tmp_path)
    assert gpus.glance("GPU-a").others_utilisation == 0.4
    assert gpus.read("GPU-a", OWN).others_utilisation == 0.0
    card.holders = frozenset({OWN, GAME})
    assert gpus.read("GPU-a", OWN).others_utilisation is None


def test_in_a_container_no_process_is_taken_for_another(tmp_path: Path) -> None:
    """The driver speaks of the system's process numbers, which are not those of a container."""
    card = FakeCard(uses=[use(99_000, 80)], holders=frozenset({99_000}))
    gpus = probe_of(FakeNvml(card), tmp_path, numbers_match=False)
    assert gpus.read("GPU-a", OWN).others_utilisation is None
    assert gpus.glance("GPU-a").others_utilisation == 0.4


def test_a_lost_card_is_gone_and_one_that_comes_back_is_read_again(tmp_path: Path) -> None:
    """Unplugged, or a driver that was restarted: no error, and no old handle is used."""
    card = FakeCard()
    library = FakeNvml(card)
    gpus = probe_of(library, tmp_path)
    assert gpus.read("GPU-a").present
    card.lost = True
    assert gpus.read("GPU-a") == DeviceReading(present=False)
    assert not library.opened
    assert gpus.glance("GPU-a") == DeviceReading(present=False)
    card.lost = False
    assert gpus.read("GPU-a").power_watts == 150.0


def test_a_card_is_found_again_under_another_number(tmp_path: Path) -> None:
    """Numbers change after sleep, or when a card is added; energy is never booked on another."""
    first, second = FakeCard(), FakeCard(device_id="GPU-b", milliwatts=90_000)
    library = FakeNvml(first, second)
    gpus = probe_of(library, tmp_path)
    library.cards = [second, first]
    assert gpus.read("GPU-a").power_watts == 150.0
    library.cards = [second]
    assert gpus.read("GPU-a") == DeviceReading(present=False)
    assert gpus.read("GPU-b").power_watts == 90.0


def test_a_card_is_found_again_at_another_place(tmp_path: Path) -> None:
    """A card in a box of its own may be plugged in at another socket."""
    files = DeviceFiles(tmp_path)
    files.nvidia(AT, "GPU-a")
    card = FakeCard()
    gpus = probe_of(FakeNvml(card), tmp_path)
    files.unplug(AT)
    card.lost = True
    assert gpus.read("GPU-a") == DeviceReading(present=False)
    card.place, card.lost = "0000:41:00.0", False
    files.nvidia("0000:41:00.0", "GPU-a")
    assert gpus.read("GPU-a").power_watts == 150.0


def test_another_card_at_the_old_place_is_not_read_under_the_old_name(tmp_path: Path) -> None:
    """A limit of one card never falls on another."""
    DeviceFiles(tmp_path).nvidia(AT)
    library = FakeNvml(FakeCard())
    gpus = probe_of(library, tmp_path)
    library.cards = [FakeCard(device_id="GPU-b")]
    assert gpus.read("GPU-a") == DeviceReading(present=False)
