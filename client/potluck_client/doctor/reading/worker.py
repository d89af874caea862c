"""Starts a training process on a device and has it examine PyTorch and do the known steps."""

import asyncio
from dataclasses import dataclass

from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import WorkerError
from potluck_client.worker_port import WorkerProcess

SECONDS = 120.0
"""How long a worker that came up may take; the first use of a slow card takes long."""

_QUIET = "The training part came up, but said nothing within two minutes."
_GONE = "The training part ended in the middle of the known steps."


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What a worker found out.

    Attributes:
        found: Its own words; None when it did not come so far.
        problem: Why it did not, in a sentence; empty when it did.
    """

    found: wire.Examined | None
    problem: str = ""


async def examined(worker: WorkerProcess, seconds: float = SECONDS) -> Examination:
    """Start a worker, have it examine, and end it; never raises for what a worker may do."""
    try:
        await worker.start()
        await worker.send(wire.ToWorker(examine=wire.Examine()))
        async with asyncio.timeout(seconds):
            async for message in worker.messages():
                if message.HasField("examined"):
                    return Examination(found=message.examined)
        return Examination(found=None, problem=_GONE)
    except TimeoutError:
        return Examination(found=None, problem=_QUIET)
    except WorkerError as error:
        return Examination(found=None, problem=error.sentence)
    finally:
        await worker.kill()
