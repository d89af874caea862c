"""Units with exact numerics: states that are committed to, single segments, and runs that part."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck import unit_files
from potluck.numerics import EXACT, class_under, first_difference
from potluck.v1 import commitment_pb2, manifest_pb2, numerics_pb2
from potluck_training.control import Unhindered
from potluck_training.errors import TrainingError
from potluck_training.kept_states import kept_stride
from potluck_training.rerun import rerun_unit, run_segment
from potluck_training.segment_state import SignedState, read_signed_state
from potluck_training.unit import UnitJob, UnitStopped, run_unit
from potluck_training.weights import layout
from tests.fakes.training_jobs import StopAfter, tiny_job


def exact_job(folder: Path, *, steps: int = 8, name: str = "unit", states: int = 100) -> UnitJob:
    """Return a job with exact numerics that keeps so many states."""
    job = tiny_job(folder, steps=steps, name=name)
    job.recipe.numerics = EXACT
    job.recipe.batch_sequences = 2  # One micro-batch a step, so that these take a moment.
    job.recipe.ClearField("tolerance")
    return replace(job, kept_states_bytes=states * 12 * count(job.recipe))


def count(recipe: manifest_pb2.Recipe) -> int:
    """Return how many weights a model has."""
    return sum(spec.count for spec in layout(recipe.model))


def run(job: UnitJob) -> commitment_pb2.Commitment:
    """Run a unit."""
    return run_unit(job, Unhindered(), lambda _segment: None)


def state_of(job: UnitJob, said: commitment_pb2.Commitment, place: int) -> SignedState:
    """Return a state that a unit kept."""
    segment = said.segments[place]
    path = job.folder / unit_files.KEPT_STATES / unit_files.kept_state(segment.steps_done)
    return read_signed_state(
        path,
        digest=segment.state_digest,
        steps_done=segment.steps_done,
        count=count(job.recipe),
    )


def test_only_exact_recipes_commit_to_states(tmp_path: Path) -> None:
    """A state is worth signing only where somebody else can come to the same one."""
    exact, plain = run(exact_job(tmp_path)), run(tiny_job(tmp_path, steps=8, name="plain"))
    assert {len(segment.state_digest) for segment in exact.segments} == {32}
    assert {len(segment.state_digest) for segment in plain.segments} == {0}
    assert exact.numerics_class == numerics_pb2.NumericsClass(numerics=EXACT)
    assert plain.numerics_class.device_type == "cpu"


def test_an_interrupted_exact_unit_commits_to_the_same_states(tmp_path: Path) -> None:
    """A pause changes neither a state nor anything else that is signed."""
    whole, job = run(exact_job(tmp_path)), exact_job(tmp_path, name="interrupted")
    with pytest.raises(UnitStopped):
        run_unit(job, StopAfter(5), lambda _segment: None)
    assert run(job) == whole


@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_segment_from_a_signed_state_is_that_segment(tmp_path: Path, place: int) -> None:
    """A dispute is settled by one segment, which comes out as in the whole unit."""
    job = exact_job(tmp_path)
    said = run(job)
    again = run_segment(job, state_of(job, said, place), Unhindered())
    assert again == said.segments[place + 1]


def test_a_segment_that_the_unit_does_not_have_is_refused(tmp_path: Path) -> None:
    """Nothing is run past the end of a unit or from the middle of a segment."""
    job = exact_job(tmp_path)
    state = state_of(job, run(job), 0)
    for steps_done in (1, 8, 10):
        with pytest.raises(TrainingError, match="No segments"):
            run_segment(job, replace(state, steps_done=steps_done), Unhindered())


def test_a_rerun_ends_where_it_parts(tmp_path: Path) -> None:
    """An inspector spends no time on what comes after the first difference."""
    said = run(exact_job(tmp_path))
    segments = list(said.segments)
    same = rerun_unit(exact_job(tmp_path, name="same"), Unhindered(), segments)
    assert same.result == said
    segments[1].state_digest = bytes(32)
    parted = rerun_unit(exact_job(tmp_path, name="parted"), Unhindered(), segments)
    assert (len(parted.segments), parted.result) == (2, None)
    # One that was killed after it parted does not go on either.
    again = rerun_unit(exact_job(tmp_path, name="parted"), Unhindered(), segments)
    assert again.segments == parted.segments
    short = rerun_unit(exact_job(tmp_path, name="short"), Unhindered(), (), until_steps=6)
    assert ([s.steps_done for s in short.segments], short.result) == ([2, 4, 6], None)


def test_states_are_kept_at_even_distances_within_their_room(tmp_path: Path) -> None:
    """What a possible dispute needs never takes more of the disk than was given for it."""
    job = exact_job(tmp_path, steps=16, states=3)
    run(job)
    kept = {path.name for path in (job.folder / unit_files.KEPT_STATES).iterdir()}
    assert kept == {"4.f32", "8.f32", "12.f32"}
    run(exact_job(tmp_path, name="none", states=0))
    assert not (tmp_path / "none" / unit_files.KEPT_STATES).exists()


@given(segments=st.integers(1, 1000), room=st.integers(1, 50))
def test_the_distance_of_kept_states_fits_the_room(segments: int, room: int) -> None:
    """However long a unit gets, no more states are kept than there is room for."""
    stride = kept_stride(segments, room)
    assert segments // stride <= room
    assert stride == 1 or segments // (stride // 2) > room


def test_a_hostile_state_is_refused(tmp_path: Path) -> None:
    """Whatever a volunteer sends as a state, nothing is computed from it unless it can be one."""
    job = exact_job(tmp_path)
    state = state_of(job, run(job), 0)
    good = b"".join(
        array.tobytes() for array in (state.weights, state.first_moment, state.second_moment)
    )
    size, path = count(job.recipe), tmp_path / "sent.f32"

    def reading(data: bytes, digest: bytes | None = None) -> SignedState:
        path.write_bytes(data)
        named = hashlib.sha256(data).digest() if digest is None else digest
        return read_signed_state(path, digest=named, steps_done=2, count=size)

    assert np.array_equal(reading(good).weights, state.weights)
    for wrong in (good[:-4], good + bytes(4), b""):
        with pytest.raises(TrainingError, match="length"):
            reading(wrong)
    with pytest.raises(TrainingError, match="signed"):
        reading(bytes(len(good)), hashlib.sha256(good).digest())
    for place in (0, size, 3 * size - 1):
        for value in (np.nan, np.inf, -np.inf):
            broken = np.frombuffer(good, "<f4").copy()
            broken[place] = value
            with pytest.raises(TrainingError, match="NaN or infinity"):
                reading(broken.tobytes())
    below = np.frombuffer(good, "<f4").copy()
    below[-1] = -1.0
    with pytest.raises(TrainingError, match="below zero"):
        reading(below.tobytes())
    path.unlink()
    with pytest.raises(TrainingError, match="read"):
        read_signed_state(path, digest=bytes(32), steps_done=2, count=size)


def test_unknown_arithmetic_does_not_start(tmp_path: Path) -> None:
    """A recipe of a newer version is refused before anything is computed."""
    job = exact_job(tmp_path)
    job.recipe.numerics = "exact-9"
    with pytest.raises(TrainingError, match="exact-9"):
        run(job)
    assert not job.folder.exists()


def test_the_class_of_an_exact_run_names_no_device() -> None:
    """Two devices with exact numerics are of one class, whatever they are."""
    exact = manifest_pb2.Recipe(numerics=EXACT)
    classes = [
        class_under(exact, numerics_pb2.NumericsClass(device_type=kind, threads=threads))
        for kind, threads in (("cpu", 1), ("mps", 1), ("cuda", 8))
    ]
    assert classes == [numerics_pb2.NumericsClass(numerics=EXACT)] * 3
    own = numerics_pb2.NumericsClass(device_type="cpu", threads=2)
    assert class_under(manifest_pb2.Recipe(), own) == own


@given(st.lists(st.sampled_from([b"a", b"b"]), max_size=6), st.data())
def test_the_first_difference_counts_even_if_later_ones_are_equal(
    digests: list[bytes], data: st.DataObject
) -> None:
    """Who writes the right digests again after a wrong one has still parted at the wrong one."""
    others = data.draw(
        st.lists(st.sampled_from([b"a", b"b"]), min_size=len(digests), max_size=len(digests))
    )
    ours, theirs = (
        [commitment_pb2.SegmentCommitment(steps_done=1, state_digest=d) for d in side]
        for side in (digests, others)
    )
    place = first_difference(ours, theirs)
    expected = [a == b for a, b in zip(digests, others, strict=True)]
    assert place == (expected.index(False) if False in expected else None)
