"""What a unit commits to, reports and leaves behind."""

import math
from pathlib import Path

import numpy as np
import pytest
from potluck import unit_files
from potluck.challenge import challenged_leaves
from potluck.digest import digest_bytes
from potluck.opening import check_opening, leaf_count, open_leaves
from potluck.v1 import commitment_pb2
from potluck_training.checkpoint import load_checkpoint, save_checkpoint
from potluck_training.codec_int8 import decode, encode, leaf_payload_slice
from potluck_training.control import Unhindered
from potluck_training.evaluate import held_out_loss
from potluck_training.unit import UnitJob, UnitStopped, run_unit
from potluck_training.weights import flatten, unflatten

from tests.fakes.training_jobs import StopAfter, result_digests, tiny_job


def _run(job: UnitJob) -> commitment_pb2.Commitment:
    return run_unit(job, Unhindered(), lambda _segment: None)


def test_leaves_open_under_the_committed_root_and_match_the_payload(tmp_path: Path) -> None:
    """An honest volunteer passes all checks that need no second run."""
    job = tiny_job(tmp_path)
    commitment = _run(job)
    delta_path, recipe = job.folder / unit_files.DELTA, job.recipe
    size = delta_path.stat().st_size
    nonce = bytes(32)
    indices = challenged_leaves(nonce, leaf_count(size, recipe.leaf_bytes), 5)
    leaves = open_leaves(delta_path, recipe.leaf_bytes, indices)
    check_opening(
        leaves,
        nonce=nonce,
        wanted_leaves=5,
        root=commitment.segments[-1].delta_root,
        size_bytes=size,
        leaf_bytes=recipe.leaf_bytes,
    )
    payload = (job.folder / unit_files.PAYLOAD).read_bytes()
    assert commitment.payload.digest == digest_bytes(payload)
    assert commitment.payload.size_bytes == len(payload)
    for leaf in leaves:
        place = leaf_payload_slice(leaf.index, recipe.leaf_bytes, size // 4, recipe.codec_block)
        values = np.frombuffer(leaf.data, "<f4")
        assert encode(values, recipe.codec_block) == payload[place]
    decoded = decode(payload, size // 4, recipe.codec_block)
    assert math.isclose(np.linalg.norm(decoded), commitment.delta_norm, rel_tol=0.02)


def test_the_commitment_says_what_was_done(tmp_path: Path) -> None:
    """Credit is counted from these fields."""
    job = tiny_job(tmp_path, steps=6)
    told: list[commitment_pb2.SegmentCommitment] = []
    commitment = run_unit(job, Unhindered(), told.append)
    assert [segment.steps_done for segment in commitment.segments] == [2, 4, 6]
    assert list(commitment.segments) == told
    assert commitment.unit_id == job.unit.unit_id
    assert commitment.tokens == 6 * 6 * 16
    assert commitment.public_key == b""
    assert commitment.numerics_class.threads == 1
    assert len({segment.delta_root for segment in commitment.segments}) == 3


def test_two_runs_give_the_same_bits(tmp_path: Path) -> None:
    """An audit in the same numerics class compares digests."""
    jobs = [tiny_job(tmp_path, name=name) for name in ("a", "b")]
    for job in jobs:
        _run(job)
    assert result_digests(jobs[0]) == result_digests(jobs[1])


def test_another_seed_or_step_count_gives_another_result(tmp_path: Path) -> None:
    """Work on other data, or less of it, can't pass for the unit."""
    first, other = tiny_job(tmp_path, name="a"), tiny_job(tmp_path, name="b")
    other.unit.seed += 1
    assert _run(first).segments[-1].delta_root != _run(other).segments[-1].delta_root


def test_progress_is_told_after_every_micro_batch(tmp_path: Path) -> None:
    """The person sees the loss of the newest step, and pauses take hold within a micro-batch."""
    watcher = StopAfter(1000)
    commitment = run_unit(tiny_job(tmp_path, steps=2), watcher, lambda _segment: None)
    places = [(seen.steps_done, seen.micro_batches_done) for seen in watcher.seen]
    assert places == [(0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0)]
    losses = [seen.loss for seen in watcher.seen]
    assert all(math.isnan(loss) for loss in losses[:2])
    assert losses[2] == losses[3] == losses[4] != losses[5]
    assert math.isclose((losses[2] + losses[5]) / 2, commitment.segments[0].mean_loss)
    assert all(seen.tokens == 32 and seen.busy_seconds > 0.0 for seen in watcher.seen)


def test_units_lower_the_loss_on_their_text(tmp_path: Path) -> None:
    """Training trains: the weights after a unit predict the text better."""
    job = tiny_job(tmp_path, steps=40)
    job.recipe.inner.learning_rate = 1e-2
    _run(job)
    model = job.recipe.model
    delta = np.fromfile(job.folder / unit_files.DELTA, "<f4")
    trained = flatten(model, load_checkpoint(job.base_path, model)) + delta
    save_checkpoint(tmp_path / "trained", model, unflatten(model, trained))
    before, after = (
        held_out_loss(model, path, job.shard_path, "cpu", 1, Unhindered())
        for path in (job.base_path, tmp_path / "trained")
    )
    assert abs(before - math.log(256)) < 0.1
    assert after < before - 1.0


def test_an_evaluation_can_be_stopped(tmp_path: Path) -> None:
    """The inspector yields to the person in the middle of an evaluation."""
    job, watcher = tiny_job(tmp_path), StopAfter(2)
    with pytest.raises(UnitStopped):
        held_out_loss(job.recipe.model, job.base_path, job.shard_path, "cpu", 1, watcher)
    assert len(watcher.seen) == 2
