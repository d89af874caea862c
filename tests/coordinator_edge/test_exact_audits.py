"""Real training with exact numerics: the smallest cheats, and disputes settled from real states.

Of the units of a thousand steps only the beginning is run, since an inspector does not get any
further: it ends with the first segment that differs. What the cheats commit to after it is made up.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from potluck import unit_files
from potluck.manifest import parameter_count
from potluck.numerics import EXACT
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as wire
from potluck_coordinator.audits import Verdict, check_report, judge
from potluck_coordinator.errors import InspectorError
from potluck_coordinator.inspector.bench import AuditFiles, DisputeFiles, TorchBench
from potluck_coordinator.replicas import (
    agreed_states,
    check_dispute_report,
    dispute_task,
    settle,
)
from potluck_training.control import Unhindered
from potluck_training.rerun import rerun_unit, run_segments
from potluck_training.segment_state import SignedState, read_signed_state
from potluck_training.unit import UnitJob, run_unit
from potluck_training.unit_run import UnitRun
from tests.fakes.training_jobs import tiny_job

STEPS, SEGMENT_STEPS, RUN_STEPS = 1000, 10, 30


@dataclass(frozen=True, kw_only=True)
class Done:
    """A unit that somebody did honestly."""

    job: UnitJob
    said: commitment.Commitment

    def state(self, place: int) -> SignedState:
        """Return the state at the end of a segment."""
        segment = self.said.segments[place]
        return read_signed_state(
            self.state_path(place),
            digest=segment.state_digest,
            steps_done=segment.steps_done,
            count=parameter_count(self.job.recipe.model),
        )

    def state_path(self, place: int) -> Path:
        """Return the file of that state."""
        name = unit_files.kept_state(self.said.segments[place].steps_done)
        return self.job.folder / unit_files.KEPT_STATES / name

    def instead(
        self, place: int, segments: Sequence[commitment.SegmentCommitment]
    ) -> commitment.Commitment:
        """Return a commitment with other segments from a place on, and what would follow."""
        other = commitment.Commitment()
        other.CopyFrom(self.said)
        for at, segment in enumerate(segments, place):
            other.segments[at].CopyFrom(segment)
        other.payload.digest = hashlib.sha256(b"whatever came of it").digest()
        return other


def exact_job(folder: Path, steps: int, segment_steps: int) -> UnitJob:
    """Return a unit of a model as small as can be."""
    job = tiny_job(folder, steps=steps)
    recipe = job.recipe
    recipe.numerics = EXACT
    recipe.ClearField("tolerance")
    recipe.batch_sequences = recipe.micro_batch_sequences = 1
    recipe.segment_steps, recipe.min_steps, recipe.max_steps = segment_steps, steps, steps
    return replace(job, kept_states_bytes=1 << 30)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """A unit of a thousand steps, of which the first are run."""
    job = exact_job(tmp_path_factory.mktemp("long"), STEPS, SEGMENT_STEPS)
    begun = rerun_unit(job, Unhindered(), (), RUN_STEPS)
    said = commitment.Commitment(unit_id=job.unit.unit_id, segments=begun.segments)
    for end in range(RUN_STEPS + SEGMENT_STEPS, STEPS + 1, SEGMENT_STEPS):
        digest = hashlib.sha256(end.to_bytes(4, "big")).digest()
        said.segments.add(steps_done=end, delta_root=digest, state_digest=digest)
    said.numerics_class.numerics = EXACT
    return Done(job=job, said=said)


@pytest.fixture
def short(tmp_path: Path) -> Done:
    """A unit of four segments."""
    job = exact_job(tmp_path, 8, 2)
    return Done(job=job, said=run_unit(job, Unhindered(), lambda _: None))


def dropping(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make training leave out one step, and count it all the same."""
    honest = UnitRun.step

    def lazy(run: UnitRun) -> None:
        if run.steps_done == step:
            run.steps_done += 1
        else:
            honest(run)

    monkeypatch.setattr(UnitRun, "step", lazy)


def bench() -> TorchBench:
    """Return an inspector's bench."""
    return TorchBench(device="cpu", threads=1, control=Unhindered())


def audited(done: Done, said: commitment.Commitment, folder: Path) -> wire.AuditReport:
    """Return the report of a first audit."""
    audit = wire.Audit(unit=done.job.unit, payload=said.payload, segments=said.segments)
    payload = folder / "payload"
    payload.write_bytes(b"")
    files = AuditFiles(base=done.job.base_path, shard=done.job.shard_path, payload=payload)
    report = bench().rerun(audit, done.job.recipe, files, folder)
    check_report(report, said, [], done.job.recipe)
    return report


def test_one_step_of_a_thousand_left_out_is_found_by_the_first_audit(
    long: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no tolerance could tell from an honest run fails where the step was left out."""
    with monkeypatch.context() as lazy:
        dropping(25, lazy)
        cheated = run_segments(long.job, long.state(1), Unhindered(), RUN_STEPS)
    said = long.instead(2, cheated)
    report = audited(long, said, tmp_path)
    assert [segment.steps_done for segment in report.segments] == [10, 20, 30]
    assert judge(said, [], report, long.job.recipe.tolerance) is Verdict.FAIL


def test_an_honest_unit_passes(short: Done, tmp_path: Path) -> None:
    """Who did the work is never accused."""
    folder = tmp_path / "again"
    folder.mkdir()
    report = audited(short, short.said, folder)
    assert judge(short.said, [], report, short.job.recipe.tolerance) is Verdict.PASS


def test_a_learning_rate_one_millionth_off_is_found_by_the_first_audit(
    long: Done, tmp_path: Path
) -> None:
    """The first segment gives it away, and the inspector does no more than that one."""
    job = replace(long.job, folder=tmp_path / "cheat")
    job.recipe.inner.learning_rate *= 1 + 1e-6
    try:
        cheated = rerun_unit(job, Unhindered(), (), SEGMENT_STEPS).segments
    finally:
        job.recipe.inner.learning_rate /= 1 + 1e-6
    said = long.instead(0, cheated)
    report = audited(long, said, tmp_path)
    assert len(report.segments) == 1
    assert judge(said, [], report, long.job.recipe.tolerance) is Verdict.FAIL


def test_an_audit_ends_with_the_segment_that_differs(short: Done, tmp_path: Path) -> None:
    """Wherever a unit parts from the truth, the inspector stops there, also at its very end."""
    for place in range(4):
        said = commitment.Commitment()
        said.CopyFrom(short.said)
        said.segments[place].state_digest = bytes(32)
        folder = tmp_path / str(place)
        folder.mkdir()
        report = audited(short, said, folder)
        assert len(report.segments) == place + 1
        assert judge(said, [], report, short.job.recipe.tolerance) is Verdict.FAIL


def settled(
    done: Done, other: commitment.Commitment, state: Path | None, folder: Path, place: int = 0
) -> tuple[wire.DisputeReport, bool, bool]:
    """Return the report of a dispute, and whether the honest and the other side are right."""
    named = None if state is None else agreed_states(done.said, other)[place]
    task = dispute_task(
        done.job.unit, done.said, other, named, parameter_count(done.job.recipe.model)
    )
    files = DisputeFiles(base=done.job.base_path, shard=done.job.shard_path, state=state)
    report = bench().settle(task, done.job.recipe, files, folder)
    check_dispute_report(report, done.said, other, done.job.recipe)
    verdict = settle(report, done.said, other)
    return report, verdict.first_is_right, verdict.second_is_right


def test_a_dispute_over_one_step_is_settled_by_one_segment(
    long: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the state that both signed, one segment of a hundred tells who left a step out."""
    with monkeypatch.context() as lazy:
        dropping(25, lazy)
        cheated = run_segments(long.job, long.state(1), Unhindered(), RUN_STEPS)
    other = long.instead(2, cheated)
    report, honest, lazy_one = settled(long, other, long.state_path(1), tmp_path, 1)
    assert ([s.steps_done for s in report.segments], honest, lazy_one) == ([30], True, False)


def other_of(done: Done, place: int, monkeypatch: pytest.MonkeyPatch) -> commitment.Commitment:
    """Return the commitment of somebody who left a step out in a segment of a short unit."""
    with monkeypatch.context() as lazy:
        dropping(2 * place, lazy)
        start = done.state(place - 1)
        return done.instead(place, run_segments(done.job, start, Unhindered(), 2 * place + 2))


def test_an_earlier_state_and_the_checkpoint_lead_to_the_same_verdict(
    short: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of the signed states was sent, or none, changes how long it takes and nothing else."""
    other = other_of(short, 2, monkeypatch)
    for place, ran in ((0, [4, 6]), (1, [6])):
        report, *verdict = settled(
            short, other, short.state_path(place), tmp_path / f"from{place}", place
        )
        assert ([s.steps_done for s in report.segments], verdict) == (ran, [True, False])
    report, *verdict = settled(short, other, None, tmp_path / "base")
    assert ([s.steps_done for s in report.segments], verdict) == ([2, 4, 6], [True, False])


@pytest.mark.parametrize("kind", ["short", "long", "other", "nan", "infinite"])
def test_a_hostile_state_decides_nothing(
    short: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Whatever comes as a state, the dispute is settled rightly, from the checkpoint if need be."""
    other = other_of(short, 2, monkeypatch)
    values = np.fromfile(short.state_path(1), "<f4")
    match kind:
        case "short":
            values = values[:-1]
        case "long":
            values = np.append(values, np.float32(0.0))
        case "other":
            values[5] += 1.0
        case "nan":
            values[0] = np.nan
        case "infinite":
            values[-1] = np.inf
    sent = tmp_path / "sent"
    sent.write_bytes(values.tobytes())
    if kind in {"nan", "infinite"}:
        # Both have signed this state, so its digest is the one that was asked for.
        for said in (short.said, other):
            said.segments[1].state_digest = hashlib.sha256(values.tobytes()).digest()
    report, honest, cheat = settled(short, other, sent, tmp_path / "again", 1)
    assert [s.steps_done for s in report.segments] == [2, 4, 6]
    # Who signs such a state has not computed it, on whichever side.
    assert (honest, cheat) == (kind not in {"nan", "infinite"}, False)


def test_a_dispute_beyond_the_rules_is_refused(short: Done, tmp_path: Path) -> None:
    """An inspector computes nothing that the project's own rules do not allow."""
    files = DisputeFiles(base=short.job.base_path, shard=short.job.shard_path, state=None)
    good = wire.Dispute(unit=short.job.unit, until_steps=4)
    size = 12 * parameter_count(short.job.recipe.model)
    state = blob.BlobRef(digest=bytes(32), size_bytes=size + 4)
    for change in (
        wire.Dispute(until_steps=3),
        wire.Dispute(until_steps=10),
        wire.Dispute(state_steps=4),
        wire.Dispute(state_steps=2, state=state),
    ):
        task = wire.Dispute()
        task.CopyFrom(good)
        task.MergeFrom(change)
        with pytest.raises(InspectorError):
            bench().settle(task, short.job.recipe, files, tmp_path)
    plain = type(short.job.recipe)()
    plain.CopyFrom(short.job.recipe)
    plain.numerics = ""
    with pytest.raises(InspectorError):
        bench().settle(good, plain, files, tmp_path)
