"""The inspector's loop against a scripted coordinator and a bench that computes nothing."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from potluck.digest import digest_bytes
from potluck.errors import UnreachableError
from potluck.manifest import parameter_count
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import inspector_service_pb2 as wire
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import TurnedAwayError
from potluck_coordinator.inspector.bench import AuditFiles, DisputeFiles
from potluck_coordinator.inspector.cache import BlobCache
from potluck_coordinator.inspector.gate import Gate
from potluck_coordinator.inspector.loop import Inspector
from potluck_training.control import Flow
from potluck_training.errors import UnitStopped
from tests.fakes.shared_manifest import example_recipe

CONTENT = b"some blob"
REF = blob.BlobRef(digest=digest_bytes(CONTENT), size_bytes=len(CONTENT))


def evaluation(number: int) -> wire.TakeInspectionResponse:
    """Return a task to measure a checkpoint."""
    return wire.TakeInspectionResponse(
        inspection_id=bytes([number]) * 16,
        evaluation=wire.Evaluation(round=number, checkpoint=REF, held_out=REF),
    )


def audit(number: int, revision: int = 1) -> wire.TakeInspectionResponse:
    """Return a task to run a unit again."""
    unit = lease.WorkUnit(base_checkpoint=REF, shard=REF, manifest_revision=revision)
    return wire.TakeInspectionResponse(
        inspection_id=bytes([number]) * 16, audit=wire.Audit(unit=unit, payload=REF, threads=3)
    )


class ScriptedLink:
    """A coordinator that hands out what it was given, then nothing for long.

    Attributes:
        tasks: Answers to come; an exception is raised.
        reports: What was handed in.
        drained: Set when all tasks were taken and asked for once more.
        hung_up: How often the link was closed.
        recipe: The rules' recipe.
        contents: Blobs other than the usual one, by digest.
    """

    def __init__(self, *tasks: wire.TakeInspectionResponse | Exception) -> None:
        self.tasks = list(tasks)
        self.reports: list[wire.ReportInspectionRequest] = []
        self.drained = asyncio.Event()
        self.hung_up = 0
        self.recipe = manifest.Recipe()
        self.contents: dict[bytes, bytes] = {}

    async def manifest(self) -> manifest.ProjectManifest:
        """Return rules of revision 1."""
        return manifest.ProjectManifest(revision=1, recipe=self.recipe)

    async def take(self, numerics_class: numerics.NumericsClass) -> wire.TakeInspectionResponse:
        """Return the next task."""
        if not self.tasks:
            self.drained.set()
            return wire.TakeInspectionResponse(retry_after_seconds=1000.0)
        task = self.tasks.pop(0)
        if isinstance(task, Exception):
            raise task
        return task

    async def report(self, report: wire.ReportInspectionRequest) -> None:
        """Keep a result."""
        self.reports.append(report)

    async def read_blob(
        self, request: Callable[[], blob.GetBlobRequest]
    ) -> AsyncIterator[blob.GetBlobResponse]:
        """Stream the one blob."""
        wanted = request()
        content = self.contents.get(wanted.digest, CONTENT)
        yield blob.GetBlobResponse(offset=wanted.offset, data=content[wanted.offset :])

    async def close(self) -> None:
        """Count."""
        self.hung_up += 1


class CountingBench:
    """A bench whose results tell how often it was used; asks the gate like the real one.

    Attributes:
        folders: The folders of the re-runs so far.
        started: Set when a task has begun.
    """

    def __init__(self, gate: Gate, on_start: Callable[[], None] = lambda: None) -> None:
        self._gate = gate
        self._on_start = on_start
        self.folders: list[Path] = []
        self.started = threading.Event()

    def numerics_class(self) -> numerics.NumericsClass:
        """Return some class."""
        return numerics.NumericsClass(device_type="cpu", threads=1)

    def rerun(
        self, task: wire.Audit, recipe: manifest.Recipe, files: AuditFiles, folder: Path
    ) -> wire.AuditReport:
        """Leave a file, as a re-run does, and report."""
        (folder / "state").write_bytes(files.base.read_bytes())
        self.folders.append(folder)
        self._compute()
        return wire.AuditReport(payload_relative_error=task.threads)

    def settle(
        self, task: wire.Dispute, recipe: manifest.Recipe, files: DisputeFiles, folder: Path
    ) -> wire.DisputeReport:
        """Report the state itself in place of a digest."""
        self.folders.append(folder)
        self._compute()
        state = b"none" if files.state is None else files.state.read_bytes()
        return wire.DisputeReport(payload_digest=state)

    def measure(self, model: manifest.ModelConfig, checkpoint: Path, held_out: Path) -> float:
        """Report the length of the files."""
        self._compute()
        return float(len(checkpoint.read_bytes() + held_out.read_bytes()))

    def _compute(self) -> None:
        self._on_start()
        self.started.set()
        if self._gate.wait_until_open() is Flow.STOP:
            raise UnitStopped("Stopped.")


class Setting:
    """An inspector among fakes.

    Attributes:
        gate: Its gate.
        bench: Its bench.
        inspector: The inspector.
    """

    def __init__(
        self,
        folder: Path,
        link: ScriptedLink,
        gate: Gate | None = None,
        on_start: Callable[[], None] = lambda: None,
        room: int = 1000,
    ) -> None:
        self.gate = gate or Gate()
        self.bench = CountingBench(self.gate, on_start)
        self.work = folder / "work"
        self.inspector = Inspector(
            link=link,
            bench=self.bench,
            cache=BlobCache(folder / "files", max_bytes=room),
            folder=self.work,
            gate=self.gate,
        )


async def test_tasks_are_done_and_reported(tmp_path: Path) -> None:
    """Both kinds of task come back under their own names, and nothing is left on the disk."""
    link = ScriptedLink(evaluation(1), audit(2), evaluation(3))
    setting = Setting(tmp_path, link)
    running = asyncio.create_task(setting.inspector.run())
    async with asyncio.timeout(10):
        await link.drained.wait()
        setting.inspector.close()
        await running
    assert [report.inspection_id[0] for report in link.reports] == [1, 2, 3]
    assert link.reports[0].evaluation.held_out_loss == 2 * len(CONTENT)
    assert link.reports[1].audit.payload_relative_error == 3
    assert not setting.work.exists()


async def test_a_dispute_is_settled_with_its_state_or_without(tmp_path: Path) -> None:
    """A state that can't be had is no reason to leave a dispute open."""
    recipe = example_recipe()
    recipe.numerics = "exact-1"
    size = 12 * parameter_count(recipe.model)
    there = blob.BlobRef(digest=digest_bytes(CONTENT.ljust(size, b".")), size_bytes=size)
    gone = blob.BlobRef(digest=bytes(32), size_bytes=size)
    unit = lease.WorkUnit(base_checkpoint=REF, shard=REF, manifest_revision=1, steps=4)
    tasks = [
        wire.TakeInspectionResponse(
            inspection_id=bytes([number]) * 16,
            dispute=wire.Dispute(unit=unit, until_steps=4, state=state, state_steps=2),
        )
        for number, state in enumerate((there, gone), 1)
    ]
    link = ScriptedLink(*tasks)
    link.recipe = recipe
    link.contents[there.digest] = CONTENT.ljust(size, b".")
    setting = Setting(tmp_path, link, room=1 << 20)
    running = asyncio.create_task(setting.inspector.run())
    async with asyncio.timeout(10):
        await link.drained.wait()
        setting.inspector.close()
        await running
    found = [report.dispute.payload_digest for report in link.reports]
    assert found == [link.contents[there.digest], b"none"]


async def test_trouble_does_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lost connection is hung up and tried again; rules that have gone cost that task alone."""
    monkeypatch.setattr("potluck_coordinator.inspector.loop.FIRST_PAUSE_SECONDS", 0.001)
    link = ScriptedLink(UnreachableError("Gone."), audit(1, revision=9), audit(2))
    setting = Setting(tmp_path, link)
    running = asyncio.create_task(setting.inspector.run())
    async with asyncio.timeout(10):
        await link.drained.wait()
        setting.inspector.close()
        await running
    assert link.hung_up == 1
    assert [report.inspection_id[0] for report in link.reports] == [2]


async def test_held_in_the_middle_of_a_task(tmp_path: Path) -> None:
    """A hold stops the work where it is, and the same work goes on afterwards."""
    link = ScriptedLink(audit(1))
    gate = Gate()
    setting = Setting(tmp_path, link, gate, on_start=gate.hold)
    running = asyncio.create_task(setting.inspector.run())
    async with asyncio.timeout(10):
        await asyncio.to_thread(setting.bench.started.wait)
        assert link.reports == []
        setting.gate.go()
        await link.drained.wait()
        setting.inspector.close()
        await running
    assert len(link.reports) == len(setting.bench.folders) == 1


async def test_closing_stops_a_held_task(tmp_path: Path) -> None:
    """The end comes within a micro-batch even while held, and keeps what was computed."""
    link = ScriptedLink(audit(1))
    gate = Gate()
    setting = Setting(tmp_path, link, gate, on_start=gate.hold)
    running = asyncio.create_task(setting.inspector.run())
    async with asyncio.timeout(10):
        await asyncio.to_thread(setting.bench.started.wait)
        setting.inspector.close()
        await running
    assert link.reports == []
    assert (setting.bench.folders[0] / "state").read_bytes() == CONTENT


async def test_nothing_is_taken_while_held(tmp_path: Path) -> None:
    """A held inspector leaves the task to others."""
    link = ScriptedLink(audit(1))
    setting = Setting(tmp_path, link)
    setting.gate.hold()
    running = asyncio.create_task(setting.inspector.run())
    async with asyncio.timeout(10):
        setting.inspector.close()
        await running
    assert len(link.tasks) == 1


async def test_being_turned_away_is_the_end(tmp_path: Path) -> None:
    """An inspector with a wrong key says so and ends, instead of asking for ever."""
    setting = Setting(tmp_path, ScriptedLink(TurnedAwayError("Not you.")))
    async with asyncio.timeout(10):
        with pytest.raises(TurnedAwayError, match="Not you"):
            await setting.inspector.run()
