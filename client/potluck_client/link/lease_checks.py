"""What a coordinator says about work, checked before anything is done with it."""

import math

from potluck.errors import FormatError
from potluck.limits import CHALLENGE_LEAVES, GIB, ID_BYTES, KIB, NONCE_BYTES
from potluck.manifest import check_blob_ref, parameter_count
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.link.plain_text import plain_text

SHARD_BYTES = 4 * GIB
"""Largest shard that a unit may bring."""

MIN_RETRY_SECONDS = 1.0
MAX_RETRY_SECONDS = 3600.0

_FLOAT_BYTES = 4
_HEADER_BYTES_PER_LAYER = 4 * KIB
_SMALL_VOCABULARY = 65536


def check_lease(given: lease.Lease, rules: manifest.ProjectManifest) -> None:
    """Refuse a lease whose unit the project's rules do not allow; raises FormatError."""
    unit, recipe = given.unit, rules.recipe
    _need(len(given.lease_id) == ID_BYTES, "the name of the lease")
    _need(given.expires_unix_ms > 0, "the end of the lease")
    _need(len(unit.unit_id) == ID_BYTES, "the name of the unit")
    _need(unit.manifest_revision == rules.revision, "the revision of the rules")
    _need(recipe.min_steps <= unit.steps <= recipe.max_steps, "the number of steps")
    _need(unit.steps % recipe.segment_steps == 0, "the number of steps")
    check_blob_ref(unit.base_checkpoint)
    check_blob_ref(unit.shard)
    least, most = checkpoint_bounds(recipe.model)
    _need(least <= unit.base_checkpoint.size_bytes <= most, "the size of the model's weights")
    _need(
        _least_shard(recipe.model) <= unit.shard.size_bytes <= SHARD_BYTES, "the size of the text"
    )


def checkpoint_bounds(model: manifest.ModelConfig) -> tuple[int, int]:
    """Return the fewest and most bytes of a checkpoint: its values, and a header above them."""
    values = _FLOAT_BYTES * parameter_count(model)
    return values, values + _HEADER_BYTES_PER_LAYER * (model.layers + 4)


def checked_no_work(answer: lease.NoWork) -> lease.NoWork:
    """Return the refusal with a sane waiting time and a safe sentence; raises FormatError."""
    _need(math.isfinite(answer.retry_after_seconds), "the waiting time")
    known = set(lease.NoWorkReason.values()) - {lease.NO_WORK_REASON_UNSPECIFIED}
    _need(answer.reason in known, "the reason why there is no work")
    seconds = min(max(answer.retry_after_seconds, MIN_RETRY_SECONDS), MAX_RETRY_SECONDS)
    return lease.NoWork(
        reason=answer.reason, message=plain_text(answer.message), retry_after_seconds=seconds
    )


def checked_renewal(answer: lease.RenewLeaseResponse) -> lease.RenewLeaseResponse:
    """Return the renewal with a safe sentence; raises FormatError."""
    _need(answer.expires_unix_ms > 0 or not answer.still_wanted, "the end of the lease")
    return lease.RenewLeaseResponse(
        expires_unix_ms=answer.expires_unix_ms,
        still_wanted=answer.still_wanted,
        message=plain_text(answer.message),
    )


def check_challenge(answer: commitment.CommitResponse) -> None:
    """Refuse a challenge that asks for too much; raises FormatError."""
    _need(len(answer.nonce) == NONCE_BYTES, "the challenge")
    _need(1 <= answer.leaf_count <= CHALLENGE_LEAVES, "the number of pieces to open")


def _least_shard(model: manifest.ModelConfig) -> int:
    token_bytes = 2 if model.vocabulary_size <= _SMALL_VOCABULARY else 4
    return (model.context_tokens + 1) * token_bytes


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise FormatError(
            "What the project's server offered was refused, since something in it is outside what "
            f"its own rules and Potluck allow. Tell the organiser what it is: “{what}”."
        )
