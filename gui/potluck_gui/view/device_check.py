"""What this computer can give, in plain words: its devices, and the check of speed and heat."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import UNKNOWN, Reader, decimal, plain, speed
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_NAME_CHARACTERS = 60
_SENTENCE_CHARACTERS = 300
_MOST_DEVICES = 16
_PERMILLE = 1000
_LARGEST = 1e6
_PROCESSOR = "cpu"


@dataclass(frozen=True, kw_only=True)
class FoundDevice:
    """A device in plain words.

    Attributes:
        device_id: Its name among programs.
        name: What it is called.
        kind: What it is and what it is good for.
    """

    device_id: str
    name: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class CheckView:
    """How the check of one device stands.

    Attributes:
        device_id: Its name among programs.
        sentence: What it does or what came of it.
        facts: What was measured; empty before the end.
        permille: How far it is, from 0 to 1000; None before its turn and after its end.
        failed: True when it could not be checked.
    """

    device_id: str
    sentence: str
    facts: tuple[Fact, ...]
    permille: int | None
    failed: bool


def found_devices(snapshot: control.Snapshot) -> tuple[FoundDevice, ...]:
    """Return the devices of this computer in plain words."""
    return tuple(
        FoundDevice(
            device_id=device.device_id,
            name=plain(device.name, _NAME_CHARACTERS) or translate("Check", "Unnamed device"),
            kind=_kind(device.device_id),
        )
        for device in snapshot.devices[:_MOST_DEVICES]
    )


def check_views(response: control.CheckDevicesResponse, reader: Reader) -> tuple[CheckView, ...]:
    """Return how the check stands, device by device."""
    return tuple(_check(device, reader) for device in response.devices[:_MOST_DEVICES])


def _kind(device_id: str) -> str:
    if device_id == _PROCESSOR:
        return translate("Check", "The processor, which every computer has. It helps, if slowly.")
    return translate("Check", "A graphics card. It is what helps most.")


def _check(device: control.DeviceCheck, reader: Reader) -> CheckView:
    done = device.stage == control.CHECK_STAGE_DONE
    failed = device.stage == control.CHECK_STAGE_FAILED
    own = plain(said(device.sentence), _SENTENCE_CHARACTERS)
    return CheckView(
        device_id=device.device_id,
        sentence=own or _stage(device.stage),
        facts=_facts(device, reader) if done else (),
        permille=_permille(device) if not (done or failed) else None,
        failed=failed,
    )


def _stage(stage: "control.CheckStage.ValueType") -> str:
    match stage:
        case control.CHECK_STAGE_STARTING:
            return translate("Check", "Getting ready…")
        case control.CHECK_STAGE_RUNNING:
            return translate("Check", "Computing…")
        case control.CHECK_STAGE_DONE:
            return translate("Check", "Checked.")
        case control.CHECK_STAGE_FAILED:
            return translate("Check", "This device could not be checked.")
        case _:
            return translate("Check", "Its turn comes.")


def _permille(device: control.DeviceCheck) -> int | None:
    if device.stage not in {control.CHECK_STAGE_STARTING, control.CHECK_STAGE_RUNNING}:
        return None
    progress = device.progress if math.isfinite(device.progress) else 0.0
    return round(max(0.0, min(1.0, progress)) * _PERMILLE)


def _facts(device: control.DeviceCheck, reader: Reader) -> tuple[Fact, ...]:
    facts = []
    if device.HasField("tokens_per_second"):
        label = translate("Check", "Speed on a small model")
        facts.append(Fact(label=label, value=speed(device.tokens_per_second, reader)))
    if device.HasField("work_watts"):
        before = device.rest_watts if device.HasField("rest_watts") else None
        facts.append(
            Fact(
                label=translate("Check", "Power"),
                value=_rise(before, device.work_watts, "W", reader),
            )
        )
    if device.HasField("work_celsius"):
        before = device.rest_celsius if device.HasField("rest_celsius") else None
        facts.append(
            Fact(
                label=translate("Check", "Warmth"),
                value=_rise(before, device.work_celsius, "°C", reader),
            )
        )
    return tuple(facts)


def _rise(before: float | None, after: float, unit: str, reader: Reader) -> str:
    if not abs(after) < _LARGEST:
        return UNKNOWN
    end = f"{decimal(after, reader, places=0)} {unit}"
    if before is None or not abs(before) < _LARGEST:
        return end
    start = f"{decimal(before, reader, places=0)} {unit}"
    rise = translate("Check", "from %1 to %2")
    return rise.replace("%1", start).replace("%2", end)
