"""What an inspector does all day: take a task, fetch its files, compute, report."""

import asyncio
import logging
import shutil
from pathlib import Path

from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.limits import ID_BYTES
from potluck.numerics import class_under
from potluck.v1 import inspector_service_pb2 as wire
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import InspectorError, TurnedAwayError
from potluck_coordinator.inspector.bench import AuditFiles, Bench, DisputeFiles, check_dispute
from potluck_coordinator.inspector.cache import BlobCache
from potluck_coordinator.inspector.gate import Gate
from potluck_coordinator.inspector.link import InspectionLink
from potluck_training.control import Flow
from potluck_training.errors import UnitStopped

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 60.0

_SHORTEST_WAIT_SECONDS = 0.1

log = logging.getLogger(__name__)


class Inspector:
    """Works off one project's inspections until it is closed.

    Nothing is taken while the gate is held, so that another inspector can have it.
    """

    def __init__(
        self, *, link: InspectionLink, bench: Bench, cache: BlobCache, folder: Path, gate: Gate
    ) -> None:
        """Prepare an inspector.

        Args:
            link: The coordinator.
            bench: What computes; stopped by the same gate.
            cache: Where fetched files are kept.
            folder: Where re-runs keep their state; a killed one is taken up again.
            gate: Holds work back, and ends it.
        """
        self._link = link
        self._bench = bench
        self._cache = cache
        self._folder = folder
        self._gate = gate
        self._closing = asyncio.Event()
        self._rules: manifest.ProjectManifest | None = None
        self._class: numerics.NumericsClass | None = None

    def close(self) -> None:
        """End the work at its next micro-batch; call it on the inspector's own loop."""
        self._gate.close()
        self._closing.set()

    async def run(self) -> None:
        """Work until closed; what goes wrong is logged and tried again after a pause.

        Raises:
            TurnedAwayError: Trying again makes no sense.
        """
        log.info("ready")
        pause = FIRST_PAUSE_SECONDS
        while not self._closing.is_set():
            try:
                wait = await self._work_once()
                pause = FIRST_PAUSE_SECONDS
            except TurnedAwayError:
                raise
            except UnitStopped:
                continue
            except (PotluckError, OSError) as error:
                log.warning("%s", error)
                await self._after_trouble(error)
                wait, pause = pause, min(2 * pause, LONGEST_PAUSE_SECONDS)
            if wait:
                await self._wait(wait)

    async def _after_trouble(self, error: Exception) -> None:
        self._rules = None
        if isinstance(error, UnreachableError):
            await self._link.close()

    async def _work_once(self) -> float:
        """Do one task; return how long to wait before asking for the next."""
        if await asyncio.to_thread(self._gate.wait_until_open) is Flow.STOP:
            return 0.0
        if self._class is None:
            self._class = await asyncio.to_thread(self._bench.numerics_class)
        rules = await self._rules_of(None)
        taken = await self._link.take(class_under(rules.recipe, self._class))
        task = taken.WhichOneof("task")
        if task is None:
            shortest, longest = _SHORTEST_WAIT_SECONDS, LONGEST_PAUSE_SECONDS
            return min(max(taken.retry_after_seconds, shortest), longest)
        if len(taken.inspection_id) != ID_BYTES:
            raise InspectorError("The coordinator gave a task without a name.")
        report = wire.ReportInspectionRequest(inspection_id=taken.inspection_id)
        if task == "audit":
            folder = self._own_folder(taken.inspection_id)
            report.audit.CopyFrom(await self._audit(taken.audit, folder))
        elif task == "dispute":
            folder = self._own_folder(taken.inspection_id)
            report.dispute.CopyFrom(await self._settle(taken.dispute, folder))
        else:
            report.evaluation.CopyFrom(await self._evaluate(taken.evaluation))
        await self._link.report(report)
        shutil.rmtree(self._folder, ignore_errors=True)
        return 0.0

    async def _audit(self, audit: wire.Audit, folder: Path) -> wire.AuditReport:
        rules = await self._rules_of(audit.unit.manifest_revision)
        refs = (audit.unit.base_checkpoint, audit.unit.shard, audit.payload)
        base, shard, payload = await self._cache.fetch(refs, self._link.read_blob)
        files = AuditFiles(base=base, shard=shard, payload=payload)
        report = await asyncio.to_thread(self._bench.rerun, audit, rules.recipe, files, folder)
        log.info(
            "Ran unit %s again: %d segments, relative error %.2g.",
            audit.unit.unit_id.hex(),
            len(report.segments),
            report.payload_relative_error,
        )
        return report

    async def _settle(self, dispute: wire.Dispute, folder: Path) -> wire.DisputeReport:
        rules = await self._rules_of(dispute.unit.manifest_revision)
        check_dispute(dispute, rules.recipe)
        refs = (dispute.unit.base_checkpoint, dispute.unit.shard)
        base, shard = await self._cache.fetch(refs, self._link.read_blob)
        files = DisputeFiles(base=base, shard=shard, state=await self._state(dispute))
        report = await asyncio.to_thread(self._bench.settle, dispute, rules.recipe, files, folder)
        log.info(
            "Settled a dispute over unit %s: %d segments.",
            dispute.unit.unit_id.hex(),
            len(report.segments),
        )
        return report

    async def _state(self, dispute: wire.Dispute) -> Path | None:
        """Return the state to start from; None where there is none, or none to be had."""
        if not dispute.HasField("state"):
            return None
        try:
            (path,) = await self._cache.fetch((dispute.state,), self._link.read_blob)
        except UnreachableError:
            raise
        except PotluckError as error:
            log.warning("%s The dispute is settled from the checkpoint on.", error)
            return None
        return path

    async def _evaluate(self, task: wire.Evaluation) -> wire.EvaluationReport:
        rules = await self._rules_of(None)
        refs = (task.checkpoint, task.held_out)
        checkpoint, held_out = await self._cache.fetch(refs, self._link.read_blob)
        loss = await asyncio.to_thread(
            self._bench.measure, rules.recipe.model, checkpoint, held_out
        )
        log.info("Measured round %d: %.4f nats a token.", task.round, loss)
        return wire.EvaluationReport(held_out_loss=loss)

    async def _rules_of(self, revision: int | None) -> manifest.ProjectManifest:
        """Return the rules of a revision, or the newest that are known."""
        if self._rules is None or revision not in {None, self._rules.revision}:
            self._rules = await self._link.manifest()
        if revision not in {None, self._rules.revision}:
            raise InspectorError(
                "A unit was made under rules of the project that are no longer published.",
                code=ErrorCode.CONFLICT,
            )
        return self._rules

    def _own_folder(self, inspection_id: bytes) -> Path:
        """Return the folder of an inspection; what others left is thrown away."""
        own = self._folder / inspection_id.hex()
        own.mkdir(parents=True, exist_ok=True)
        for other in self._folder.iterdir():
            if other != own:
                shutil.rmtree(other, ignore_errors=True)
        return own

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return
