"""Whatever drivers and the kernel answer, a reading is one that can be true, and nothing fails."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_client.host.cpu_device import CpuDevice
from potluck_client.host.gpus_amd import AmdGpus
from potluck_client.host.gpus_nvml import NvmlAround, NvmlGpus
from potluck_client.host.nvidia_places import NvidiaPlaces
from potluck_client.host.others_use import ProcessUse, share_of_others
from potluck_client.host.port import DeviceProbe
from potluck_client.host.runtime_sleep import runtime_sleep
from tests.fakes.device_contract import assert_can_be_true
from tests.fakes.device_files import AMD_FILES, DeviceFiles
from tests.fakes.nvml import FakeCard, FakeNvml

AT = "0000:03:00.0"
FEW = settings(max_examples=40, deadline=None)
NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70),
    st.sampled_from([-1, 0, 1, 2**32 - 1, 2**63, 2**64 - 1, 10**400]),
)
TEXTS = st.one_of(
    NUMBERS.map(str),
    st.text(max_size=40),
    st.sampled_from(["nan", "inf", "-inf", "1e9", "", "  7\n", "0x10", "٣", "9" * 5000]),
)
QUESTIONS = ("memory", "power_limits", "power_milliwatts", "temperature_celsius", "process_uses")


def look_at_all(probe: DeviceProbe) -> None:
    """Ask a probe for everything."""
    for facts in probe.devices():
        limits = facts.power_range
        assert limits is None or 0 < limits.least_watts <= limits.most_watts < 1e5
        assert facts.name.isprintable()
        for own_pid in (None, 4000, 4000):
            assert_can_be_true(probe.read(facts.device_id, own_pid))
        assert_can_be_true(probe.glance(facts.device_id))
    probe.close()


@FEW
@given(
    numbers=st.lists(NUMBERS, min_size=10, max_size=10),
    name=st.text(max_size=300),
    device_id=st.one_of(st.text(max_size=100), st.just("GPU-a")),
    uses=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=5),
    missing=st.sets(st.sampled_from(QUESTIONS)),
)
def test_nvidias_library_may_answer_anything(
    numbers: list[int],
    name: str,
    device_id: str,
    uses: list[tuple[int, int, int]],
    missing: set[str],
) -> None:
    """“Not available” is a very large number there, and some drivers tell nonsense."""
    total, used, least, default, most, power, energy, degrees, fan, busy = numbers
    card = FakeCard(
        device_id=device_id,
        title=name,
        total_bytes=total,
        used_bytes=used,
        limits_milliwatts=(least, default, most),
        milliwatts=power,
        millijoules=energy,
        celsius=degrees,
        slows_at=degrees,
        fan=fan,
        busy_percent=busy,
        uses=[ProcessUse(pid=pid, at=at, percent=percent) for pid, at, percent in uses],
        missing=missing,
    )
    with tempfile.TemporaryDirectory() as folder:
        around = NvmlAround(
            places=NvidiaPlaces(Path(folder)), may_open=lambda: True, numbers_match=True
        )
        look_at_all(NvmlGpus(FakeNvml(card), None, around))


@FEW
@given(changes=st.dictionaries(st.sampled_from(sorted(AMD_FILES)), TEXTS))
def test_amds_files_may_say_anything(changes: dict[str, str]) -> None:
    """A driver's fault is no fault of the daemon's."""
    with tempfile.TemporaryDirectory() as folder:
        files = DeviceFiles(Path(folder))
        files.amd(AT, changes=clean(changes))
        files.drawing_program(700, AT, 5)
        look_at_all(AmdGpus(Path(folder)))


@FEW
@given(texts=st.lists(TEXTS, min_size=6, max_size=6))
def test_the_processors_files_may_say_anything(texts: list[str]) -> None:
    """A counter that jumps back or says no number gives no power, never a negative one."""
    with tempfile.TemporaryDirectory() as folder:
        files = DeviceFiles(Path(folder))
        files.processor()
        changes = dict(zip(("a", "b", "c", "d", "e", "f"), texts, strict=True))
        told = clean(changes)
        files.write("sys/class/hwmon/hwmon2/temp1_input", told["a"])
        files.write("sys/class/hwmon/hwmon2/temp1_crit", told["b"])
        files.write("sys/class/powercap/intel-rapl:0/max_energy_range_uj", told["c"])
        seconds = 0.0

        def now() -> float:
            return seconds

        cpu = CpuDevice(Path(folder), monotonic_seconds=now)
        for name in ("d", "e", "f"):
            files.write("sys/class/powercap/intel-rapl:0/energy_uj", told[name])
            seconds += 1.0
            look_at_all(cpu)


@FEW
@given(text=st.text(max_size=400))
def test_what_the_kernel_tells_of_programs_may_be_anything(text: str) -> None:
    """A newer kernel may add lines and change units."""
    with tempfile.TemporaryDirectory() as folder:
        files = DeviceFiles(Path(folder))
        files.amd(AT)
        files.drawing_program(700, AT, 5)
        (told,) = clean({"text": text}).values()
        files.write("proc/700/fdinfo/5", f"drm-pdev: {AT}\ndrm-client-id: 1\n{told}")
        look_at_all(AmdGpus(Path(folder)))


@given(
    uses=st.lists(
        st.builds(ProcessUse, pid=st.integers(0, 9), at=NUMBERS, percent=st.integers(-9, 300))
    ),
    own=st.frozensets(st.integers(0, 9)),
    parents=st.dictionaries(st.integers(0, 9), st.integers(0, 9)),
)
def test_the_use_by_others_is_a_share_whatever_processes_descend_from(
    uses: list[ProcessUse], own: frozenset[int], parents: dict[int, int]
) -> None:
    """Also where processes seem to descend from themselves, as numbers are used again."""
    assert 0 <= share_of_others(uses, own, parents.get) <= 1
    assert share_of_others(uses, range(10), parents.get) == 0


@FEW
@given(status=st.text(max_size=20), control=st.text(max_size=20))
def test_an_unknown_word_about_sleep_is_no_sleep(status: str, control: str) -> None:
    """Only the kernel's own words for it keep a card from being read."""
    with tempfile.TemporaryDirectory() as folder:
        files = DeviceFiles(Path(folder))
        told = clean({"status": status, "control": control})
        files.sleep(AT, status=told["status"], control=told["control"])
        sleep = runtime_sleep(Path(folder) / files.device(AT))
        assert sleep.asleep == (told["status"].strip() in ("suspended", "suspending"))


def clean(texts: dict[str, str]) -> dict[str, str]:
    """Return texts that can be written to a file."""
    return {name: text.encode("utf-8", "replace").decode() for name, text in texts.items()}
