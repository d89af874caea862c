"""The worker process: `python -m potluck_client.worker --device cpu`.

It speaks frames on standard input and output (worker.proto) and is meant to be started by the
daemon only. It ends with its pipe, at the latest a grace time after it.
"""

import argparse
import logging
import os
import re
import sys
import threading

from potluck.errors import PotluckError
from potluck.heap import keep_memory_at_hand
from potluck.priority import lower_priority
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.parent_death import die_with_parent
from potluck_client.worker.pipe import Pipe, claim_pipe

GRACE_SECONDS = 2.0
"""How long a micro-batch may still take once the pipe has closed."""

_EXIT_PROBLEM = 1
_DEVICE = re.compile(r"cpu|mps|cuda(:\d{1,3})?")


def main() -> int:
    """Run the worker and return its exit status."""
    parent = os.getppid()
    parser = argparse.ArgumentParser(prog="potluck_client.worker")
    parser.add_argument("--device", type=_device, required=True, help="cpu, mps, cuda or cuda:N")
    device: str = parser.parse_args().device
    pipe = claim_pipe()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    die_with_parent(parent)
    lower_priority()
    keep_memory_at_hand()
    try:
        return _serve(pipe, device)
    except PotluckError as error:
        return _end_with(error.sentence)
    except ModuleNotFoundError as error:
        return _end_with(f"{error}. Install the worker extra with: pip install 'potluck[worker]'.")


def _serve(pipe: Pipe, device: str) -> int:
    # Here and not above, since a missing PyTorch has to be told in words.
    from potluck_client.worker.device import describe
    from potluck_client.worker.orders import Orders, read_orders
    from potluck_client.worker.units import UnitLoop

    orders = Orders()
    ended = threading.Event()
    problems: list[str] = []

    def read() -> None:
        try:
            read_orders(pipe.orders, orders)
        except (PotluckError, OSError) as error:
            problems.append(str(error))
        orders.close()
        if not ended.wait(GRACE_SECONDS):
            # Everything but the current segment is on the disk, and nobody waits for that.
            os._exit(_end_with(problems[0]) if problems else 0)

    pipe.say(wire.FromWorker(ready=describe(device)))
    threading.Thread(target=read, name="orders", daemon=True).start()
    UnitLoop(device, orders, pipe.say).run()
    ended.set()
    return _end_with(problems[0]) if problems else 0


def _end_with(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    return _EXIT_PROBLEM


def _device(text: str) -> str:
    if not _DEVICE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is not cpu, mps, cuda or cuda:N")
    return text


if __name__ == "__main__":
    sys.exit(main())
