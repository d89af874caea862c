"""Trying things: let a project's model go on with a text, and have the devices checked."""

import sys
from dataclasses import dataclass
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.daemon_process import daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.texts import clean

_KEPT = frozenset("\n\t")


@dataclass(frozen=True, kw_only=True)
class TextWish:
    """What is to be written.

    Attributes:
        project: Name or key of the project.
        text: The beginning.
        tokens: Most tokens to add; 0 for the daemon's default.
        temperature: How daring, from 0 to 2.
        seed: What the draws follow from.
        when_joined: True for the model as it was when the project was joined.
    """

    project: str
    text: str
    tokens: int
    temperature: float
    seed: int
    when_joined: bool


async def try_model(home: Path, wish: TextWish) -> ExitCode:
    """Write a text to stdout as it comes; what is done meanwhile goes to stderr."""
    async with daemon_of(home) as (daemon, _):
        request = control.GenerateRequest(
            project_id=await _key_of(daemon, wish.project),
            prompt=wish.text,
            max_tokens=wish.tokens,
            temperature=wish.temperature,
            seed=wish.seed,
            when_joined=wish.when_joined,
        )
        begun = False
        async for piece in daemon.generate(request):
            if piece.sentence:
                _aside(piece.sentence)
            if not begun and (piece.text or piece.done):
                begun = True
                _write(wish.text)
            _write(piece.text)
            if piece.remembered:
                _aside("This text was kept from an earlier time; that model is gone.")
    sys.stdout.write("\n")
    return ExitCode.DONE


async def check(home: Path, seconds: float, *, as_json: bool) -> ExitCode:
    """Check all devices, and show what each came to."""
    async with daemon_of(home) as (daemon, _):
        said: set[str] = set()
        answer = control.CheckDevicesResponse()
        async for answer in daemon.check_devices(seconds):
            for device in answer.devices:
                if device.stage == control.CHECK_STAGE_RUNNING and device.device_id not in said:
                    said.add(device.device_id)
                    _aside(f"Checking {clean(device.device_name)}.")
    if as_json:
        sys.stdout.write(f"{to_line(to_plain(answer))}\n")
    else:
        sys.stdout.write("".join(f"{check_text(device)}\n" for device in answer.devices))
    worked = any(device.stage == control.CHECK_STAGE_DONE for device in answer.devices)
    return ExitCode.DONE if worked else ExitCode.COULD_NOT


def check_text(device: control.DeviceCheck) -> str:
    """Return what a device's check came to, for a terminal."""
    figures = []
    if device.HasField("tokens_per_second"):
        figures.append(f"{device.tokens_per_second:,.0f} tokens/s")
    if device.HasField("work_watts"):
        rest = f"{device.rest_watts:.0f} → " if device.HasField("rest_watts") else ""
        figures.append(f"{rest}{device.work_watts:.0f} W")
    if device.HasField("work_celsius"):
        rest = f"{device.rest_celsius:.0f} → " if device.HasField("rest_celsius") else ""
        figures.append(f"{rest}{device.work_celsius:.0f} °C")
    shown = f" ({', '.join(figures)})" if figures else ""
    return f"{clean(device.device_name)}{shown}: {clean(device.sentence, limit=500)}"


async def _key_of(daemon: Daemon, name: str) -> str:
    """Return the key of a joined project; raises CommandError when there is none, or several."""
    projects = (await daemon.snapshot()).projects
    found = [each.project_id for each in projects if name in {each.project_id, each.name}]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"{len(found)} of your projects have this name. Give the key instead.")
    raise CommandError(f"You have not joined a project called “{clean(name)}”.")


def _aside(sentence: str) -> None:
    sys.stderr.write(f"{clean(sentence)}\n")


def _write(text: str) -> None:
    """Write text as it is, without what a terminal would obey."""
    sys.stdout.write("".join(c for c in text if c in _KEPT or c.isprintable()))
    sys.stdout.flush()
