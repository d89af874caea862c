"""Real server, real inspector process, real training: what a volunteer hears of its work."""

import asyncio
import dataclasses
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from potluck.challenge import challenged_leaves
from potluck.endpoint import open_channel
from potluck.identity import Domain, PrivateKey, generate_key
from potluck.invite import Invite, parse_invite
from potluck.limits import CHUNK_BYTES
from potluck.manifest import open_manifest
from potluck.numerics import class_under, is_exact
from potluck.opening import leaf_count, open_leaves
from potluck.receipt import open_receipt
from potluck.session import enrol, session_metadata
from potluck.unit_files import DELTA, PAYLOAD
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import project_status_pb2 as project_status
from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceStub
from potluck_coordinator.address import Address
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.ingest.documents import Piece
from potluck_coordinator.ingest.flow import Ingest
from potluck_coordinator.ingest.journal import IngestJournal
from potluck_coordinator.ingest.tokenising import ByteTokeniser
from potluck_coordinator.inspector_process import InspectorProcess, inspector_command
from potluck_coordinator.project import Charter, make_keys, open_first_round, sign_rules
from potluck_coordinator.recipes import PRACTICE, TOLERANCE, Plan, load_plan
from potluck_coordinator.serving import serve_inspected
from potluck_coordinator.workshop import opened
from potluck_training.control import Unhindered
from potluck_training.determinism import numerics_class
from potluck_training.unit import UnitJob, run_unit

NOW = dt.datetime.now(dt.UTC)
CHARTER = Charter(
    name="T", organiser="", purpose="", model_licence="", data_licence="", practice=True
)


def tiny_plan(numerics: str) -> Plan:
    """Return a plan of which a unit takes a moment, and every unit is a round."""
    practice = load_plan(PRACTICE)
    recipe = manifest.Recipe()
    recipe.CopyFrom(practice.recipe)
    recipe.model.MergeFrom(
        manifest.ModelConfig(
            width=16, layers=1, heads=2, kv_heads=1, hidden_width=32, context_tokens=16
        )
    )
    recipe.batch_sequences, recipe.micro_batch_sequences = 4, 2
    recipe.segment_steps, recipe.min_steps, recipe.max_steps = 2, 4, 4
    recipe.leaf_bytes, recipe.codec_block = 1024, 64
    recipe.numerics = numerics
    if not is_exact(recipe):
        recipe.tolerance.CopyFrom(TOLERANCE)
    rounds = manifest.RoundPolicy(quorum_units=1, grace_seconds=0, lease_seconds=600)
    return Plan(recipe=recipe, rounds=rounds, audits=practice.audits)


def make_project(root: Path, numerics: str = "") -> CoordinatorHome:
    """Make a project with text and a first checkpoint."""
    home = CoordinatorHome(root)
    make_keys(home, NOW)
    tokenizer = manifest.Tokenizer(kind=manifest.Tokenizer.KIND_BYTES)
    rules = sign_rules(home, CHARTER, tiny_plan(numerics), tokenizer, 256)
    pieces = [Piece(text=f"text number {n}\n" * 200, ends_document=True) for n in range(30)]
    with opened(home) as (blobs, store), IngestJournal(root) as journal:
        Ingest(
            tokeniser=ByteTokeniser(),
            model=rules.recipe.model,
            blobs=blobs,
            store=store,
            journal=journal,
            on_progress=lambda _: None,
        ).run(lambda: iter(pieces))
        open_first_round(home, blobs, store, NOW)
    return home


class Volunteer:
    """Walks a unit's road call by call.

    Attributes:
        key: Its key.
        rules: The project's rules.
    """

    def __init__(self, invite: Invite, folder: Path) -> None:
        self._invite = invite
        self._folder = folder
        self.key: PrivateKey = generate_key()

    async def enrol(self) -> None:
        """Connect, check the rules and open a session."""
        self._channel = await open_channel(self._invite, NOW)
        self._stub = VolunteerServiceStub(self._channel)
        answer = await self._stub.GetManifest(enrolment.GetManifestRequest())
        self.rules = open_manifest(answer.manifest, self._invite.project_key)
        enrolled = await enrol(self._stub, self.key, self._invite.project_key)
        self._session = session_metadata(enrolled.session_token)

    async def do_unit(self, *, learning_rate: float | None = None) -> bytes:
        """Take a unit through to its submission and return its name.

        Args:
            learning_rate: Another one than the rules say, to cheat.
        """
        answer = await self._stub.RequestLease(
            lease.RequestLeaseRequest(
                device_id="cpu",
                numerics_class=class_under(self.rules.recipe, numerics_class("cpu", 1)),
                memory_bytes=2**33,
            ),
            metadata=self._session,
        )
        taken = answer.lease
        assert taken.unit.steps == 4, answer
        recipe = manifest.Recipe()
        recipe.CopyFrom(self.rules.recipe)
        recipe.inner.learning_rate = learning_rate or recipe.inner.learning_rate
        folder = self._folder / taken.unit.unit_id.hex()
        job = UnitJob(
            unit=taken.unit,
            recipe=recipe,
            base_path=await self._fetch(taken.unit.base_checkpoint),
            shard_path=await self._fetch(taken.unit.shard),
            folder=folder,
            threads=1,
            device="cpu",
        )
        done = await asyncio.to_thread(run_unit, job, Unhindered(), lambda _: None)
        done.public_key = self.key.public
        await self._hand_in(taken.lease_id, done, folder)
        return taken.unit.unit_id

    async def outcome(self, unit_id: bytes) -> ledger.UnitOutcome:
        """Return the first news of a unit that decides it."""
        watch = self._stub.WatchOutcomes(ledger.WatchOutcomesRequest(), metadata=self._session)
        async with asyncio.timeout(60):
            async for news in watch:
                if news.unit_id == unit_id:
                    watch.cancel()
                    return news
        raise AssertionError("the stream ended")

    async def measured(self, rounds: int) -> list[project_status.LossPoint]:
        """Return the loss curve once so many rounds are in it."""
        watch = self._stub.WatchProject(
            project_status.WatchProjectRequest(), metadata=self._session
        )
        async with asyncio.timeout(60):
            async for status in watch:
                if len(status.loss_curve) >= rounds:
                    watch.cancel()
                    return list(status.loss_curve)
        raise AssertionError("the stream ended")

    async def close(self) -> None:
        """Hang up."""
        await self._channel.close(None)

    async def _fetch(self, ref: blob.BlobRef) -> Path:
        path = self._folder / ref.digest.hex()
        answers = self._stub.GetBlob(blob.GetBlobRequest(digest=ref.digest), metadata=self._session)
        path.write_bytes(b"".join([answer.data async for answer in answers]))
        return path

    async def _hand_in(self, lease_id: bytes, done: commitment.Commitment, folder: Path) -> None:
        serialised = done.SerializeToString(deterministic=True)
        challenge = await self._stub.Commit(
            commitment.CommitRequest(
                lease_id=lease_id,
                commitment=serialised,
                signature=self.key.sign(Domain.COMMITMENT, serialised),
            ),
            metadata=self._session,
        )
        leaf_bytes = self.rules.recipe.leaf_bytes
        leaves = leaf_count((folder / DELTA).stat().st_size, leaf_bytes)
        indices = challenged_leaves(challenge.nonce, leaves, challenge.leaf_count)
        opening = open_leaves(folder / DELTA, leaf_bytes, indices)
        await self._stub.Open(
            commitment.OpenRequest(lease_id=lease_id, leaves=opening), metadata=self._session
        )
        header = blob.PutBlobRequest.Header(lease_id=lease_id, blob=done.payload, offset=0)
        data = (folder / PAYLOAD).read_bytes()

        async def pieces() -> AsyncIterator[blob.PutBlobRequest]:
            assert len(data) <= CHUNK_BYTES
            yield blob.PutBlobRequest(header=header, data=data)

        await self._stub.PutBlob(pieces(), metadata=self._session)
        await self._stub.Submit(commitment.SubmitRequest(lease_id=lease_id), metadata=self._session)


@asynccontextmanager
async def served(
    root: Path, host: str, shown_host: str, numerics: str = ""
) -> AsyncIterator[Invite]:
    """Make a project and serve it with its inspector process."""
    home = await asyncio.to_thread(make_project, root, numerics)
    stop, links = asyncio.Event(), asyncio.Queue[str]()
    serving = asyncio.create_task(
        serve_inspected(
            home,
            listens=Address(host=host, port=0),
            shown_host=shown_host,
            inspector=InspectorProcess(inspector_command(home.root)),
            stop=stop,
            on_link=links.put_nowait,
        )
    )
    try:
        yield parse_invite(await links.get())
    finally:
        stop.set()
        await serving


async def test_work_is_run_again_credited_merged_and_measured(tmp_path: Path) -> None:
    """Honest work over TLS ends as a receipt, in the weights, and on the loss curve."""
    # Every interface is listened on, with TLS; "potluck.test" stands for a public name.
    async with served(tmp_path / "home", "0.0.0.0", "potluck.test") as public:  # noqa: S104
        assert public.fingerprint is not None
        invite = dataclasses.replace(public, host="127.0.0.1")
        volunteer = Volunteer(invite, tmp_path)
        await volunteer.enrol()
        unit_id = await volunteer.do_unit()
        outcome = await volunteer.outcome(unit_id)
        curve = await volunteer.measured(2)
        await volunteer.close()
    assert (outcome.state, outcome.message) == (ledger.UNIT_STATE_VERIFIED, "")
    entry = open_receipt(outcome.receipt, invite.project_key)
    assert entry.unit_id == unit_id
    assert [point.round for point in curve] == [0, 1]
    assert all(0.0 < point.held_out_loss < 10.0 for point in curve)
    assert curve[0].held_out_loss != curve[1].held_out_loss


@pytest.mark.parametrize(("numerics", "factor"), [("", 0.9), ("exact-1", 1 + 1e-6)])
async def test_another_learning_rate_is_found_out(
    tmp_path: Path, numerics: str, factor: float
) -> None:
    """A cheat that passes every cheap check fails the re-run, and the next honest unit passes."""
    async with served(tmp_path / "home", "127.0.0.1", "127.0.0.1", numerics) as invite:
        assert invite.fingerprint is None
        volunteer = Volunteer(invite, tmp_path)
        await volunteer.enrol()
        rate = volunteer.rules.recipe.inner.learning_rate
        cheat = await volunteer.outcome(await volunteer.do_unit(learning_rate=factor * rate))
        honest = await volunteer.outcome(await volunteer.do_unit())
        await volunteer.close()
    assert cheat.state == ledger.UNIT_STATE_REJECTED
    assert cheat.message
    assert honest.state == ledger.UNIT_STATE_VERIFIED
