"""Runs an installation behind a window, or in the terminal; both are processes of their own."""

import logging
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from potluck_setup.errors import SetupError
from potluck_setup.log import write_log
from potluck_setup.places import Places
from potluck_setup.window_environment import WindowEnvironment
from potluck_setup.window_libraries import why_it_ended

CALL_NAME = "call-window"
"""Written to by a start that waits, so that the window comes to the front."""
CANCELLED_STATUS = 3
"""The person stopped it, or does not want it now."""
_SHOWN = b"shown"
_LOG = logging.getLogger(__name__)
_PASSED_ON = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be done.

    Attributes:
        places: Where everything lies.
        payload: What the installer carried.
        python: The interpreter of the engine, and the one that environments are made with.
        task: "install" or "repair".
        options: More words for the engine, such as a wished build.
        environment: The variables of the processes; they find our modules by them.
    """

    places: Places
    payload: Path
    python: Path
    task: str
    options: tuple[str, ...]
    environment: Mapping[str, str]

    @property
    def words(self) -> tuple[str, ...]:
        """What the engine and the window are told alike."""
        where = ("--root", str(self.places.root), "--payload", str(self.payload))
        return (*where, *self.options)


class UnshownError(SetupError):
    """The window never came to be seen; nothing was begun."""


@dataclass(frozen=True, kw_only=True)
class WindowProgram:
    """A window of ours.

    Attributes:
        module: Its module.
        words: What it is told, beside the file that calls it to the front.
        broken: What a person is told when it broke down.
    """

    module: str
    words: tuple[str, ...]
    broken: str


def show_in_window(order: Order, window: WindowEnvironment) -> int:
    """Show the window of an installation until it is closed; return its status.

    Raises:
        UnshownError: It could not be shown.
        SetupError: It broke down afterwards.
    """
    program = WindowProgram(
        module="potluck_setup.window",
        words=(*order.words, "--task", order.task),
        broken="The window of the installation broke down. Start Potluck again: it goes on where "
        "it stopped.",
    )
    return show_program(program, order, window)


def show_program(program: WindowProgram, order: Order, window: WindowEnvironment) -> int:
    """Show a window until it is closed; return its status.

    Raises:
        UnshownError: It could not be shown.
        SetupError: It broke down afterwards.
    """
    call = order.places.root / CALL_NAME
    call.write_bytes(b"")
    try:
        try:
            interpreter = window.make(order.python)
        except SetupError as error:
            raise UnshownError(error.sentence) from error
        process = subprocess.Popen(
            [str(interpreter), "-s", "-m", program.module, "--call", str(call), *program.words],
            env=dict(order.environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        with _passing_on(process):
            said, complaint = process.communicate()
    finally:
        call.unlink(missing_ok=True)
        window.remove()
    if _SHOWN not in said:
        complained = complaint.decode("utf-8", "replace").strip()
        _note(order.places, f"The window ended unseen ({process.returncode}): {complained}")
        raise UnshownError(why_it_ended(complained))
    if process.returncode not in {0, 1, CANCELLED_STATUS}:
        raise SetupError(program.broken)
    return process.returncode


def _note(places: Places, text: str) -> None:
    """Keep in the log what only helps somebody who looks into it."""
    handler = write_log(places)
    try:
        _LOG.warning("%s", text)
    finally:
        logging.getLogger("potluck_setup").removeHandler(handler)
        handler.close()


def show_in_terminal(order: Order) -> int:
    """Say what is going to happen, and do it; return the status."""
    status = 0
    for word in ("look", order.task):
        command = (str(order.python), "-s", "-m", "potluck_setup", word, *order.words)
        status = run_in_terminal(command, order.environment)
        if status != 0:
            break
    return status if status >= 0 else CANCELLED_STATUS


def run_in_terminal(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a program that the terminal's keys reach, to its own end; return its status."""
    process = subprocess.Popen(command, env=dict(environment))
    with _passing_on(process):
        return process.wait()


@contextmanager
def _passing_on(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Outlive Ctrl-C, which the terminal gives to both, and pass a request to end on."""

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM and os.name != "nt":
            process.send_signal(signal.SIGTERM)

    before = [signal.signal(number, pass_on) for number in _PASSED_ON]
    try:
        yield
    finally:
        for number, handler in zip(_PASSED_ON, before, strict=True):
            signal.signal(number, handler)
