"""What readings of this computer mean, in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_client.doctor.finding import Finding, State, Topic
from potluck_client.doctor.judging.clock import ClockReading, judge_clock
from potluck_client.doctor.judging.desktop import (
    TrayReading,
    WindowReading,
    judge_tray,
    judge_window,
)
from potluck_client.doctor.judging.disk import DiskReading, judge_disk
from potluck_client.doctor.judging.keyring import KeyPlace, KeyringReading, judge_keyring
from potluck_client.doctor.judging.known_steps import StepsReading, judge_exact, judge_fast
from potluck_client.doctor.judging.memory import (
    CardMemoryReading,
    WorkerReading,
    judge_card_memory,
    judge_worker,
)
from potluck_client.doctor.judging.network import NetworkReading, ProjectReading, judge_network
from potluck_client.doctor.judging.power_helper import HelperReading, judge_helper
from potluck_client.doctor.judging.python import PythonReading, judge_python
from potluck_client.doctor.judging.pytorch import (
    BuildReading,
    CardReading,
    Maker,
    covers,
    judge_build,
)
from potluck_client.doctor.judging.updates import UpdatesReading, judge_updates
from potluck_client.doctor.titles import title_of

NVIDIA = CardReading(maker=Maker.NVIDIA, name="RTX 4070", usable=True)
BUILD = BuildReading(
    torch_version="2.13.0+cu130",
    cuda_version="13.0",
    hip_version="",
    metal=False,
    cards=(NVIDIA,),
    nvidia_driver="580.65.06",
    installed=True,
)
STEPS = StepsReading(
    device_id="GPU-1",
    name="RTX 4070",
    exact="aa",
    exact_expected="aa",
    fast=("bb", "bb"),
    fast_expected="bb",
    fast_may_differ=False,
)
PYTHON = PythonReading(
    version=(3, 12, 4), unloadable="", wrong=(), installed=True, potluck_version="1.0"
)
GIGABYTE = 10**9


def is_complete(finding: Finding) -> bool:
    """Tell whether a person learns what was found and, if it is bad, what to do."""
    bad = finding.state in {State.WARNING, State.BROKEN}
    sentences = finding.sentence.endswith(".") and finding.sentence[0].isalnum()
    return sentences and bool(finding.mend) == bad and bool(title_of(finding.topic))


@pytest.mark.parametrize(
    ("reading", "state", "word"),
    [
        (BUILD, State.GOOD, "fits"),
        (replace(BUILD, cuda_version="", torch_version="2.13.0+cpu"), State.BROKEN, "not built"),
        (replace(BUILD, nvidia_driver="535.183.01"), State.BROKEN, "too old"),
        (replace(BUILD, nvidia_driver="535.1", cuda_version="12.6"), State.GOOD, "fits"),
        (replace(BUILD, nvidia_driver=""), State.GOOD, "fits"),
        (replace(BUILD, cards=(replace(NVIDIA, usable=False),)), State.WARNING, "driver"),
        (replace(BUILD, cards=()), State.GOOD, "processor"),
        (replace(BUILD, torch_version=""), State.SKIPPED, "asked"),
        (
            replace(BUILD, cards=(replace(NVIDIA, maker=Maker.INTEL, usable=False),)),
            State.SKIPPED,
            "Intel",
        ),
        (replace(BUILD, cards=(replace(NVIDIA, maker=Maker.AMD),)), State.BROKEN, "not built"),
        (
            replace(BUILD, cards=(replace(NVIDIA, maker=Maker.AMD),), hip_version="6.4"),
            State.GOOD,
            "fits",
        ),
        (replace(BUILD, cards=(replace(NVIDIA, maker=Maker.APPLE),)), State.BROKEN, "not built"),
        (
            replace(
                BUILD,
                cards=(replace(NVIDIA, architecture="sm_61", architectures=("sm_75", "sm_80")),),
            ),
            State.BROKEN,
            "no code",
        ),
    ],
)
def test_a_build_that_leaves_a_card_unused_is_told(
    reading: BuildReading, state: State, word: str
) -> None:
    """Nobody with a graphics card computes on the processor without being told why."""
    finding = judge_build(reading)
    assert (finding.state, finding.topic) == (state, Topic.TORCH_BUILD)
    assert word in finding.sentence
    assert is_complete(finding)


def test_an_installed_potluck_is_repaired_and_another_one_is_not() -> None:
    """The mend is one that this person can carry out."""
    wrong = replace(BUILD, cuda_version="")
    assert "potluck repair" in judge_build(wrong).mend
    assert "potluck repair" not in judge_build(replace(wrong, installed=False)).mend


@pytest.mark.parametrize(
    ("built", "card", "fits"),
    [
        (("sm_80", "sm_90"), "sm_86", True),
        (("sm_86",), "sm_80", False),
        (("sm_80",), "sm_90", False),
        (("sm_80", "compute_80"), "sm_120", True),
        (("compute_90",), "sm_89", False),
        (("sm_90a",), "sm_90", True),
        ((), "sm_90", True),
        (("gfx1100",), "gfx1100", True),
    ],
)
def test_code_for_a_card_runs_within_its_generation(
    built: tuple[str, ...], card: str, fits: bool
) -> None:
    """The rule is NVIDIA's: same generation and not newer, or what the driver translates."""
    assert covers(built, card) is fits


@pytest.mark.parametrize(
    ("reading", "exact", "fast"),
    [
        (STEPS, State.GOOD, State.GOOD),
        (replace(STEPS, exact="ab"), State.BROKEN, State.GOOD),
        (replace(STEPS, fast=("bb", "bc")), State.GOOD, State.BROKEN),
        (replace(STEPS, fast=("bc", "bc")), State.GOOD, State.WARNING),
        (replace(STEPS, fast_expected=""), State.GOOD, State.GOOD),
        (
            replace(STEPS, exact="", fast=("bb", "bc"), fast_may_differ=True),
            State.SKIPPED,
            State.SKIPPED,
        ),
        (replace(STEPS, exact="", fast=(), problem="It broke."), State.BROKEN, State.BROKEN),
    ],
)
def test_a_device_that_computes_wrongly_is_told(
    reading: StepsReading, exact: State, fast: State
) -> None:
    """A fault of memory, clock or driver is found before a project's checks turn work down."""
    found = judge_exact(reading), judge_fast(reading)
    assert (found[0].state, found[1].state) == (exact, fast)
    assert found[0].key == "exact_steps@GPU-1"
    assert all(is_complete(finding) for finding in found)


def test_a_class_that_nobody_measured_is_told_so() -> None:
    """An unknown digest is no fault, and is not called a known one."""
    assert "nobody has measured" in judge_fast(replace(STEPS, fast_expected="")).sentence
    assert "the known one" in judge_fast(STEPS).sentence


@pytest.mark.parametrize(
    ("finding", "state"),
    [
        (judge_python(PYTHON), State.GOOD),
        (judge_python(replace(PYTHON, installed=False)), State.GOOD),
        (judge_python(replace(PYTHON, version=(3, 10, 1))), State.BROKEN),
        (judge_python(replace(PYTHON, version=(3, 14, 0), installed=False)), State.BROKEN),
        (judge_python(replace(PYTHON, wrong=("grpcio 1.2", *"abcde"))), State.BROKEN),
        (judge_python(replace(PYTHON, unloadable="No module named x")), State.BROKEN),
        (judge_clock(ClockReading(synchronised=True)), State.GOOD),
        (judge_clock(ClockReading(synchronised=False)), State.WARNING),
        (judge_clock(ClockReading(synchronised=None)), State.SKIPPED),
        (judge_tray(TrayReading(shown=True)), State.GOOD),
        (judge_tray(TrayReading(shown=False)), State.SKIPPED),
        (judge_tray(TrayReading(shown=None)), State.SKIPPED),
        (judge_helper(HelperReading(there=None, devices=None)), State.SKIPPED),
        (judge_helper(HelperReading(there=False, devices=None)), State.SKIPPED),
        (judge_helper(HelperReading(there=True, devices=None)), State.WARNING),
        (judge_helper(HelperReading(there=True, devices=0)), State.GOOD),
        (judge_helper(HelperReading(there=True, devices=2)), State.GOOD),
        (judge_updates(UpdatesReading(installed=False)), State.SKIPPED),
        (judge_updates(UpdatesReading(installed=True)), State.GOOD),
        (judge_updates(UpdatesReading(installed=True, failed_version="2")), State.WARNING),
        (judge_updates(UpdatesReading(installed=True, switching=True)), State.WARNING),
    ],
)
def test_every_other_reading_has_its_words(finding: Finding, state: State) -> None:
    """What is bad has a mend, what does not matter here is skipped and not called an error."""
    assert finding.state is state
    assert is_complete(finding)


@pytest.mark.parametrize("installed", [True, False])
@pytest.mark.parametrize("lacks", [True, False])
def test_a_library_of_the_system_is_no_fault_of_the_installation(
    installed: bool, lacks: bool
) -> None:
    """A computer without a desktop passes the self-test, one with a torn package does not."""
    reading = WindowReading(
        there=True, problem="libEGL.so.1", lacks_library=lacks, installed=installed
    )
    finding = judge_window(reading)
    assert finding.state is (State.WARNING if lacks else State.BROKEN)
    assert is_complete(finding)
    assert judge_window(replace(reading, there=False)).state is State.SKIPPED
    assert judge_window(replace(reading, problem="")).state is State.GOOD


def test_keys_are_told_by_their_place() -> None:
    """The person learns where the key is, and a keyring that is locked is broken."""
    base = KeyringReading(place=KeyPlace.NONE, problem="", keyring=True)
    states = [
        judge_keyring(reading)
        for reading in (
            base,
            replace(base, keyring=False),
            replace(base, keyring=False, left_alone=True),
            replace(base, keyring=None),
            replace(base, place=KeyPlace.FILE),
            replace(base, place=KeyPlace.KEYRING),
            replace(base, place=KeyPlace.KEYRING, problem="It is locked."),
        )
    ]
    good, skipped = State.GOOD, State.SKIPPED
    assert [f.state for f in states] == [good, skipped, good, skipped, good, good, State.BROKEN]
    assert all(map(is_complete, states))


def test_projects_are_told_by_how_they_answer() -> None:
    """One silent project is a warning, none that answers is broken, silence on purpose is not."""
    here, gone = (
        ProjectReading(name="A", reached=True),
        ProjectReading(name="B", reached=False, problem="Nobody answers."),
    )
    base = NetworkReading(projects=(here,), silenced=False, proxy="")
    findings = [
        judge_network(reading)
        for reading in (
            base,
            replace(base, projects=()),
            replace(base, projects=(here, gone)),
            replace(base, projects=(gone,), proxy="https_proxy"),
            replace(base, projects=(ProjectReading(name="C", reached=None),), silenced=True),
        )
    ]
    assert [finding.state for finding in findings] == [
        State.GOOD,
        State.SKIPPED,
        State.WARNING,
        State.BROKEN,
        State.SKIPPED,
    ]
    assert "https_proxy" in findings[3].mend
    assert all(map(is_complete, findings))


@given(
    free=st.none() | st.integers(0, 2**63),
    keep=st.integers(0, 10**13),
    flush=st.none() | st.floats(0, 100),
    problem=st.sampled_from(["", "No space left on device"]),
)
def test_any_disk_has_its_words(
    free: int | None, keep: int, flush: float | None, problem: str
) -> None:
    """Whatever a disk says, the person is told whether there is room."""
    finding = judge_disk(
        DiskReading(free_bytes=free, keep_free_bytes=keep, flush_seconds=flush, problem=problem)
    )
    assert is_complete(finding)
    well = not problem and free is not None and flush is not None
    assert (finding.state is State.BROKEN) is not well
    if well and free is not None and free < keep:
        assert finding.state is State.WARNING


@given(free=st.integers(0, 10**12), total=st.integers(0, 10**12), needed=st.integers(0, 10**12))
def test_any_memory_has_its_words(free: int, total: int, needed: int) -> None:
    """A card is called good only where the smallest piece of work fits into what is free."""
    finding = judge_card_memory(
        CardMemoryReading(
            device_id="GPU-1", name="X", free_bytes=free, total_bytes=total, needed_bytes=needed
        )
    )
    assert is_complete(finding)
    assert (finding.state is State.GOOD) is (needed <= min(free, total))


def test_room_to_train_is_told_before_and_after_the_try() -> None:
    """Too little memory is a warning, a training part that does not come up is broken."""
    base = WorkerReading(available_bytes=8 * GIGABYTE, problem="", tried=True, installed=False)
    findings = [
        judge_worker(base),
        judge_worker(replace(base, tried=False, available_bytes=GIGABYTE // 2)),
        judge_worker(replace(base, problem="It could not start.")),
    ]
    assert [f.state for f in findings] == [State.GOOD, State.WARNING, State.BROKEN]
    assert all(map(is_complete, findings))
