"""potluck-coordinator practice: the project that an app runs for itself on this computer.

Speaks with the program that starts it: one JSON line on its output, {"link": …} when ready or
{"problem": …} when it can't be; on its input the lines hold and go for the inspector, or “go 40”
for 40 percent of the time. The end of the input ends it.
"""

import argparse
import asyncio
import json
import logging
import sys
from pathlib import Path

from potluck.errors import PotluckError
from potluck_coordinator.commands.options import add_home, chosen_home
from potluck_coordinator.home import CoordinatorHome

LOOPBACK = "127.0.0.1"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "practice",
        help="run a small project on this computer alone, to practise",
        description=(
            "Make and serve a project that trains a tiny model on Python's own standard library. "
            "Ends when its input ends."
        ),
    )
    add_home(parser)
    parser.add_argument(
        "--kernels",
        type=Path,
        metavar="FOLDER",
        help="where compiled kernels are kept (default: kernels in the project's folder)",
    )
    parser.add_argument("--hold", action="store_true", help="start without checking any work")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Practise until the end of the input; a problem is told on the output as well."""
    logging.basicConfig(level=logging.INFO, format="practice: %(message)s", stream=sys.stderr)
    try:
        asyncio.run(_practise(chosen_home(options), options.kernels, held=options.hold))
    except PotluckError as error:
        _say({"problem": error.sentence})
        raise


async def _practise(home: CoordinatorHome, kernels: Path | None, *, held: bool) -> None:
    from potluck_coordinator.address import Address
    from potluck_coordinator.inspector_process import (
        HOLD_LINE,
        InspectorProcess,
        duty_of,
        inspector_command,
    )
    from potluck_coordinator.practice_project import prepare_practice
    from potluck_coordinator.serving import serve_inspected
    from potluck_coordinator.termination import follow_stdin, on_signals, parent_gone

    stop = asyncio.Event()
    inspector = InspectorProcess(inspector_command(home.root, kernels), held=held)

    def obey(line: str) -> None:
        if line == HOLD_LINE:
            inspector.hold()
        elif (duty := duty_of(line)) is not None:
            inspector.go(duty)

    follow_stdin(obey, stop.set)
    parent = asyncio.create_task(parent_gone())
    parent.add_done_callback(lambda _: stop.set())
    with on_signals(stop.set):
        try:
            await asyncio.to_thread(prepare_practice, home)
            await serve_inspected(
                home,
                listens=Address(host=LOOPBACK, port=0),
                shown_host=LOOPBACK,
                inspector=inspector,
                stop=stop,
                on_link=lambda link: _say({"link": link}),
            )
        finally:
            parent.cancel()


def _say(fields: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()
