"""Interrupted equals uninterrupted, bit for bit."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from potluck import unit_files
from potluck_training.control import Unhindered
from potluck_training.unit import UnitJob, UnitStopped, run_unit

from tests.fakes.training_jobs import StopAfter, result_digests, tiny_job

STEPS = 6
MICRO_BATCHES = 18


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with base and shard, shared by the runs of this module."""
    return tmp_path_factory.mktemp("units")


@pytest.fixture(scope="module")
def in_peace(folder: Path) -> tuple[bytes, ...]:
    """The digests of a run that nothing interrupted."""
    job = tiny_job(folder, steps=STEPS, name="peace")
    run_unit(job, Unhindered(), lambda _segment: None)
    return result_digests(job)


def _segments_told(job: UnitJob) -> list[int]:
    told: list[int] = []
    run_unit(job, Unhindered(), lambda segment: told.append(segment.steps_done))
    return told


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(stops=st.lists(st.integers(1, MICRO_BATCHES), max_size=5))
def test_stops_at_any_micro_batch_change_no_bit(
    folder: Path,
    in_peace: tuple[bytes, ...],
    tmp_path_factory: pytest.TempPathFactory,
    stops: list[int],
) -> None:
    """A person who pauses as often as they like still hands in an exact result."""
    name = tmp_path_factory.mktemp("stopped", numbered=True)
    job = tiny_job(folder, steps=STEPS, name=str(name))
    for micro_batches in stops:
        try:
            run_unit(job, StopAfter(micro_batches), lambda _segment: None)
        except UnitStopped:
            continue
    run_unit(job, Unhindered(), lambda _segment: None)
    assert result_digests(job) == in_peace


@pytest.mark.parametrize("seed", [1, 2])
def test_kills_in_random_segments_change_no_bit(
    folder: Path, in_peace: tuple[bytes, ...], tmp_path: Path, seed: int
) -> None:
    """A worker that is killed without warning loses its segment and nothing else."""
    draws = random.Random(seed)
    for name in ("base.safetensors", "shard.tokens"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    for _ in range(2):
        _killed_after(tmp_path, draws.randint(1, MICRO_BATCHES - 5))
    assert _killed_after(tmp_path, 10 * MICRO_BATCHES) == 0
    assert result_digests(tiny_job(tmp_path, steps=STEPS)) == in_peace


def _killed_after(folder: Path, micro_batches: int) -> int:
    """Run the unit in a process, kill it after so many micro-batches; returns its exit status."""
    command = [sys.executable, "-m", "tests.fakes.training_unit_process", str(folder), str(STEPS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        # It may run a little further than it is watched, so that the kill finds it computing or
        # saving; it can't run to its end unless it is let.
        process.stdin.write(b"\n" * (micro_batches + 3))
        process.stdin.flush()
        for _ in range(micro_batches):
            if not process.stdout.readline():
                return process.wait()
        os.kill(process.pid, signal.SIGKILL)
        return process.wait()


def test_a_stopped_unit_goes_on_from_its_last_segment(folder: Path, tmp_path: Path) -> None:
    """A pause costs at most the segment in hand."""
    job = tiny_job(folder, steps=STEPS, name=str(tmp_path / "unit"))
    with pytest.raises(UnitStopped):
        run_unit(job, StopAfter(3 * 3), lambda _segment: None)
    watcher = StopAfter(1000)
    run_unit(job, watcher, lambda _segment: None)
    assert (watcher.seen[0].steps_done, watcher.seen[0].micro_batches_done) == (2, 1)
    assert watcher.seen[0].loss == watcher.seen[1].loss > 0.0


def test_a_finished_unit_is_not_run_again(
    folder: Path, in_peace: tuple[bytes, ...], tmp_path: Path
) -> None:
    """Starting a unit twice costs nothing and gives the same commitment."""
    job = tiny_job(folder, steps=STEPS, name=str(tmp_path / "unit"))
    first = run_unit(job, Unhindered(), lambda _segment: None)
    assert _segments_told(job) == []
    assert run_unit(job, StopAfter(1), lambda _segment: None) == first
    assert result_digests(job) == in_peace


@pytest.mark.parametrize("name", [unit_files.DELTA, unit_files.PAYLOAD, unit_files.COMMITMENT])
def test_damaged_results_are_made_again(
    folder: Path, in_peace: tuple[bytes, ...], tmp_path: Path, name: str
) -> None:
    """A commitment is never handed in for files that don't match it."""
    job = tiny_job(folder, steps=STEPS, name=str(tmp_path / "unit"))
    run_unit(job, Unhindered(), lambda _segment: None)
    path = job.folder / name
    path.write_bytes(path.read_bytes()[:-3])
    run_unit(job, Unhindered(), lambda _segment: None)
    assert result_digests(job) == in_peace


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_damaged_state_never_gives_a_wrong_result(
    folder: Path,
    in_peace: tuple[bytes, ...],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    """Bad disks and half-written files cost time and nothing else."""
    job = tiny_job(folder, steps=STEPS, name=str(tmp_path_factory.mktemp("damaged")))
    with pytest.raises(UnitStopped):
        run_unit(job, StopAfter(4 * 3), lambda _segment: None)
    state = job.folder / unit_files.STATE
    content = bytearray(state.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1), label="place")
    if data.draw(st.booleans(), label="cut"):
        del content[place:]
    else:
        content[place] ^= data.draw(st.integers(1, 255), label="flipped bits")
    state.write_bytes(content)
    assert _segments_told(job) in ([2, 4, 6], [6])
    assert result_digests(job) == in_peace


def test_the_state_of_another_job_is_not_taken_up(folder: Path, tmp_path: Path) -> None:
    """A new lease for the same folder starts afresh instead of mixing two units."""
    job = tiny_job(folder, steps=STEPS, name=str(tmp_path / "unit"))
    with pytest.raises(UnitStopped):
        run_unit(job, StopAfter(4 * 3), lambda _segment: None)
    job.unit.seed += 1
    assert _segments_told(job) == [2, 4, 6]
