"""Which units are re-run, what a re-run says, and what follows for the volunteer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from potluck.digest import DIGEST_BYTES
from potluck.numerics import first_difference, is_exact
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.checks import check_class, leaf_values, whole_digests
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.records import Standing
from potluck_training.norms import l2_norm
from potluck_training.numerics_class import same_class

STRIKES = 2
"""Failures that prove a cheat; a single one, long ago, may be bad memory."""

FORGIVING_PROBATIONS = 10
"""Probations' worth of passed audits in a row after which a failure is forgotten.

Were one passed audit enough, a cheat could buy itself free with honest work after every failure.
"""

_AHEAD = 2
"""How far credit on trust may run ahead of what audits have proven."""


class Verdict(Enum):
    """What a re-run says about a unit."""

    PASS = "pass"  # noqa: S105 - a verdict
    """Equal, or as near as honest machines of different classes come."""
    FAIL = "fail"
    """Further away than any honest machine."""
    GREY = "grey"
    """Between the two; only a machine of the volunteer's own class can tell. Never with exact
    numerics, where every machine is of that class."""


@dataclass(frozen=True, kw_only=True)
class Trust:
    """How far a key with an app version is trusted.

    Attributes:
        passes: Consecutive passed audits.
        strikes: Failures that are not forgotten.
        shut_out: True after proven cheating.
    """

    passes: int
    strikes: int
    shut_out: bool


def audit_rate(passes: int, policy: manifest.AuditPolicy, standing: Standing, tokens: int) -> float:
    """Return the probability that a unit is re-run: all at first, ever fewer after.

    Whatever the passes, credit on trust stays within reach of what audits have proven. Else a
    key that passed with short units could make up long ones, and as many as it likes while
    the first that was drawn waits for an inspector.

    Args:
        passes: Consecutive passed audits.
        policy: The project's rules.
        standing: How the key's credit came about.
        tokens: What the unit would be credited.
    """
    if passes < policy.probation_units or passes == 0:
        return 1.0
    rate = max(1.0 / passes, policy.min_audit_rate)
    many = standing.trusted_units * rate >= _AHEAD
    much = standing.trusted_tokens + tokens > _AHEAD * standing.proven_tokens
    return 1.0 if many or much else float(rate)


def after_pass(trust: Trust, policy: manifest.AuditPolicy) -> Trust:
    """Return the trust after a passed audit."""
    passes = trust.passes + 1
    forgotten = passes >= FORGIVING_PROBATIONS * max(policy.probation_units, 1)
    return replace(trust, passes=passes, strikes=0 if forgotten else trust.strikes)


def after_failure(trust: Trust) -> Trust:
    """Return the trust after a failed check or audit: probation again, or the end."""
    strikes = trust.strikes + 1
    return Trust(passes=0, strikes=strikes, shut_out=trust.shut_out or strikes >= STRIKES)


def with_threads(named: numerics.NumericsClass, threads: int) -> numerics.NumericsClass:
    """Return an inspector's class when it runs so many threads."""
    changed = numerics.NumericsClass()
    changed.CopyFrom(named)
    changed.threads = threads
    return changed


def decides_exactly(named: numerics.NumericsClass, volunteer: numerics.NumericsClass) -> bool:
    """Tell whether an inspector can reach the volunteer's very bits."""
    return same_class(with_threads(named, volunteer.threads), volunteer)


def check_report(
    report: inspector.AuditReport,
    said: commitment.Commitment,
    opened: Sequence[commitment.OpenedLeaf],
    recipe: manifest.Recipe,
) -> None:
    """Refuse a report that is not about this audit; raises RefusedError."""
    check_class(report.numerics_class, recipe)
    ended_early = is_exact(recipe) and not report.payload_digest
    expected = said.segments[: len(report.segments)] if ended_early else said.segments
    whole = [s.steps_done for s in report.segments] == [s.steps_done for s in expected]
    digests = whole_digests(report.segments, recipe)
    about = "The report is about another audit than the one that was asked for."
    if not (whole and digests):
        raise RefusedError(about)
    if ended_early:
        if first_difference(report.segments, expected) is None:
            raise RefusedError("The report ends before anything differs.")
        return
    leaves = [(leaf.index, len(leaf.data)) for leaf in report.leaves]
    same_leaves = leaves == [(leaf.index, len(leaf.data)) for leaf in opened]
    error = report.payload_relative_error
    if not (same_leaves and len(report.payload_digest) == DIGEST_BYTES):
        raise RefusedError(about)
    if math.isnan(error) or error < 0.0:
        raise RefusedError("The report's relative error is no number.")


def judge(
    said: commitment.Commitment,
    opened: Sequence[commitment.OpenedLeaf],
    report: inspector.AuditReport,
    tolerance: manifest.Tolerance,
) -> Verdict:
    """Compare a commitment with its re-run.

    Args:
        said: What the volunteer committed to.
        opened: The leaves that it opened.
        report: The re-run, checked by check_report.
        tolerance: What honest machines of different classes may differ by.
    """
    if same_class(report.numerics_class, said.numerics_class):
        equal = first_difference(said.segments, report.segments) is None
        same_payload = said.payload.digest == report.payload_digest
        return Verdict.PASS if equal and same_payload else Verdict.FAIL
    error = leaves_relative_error(opened, report.leaves)
    # Rounding to eight bits blows small differences up, so the payload can convict only.
    if max(error, report.payload_relative_error) >= tolerance.fail_relative_error:
        return Verdict.FAIL
    return Verdict.PASS if error <= tolerance.pass_relative_error else Verdict.GREY


def leaves_relative_error(
    opened: Sequence[commitment.OpenedLeaf], rerun: Sequence[commitment.OpenedLeaf]
) -> float:
    """Return ‖opened − rerun‖ ÷ ‖rerun‖ over all leaves; infinite where that is no number."""
    ours = np.concatenate([leaf_values(leaf.data) for leaf in opened])
    theirs = np.concatenate([leaf_values(leaf.data) for leaf in rerun])
    if np.array_equal(ours, theirs):
        return 0.0
    error = l2_norm(ours - theirs) / max(l2_norm(theirs), float(np.finfo(np.float32).tiny))
    return error if math.isfinite(error) else math.inf
