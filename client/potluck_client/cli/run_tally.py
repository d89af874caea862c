"""What a run has come to so far, and whether it can still reach its aim: functions of snapshots."""

import math
from dataclasses import dataclass, replace

from potluck.v1 import control_pb2 as control


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What this run brought, counted from the first snapshot it saw.

    Attributes:
        base_verified: Pieces of work that were verified before.
        base_rejected: Pieces of work that were rejected before.
        verified_units: Verified since.
        rejected_units: Rejected since.
        pending_units: Handed in and not decided.
        first_verified_seconds: From the start of the run to the first verified piece.
        loss_first: Held-out loss of the project before any training.
        loss_last: The newest one.
        tokens_per_second: The newest measured speed of all devices together.
        project_round: The round of the project; None while unknown.
    """

    base_verified: int
    base_rejected: int
    verified_units: int = 0
    rejected_units: int = 0
    pending_units: int = 0
    first_verified_seconds: float | None = None
    loss_first: float | None = None
    loss_last: float | None = None
    tokens_per_second: float | None = None
    project_round: int | None = None


def begin(snapshot: control.Snapshot, *, practice: bool) -> Tally:
    """Return the tally at the start of a run."""
    given = snapshot.contribution
    tally = Tally(base_verified=given.verified_units, base_rejected=given.rejected_units)
    return advance(tally, snapshot, elapsed_seconds=0.0, practice=practice)


def advance(
    tally: Tally, snapshot: control.Snapshot, *, elapsed_seconds: float, practice: bool
) -> Tally:
    """Return the tally after a snapshot.

    Args:
        tally: As it was.
        snapshot: What the daemon says now.
        elapsed_seconds: Time since the run started.
        practice: True when the run is about the Practice project.
    """
    given = snapshot.contribution
    verified = max(tally.verified_units, given.verified_units - tally.base_verified)
    first = tally.first_verified_seconds
    speed = sum(d.tokens_per_second for d in snapshot.devices if d.working)
    project = shown_project(snapshot, practice=practice)
    measured = project.status.loss_curve if project is not None else []
    losses = [p.held_out_loss for p in measured if math.isfinite(p.held_out_loss)]
    known = project is not None and project.HasField("status")
    return replace(
        tally,
        verified_units=verified,
        rejected_units=max(0, given.rejected_units - tally.base_rejected),
        pending_units=given.pending_units,
        first_verified_seconds=elapsed_seconds if first is None and verified > 0 else first,
        loss_first=losses[0] if losses else tally.loss_first,
        loss_last=losses[-1] if losses else tally.loss_last,
        tokens_per_second=speed if 0.0 < speed < math.inf else tally.tokens_per_second,
        project_round=project.status.round if project and known else tally.project_round,
    )


def shown_project(snapshot: control.Snapshot, *, practice: bool) -> control.ProjectSnapshot | None:
    """Return the project that a run is about: Practice if asked for, else the first joined."""
    matching = [p for p in snapshot.projects if p.practice == practice]
    return next(iter(matching or snapshot.projects), None)


def obstacle(snapshot: control.Snapshot, tally: Tally, *, when_idle: bool) -> str | None:
    """Return why no more work will be verified unless the person acts; None while there is hope.

    Waiting is no obstacle: for the coordinator, for work, for power, or, when that was asked for,
    for the computer to be free.
    """
    if tally.rejected_units:
        return "The project did not accept a piece of work of this computer. See: potluck status"
    if snapshot.state == control.APP_STATE_PROBLEM:
        return problem_text(snapshot)
    reasons = {
        control.NOT_NOW_REASON_NO_PROJECT: HOW_TO_JOIN,
        control.NOT_NOW_REASON_NO_DEVICE: (
            "Neither processor nor graphics card may work. Allow one, as in: "
            "potluck limits set use@cpu yes"
        ),
        control.NOT_NOW_REASON_PAUSED: "Potluck was paused. Go on with: potluck resume",
        control.NOT_NOW_REASON_FINISHED: (
            "Potluck was asked to stop after the work in hand. Go on with: potluck resume"
        ),
    }
    if not when_idle and snapshot.reason == control.NOT_NOW_REASON_USER_ACTIVE:
        return None if snapshot.run_now else _START_TAKEN_BACK
    return reasons.get(snapshot.reason)


def problem_text(snapshot: control.Snapshot) -> str:
    """Return what is wrong and what to do."""
    if not snapshot.problems:
        return snapshot.sentence
    # The one that stands in the way comes before those that were there already.
    named = (problem for problem in snapshot.problems if problem.sentence == snapshot.sentence)
    problem = next(named, snapshot.problems[0])
    return f"{problem.sentence} {problem.remedy}".strip()


_START_TAKEN_BACK = (
    "Somebody took back “Start now”, so Potluck waits until nobody uses this computer."
)

HOW_TO_JOIN = (
    "No project has been joined. Join one with: potluck join LINK – or try it out with: "
    "potluck run --practice"
)
"""What a person without a project is told."""
