"""Asking inspectors for something."""

from potluck.limits import ID_BYTES
from potluck.v1 import commitment_pb2 as commitment
from potluck_coordinator.records import Inspection, InspectionKind, Unit
from potluck_coordinator.steps.step import Step


def queue_audit(step: Step, unit: Unit, *, same_class_only: bool) -> None:
    """Ask for a re-run of a unit."""
    _queue(step, unit, InspectionKind.AUDIT, same_class_only=same_class_only)


def queue_dispute(step: Step, unit: Unit) -> None:
    """Ask for the re-run of what a unit and its twin differ in."""
    _queue(step, unit, InspectionKind.DISPUTE, same_class_only=False)


def _queue(step: Step, unit: Unit, kind: InspectionKind, *, same_class_only: bool) -> None:
    said = commitment.Commitment.FromString(unit.commitment)
    step.tx.inspections.add(
        Inspection(
            inspection_id=step.chance.token(ID_BYTES),
            kind=kind,
            unit_id=unit.unit_id,
            round=unit.round,
            numerics_class=said.numerics_class,
            same_class_only=same_class_only,
            queued_unix_ms=step.now_unix_ms,
        )
    )
