"""A project's rules: signed, whole, and within every bound."""

import functools
import math
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.errors import ErrorCode, FormatError
from potluck.identity import Domain, PrivateKey, generate_key
from potluck.limits import BLOB_BYTES, MANIFEST_BYTES
from potluck.manifest import check_blob_ref, check_manifest, open_manifest, sign_manifest
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as wire
from tests.fakes.shared_manifest import example_manifest

KEY = PrivateKey(b"p" * 32)
GOOD = example_manifest(KEY.public)

BROKEN: dict[str, list[object]] = {
    "project_key": [b"", b"k" * 31, b"k" * 33],
    "name": ["", "  ", "n" * 4001],
    "charter": ["c" * 4001],
    "organiser": ["o" * 4001],
    "model_licence": ["m" * 4001],
    "data_licence": ["d" * 4001],
    "data": ["d" * 4001],
    "revision": [2**63],
    "tokenizer.kind": [0, 3, wire.Tokenizer.KIND_HUGGING_FACE],
    "rounds.quorum_units": [0, 10_001],
    "rounds.most_units": [1, 10_001],
    "rounds.grace_seconds": [7 * 86400 + 1],
    "rounds.lease_seconds": [0, 9, 7 * 86400 + 1],
    "audits.min_audit_rate": [-0.1, 1.1, math.nan],
    "audits.challenge_leaves": [0, 65],
    "audits.norm_factor": [0.0, 1.0, 2e6, math.inf, math.nan],
    "audits.probation_units": [10_001],
    "recipe.inner.learning_rate": [0.0, -1.0, 1.1, math.nan],
    "recipe.inner.beta1": [-0.1, 1.0, math.nan],
    "recipe.inner.beta2": [-0.1, 1.0, math.nan],
    "recipe.inner.epsilon": [0.0, 2.0, math.nan],
    "recipe.inner.weight_decay": [-0.1, 11.0, math.nan],
    "recipe.inner.clip_norm": [0.0, 2e6, math.inf, math.nan],
    "recipe.inner.warmup_steps": [1_000_001],
    "recipe.outer.learning_rate": [0.0, 11.0, math.nan],
    "recipe.outer.momentum": [-0.1, 1.0, math.nan],
    "recipe.outer.staleness_factor": [0.0, 1.1, math.nan],
    "recipe.outer.max_staleness_rounds": [101],
    "recipe.batch_sequences": [0, 1, 5, 65538],
    "recipe.micro_batch_sequences": [0, 3, 8],
    "recipe.segment_steps": [0, 3, 100_001],
    "recipe.min_steps": [0, 3, 10],
    "recipe.max_steps": [0, 2, 9, 2 * 1001],
    "recipe.leaf_bytes": [0, 1000, 65536 + 1024],
    "recipe.codec": [0, 2],
    "recipe.codec_block": [0, 15, 8192],
    "recipe.precision": [0, 2],
    "recipe.tolerance.pass_relative_error": [0.0, 0.5, math.nan],
    "recipe.tolerance.fail_relative_error": [0.0, 1.0, math.nan],
    "recipe.numerics": ["exact-2", "Exact-1", "x" * 5000],
    "audits.replica_share": [-0.1, 0.5, 1.1, math.nan],
    "recipe.model.vocabulary_size": [0, 1, 1_000_001],
    "recipe.model.width": [0, 4, 30, 65540],
    "recipe.model.layers": [0, 1001],
    "recipe.model.heads": [0, 3, 32, 1025],
    "recipe.model.kv_heads": [0, 3, 8],
    "recipe.model.hidden_width": [0, 7, 1_000_001],
    "recipe.model.context_tokens": [0, 1, 1_000_001],
    "recipe.model.rope_theta": [0.0, 1.0, 2e9, math.nan],
    "recipe.model.norm_epsilon": [0.0, 0.1, math.nan],
}
CASES: list[tuple[str, object]] = [
    (path, value) for path, values in BROKEN.items() for value in values
]


def with_fields(changes: Mapping[str, object]) -> wire.ProjectManifest:
    """Return the good manifest with some fields changed."""
    manifest = wire.ProjectManifest()
    manifest.CopyFrom(GOOD)
    for path, value in changes.items():
        *folders, name = path.split(".")
        setattr(functools.reduce(getattr, folders, manifest), name, value)
    return manifest


def test_a_manifest_that_was_signed_can_be_opened() -> None:
    """What the organiser wrote is what the volunteer reads."""
    assert open_manifest(sign_manifest(KEY, GOOD), KEY.public) == GOOD


@pytest.mark.parametrize(("path", "value"), CASES, ids=[f"{p}={v!r:.20}" for p, v in CASES])
def test_every_bound_holds_on_both_sides(path: str, value: object) -> None:
    """No project can ask a volunteer for what Potluck does not allow, however it signs."""
    broken = with_fields({path: value})
    with pytest.raises(FormatError, match="organiser"):
        check_manifest(broken)
    with pytest.raises(FormatError):
        sign_manifest(KEY, broken)
    data = broken.SerializeToString()
    signed = wire.SignedManifest(manifest=data, signature=KEY.sign(Domain.MANIFEST, data))
    with pytest.raises(FormatError):
        open_manifest(signed, KEY.public)


def numbers(message: wire.ProjectManifest) -> set[str]:
    """Return the paths of all fields of a message and of those inside it."""
    found = set()
    for field in message.DESCRIPTOR.fields:
        if field.message_type is None:
            found.add(field.name)
        else:
            found |= {f"{field.name}.{name}" for name in numbers(getattr(message, field.name))}
    return found


def test_no_field_is_without_a_bound() -> None:
    """A field that somebody adds later gets a bound, or is named here with its reason."""
    yes_or_no = {"practice", "recipe.model.tied_embeddings"}
    checked_elsewhere = {"format", "tokenizer.definition.digest", "tokenizer.definition.size_bytes"}
    assert numbers(GOOD) - yes_or_no - checked_elsewhere == set(BROKEN)


def test_exact_rules_need_no_tolerance_and_may_ask_two_computers() -> None:
    """Where every device gives the same bits nothing is left to be tolerated."""
    exact = with_fields({"recipe.numerics": "exact-1", "audits.replica_share": 0.5})
    exact.recipe.ClearField("tolerance")
    check_manifest(exact)
    exact.recipe.tolerance.fail_relative_error = 2.0
    with pytest.raises(FormatError, match="tolerance"):
        check_manifest(exact)


def test_unknown_arithmetic_is_refused_by_its_name() -> None:
    """An app that is too old says what it does not know, and how to help it."""
    with pytest.raises(FormatError, match=r"'exact-2'.*Update the app"):
        check_manifest(with_fields({"recipe.numerics": "exact-2"}))


def test_rules_of_another_format_ask_for_an_update() -> None:
    """An old app says that it is old."""
    with pytest.raises(FormatError, match="Update the app") as caught:
        check_manifest(with_fields({"format": 2}))
    assert caught.value.code is ErrorCode.CONFLICT


def test_bounds_hold_in_products_too() -> None:
    """Values that are each allowed can't add up to what no computer or message could carry."""
    for changes, what in [
        ({"recipe.model.width": 65536, "recipe.model.layers": 1000}, "size of the model"),
        (
            {"recipe.model.context_tokens": 1_000_000, "recipe.batch_sequences": 65536},
            "tokens of a step",
        ),
        ({"recipe.leaf_bytes": 65536, "audits.challenge_leaves": 64}, "size of an opening"),
    ]:
        with pytest.raises(FormatError, match=what):
            check_manifest(with_fields(changes))


def test_forged_or_foreign_rules_are_refused() -> None:
    """Only the project that the invite names makes the rules."""
    signed = sign_manifest(KEY, GOOD)
    with pytest.raises(FormatError, match="not signed"):
        open_manifest(signed, generate_key().public)
    bent = wire.SignedManifest(manifest=signed.manifest + b"\0", signature=signed.signature)
    with pytest.raises(FormatError, match="not signed"):
        open_manifest(bent, KEY.public)
    foreign = example_manifest(generate_key().public)
    with pytest.raises(FormatError, match="another project"):
        open_manifest(sign_manifest(KEY, foreign), KEY.public)
    signature = KEY.sign(Domain.COMMITMENT, signed.manifest)
    with pytest.raises(FormatError, match="not signed"):
        open_manifest(
            wire.SignedManifest(manifest=signed.manifest, signature=signature), KEY.public
        )


def test_oversized_rules_are_not_read() -> None:
    """The size is looked at before anything else."""
    with pytest.raises(FormatError, match="larger"):
        open_manifest(wire.SignedManifest(manifest=bytes(MANIFEST_BYTES + 1)), KEY.public)


def refused_in_words(act: Callable[[], object]) -> None:
    """Fail if an act raises anything but FormatError."""
    try:
        act()
    except FormatError as error:
        assert error.sentence.endswith(".")


@given(st.binary(max_size=300))
def test_signed_nonsense_is_refused_in_words(data: bytes) -> None:
    """A hostile project that signs any bytes at all can't crash the app."""
    signed = wire.SignedManifest(manifest=data, signature=KEY.sign(Domain.MANIFEST, data))
    refused_in_words(lambda: open_manifest(signed, KEY.public))


@given(st.integers(0, 10_000), st.integers(0, 255), st.integers(0, 3))
def test_signed_rules_with_other_bytes_are_refused_in_words(place: int, new: int, cut: int) -> None:
    """Damage anywhere in well-formed rules can't crash the app either."""
    data = bytearray(GOOD.SerializeToString())
    place %= len(data)
    data[place : place + cut] = bytes([new])
    signed = wire.SignedManifest(
        manifest=bytes(data), signature=KEY.sign(Domain.MANIFEST, bytes(data))
    )
    refused_in_words(lambda: open_manifest(signed, KEY.public))


@pytest.mark.parametrize(("digest", "size"), [(31, 1), (33, 1), (32, 0), (32, BLOB_BYTES + 1)])
def test_an_impossible_file_is_refused(digest: int, size: int) -> None:
    """Nothing is fetched that has no name, no content or no end."""
    with pytest.raises(FormatError):
        check_blob_ref(blob.BlobRef(digest=bytes(digest), size_bytes=size))
    tokenizer = wire.Tokenizer(
        kind=wire.Tokenizer.KIND_HUGGING_FACE,
        definition=blob.BlobRef(digest=bytes(digest), size_bytes=size),
    )
    manifest = wire.ProjectManifest()
    manifest.CopyFrom(GOOD)
    manifest.tokenizer.CopyFrom(tokenizer)
    with pytest.raises(FormatError):
        check_manifest(manifest)
