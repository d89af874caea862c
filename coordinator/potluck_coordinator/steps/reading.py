"""What anybody enrolled may read: the project's state, the ledger, its files."""

from collections.abc import Sequence

from potluck.errors import ErrorCode
from potluck.growing_tree import GrowingTree
from potluck.limits import LEDGER_PAGE, LOSS_CURVE_POINTS
from potluck.manifest import parameter_count
from potluck.receipt import sign_tree_head
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.ledger import prove_consistency, prove_inclusion, tree_head
from potluck_coordinator.records import Round, Session
from potluck_coordinator.steps.step import Step
from potluck_coordinator.store.port import Audience

OUTCOMES_PAGE = 200
"""Most outcomes that are read at once."""

LARGEST_NUMBER = 2**63 - 1
"""Largest whole number that the record can hold."""

_ACTIVE_MS = 10 * 60 * 1000


def project_state(step: Step) -> project_status.ProjectStatus:
    """Return how the project is doing."""
    totals = step.tx.units.totals()
    opened = step.tx.project.current_round()
    curve = [
        _point(measured)
        for measured in thinned(step.tx.project.measured_rounds(), LOSS_CURVE_POINTS)
    ]
    return project_status.ProjectStatus(
        round=0 if opened is None else opened.number,
        verified_units=totals.verified_units,
        pending_units=totals.pending_units,
        verified_tokens=totals.verified_tokens,
        active_volunteers=step.tx.people.active_members(step.now_unix_ms - _ACTIVE_MS),
        loss_curve=curve,
        parameters=parameter_count(step.rules.recipe.model),
        audited_units=totals.audited_units,
    )


def thinned(rounds: Sequence[Round], most: int) -> Sequence[Round]:
    """Return at most so many rounds, evenly chosen, the first and the last among them."""
    if len(rounds) <= most:
        return rounds
    last = len(rounds) - 1
    return [rounds[place * last // (most - 1)] for place in range(most)]


def outcomes(step: Step, session: Session, after_sequence: int) -> Sequence[ledger.UnitOutcome]:
    """Return the caller's next news."""
    after = min(after_sequence, LARGEST_NUMBER)
    return step.tx.ledger.outcomes(session.public_key, after, OUTCOMES_PAGE)


def signed_head(step: Step, known_size: int) -> ledger.GetTreeHeadResponse:
    """Return the newest state of the ledger with the proof that it only added to a known one."""
    tree = _ledger_tree(step)
    head = tree_head(tree, now_unix_ms=step.now_unix_ms)
    return ledger.GetTreeHeadResponse(
        head=sign_tree_head(step.key, head),
        consistency_proof=prove_consistency(tree, known_size),
    )


def inclusion(step: Step, index: int, tree_size: int) -> ledger.GetInclusionProofResponse:
    """Return the proof that an entry is in the ledger of some size."""
    proof = prove_inclusion(_ledger_tree(step), index, tree_size)
    return ledger.GetInclusionProofResponse(proof=proof)


def ledger_page(step: Step, start: int, limit: int) -> ledger.ListLedgerResponse:
    """Return a page of the ledger."""
    if not 1 <= limit <= LEDGER_PAGE:
        raise RefusedError(f"A page has between 1 and {LEDGER_PAGE} entries.")
    rows = step.tx.ledger.page(min(start, LARGEST_NUMBER), limit)
    return ledger.ListLedgerResponse(entries=[row.serialised for row in rows])


def may_fetch(step: Step, session: Session, digest: bytes) -> None:
    """Refuse a file that the project does not offer to this caller; raises RefusedError."""
    audience = audience_of(step, digest)
    inspector = step.tx.people.is_inspector(session.public_key)
    if audience is None or (audience is Audience.INSPECTORS and not inspector):
        raise RefusedError(
            "The project does not offer this file, or not any more.", code=ErrorCode.NOT_FOUND
        )


def audience_of(step: Step, digest: bytes) -> Audience | None:
    """Tell who may fetch a file; None when the project does not refer to it."""
    if digest and digest == step.rules.tokenizer.definition.digest:
        return Audience.ENROLLED
    return step.tx.project.audience(digest)


def refers_to(step: Step, digest: bytes) -> bool:
    """Tell whether the project needs a file."""
    return audience_of(step, digest) is not None


def _ledger_tree(step: Step) -> GrowingTree:
    """Return the tree over the whole ledger, reading only what was added since."""
    step.tree.extend(step.tx.ledger.leaf_hashes(len(step.tree)))
    return step.tree


def _point(measured: Round) -> project_status.LossPoint:
    return project_status.LossPoint(
        round=measured.number,
        held_out_loss=measured.held_out_loss or 0.0,
        tokens=measured.tokens,
        measured_unix_ms=measured.measured_unix_ms or 0,
    )
