"""A tiny project, its clock and its chance, and results that an honest volunteer could have."""

import asyncio
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from potluck.identity import Domain, PrivateKey, generate_key
from potluck.manifest import parameter_count, sign_manifest
from potluck.merkle import leaf_hash, tree_root
from potluck.numerics import class_under, is_exact
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.blobs.folder import FolderBlobs
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.records import Round
from potluck_coordinator.store.sqlite import SqliteStore
from potluck_training.checkpoint import save_checkpoint
from potluck_training.codec_int8 import encode
from potluck_training.norms import l2_norm
from potluck_training.tokens import write_shard
from potluck_training.weights import initial_weights
from tests.fakes.shared_manifest import example_manifest, example_recipe

SHARD_TOKENS = 500

CPU = numerics.NumericsClass(
    device_type="cpu",
    architecture="test cpu, avx2",
    torch_version="2.9.0",
    system="linux",
    precision=manifest.PRECISION_FLOAT32,
    threads=2,
)


def tiny_recipe() -> manifest.Recipe:
    """Return a recipe whose model has some hundred values."""
    recipe = example_recipe()
    model = manifest.ModelConfig(
        vocabulary_size=16, width=8, layers=1, heads=1, kv_heads=1, hidden_width=8, context_tokens=8
    )
    recipe.MergeFrom(manifest.Recipe(model=model, segment_steps=5, min_steps=10, max_steps=40))
    recipe.leaf_bytes, recipe.codec_block = 256, 16
    recipe.tolerance.fail_relative_error = 2.5e-2
    return recipe


def tiny_rules(key: PrivateKey) -> manifest.ProjectManifest:
    """Return the rules of a tiny project: quorum two, two units of probation."""
    rules = example_manifest(key.public)
    rules.name, rules.practice = "Tiny", True
    rules.recipe.CopyFrom(tiny_recipe())
    rules.rounds.grace_seconds, rules.rounds.lease_seconds = 0, 60
    rules.audits.probation_units, rules.audits.norm_factor = 2, 4.0
    return rules


def make_home(root: Path, rules: manifest.ProjectManifest, key: PrivateKey) -> CoordinatorHome:
    """Write a tiny project with one shard, held-out text and a first checkpoint."""
    home = CoordinatorHome(root)
    root.mkdir(exist_ok=True)
    inspector = generate_key()
    home.project_key.write_bytes(key.seed)
    home.inspector_key.write_bytes(inspector.seed)
    home.manifest.write_bytes(sign_manifest(key, rules).SerializeToString())
    blobs, store = FolderBlobs(home.blobs), SqliteStore(home.database)
    model = rules.recipe.model
    save_checkpoint(root / "w", model, initial_weights(model, 1))
    for name, seed in (("shard", 2), ("held", 3)):
        drawn = np.random.Generator(np.random.Philox(seed)).integers(0, 16, SHARD_TOKENS)
        write_shard(root / name, drawn.astype(np.uint16))
    with store.transaction() as tx:
        tx.project.add_shard(blobs.put_file(root / "shard"), SHARD_TOKENS)
        tx.project.set_held_out(blobs.put_file(root / "held"))
        checkpoint = blobs.put_file(root / "w")
        tx.project.add_round(
            Round(number=0, checkpoint=checkpoint, velocity=None, opened_unix_ms=0)
        )
        tx.people.add_inspector(inspector.public)
    store.close()
    return home


class ManualClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self._now_ms = 1_000_000
        self._sleepers: list[tuple[int, asyncio.Event]] = []

    def unix_ms(self) -> int:
        """Return the time that was set."""
        return self._now_ms

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has moved that far."""
        woken = asyncio.Event()
        self._sleepers.append((self._now_ms + int(seconds * 1000), woken))
        await woken.wait()

    def advance(self, seconds: float) -> None:
        """Move the clock and wake who slept until then."""
        self._now_ms += int(seconds * 1000)
        for due, woken in self._sleepers:
            if due <= self._now_ms:
                woken.set()
        self._sleepers = [(due, woken) for due, woken in self._sleepers if not woken.is_set()]


@dataclass
class FixedChance:
    """Chance that repeats itself from run to run.

    Attributes:
        drawn: The next share; below an audit rate it means a re-run.
    """

    drawn: float = 0.0
    _count: int = field(default=0)

    def token(self, count: int) -> bytes:
        """Return bytes that never came before."""
        self._count += 1
        return hashlib.sha512(self._count.to_bytes(8, "big")).digest()[:count]

    def below(self, bound: int) -> int:
        """Return a number below the bound."""
        return int.from_bytes(self.token(8), "big") % bound

    def share(self) -> float:
        """Return the share that was set."""
        return self.drawn


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a worker leaves of a unit.

    Attributes:
        said: The commitment, with its public key.
        delta: (weights − base) as bytes.
        payload: The encoded pseudo-gradient.
    """

    said: commitment.Commitment
    delta: bytes
    payload: bytes

    def signed(self, key: PrivateKey) -> tuple[bytes, bytes]:
        """Return the serialised commitment and its signature."""
        serialised = self.said.SerializeToString(deterministic=True)
        return serialised, key.sign(Domain.COMMITMENT, serialised)


def honest_result(
    work: lease.WorkUnit, recipe: manifest.Recipe, public_key: bytes, *, scale: float = 1e-3
) -> Result:
    """Return a small random change of the weights with a valid commitment to it.

    A function of the unit alone, as a real one is, so that an inspector can make it again.
    """
    count = parameter_count(recipe.model)
    drawn = np.random.Generator(np.random.Philox(work.seed)).standard_normal(count)
    delta = (drawn * scale).astype(np.float32)
    return result_of(delta, work, recipe, public_key)


def result_of(
    delta: np.ndarray[tuple[int], np.dtype[np.float32]],
    work: lease.WorkUnit,
    recipe: manifest.Recipe,
    public_key: bytes,
) -> Result:
    """Return what a worker leaves that came to this change of the weights."""
    ends = range(recipe.segment_steps, work.steps + 1, recipe.segment_steps)
    segments = [
        commitment.SegmentCommitment(
            steps_done=end,
            delta_root=root_of((delta * np.float32(end / work.steps)).tobytes(), recipe),
            mean_loss=2.5,
        )
        for end in ends
    ]
    if is_exact(recipe):
        for segment in segments:
            # As a real one, it stands for the whole state.
            segment.state_digest = hashlib.sha256(segment.delta_root).digest()
    payload = encode(delta, recipe.codec_block)
    said = commitment.Commitment(
        unit_id=work.unit_id,
        public_key=public_key,
        segments=segments,
        payload=blob.BlobRef(digest=hashlib.sha256(payload).digest(), size_bytes=len(payload)),
        numerics_class=class_under(recipe, CPU),
        delta_norm=l2_norm(delta),
        tokens=work.steps * recipe.batch_sequences * recipe.model.context_tokens,
    )
    return Result(said=said, delta=delta.tobytes(), payload=payload)


def parted(result: Result, other: Result, place: int) -> Result:
    """Return a result that is another one up to a segment, and itself from there on."""
    said = commitment.Commitment()
    said.CopyFrom(result.said)
    for segment, earlier in zip(said.segments[:place], other.said.segments[:place], strict=True):
        segment.CopyFrom(earlier)
    return Result(said=said, delta=result.delta, payload=result.payload)


def root_of(data: bytes, recipe: manifest.Recipe) -> bytes:
    """Return the Merkle root over the leaves of some bytes."""
    size = recipe.leaf_bytes
    return tree_root([leaf_hash(data[i : i + size]) for i in range(0, len(data), size)])
