"""What NVML's answers about one card come to; an answer that can't be true counts as none."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from potluck_client.host.kept_facts import (
    CARD_ID,
    MOST_CELSIUS,
    MOST_MEMORY_BYTES,
    MOST_WATTS,
    power_range,
)
from potluck_client.host.nvml import NvmlCard, NvmlMissingError
from potluck_client.host.others_use import ParentOf, is_own, share_of_others
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading, PowerRange
from potluck_client.host.small_files import bounded, plain_name

SAMPLE_SECONDS = 3.0
"""How far back processes' use is asked for."""

_THOUSAND = 1000
_MICROSECONDS = 1_000_000
_MOST_JOULES = 1e13
_MOST_FAN_PERCENT = 200  # NVML: “this value may exceed 100% in certain cases”.
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class OwnProcesses:
    """How Potluck's use of a card is told from that of others.

    Attributes:
        pids: Its workers.
        working: True when one of them computes now.
        parent_of: Tells a process's parent.
        numbers_match: False in a container, where the driver's process numbers are others.
    """

    pids: Collection[int]
    working: bool
    parent_of: ParentOf
    numbers_match: bool


def facts_of(card: NvmlCard) -> DeviceFacts | str:
    """Return a card's facts, or why it is left out, in a sentence.

    Raises:
        NvmlError: The card does not even tell its name and memory.
    """
    name = plain_name(card.name()) or "Graphics card"
    if _answer(card.partitioned, default=False):
        return (
            f"{name} is divided into parts (MIG), whose power can't be limited one by one, so "
            "Potluck leaves it alone."
        )
    if _answer(card.serves_guests, default=False):
        return f"{name} belongs to this computer's virtual machines, so Potluck leaves it alone."
    device_id, memory = card.uuid(), card.memory().total_bytes
    if not CARD_ID.fullmatch(device_id) or not 0 < memory <= MOST_MEMORY_BYTES:
        return f"{name} gave no name or memory that can be true, so Potluck leaves it alone."
    return DeviceFacts(
        device_id=device_id,
        name=name,
        torch_device="cuda:0",
        memory_bytes=memory,
        kind=DeviceKind.NVIDIA,
        power_range=_power_range(card),
        tells_power=_power(card) is not None,
        tells_temperature=_temperature(card) is not None,
        tells_fan=_fan(card) is not None,
        slows_celsius=bounded(_answer(card.slowdown_celsius), 1, MOST_CELSIUS),
    )


def reading_of(card: NvmlCard, own: OwnProcesses, unix_seconds: float) -> DeviceReading:
    """Return what a card's sensors say.

    Raises:
        NvmlGoneError: The card has gone.
    """
    energy = bounded(_answer(card.energy_millijoules), 0, _MOST_JOULES * _THOUSAND)
    utilisation = bounded(_answer(card.utilisation_percent), 0, 100)
    share = None if utilisation is None else utilisation / 100
    memory = _answer(card.memory)
    used = None if memory is None else bounded(memory.used_bytes, 0, MOST_MEMORY_BYTES)
    return DeviceReading(
        power_watts=_power(card),
        energy_joules=None if energy is None else energy / _THOUSAND,
        temperature_celsius=_temperature(card),
        utilisation=share,
        fan_percent=_fan(card),
        memory_used_bytes=None if used is None else int(used),
        others_utilisation=_others(card, own, share, unix_seconds),
    )


def _others(
    card: NvmlCard, own: OwnProcesses, share: float | None, unix_seconds: float
) -> float | None:
    """Return the use by others.

    By the driver's samples of each process where it takes some. Where it does not, as on Windows'
    drivers for displays: all use while Potluck does not compute; while it does, none when nobody
    else holds anything on the card, else unknown.
    """
    if not own.working and not own.pids:
        return share
    if own.numbers_match:
        since = max(0, int((unix_seconds - SAMPLE_SECONDS) * _MICROSECONDS))
        uses = _answer(lambda: card.process_uses(since))
        if uses is not None:
            return share_of_others(uses, own.pids, own.parent_of)
    if not own.working:
        return share
    pids = _answer(card.process_ids)
    if pids is None or not own.numbers_match:
        return None
    alone = all(is_own(pid, own.pids, own.parent_of) for pid in pids)
    return 0.0 if alone else None


def _power_range(card: NvmlCard) -> PowerRange | None:
    limits = _answer(card.power_limits)
    if limits is None:
        return None
    return power_range(
        _watts(limits.least_milliwatts),
        _watts(limits.default_milliwatts),
        _watts(limits.most_milliwatts),
    )


def _power(card: NvmlCard) -> float | None:
    return _watts(_answer(card.power_milliwatts))


def _watts(milliwatts: int | None) -> float | None:
    known = bounded(milliwatts, 0, MOST_WATTS * _THOUSAND)
    return None if known is None else known / _THOUSAND


def _temperature(card: NvmlCard) -> float | None:
    return bounded(_answer(card.temperature_celsius), 0, MOST_CELSIUS)


def _fan(card: NvmlCard) -> float | None:
    percent = bounded(_answer(card.fan_percent), 0, _MOST_FAN_PERCENT)
    return None if percent is None else min(percent, 100.0)


def _answer(ask: Callable[[], T], default: T | None = None) -> T | None:
    try:
        return ask()
    except NvmlMissingError:
        return default
