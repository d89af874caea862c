"""A project in memory and people who call its steps directly, without a network."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from potluck.challenge import challenged_leaves
from potluck.identity import Domain, PrivateKey, generate_key
from potluck.numerics import class_under
from potluck.opening import open_leaves
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.merging import carry_out
from potluck_coordinator.records import Round, Session, Unit
from potluck_coordinator.steps import hand_in, hand_out, inspecting, upkeep
from potluck_coordinator.steps.round_keeping import finish_merge
from potluck_coordinator.steps.step import Step
from potluck_training.checkpoint import save_checkpoint
from potluck_training.weights import initial_weights
from tests.fakes.coordinator_blobs import MemoryBlobs
from tests.fakes.coordinator_project import (
    CPU,
    FixedChance,
    Result,
    honest_result,
    tiny_rules,
)
from tests.fakes.coordinator_store import MemoryStore

T = TypeVar("T")


class Project:
    """A tiny project in memory whose time the test sets."""

    def __init__(self, scratch: Path) -> None:
        self.key = generate_key()
        self.rules = tiny_rules(self.key)
        self.store = MemoryStore()
        self.scratch = scratch
        self.blobs = MemoryBlobs(scratch)
        self.chance = FixedChance()
        self.now_ms = 1_000_000
        model = self.rules.recipe.model
        save_checkpoint(scratch / "w", model, initial_weights(model, 1))
        with self.store.transaction() as tx:
            tx.project.add_shard(self.blobs.put_stream([bytes(100)]), 50)
            checkpoint = self.blobs.put_file(scratch / "w")
            tx.project.add_round(
                Round(number=0, checkpoint=checkpoint, velocity=None, opened_unix_ms=0)
            )

    def do(self, work: Callable[[Step], T | RefusedError]) -> T:
        """Do a step as the service does."""
        with self.store.transaction() as tx:
            result = work(
                Step(
                    tx=tx,
                    rules=self.rules,
                    key=self.key,
                    chance=self.chance,
                    now_unix_ms=self.now_ms,
                )
            )
        if isinstance(result, RefusedError):
            raise result
        return result

    def later(self, seconds: float) -> None:
        """Let time pass."""
        self.now_ms += int(seconds * 1000)
        self.do(upkeep.tick)

    def unit(self, unit_id: bytes) -> Unit:
        """Return a unit."""
        found = self.do(lambda step: step.tx.units.get(unit_id))
        assert found is not None
        return found

    def merge(self) -> bytes:
        """Carry out the planned merge and return the new checkpoint's digest."""
        job = self.do(upkeep.planned_job)
        assert job is not None
        made = carry_out(job, self.blobs, self.rules.recipe, self.scratch / "merging")
        following = Round(
            number=job.opened.number + 1,
            checkpoint=made.checkpoint,
            velocity=made.velocity,
            opened_unix_ms=self.now_ms,
            tokens=job.opened.tokens + job.tokens,
        )
        assert self.do(lambda step: finish_merge(step, following))
        assert not self.do(lambda step: finish_merge(step, following))
        return made.checkpoint.digest


class Person:
    """A volunteer or inspector who calls the steps directly."""

    def __init__(self, project: Project, app_version: str = "1.0") -> None:
        self.project = project
        self.key: PrivateKey = generate_key()
        self.session = Session(
            token_hash=b"",
            public_key=self.key.public,
            inspector=False,
            app_version=app_version,
            expires_unix_ms=1 << 60,
        )

    def ask(
        self, device_id: str = "cpu", tokens_per_second: float = 0.0
    ) -> lease.RequestLeaseResponse:
        """Ask for work."""
        request = lease.RequestLeaseRequest(
            device_id=device_id,
            numerics_class=class_under(self.project.rules.recipe, CPU),
            tokens_per_second=tokens_per_second,
        )
        return self.project.do(lambda step: hand_out.request_lease(step, self.session, request))

    def result(self, given: lease.Lease, scale: float = 1e-3) -> Result:
        """Work on a unit."""
        recipe = self.project.rules.recipe
        return honest_result(given.unit, recipe, self.key.public, scale=scale)

    def commit(self, given: lease.Lease, result: Result) -> commitment.CommitResponse:
        """Commit to a result."""
        serialised, _ = result.signed(self.key)
        return self.commit_bytes(given, serialised)

    def commit_bytes(self, given: lease.Lease, serialised: bytes) -> commitment.CommitResponse:
        """Commit to some bytes."""
        signature = self.key.sign(Domain.COMMITMENT, serialised)
        request = commitment.CommitRequest(
            lease_id=given.lease_id, commitment=serialised, signature=signature
        )
        return self.project.do(lambda step: hand_in.commit(step, self.session, request))

    def opening(self, given: lease.Lease, result: Result) -> commitment.OpenRequest:
        """Commit to a result and return the answer to its challenge."""
        project = self.project
        challenge = self.commit(given, result)
        recipe = project.rules.recipe
        path = project.scratch / "delta"
        path.write_bytes(result.delta)
        total = -(-len(result.delta) // recipe.leaf_bytes)
        wanted = challenged_leaves(challenge.nonce, total, challenge.leaf_count)
        leaves = open_leaves(path, recipe.leaf_bytes, wanted)
        return commitment.OpenRequest(lease_id=given.lease_id, leaves=leaves)

    def open(self, opening: commitment.OpenRequest) -> None:
        """Answer a challenge."""
        self.project.do(lambda step: hand_in.open_leaves(step, self.session, opening))

    def hand_in(self, given: lease.Lease, result: Result) -> None:
        """Walk the whole road of a finished unit."""
        project = self.project
        self.open(self.opening(given, result))
        project.blobs.put_stream([result.payload])
        project.do(lambda step: hand_in.submit(step, self.session, given.unit.unit_id, None))

    def hand_in_again(self, given: lease.Lease) -> None:
        """Submit a unit that was submitted."""
        self.project.do(lambda step: hand_in.submit(step, self.session, given.unit.unit_id, None))

    def do_unit(self, device_id: str = "cpu") -> bytes:
        """Take a unit and hand it in."""
        given = self.ask(device_id).lease
        self.hand_in(given, self.result(given))
        return given.unit.unit_id

    def renew(self, given: lease.Lease) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        request = lease.RenewLeaseRequest(lease_id=given.lease_id, steps_done=5)
        return self.project.do(lambda step: hand_out.renew(step, self.session, request))

    def release(self, given: lease.Lease) -> None:
        """Give a unit back."""
        self.project.do(lambda step: hand_out.release(step, self.session, given.lease_id))

    def inspect(
        self,
        *,
        named: numerics.NumericsClass = CPU,
        factor: float = 1.0,
        payload_error: float | None = None,
    ) -> inspector.TakeInspectionResponse:
        """Take a task and, if there is one, report a re-run that differs by a factor."""
        named = class_under(self.project.rules.recipe, named)
        request = inspector.TakeInspectionRequest(numerics_class=named)
        task = self.project.do(lambda step: inspecting.take(step, self.session, request))
        if not task.inspection_id:
            return task
        if task.WhichOneof("task") == "dispute":
            self.report_dispute(task)
            return task
        recipe = self.project.rules.recipe
        again = honest_result(task.audit.unit, recipe, b"", scale=1e-3 * factor)
        size = recipe.leaf_bytes
        used = numerics.NumericsClass()
        used.CopyFrom(named)
        used.threads = task.audit.threads
        report = inspector.AuditReport(
            numerics_class=used,
            segments=again.said.segments,
            payload_digest=again.said.payload.digest,
            leaves=[
                commitment.OpenedLeaf(index=i, data=again.delta[i * size : (i + 1) * size])
                for i in task.audit.leaf_indices
            ],
            payload_relative_error=abs(factor - 1.0) if payload_error is None else payload_error,
        )
        full = inspector.ReportInspectionRequest(inspection_id=task.inspection_id, audit=report)
        self.project.do(lambda step: inspecting.report(step, self.session, full))
        return task

    def report_dispute(self, task: inspector.TakeInspectionResponse) -> None:
        """Run the disputed part of a unit and report it."""
        dispute, recipe = task.dispute, self.project.rules.recipe
        again = honest_result(dispute.unit, recipe, b"")
        ran = [
            segment
            for segment in again.said.segments
            if dispute.state_steps < segment.steps_done <= dispute.until_steps
        ]
        to_the_end = not dispute.HasField("state") and dispute.until_steps == dispute.unit.steps
        report = inspector.DisputeReport(
            numerics_class=again.said.numerics_class,
            segments=ran,
            payload_digest=again.said.payload.digest if to_the_end else b"",
        )
        full = inspector.ReportInspectionRequest(inspection_id=task.inspection_id, dispute=report)
        self.project.do(lambda step: inspecting.report(step, self.session, full))

    def news(self) -> list[ledger.UnitOutcome]:
        """Return all outcomes."""
        return list(self.project.do(lambda s: s.tx.ledger.outcomes(self.key.public, 0, 100)))
