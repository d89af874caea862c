"""Where an inspector computes: re-running a unit, measuring a checkpoint."""

import logging
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from potluck.errors import ErrorCode, FormatError
from potluck.limits import CHALLENGE_LEAVES, SEGMENTS, THREADS
from potluck.manifest import parameter_count
from potluck.numerics import class_under, is_exact
from potluck.opening import leaf_count
from potluck.unit_files import DELTA, PAYLOAD, STATE_BYTES_PER_WEIGHT
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as wire
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import InspectorError
from potluck_training.codec_int8 import decode
from potluck_training.control import UnitControl
from potluck_training.errors import TrainingError, UnitStopped
from potluck_training.norms import l2_norm

if TYPE_CHECKING:
    from potluck_training.unit import UnitJob

_LOG = logging.getLogger(__name__)
_FLOAT_BYTES = 4
_INSPECTOR_THREADS = 1
_THREADS_ANYWHERE = 64
_THREADS_PER_CORE = 4


@dataclass(frozen=True, kw_only=True)
class AuditFiles:
    """The fetched files of an audit.

    Attributes:
        base: The checkpoint that the unit starts from.
        shard: Its text.
        payload: What the volunteer sent.
    """

    base: Path
    shard: Path
    payload: Path


@dataclass(frozen=True, kw_only=True)
class DisputeFiles:
    """The fetched files of a dispute.

    Attributes:
        base: The checkpoint that the unit starts from.
        shard: Its text.
        state: What a volunteer sent as the state to start from; None without one.
    """

    base: Path
    shard: Path
    state: Path | None


class Bench(Protocol):
    """Does the computing of inspections; its methods block."""

    def numerics_class(self) -> numerics.NumericsClass:
        """Return the arithmetic of this computer, with one thread."""
        ...

    def rerun(
        self, audit: wire.Audit, recipe: manifest.Recipe, files: AuditFiles, folder: Path
    ) -> wire.AuditReport:
        """Run a unit again; raises UnitStopped when the control says so."""
        ...

    def settle(
        self, dispute: wire.Dispute, recipe: manifest.Recipe, files: DisputeFiles, folder: Path
    ) -> wire.DisputeReport:
        """Run the disputed part of a unit; raises UnitStopped when the control says so."""
        ...

    def measure(self, model: manifest.ModelConfig, checkpoint: Path, held_out: Path) -> float:
        """Return the loss of a checkpoint; raises UnitStopped when the control says so."""
        ...


class TorchBench:
    """The real bench; brings PyTorch into memory at its first use."""

    def __init__(self, *, device: str, threads: int, control: UnitControl) -> None:
        """Prepare a bench.

        Args:
            device: What PyTorch calls the device.
            threads: CPU threads for measuring; a re-run takes as many as the volunteer had.
            control: Asked after every micro-batch whether to go on.
        """
        self._device = device
        self._threads = threads
        self._control = control

    def numerics_class(self) -> numerics.NumericsClass:
        """Return the arithmetic of this computer, with one thread."""
        from potluck_training.determinism import numerics_class

        return numerics_class(self._device, _INSPECTOR_THREADS)

    def rerun(
        self, audit: wire.Audit, recipe: manifest.Recipe, files: AuditFiles, folder: Path
    ) -> wire.AuditReport:
        """Run a unit again; raises UnitStopped when the control says so."""
        from potluck_training.rerun import rerun_unit
        from potluck_training.unit import UnitJob

        check_audit(audit, recipe)
        job = UnitJob(
            unit=audit.unit,
            recipe=recipe,
            base_path=files.base,
            shard_path=files.shard,
            folder=folder,
            threads=self._threads_for(audit.threads),
            device=self._device,
        )
        # Only digests that every device comes to tell early that the rest can be left out.
        said = audit.segments if is_exact(recipe) else ()
        again = rerun_unit(job, self._control, said)
        report = wire.AuditReport(
            numerics_class=class_under(recipe, self.numerics_class()), segments=again.segments
        )
        if again.result is None:
            return report
        report.numerics_class.CopyFrom(again.result.numerics_class)
        report.payload_digest = again.result.payload.digest
        report.leaves.extend(_leaves(folder / DELTA, recipe.leaf_bytes, list(audit.leaf_indices)))
        report.payload_relative_error = relative_error(
            files.payload.read_bytes(), (folder / PAYLOAD).read_bytes(), recipe
        )
        return report

    def settle(
        self, dispute: wire.Dispute, recipe: manifest.Recipe, files: DisputeFiles, folder: Path
    ) -> wire.DisputeReport:
        """Run the disputed part of a unit; raises UnitStopped when the control says so."""
        from potluck_training.rerun import rerun_unit
        from potluck_training.unit import UnitJob

        check_dispute(dispute, recipe)
        job = UnitJob(
            unit=dispute.unit,
            recipe=recipe,
            base_path=files.base,
            shard_path=files.shard,
            folder=folder,
            threads=self._threads,
            device=self._device,
        )
        report = wire.DisputeReport(numerics_class=class_under(recipe, self.numerics_class()))
        if files.state is not None:
            segments = self._from_state(job, dispute, files.state)
            if segments:
                report.segments.extend(segments)
                return report
        again = rerun_unit(job, self._control, (), dispute.until_steps)
        report.segments.extend(again.segments)
        if again.result is not None:
            report.payload_digest = again.result.payload.digest
        return report

    def _from_state(
        self, job: "UnitJob", dispute: wire.Dispute, path: Path
    ) -> tuple[commitment.SegmentCommitment, ...]:
        """Run on from a state that was sent; none when it turns out to be of no use."""
        from potluck_training.rerun import run_segments
        from potluck_training.segment_state import read_signed_state

        try:
            state = read_signed_state(
                path,
                digest=dispute.state.digest,
                steps_done=dispute.state_steps,
                count=parameter_count(job.recipe.model),
            )
            return run_segments(job, state, self._control, dispute.until_steps)
        except UnitStopped:
            raise
        except TrainingError as error:
            # Both have signed it, and both may have made it up; the base checkpoint decides then.
            _LOG.warning("%s The dispute is settled from the checkpoint on.", error.sentence)
            return ()

    def _threads_for(self, wanted: int) -> int:
        """Return the threads of a re-run: any number does where none was named."""
        return bearable_threads(wanted, os.cpu_count() or 1) if wanted else self._threads

    def measure(self, model: manifest.ModelConfig, checkpoint: Path, held_out: Path) -> float:
        """Return the loss of a checkpoint; raises UnitStopped when the control says so."""
        from potluck_training.evaluate import held_out_loss

        return held_out_loss(
            model, checkpoint, held_out, self._device, self._threads, self._control
        )


def check_audit(audit: wire.Audit, recipe: manifest.Recipe) -> None:
    """Refuse an audit that the recipe does not allow; raises InspectorError."""
    steps = audit.unit.steps
    whole = steps % recipe.segment_steps == 0
    leaves = leaf_count(_FLOAT_BYTES * parameter_count(recipe.model), recipe.leaf_bytes)
    indices = audit.leaf_indices
    sound = (
        whole
        and recipe.min_steps <= steps <= recipe.max_steps
        and (1 <= audit.threads <= THREADS or (is_exact(recipe) and audit.threads == 0))
        and len(audit.segments) <= SEGMENTS
        and len(indices) <= CHALLENGE_LEAVES
        and all(index < leaves for index in indices)
    )
    if not sound:
        raise InspectorError(
            "The coordinator asked for a re-run that the project's rules don't allow. Update the "
            "coordinator and this inspector.",
            code=ErrorCode.BAD_INPUT,
        )


def check_dispute(dispute: wire.Dispute, recipe: manifest.Recipe) -> None:
    """Refuse a dispute that the recipe does not allow; raises InspectorError."""
    steps, until = dispute.unit.steps, dispute.until_steps
    state_bytes = STATE_BYTES_PER_WEIGHT * parameter_count(recipe.model)
    sized = not dispute.HasField("state") or dispute.state.size_bytes == state_bytes
    sound = (
        is_exact(recipe)
        and recipe.min_steps <= steps <= recipe.max_steps
        and all(s % recipe.segment_steps == 0 for s in (steps, until, dispute.state_steps))
        and dispute.state_steps < until <= steps
        and sized
    )
    if not sound:
        raise InspectorError(
            "The coordinator asked to settle a dispute that the project's rules don't allow. "
            "Update the coordinator and this inspector.",
            code=ErrorCode.BAD_INPUT,
        )


def bearable_threads(wanted: int, cores: int) -> int:
    """Return how many threads to run a unit again with.

    As many as the volunteer had, for the same bits; far more than there are cores would only
    stand in each other's way, or could not even be started.
    """
    most = max(_THREADS_ANYWHERE, _THREADS_PER_CORE * cores)
    return wanted if wanted <= most else cores


def relative_error(payload: bytes, own_payload: bytes, recipe: manifest.Recipe) -> float:
    """Return ‖a − b‖ ÷ ‖b‖ of a volunteer's decoded payload a and the re-run's b.

    Infinite where the volunteer's payload is none, or where only one of the two is zero.
    """
    count = parameter_count(recipe.model)
    own = decode(own_payload, count, recipe.codec_block)
    try:
        given = decode(payload, count, recipe.codec_block)
    except (TrainingError, FormatError):
        return math.inf
    length = l2_norm(own)
    distance = l2_norm(given - own)
    if length > 0.0:
        return distance / length
    return 0.0 if distance == 0.0 else math.inf


def _leaves(path: Path, leaf_bytes: int, indices: list[int]) -> list[commitment.OpenedLeaf]:
    leaves = []
    with path.open("rb") as file:
        for index in indices:
            file.seek(index * leaf_bytes)
            leaves.append(commitment.OpenedLeaf(index=index, data=file.read(leaf_bytes)))
    return leaves
