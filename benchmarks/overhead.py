"""What daemon, journal, segments and commitments cost: tokens a second against a bare loop.

A real coordinator (without inspector, which would take a core away), a real daemon and a real
worker train Practice's model on one long unit. In turns the daemon is paused and the same model is
trained in a bare PyTorch loop with the same number of threads. Each pair is one turn of both, so
that what the machine does beside it falls on both; even and odd pairs begin with the other one.
"""

import asyncio
import json
import socket
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from potluck.control_endpoint import control_metadata, open_control_channel, read_endpoint
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub
from potluck_coordinator.recipes import TOLERANCE
from potluck_training.practice_recipe import practice_recipe
from potluck_training.tokens import write_shard

if TYPE_CHECKING:
    from potluck.v1.control_pb2_grpc import ControlServiceAsyncStub

PAIRS = 7
TURN_SECONDS = 20.0
STEPS = 4000
"""Of the one unit, more than the benchmark gets through."""
TEXT_BYTES = 2_000_000
READY_SECONDS = 60.0


def run() -> dict[str, object]:
    """Return the median, least and greatest ratio of worker to bare loop, and both speeds."""
    with tempfile.TemporaryDirectory(prefix="potluck-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> dict[str, object]:
    shard = _write_text(folder)
    async with _coordinator(folder) as link, _daemon(folder / "home", link) as daemon:
        threads = await daemon.threads()
        pairs = []
        for number in range(PAIRS):
            if number % 2:
                bare = await _bare(shard, threads)
                worker = await daemon.turn()
            else:
                worker = await daemon.turn()
                bare = await _bare(shard, threads)
            pairs.append((worker, bare))
            print(f"pair {number + 1}: worker {worker:.0f}, bare loop {bare:.0f} tokens/s")
    ratios = [worker / bare for worker, bare in pairs]
    return {
        "ratio_median": round(statistics.median(ratios), 4),
        "ratio_min": round(min(ratios), 4),
        "ratio_max": round(max(ratios), 4),
        "pairs": PAIRS,
        "threads": threads,
        "turn_seconds": TURN_SECONDS,
        "worker_tokens_per_second": round(statistics.median(w for w, _ in pairs), 1),
        "bare_tokens_per_second": round(statistics.median(b for _, b in pairs), 1),
    }


def _write_text(folder: Path) -> Path:
    """Write text for the project, and a shard of the same text for the bare loop."""
    library = Path(sysconfig.get_paths()["stdlib"])
    text = b"".join(path.read_bytes() for path in sorted(library.glob("*.py")))[:TEXT_BYTES]
    texts = folder / "texts"
    texts.mkdir()
    for start in range(0, len(text), 20_000):
        part = text[start : start + 20_000].decode("utf-8", "replace")
        (texts / f"{start:09}.txt").write_text(part, "utf-8")
    shard = folder / "bare.tokens"
    write_shard(shard, np.frombuffer(text, np.uint8).astype(np.uint16))
    return shard


class _Daemon:
    """A daemon at work, seen through its control service."""

    def __init__(
        self, stub: "ControlServiceAsyncStub", metadata: tuple[tuple[str, str], ...]
    ) -> None:
        self._stub = stub
        self._metadata = metadata

    async def _command(self, request: control.CommandRequest) -> None:
        await self._stub.Command(request, metadata=self._metadata)

    async def threads(self) -> int:
        answer = await self._stub.GetSettings(control.GetSettingsRequest(), metadata=self._metadata)
        values = {setting.key: setting.value.whole for setting in answer.settings}
        return int(values["cpu_threads"])

    async def turn(self) -> float:
        """Let the worker work, and return its tokens a second from step to step."""
        await self._command(control.CommandRequest(resume=control.ResumeCommand()))
        await self._command(control.CommandRequest(run_now=control.RunNowCommand()))
        steps = self._new_steps()
        try:
            # The first new step begins somewhere before the turn; the second one is whole.
            await anext(steps)
            first, began = await anext(steps), time.perf_counter()
            elapsed = 0.0
            while elapsed < TURN_SECONDS:
                done = await anext(steps)
                elapsed = time.perf_counter() - began
        finally:
            await steps.aclose()
            await self._command(control.CommandRequest(pause=control.PauseCommand()))
        recipe = practice_recipe()
        return (done - first) * recipe.batch_sequences * recipe.model.context_tokens / elapsed

    async def _new_steps(self) -> AsyncGenerator[int]:
        """Yield the number of steps done, each time that it has grown."""
        known = None
        request = control.WatchRequest(min_interval_seconds=0.02)
        async for snapshot in self._stub.Watch(request, metadata=self._metadata):
            for device in snapshot.devices:
                if device.working and device.unit.steps:
                    if known is not None and device.unit.steps_done > known:
                        yield device.unit.steps_done
                    known = device.unit.steps_done


async def _bare(shard: Path, threads: int) -> float:
    words = ["-m", "benchmarks.bare_loop", str(shard), "--threads", str(threads)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, "--seconds", str(TURN_SECONDS), stdout=subprocess.PIPE
    )
    output, _ = await process.communicate()
    return float(output)


@asynccontextmanager
async def _coordinator(folder: Path) -> AsyncIterator[str]:
    """Serve a project whose one unit is long enough, without inspector; yields its link."""
    home, plan = folder / "coordinator", folder / "plan.toml"
    plan.write_text(
        f'base = "practice"\n[recipe]\nminSteps = {STEPS}\nmaxSteps = {STEPS}\n'
        # The bare loop computes in floating point.
        f'numerics = ""\n[recipe.tolerance]\n'
        f"passRelativeError = {TOLERANCE.pass_relative_error}\n"
        f"failRelativeError = {TOLERANCE.fail_relative_error}\n"
        "[rounds]\nleaseSeconds = 86400\n",
        "utf-8",
    )
    words = ["--home", str(home), "--name", "Overhead", "--recipe", str(plan)]
    await _finish("potluck_coordinator", "init", *words, "--port", str(_free_port()))
    await _finish("potluck_coordinator", "ingest", "--home", str(home), str(folder / "texts"))
    serve = ["-m", "potluck_coordinator", "serve", "--home", str(home)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *serve, "--no-inspector", "--json", stdout=subprocess.PIPE
    )
    if process.stdout is None:
        raise AssertionError("the pipe was asked for")
    try:
        async with asyncio.timeout(READY_SECONDS):
            ready = await process.stdout.readline()
        yield json.loads(ready)["link"]
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def _daemon(home: Path, link: str) -> AsyncIterator[_Daemon]:
    """Start a daemon that has joined the project; it is ended afterwards."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "potluck_client.daemon", "--home", str(home)
    )
    try:
        async with asyncio.timeout(READY_SECONDS):
            while not (home / "control.json").exists():  # noqa: ASYNC110 — another process writes it
                await asyncio.sleep(0.1)
        endpoint = read_endpoint(home)
        metadata = control_metadata(endpoint)
        async with open_control_channel(endpoint) as channel:
            stub: ControlServiceAsyncStub = ControlServiceStub(channel)
            await stub.Join(control.JoinRequest(link=link), metadata=metadata)
            yield _Daemon(stub, metadata)
    finally:
        process.terminate()
        await process.wait()


async def _finish(module: str, *words: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *words, stdout=sys.stderr
    )
    if await process.wait() != 0:
        raise SystemExit(f"{module} {words[0]} failed; see above.")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
