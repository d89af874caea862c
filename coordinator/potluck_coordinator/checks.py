"""The checks that every unit gets without being run again."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from google.protobuf.message import DecodeError

from potluck.digest import DIGEST_BYTES
from potluck.errors import ErrorCode, FormatError
from potluck.identity import Domain, signature_holds
from potluck.limits import COMMITMENT_BYTES, SEGMENTS, THREADS
from potluck.manifest import parameter_count
from potluck.numerics import class_under, is_exact
from potluck.opening import check_opening
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import RefusedError
from potluck_training.codec_int8 import decode, encode, encoded_bytes, leaf_payload_slice
from potluck_training.errors import TrainingError
from potluck_training.norms import l2_norm

FLOAT_BYTES = 4

NORMS_NEEDED = 8
"""Norms that have to be known before a unit is measured against their median."""

NORMS_KEPT = 100
"""Newest norms that the median is taken of."""

_NORM_SLACK = 0.1
"""Relative distance that packing into eight bits may put between declared and decoded norm."""

_CLASS_CHARACTERS = 200

_COMMITMENT_BYTES = 4096
_SEGMENT_BYTES = 128
"""What a commitment can come to; fields that nobody knows would be kept for ever."""


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A check that a unit did not pass.

    Attributes:
        sentence: What is wrong, for the volunteer.
        strike: True when only a fault or a cheat explains it.
    """

    sentence: str
    strike: bool


def check_commitment(
    serialised: bytes,
    signature: bytes,
    public_key: bytes,
    work: lease.WorkUnit,
    recipe: manifest.Recipe,
) -> commitment.Commitment:
    """Return a commitment that its key signed and that fits the unit.

    Raises:
        RefusedError: It is oversized, forged, damaged, or is about something else.
    """
    if len(serialised) > COMMITMENT_BYTES:
        raise RefusedError("The commitment is larger than allowed.", code=ErrorCode.TOO_LARGE)
    if not signature_holds(Domain.COMMITMENT, public_key, serialised, signature):
        raise RefusedError("The commitment is not signed by this computer's key.")
    said = commitment.Commitment()
    try:
        said.ParseFromString(serialised)
    except DecodeError as error:
        raise RefusedError("The commitment is damaged and can't be read.") from error
    _need(said.public_key == public_key, "is another computer's")
    _need(said.unit_id == work.unit_id, "is about another unit")
    _need(len(said.segments) <= SEGMENTS, "has too many segments")
    most_bytes = _COMMITMENT_BYTES + _SEGMENT_BYTES * len(said.segments)
    _need(len(serialised) <= most_bytes, "carries more than it should")
    ends = list(range(recipe.segment_steps, work.steps + 1, recipe.segment_steps))
    _need([s.steps_done for s in said.segments] == ends, "has other segments than the unit")
    _need(whole_digests(said.segments, recipe), "has a cut-off root or state")
    _need(all(math.isfinite(s.mean_loss) for s in said.segments), "has a loss that is no number")
    _need(math.isfinite(said.delta_norm) and said.delta_norm > 0.0, "has an impossible norm")
    _need(len(said.payload.digest) == DIGEST_BYTES, "has a cut-off payload digest")
    values = parameter_count(recipe.model)
    packed = encoded_bytes(values, recipe.codec_block)
    _need(said.payload.size_bytes == packed, "has a payload of another size than the model's")
    _need(said.tokens == unit_tokens(work, recipe), "counts other tokens than the unit has")
    check_class(said.numerics_class, recipe)
    return said


def whole_digests(
    segments: Sequence[commitment.SegmentCommitment], recipe: manifest.Recipe
) -> bool:
    """Tell whether segments have the digests that a recipe asks for, and no others."""
    state_bytes = DIGEST_BYTES if is_exact(recipe) else 0
    return all(
        len(segment.delta_root) == DIGEST_BYTES and len(segment.state_digest) == state_bytes
        for segment in segments
    )


def check_class(named: numerics.NumericsClass, recipe: manifest.Recipe) -> None:
    """Refuse a numerics class that can't be, or is not the recipe's; raises RefusedError."""
    if is_exact(recipe):
        if named != class_under(recipe, named):
            raise RefusedError(
                "The project computes with exact numerics, which this app did not use. Update the "
                "app.",
                code=ErrorCode.CONFLICT,
            )
        return
    if named.numerics != recipe.numerics:
        raise RefusedError("The numerics class has other arithmetic than the recipe.")
    texts = (named.device_type, named.architecture, named.torch_version, named.system)
    if not all(0 < len(text) <= _CLASS_CHARACTERS for text in texts):
        raise RefusedError("The numerics class has an empty or overlong part.")
    if not 1 <= named.threads <= THREADS:
        raise RefusedError("The numerics class has an impossible number of threads.")
    if named.precision != recipe.precision:
        raise RefusedError("The numerics class has another number format than the recipe.")


def unit_tokens(work: lease.WorkUnit, recipe: manifest.Recipe) -> int:
    """Return how many tokens a unit trains on."""
    return int(work.steps * recipe.batch_sequences * recipe.model.context_tokens)


def norm_rate(delta_norm: float, steps: int) -> float:
    """Return a norm by which units of different lengths can be compared: ÷ √steps."""
    return delta_norm / math.sqrt(steps)


def check_leaves(
    leaves: Sequence[commitment.OpenedLeaf],
    said: commitment.Commitment,
    nonce: bytes,
    rules: manifest.ProjectManifest,
) -> Failure | None:
    """Return what is wrong with an opening, or None."""
    recipe = rules.recipe
    try:
        check_opening(
            leaves,
            nonce=nonce,
            wanted_leaves=rules.audits.challenge_leaves,
            root=said.segments[-1].delta_root,
            size_bytes=FLOAT_BYTES * parameter_count(recipe.model),
            leaf_bytes=recipe.leaf_bytes,
        )
    except FormatError as error:
        return Failure(sentence=error.sentence, strike=True)
    if not all(np.isfinite(leaf_values(leaf.data)).all() for leaf in leaves):
        return Failure(sentence="An opened leaf holds NaN or infinity.", strike=True)
    return None


def check_payload(
    payload: bytes | memoryview,
    leaves: Sequence[commitment.OpenedLeaf],
    said: commitment.Commitment,
    recipe: manifest.Recipe,
) -> Failure | None:
    """Return what is wrong with a payload in itself and against the opened leaves, or None."""
    count = parameter_count(recipe.model)
    try:
        values = decode(payload, count, recipe.codec_block)
        for leaf in leaves:
            place = leaf_payload_slice(leaf.index, recipe.leaf_bytes, count, recipe.codec_block)
            if bytes(payload[place]) != encode(leaf_values(leaf.data), recipe.codec_block):
                return Failure(
                    sentence=f"The payload differs from the opened leaf {leaf.index}.", strike=True
                )
    except TrainingError as error:
        return Failure(sentence=error.sentence, strike=True)
    norm = l2_norm(values)
    if not math.isfinite(norm) or abs(norm - said.delta_norm) > _NORM_SLACK * said.delta_norm:
        return Failure(sentence="The payload has another norm than was declared.", strike=True)
    return None


def check_norm(rate: float, known: Sequence[float], norm_factor: float) -> Failure | None:
    """Return that a norm is far from those of other units, or None.

    A wild norm may be honest bad luck, so it is no strike.
    """
    if len(known) < NORMS_NEEDED:
        return None
    median = statistics.median(known)
    if median / norm_factor <= rate <= median * norm_factor:
        return None
    return Failure(
        sentence="The result is far larger or smaller than those of other units, so it was not "
        "used.",
        strike=False,
    )


def leaf_values(data: bytes) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return the values of a leaf."""
    return np.frombuffer(data, "<f4").astype(np.float32, copy=False)


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise RefusedError(f"The commitment {what}, so it was not taken. Update the app.")
