"""Who may work on what, for how long: issuing, renewing, ending and re-issuing leases."""

from dataclasses import dataclass, replace

from potluck.limits import LEASES_PER_KEY
from potluck.manifest import parameter_count
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.lifecycle import UnitEvent, UnitState
from potluck_coordinator.records import LeaseRecord, Unit

UNIT_SECONDS = 300.0
"""How long a unit should take on the computer that it is fitted to."""

_BYTES_PER_PARAMETER = 20
"""Weights, base, gradient and two moments in float32; activations come on top."""

_TOO_LONG = 2
"""A returned unit is not given to a computer that would need this many times as long."""

MOST_HOLDERS = 20
"""A unit that was handed out so often and never finished is not handed out again."""

_MS = 1000


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """A device that asks for work.

    Attributes:
        public_key: Whose computer it is.
        device_id: Which of its devices.
        app_version: What it runs.
        numerics_class: The arithmetic that it will use.
        tokens_per_second: Its measured speed; 0 when not known.
        memory_bytes: Memory that training may use; 0 when not known.
    """

    public_key: bytes
    device_id: str
    app_version: str
    numerics_class: numerics.NumericsClass
    tokens_per_second: float
    memory_bytes: int


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What decides whether there is work.

    Attributes:
        started: True once there is a checkpoint and training text.
        shut_out: True when the applicant's key has been caught cheating.
        open_leases: Leases that the key holds now.
        undecided: Units of the key that are committed to and neither with an inspector nor decided.
        unfinished: Leases that the key gave up before their time was over.
        backlog: Units that an inspector will take before the applicant's.
    """

    started: bool
    shut_out: bool
    open_leases: int
    undecided: int
    unfinished: int
    backlog: int


def no_work(
    applicant: Applicant, situation: Situation, rules: manifest.ProjectManifest
) -> lease.NoWork | None:
    """Return why an applicant gets nothing now, or None when it may have work."""
    soon = _soon(rules)
    needed = _BYTES_PER_PARAMETER * parameter_count(rules.recipe.model)
    if situation.shut_out:
        return lease.NoWork(
            reason=lease.NO_WORK_REASON_SHUT_OUT,
            message="The project's checks failed twice for this computer, so it gets no more "
            "work. Ask the organiser if you think that this is wrong.",
            retry_after_seconds=24 * 3600.0,
        )
    if not situation.started:
        return lease.NoWork(
            reason=lease.NO_WORK_REASON_STARTING,
            message="The project has not started yet. Potluck asks again by itself.",
            retry_after_seconds=soon,
        )
    if 0 < applicant.memory_bytes < needed:
        return lease.NoWork(
            reason=lease.NO_WORK_REASON_TOO_LITTLE_MEMORY,
            message=f"The model needs at least {needed // 1_000_000} MB of memory on this device. "
            "Allow more memory, or choose a project with a smaller model.",
            retry_after_seconds=3600.0,
        )
    if situation.open_leases >= LEASES_PER_KEY or situation.undecided >= 2 * LEASES_PER_KEY:
        return lease.NoWork(
            reason=lease.NO_WORK_REASON_ROUND_FULL,
            message="This computer holds as many units as one may. Finish some first.",
            retry_after_seconds=soon,
        )
    if situation.unfinished >= 2 * LEASES_PER_KEY:
        return lease.NoWork(
            reason=lease.NO_WORK_REASON_ROUND_FULL,
            message="This computer has left many units unfinished. Potluck asks again by itself.",
            retry_after_seconds=float(rules.rounds.lease_seconds),
        )
    if situation.backlog >= backlog_bound(rules):
        return lease.NoWork(
            reason=lease.NO_WORK_REASON_ROUND_FULL,
            message="Enough units wait to be checked. Potluck asks again by itself.",
            retry_after_seconds=soon,
        )
    return None


def round_full(handed_out: int, rules: manifest.ProjectManifest) -> lease.NoWork | None:
    """Return why no new unit starts from the present checkpoint, or None when one may.

    Args:
        handed_out: Units of the round that may still become part of its merge.
        rules: The project's rules.
    """
    if not 0 < rules.rounds.most_units <= handed_out:
        return None
    return lease.NoWork(
        reason=lease.NO_WORK_REASON_ROUND_FULL,
        message="This round has all the work it needs. The next begins when that is checked.",
        retry_after_seconds=_soon(rules),
    )


def backlog_bound(rules: manifest.ProjectManifest) -> int:
    """Return how many unchecked units may pile up; later ones would be too late to be merged."""
    return rules.rounds.quorum_units * (rules.recipe.outer.max_staleness_rounds + 1)


def fitted_steps(recipe: manifest.Recipe, tokens_per_second: float) -> int:
    """Return inner steps, in whole segments, that take a computer about UNIT_SECONDS."""
    step_tokens = recipe.batch_sequences * recipe.model.context_tokens
    steps = max(tokens_per_second, 0.0) * UNIT_SECONDS / step_tokens
    wanted = int(min(steps, recipe.max_steps))  # A claimed speed may be beyond all numbers.
    whole = wanted // recipe.segment_steps * recipe.segment_steps
    return int(min(max(whole, recipe.min_steps), recipe.max_steps))


def takes_over(
    waiting: Unit, applicant: Applicant, recipe: manifest.Recipe, round_number: int
) -> bool:
    """Tell whether a returned unit still fits the round and the applicant's speed."""
    fitting = _TOO_LONG * fitted_steps(recipe, applicant.tokens_per_second)
    return waiting.round == round_number and waiting.work.steps <= fitting


def issue(
    unit: Unit, applicant: Applicant, *, lease_id: bytes, now_unix_ms: int, lease_seconds: int
) -> tuple[Unit, LeaseRecord]:
    """Give a unit to a device."""
    leased = replace(
        unit.moved(UnitEvent.LEASE),
        lease_id=lease_id,
        public_key=applicant.public_key,
        app_version=applicant.app_version,
    )
    record = LeaseRecord(
        lease_id=lease_id,
        unit_id=unit.unit_id,
        public_key=applicant.public_key,
        device_id=applicant.device_id,
        app_version=applicant.app_version,
        numerics_class=applicant.numerics_class,
        expires_unix_ms=now_unix_ms + lease_seconds * _MS,
    )
    return leased, record


def renewed(
    record: LeaseRecord, *, steps_done: int, now_unix_ms: int, lease_seconds: int
) -> LeaseRecord:
    """Return a lease that runs from now on again; it never gets shorter."""
    expires = max(record.expires_unix_ms, now_unix_ms + lease_seconds * _MS)
    return replace(record, steps_done=steps_done, expires_unix_ms=expires)


def returned(unit: Unit, record: LeaseRecord) -> tuple[Unit, LeaseRecord]:
    """Take a unit back whose lease ran out or was given up."""
    return unit.moved(UnitEvent.RETURN), replace(record, open=False)


def worn_out(unit: Unit) -> bool:
    """Tell whether a returned unit has had too many holders."""
    return unit.history.count(UnitState.LEASED) >= MOST_HOLDERS


def may_commit(unit: Unit, record: LeaseRecord) -> bool:
    """Tell whether the result of a lease is still taken: also late, while nobody else has it."""
    return unit.lease_id == record.lease_id and unit.state in {
        UnitState.LEASED,
        UnitState.WAITING,
    }


def still_mergeable(unit: Unit, round_number: int, outer: manifest.OuterOptimizer) -> bool:
    """Tell whether a unit is young enough to be merged."""
    return round_number - unit.round <= outer.max_staleness_rounds


def _soon(rules: manifest.ProjectManifest) -> float:
    """Return when to ask again for what changes within a round."""
    return 1.0 if rules.practice else 30.0
