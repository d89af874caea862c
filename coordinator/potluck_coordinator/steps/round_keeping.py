"""Keeping the current round in the record, and carrying out what the rounds module decides."""

from dataclasses import replace

from potluck_coordinator.leases import still_mergeable
from potluck_coordinator.lifecycle import UnitEvent, UnitState
from potluck_coordinator.records import Inspection, InspectionKind, Round, Unit
from potluck_coordinator.rounds import (
    Accepted,
    Advanced,
    Candidate,
    Event,
    Lapse,
    Merge,
    RoundState,
)
from potluck_coordinator.rounds import (
    step as round_step,
)
from potluck_coordinator.steps.step import Everyone, Step


def apply_event(step: Step, event: Event) -> None:
    """Let an event happen to the current round and keep what follows."""
    tx = step.tx
    opened = tx.project.current_round()
    if opened is None:
        return
    # The unit of an Accepted event stands in the record already; the event brings it in.
    entering = event.candidate.unit_id if isinstance(event, Accepted) else b""
    before = _state(step, opened, leaving_out=entering)
    state, actions = round_step(before, event, step.rules.rounds, step.rules.recipe.outer)
    if state.quorum_unix_ms != opened.quorum_unix_ms:
        tx.project.replace_round(replace(opened, quorum_unix_ms=state.quorum_unix_ms))
    for action in actions:
        match action:
            case Merge(shares=shares):
                tx.project.plan_merge(opened.number, shares)
                step.news.add(Everyone.MERGER)
            case Lapse(unit_id=unit_id):
                _move(step, unit_id, UnitEvent.LAPSE)
                step.news.add(Everyone.MERGER)


def finish_merge(step: Step, following: Round) -> bool:
    """Begin the round whose checkpoint a merge made; False when that was done before."""
    tx = step.tx
    opened = tx.project.current_round()
    if opened is None or opened.number + 1 != following.number:
        return False
    state = _state(step, opened)
    for share in state.planned:
        _move(step, share.unit_id, UnitEvent.MERGE)
    _, lapses = round_step(state, Advanced(), step.rules.rounds, step.rules.recipe.outer)
    for action in lapses:
        if isinstance(action, Lapse):
            _move(step, action.unit_id, UnitEvent.LAPSE)
    tx.project.add_round(following)
    queue_evaluation(step, following.number)
    step.news.update({Everyone.PROJECT, Everyone.MERGER})
    return True


def queue_evaluation(step: Step, number: int) -> None:
    """Ask for the loss of a round's checkpoint, once, if there is text to measure it on."""
    tx = step.tx
    if tx.project.held_out() is None or tx.inspections.evaluates(number):
        return
    tx.inspections.add(
        Inspection(
            inspection_id=step.chance.token(16),
            kind=InspectionKind.EVALUATION,
            unit_id=b"",
            round=number,
            numerics_class=None,
            same_class_only=False,
            queued_unix_ms=step.now_unix_ms,
        )
    )


def too_late(step: Step, unit: Unit) -> bool:
    """Tell whether a unit could not be merged any more."""
    opened = step.tx.project.current_round()
    outer = step.rules.recipe.outer
    return opened is not None and not still_mergeable(unit, opened.number, outer)


def _state(step: Step, opened: Round, *, leaving_out: bytes = b"") -> RoundState:
    verified = step.tx.units.in_states({UnitState.VERIFIED})
    candidates = sorted(verified, key=lambda unit: unit.decided_unix_ms or 0)
    return RoundState(
        number=opened.number,
        candidates=tuple(
            Candidate(unit_id=unit.unit_id, round=unit.round, tokens=unit.tokens)
            for unit in candidates
            if unit.unit_id != leaving_out
        ),
        quorum_unix_ms=opened.quorum_unix_ms,
        planned=tuple(step.tx.project.planned_merge(opened.number)),
    )


def _move(step: Step, unit_id: bytes, event: UnitEvent) -> None:
    unit = step.tx.units.get(unit_id)
    # A unit whose credit was taken back after the plan stays revoked.
    if unit is None or unit.state is not UnitState.VERIFIED:
        return
    step.tx.units.replace(unit.moved(event))
