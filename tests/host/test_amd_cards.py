"""AMD's cards, by the files of their driver."""

from pathlib import Path

import pytest

from potluck_client.host.gpus_amd import AmdGpus
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading, PowerRange
from potluck_client.host.visible_cards import visible_cards
from tests.fakes.device_files import DeviceFiles

AT, OTHER = "0000:03:00.0", "0000:2d:00.0"
CARD = "AMD-d2ae2b5fc6a7f4a1"
OWN, CHILD, GAME = 4000, 4001, 700
SENSORS = "hwmon/hwmon4"


@pytest.fixture
def files(tmp_path: Path) -> DeviceFiles:
    """Return a computer's files."""
    return DeviceFiles(tmp_path)


def test_a_card_tells_what_limits_are_made_from(files: DeviceFiles) -> None:
    """Microwatts and thousandths of a degree become watts and degrees."""
    files.amd(AT)
    assert AmdGpus(files.root).devices() == (
        DeviceFacts(
            device_id=CARD,
            name="AMD graphics card",
            torch_device="cuda:0",
            memory_bytes=24 << 30,
            kind=DeviceKind.AMD,
            power_range=PowerRange(least_watts=60.0, default_watts=303.0, most_watts=348.0),
            tells_power=True,
            tells_temperature=True,
            tells_fan=True,
            slows_celsius=110.0,
        ),
    )


def test_every_sensor_is_read_in_its_unit(files: DeviceFiles) -> None:
    """The hotter of edge and hot spot counts, since the hot spot decides when it slows down."""
    files.amd(AT)
    gpus = AmdGpus(files.root)
    gpus.devices()
    assert gpus.glance(CARD) == DeviceReading(
        power_watts=180.0,
        temperature_celsius=68.0,
        utilisation=0.3,
        fan_percent=40.0,
        memory_used_bytes=2 << 30,
        others_utilisation=0.3,
    )


def test_newer_and_older_drivers_tell_the_same_under_other_names(files: DeviceFiles) -> None:
    """A generation has power1_input, another power1_average; old kernels name no default."""
    changes = {
        f"{SENSORS}/power1_average": None,
        f"{SENSORS}/power1_input": "90000000",
        f"{SENSORS}/power1_cap_default": None,
        f"{SENSORS}/power1_cap_min": "0",
        f"{SENSORS}/fan1_max": None,
        f"{SENSORS}/pwm1": "51",
    }
    files.amd(AT, changes=changes)
    gpus = AmdGpus(files.root)
    (facts,) = gpus.devices()
    assert facts.power_range == PowerRange(least_watts=1.0, default_watts=300.0, most_watts=348.0)
    reading = gpus.read(CARD)
    assert (reading.power_watts, reading.fan_percent) == (90.0, 20.0)


def test_the_name_comes_from_the_card_or_from_the_systems_list(files: DeviceFiles) -> None:
    """A person knows the card by its maker's name."""
    files.write(
        "usr/share/hwdata/pci.ids",
        "# list\n1001  Somebody\n\t744c  Wrong\n1002  Advanced Micro Devices\n"
        "\t744b  Another\n\t744c  Navi 31 [Radeon RX 7900 XTX]\n\t\t1002 0e3b  Board\n"
        "1003  Else\n\t744c  Wrong too",
    )
    files.amd(AT)
    (facts,) = AmdGpus(files.root).devices()
    assert facts.name == "AMD Navi 31 [Radeon RX 7900 XTX]"
    files.write(f"{files.device(AT)}/product_name", "AMD Instinct MI210")
    (facts,) = AmdGpus(files.root).devices()
    assert facts.name == "AMD Instinct MI210"


def test_a_part_of_a_processor_is_left_out(files: DeviceFiles) -> None:
    """It shares the processor's memory and heat, and trains no faster."""
    files.amd(AT, card=0, changes={"mem_info_vram_total": str(512 << 20), "unique_id": "0"})
    files.amd(OTHER, card=1)
    assert [facts.device_id for facts in AmdGpus(files.root).devices()] == [CARD]


def test_a_card_without_a_number_of_its_own_is_known_by_its_place(files: DeviceFiles) -> None:
    """Some generations have none."""
    files.amd(AT, changes={"unique_id": None})
    (facts,) = AmdGpus(files.root).devices()
    assert facts.device_id == f"AMD-{AT}"


def test_a_card_that_goes_is_gone_and_is_found_at_another_place(files: DeviceFiles) -> None:
    """A card in a box of its own may be plugged in at another socket."""
    files.amd(AT)
    gpus = AmdGpus(files.root)
    gpus.devices()
    files.unplug(AT)
    assert gpus.read(CARD) == DeviceReading(present=False)
    assert gpus.glance(CARD) == DeviceReading(present=False)
    files.amd(OTHER, card=1)
    assert gpus.read(CARD).power_watts == 180.0


def test_use_by_the_owners_other_programs_is_counted(files: DeviceFiles) -> None:
    """The kernel counts each program's time; the worker's and its children's is not of others."""
    files.amd(AT)
    seconds = 0.0
    gpus = AmdGpus(files.root, None, lambda: seconds, {CHILD: OWN}.get)
    gpus.devices()
    for pid, client in ((OWN, 1), (CHILD, 2), (GAME, 3), (GAME + 1, 3)):
        files.drawing_program(pid, AT, 10**9, client)
    files.drawing_program(GAME + 2, "0000:99:00.0", 10**9, 4)
    assert gpus.read(CARD, OWN).others_utilisation is None
    seconds = 2.0
    for pid, client in ((OWN, 1), (CHILD, 2), (GAME, 3), (GAME + 1, 3)):
        files.drawing_program(pid, AT, 2 * 10**9, client)
    files.drawing_program(GAME + 2, "0000:99:00.0", 9 * 10**9, 4)
    assert gpus.read(CARD, OWN).others_utilisation == 0.5
    seconds = 4.0
    assert gpus.read(CARD, OWN).others_utilisation == 0.0


def test_a_worker_sees_the_card_by_its_own_number_and_no_other(files: DeviceFiles) -> None:
    """Whichever maker's PyTorch is installed, it must not take another card."""
    assert visible_cards(CARD, files.root) == {
        "CUDA_DEVICE_ORDER": "PCI_BUS_ID",
        "CUDA_VISIBLE_DEVICES": "",
        "ROCR_VISIBLE_DEVICES": "GPU-d2ae2b5fc6a7f4a1",
        "HIP_VISIBLE_DEVICES": "0",
    }
    nvidia = visible_cards("GPU-8f6d0c1a-0000-0000-0000-000000000000", files.root)
    assert nvidia["CUDA_VISIBLE_DEVICES"].startswith("GPU-8f6d0c1a")
    assert nvidia["ROCR_VISIBLE_DEVICES"] == nvidia["HIP_VISIBLE_DEVICES"] == ""
    assert set(visible_cards("cpu", files.root).values()) == {"PCI_BUS_ID", ""}


def test_a_card_without_a_number_is_shown_by_its_place_in_rocms_list(files: DeviceFiles) -> None:
    """ROCm counts the kernel's nodes that have compute units, so it is not the driver's order."""
    nodes = "sys/class/kfd/kfd/topology/nodes"
    told = ((0, 0, 0), (2, 64, 0x2D00), (10, 96, 0x0300))
    for node, units, location in told:
        text = f"simd_count {units}\nlocation_id {location}\ndomain 0"
        files.write(f"{nodes}/{node}/properties", text)
    assert visible_cards(f"AMD-{AT}", files.root)["ROCR_VISIBLE_DEVICES"] == "1"
    assert visible_cards(f"AMD-{OTHER}", files.root)["ROCR_VISIBLE_DEVICES"] == "0"
    assert visible_cards("AMD-0000:77:00.0", files.root)["ROCR_VISIBLE_DEVICES"] == ""
