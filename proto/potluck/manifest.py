"""The signed rules of a project: how they are signed, opened and bounded."""

from google.protobuf.message import DecodeError

from potluck.digest import DIGEST_BYTES
from potluck.errors import ErrorCode, FormatError
from potluck.identity import PUBLIC_KEY_BYTES, Domain, PrivateKey, signature_holds
from potluck.limits import (
    BLOB_BYTES,
    CHALLENGE_LEAVES,
    KIB,
    LEAF_BYTES,
    MANIFEST_BYTES,
    MESSAGE_BYTES,
    PARAMETERS,
    PROOF_HASHES,
    SEGMENTS,
    STEP_TOKENS,
    TEXT_CHARACTERS,
)
from potluck.numerics import check_numerics, is_exact
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as wire

FORMAT = 1
_FLOAT_BYTES = 4
_TENSOR_NAME_BYTES = 120
"""What a tensor's name, shape and place take in a checkpoint's header, about."""


def sign_manifest(key: PrivateKey, manifest: wire.ProjectManifest) -> wire.SignedManifest:
    """Return the manifest with the project's signature.

    Raises:
        FormatError: The manifest breaks a bound, so no app would accept it.
    """
    check_manifest(manifest)
    data = manifest.SerializeToString(deterministic=True)
    return wire.SignedManifest(manifest=data, signature=key.sign(Domain.MANIFEST, data))


def open_manifest(signed: wire.SignedManifest, project_key: bytes) -> wire.ProjectManifest:
    """Return a manifest whose signature and bounds hold.

    Raises:
        FormatError: It is oversized, forged, damaged, or asks for what no project may ask.
    """
    if len(signed.manifest) > MANIFEST_BYTES:
        raise FormatError("The project's rules are larger than allowed, so they were not read.")
    if not signature_holds(Domain.MANIFEST, project_key, signed.manifest, signed.signature):
        raise FormatError(
            "The project's rules are not signed by the project that the invite names. Ask the "
            "organiser for a new invite link."
        )
    manifest = wire.ProjectManifest()
    try:
        manifest.ParseFromString(signed.manifest)
    except DecodeError as error:
        raise FormatError("The project's rules are damaged and can't be read.") from error
    if manifest.project_key != project_key:
        raise FormatError("The project's rules belong to another project than the invite names.")
    check_manifest(manifest)
    return manifest


def check_manifest(manifest: wire.ProjectManifest) -> None:
    """Refuse a manifest that breaks a bound; raises FormatError."""
    if manifest.format != FORMAT:
        raise FormatError(
            "The project's rules are written for another version of Potluck. Update the app.",
            code=ErrorCode.CONFLICT,
        )
    _need(len(manifest.project_key) == PUBLIC_KEY_BYTES, "the project key")
    texts = [manifest.name, manifest.charter, manifest.organiser]
    texts += [manifest.model_licence, manifest.data_licence, manifest.data]
    _need(all(len(text) <= TEXT_CHARACTERS for text in texts), "the length of its texts")
    _need(bool(manifest.name.strip()), "its name")
    check_recipe(manifest.recipe)
    kind = manifest.tokenizer.kind
    known = {wire.Tokenizer.KIND_BYTES, wire.Tokenizer.KIND_HUGGING_FACE}
    _need(kind in known, "the kind of its tokenizer")
    if kind == wire.Tokenizer.KIND_HUGGING_FACE:
        check_blob_ref(manifest.tokenizer.definition)
    rounds, audits = manifest.rounds, manifest.audits
    _need(1 <= rounds.quorum_units <= 10_000, "the units a round needs")
    bounded = rounds.quorum_units <= rounds.most_units <= 10_000
    _need(rounds.most_units == 0 or bounded, "the units that a round hands out")
    _need(rounds.grace_seconds <= 7 * 86400, "the grace time of a round")
    _need(10 <= rounds.lease_seconds <= 7 * 86400, "the length of a lease")
    _need(0.0 <= audits.min_audit_rate <= 1.0, "the share of units that is re-run")
    _need(1 <= audits.challenge_leaves <= CHALLENGE_LEAVES, "the number of leaves to open")
    _need(1.0 < audits.norm_factor <= 1e6, "the bound on norms")
    leaf_and_proof = manifest.recipe.leaf_bytes + PROOF_HASHES * (DIGEST_BYTES + 2) + KIB
    _need(audits.challenge_leaves * leaf_and_proof <= MESSAGE_BYTES, "the size of an opening")
    _need(audits.probation_units <= 10_000, "the length of the probation")
    _need(0.0 <= audits.replica_share <= 1.0, "the share of units that two computers do")
    comparable = audits.replica_share == 0.0 or is_exact(manifest.recipe)
    _need(comparable, "a share of units for two computers without exact numerics")
    _need(manifest.revision < 2**63, "its revision")  # What a database can keep.


def check_recipe(recipe: wire.Recipe) -> None:
    """Refuse a recipe that could not run or would ask for too much; raises FormatError."""
    check_model(recipe.model)
    inner, outer = recipe.inner, recipe.outer
    _need(0.0 < inner.learning_rate <= 1.0, "the inner learning rate")
    _need(0.0 <= inner.beta1 < 1.0 and 0.0 <= inner.beta2 < 1.0, "the inner betas")
    _need(0.0 < inner.epsilon <= 1.0, "the inner epsilon")
    _need(0.0 <= inner.weight_decay <= 10.0, "the weight decay")
    _need(0.0 < inner.clip_norm <= 1e6, "the gradient clip")
    _need(inner.warmup_steps <= 1_000_000, "the warm-up")
    _need(0.0 < outer.learning_rate <= 10.0, "the outer learning rate")
    _need(0.0 <= outer.momentum < 1.0, "the outer momentum")
    _need(0.0 < outer.staleness_factor <= 1.0, "the staleness factor")
    _need(outer.max_staleness_rounds <= 100, "the staleness bound")
    _need(1 <= recipe.micro_batch_sequences <= recipe.batch_sequences <= 65536, "the batch")
    _need(recipe.batch_sequences % recipe.micro_batch_sequences == 0, "the micro-batch")
    step_tokens = recipe.batch_sequences * recipe.model.context_tokens
    _need(step_tokens <= STEP_TOKENS, "the tokens of a step")
    _need(1 <= recipe.segment_steps <= 100_000, "the length of a segment")
    steps = (recipe.min_steps, recipe.max_steps)
    _need(1 <= recipe.min_steps <= recipe.max_steps, "the length of a unit")
    _need(all(s % recipe.segment_steps == 0 for s in steps), "the steps in whole segments")
    _need(recipe.max_steps // recipe.segment_steps <= SEGMENTS, "the number of segments")
    _need(recipe.codec == wire.CODEC_INT8, "the codec")
    _need(16 <= recipe.codec_block <= 4096, "the codec's block")
    block_bytes = recipe.codec_block * _FLOAT_BYTES
    whole = recipe.leaf_bytes % block_bytes == 0
    _need(0 < recipe.leaf_bytes <= LEAF_BYTES and whole, "the size of a leaf")
    _need(recipe.precision == wire.PRECISION_FLOAT32, "the number format")
    check_numerics(recipe.numerics)
    if recipe.HasField("tolerance") or not is_exact(recipe):
        tolerance = recipe.tolerance
        low, high = tolerance.pass_relative_error, tolerance.fail_relative_error
        _need(0.0 < low < high < 1.0, "the tolerance")


def check_blob_ref(ref: blob.BlobRef) -> None:
    """Refuse a reference to an impossible blob; raises FormatError."""
    _need(len(ref.digest) == DIGEST_BYTES, "the digest of a file")
    _need(0 < ref.size_bytes <= BLOB_BYTES, "the size of a file")


def parameter_count(model: wire.ModelConfig) -> int:
    """Return the number of trained values of a decoder."""
    head_width = model.width // model.heads
    attention = 2 * model.width * model.width + 2 * model.width * model.kv_heads * head_width
    feed_forward = 3 * model.width * model.hidden_width
    embeddings = model.vocabulary_size * model.width * (1 if model.tied_embeddings else 2)
    return embeddings + model.layers * (attention + feed_forward + 2 * model.width) + model.width


def checkpoint_bytes(model: wire.ModelConfig) -> int:
    """Return about how long a checkpoint of a decoder is: its values, and what names them.

    A block has nine tensors; beside the blocks there are embeddings, a norm and perhaps a head.
    """
    tensors = 9 * model.layers + (2 if model.tied_embeddings else 3)
    return _FLOAT_BYTES * parameter_count(model) + _TENSOR_NAME_BYTES * tensors


def check_model(model: wire.ModelConfig) -> None:
    """Refuse a model that could not be built; raises FormatError."""
    _need(2 <= model.vocabulary_size <= 1_000_000, "the vocabulary")
    _need(8 <= model.width <= 65536, "the width of the model")
    _need(1 <= model.layers <= 1000, "the depth of the model")
    _need(1 <= model.heads <= 1024 and model.width % model.heads == 0, "the heads of the model")
    _need((model.width // model.heads) % 2 == 0, "the width of a head")
    _need(1 <= model.kv_heads <= model.heads, "the key heads of the model")
    _need(model.heads % model.kv_heads == 0, "the key heads of the model")
    _need(8 <= model.hidden_width <= 1_000_000, "the feed-forward width of the model")
    _need(2 <= model.context_tokens <= 1_000_000, "the context of the model")
    _need(1.0 < model.rope_theta <= 1e9, "the position angles of the model")
    _need(0.0 < model.norm_epsilon <= 1e-2, "the norm epsilon of the model")
    _need(parameter_count(model) <= PARAMETERS, "the size of the model")


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise FormatError(
            "The project's rules were refused, since they ask for something outside what Potluck "
            f"allows. Tell the organiser what it is: “{what}”."
        )
