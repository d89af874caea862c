"""The look at the devices: a training process on each, what PyTorch is built for, known steps."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, replace

from potluck_client.doctor.aside import aside
from potluck_client.doctor.examination import Look, looking
from potluck_client.doctor.finding import Finding, State, Topic, skipped
from potluck_client.doctor.judging.known_steps import StepsReading, judge_exact, judge_fast
from potluck_client.doctor.judging.memory import (
    WORKER_BYTES,
    CardMemoryReading,
    WorkerReading,
    judge_card_memory,
    judge_worker,
)
from potluck_client.doctor.judging.pytorch import BuildReading, CardReading, judge_build
from potluck_client.doctor.reading.cards import find_cards, nvidia_driver
from potluck_client.doctor.reading.worker import SECONDS, Examination, examined
from potluck_client.host.cpu_device import CPU_ID
from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.worker_port import WorkerProcess
from potluck_client.worker_process import START_SECONDS

_HARDWARE_SECONDS = 10.0
"""How long the system may take to tell of its graphics cards and their driver."""

_NOTHING_COMPUTED = "No training process came up, so nothing was computed."
_OFF = "You have switched this device off, so it was left alone."
_NOT_FIT = "It was not tried, since PyTorch does not fit it."


@dataclass(frozen=True, kw_only=True)
class Devices:
    """What the look rests on.

    Attributes:
        devices: The devices; the last is the processor.
        used: Tells whether its owner lets a device work.
        make_worker: Makes a worker of a device.
        available_bytes: Tells the memory that programs can still have.
        needed_bytes: What the smallest model among the joined projects takes; 0 without any.
        installed: True for a Potluck that an installer has laid out.
        least_bytes: With less memory no training process is started.
        find: Finds the graphics cards, by the devices.
        driver: Tells the version of NVIDIA's driver.
    """

    devices: Sequence[DeviceFacts]
    used: Callable[[DeviceFacts], bool]
    make_worker: Callable[[DeviceFacts], WorkerProcess]
    available_bytes: Callable[[], int]
    needed_bytes: int
    installed: bool
    least_bytes: int = WORKER_BYTES
    find: Callable[[Sequence[DeviceFacts]], Sequence[tuple[str, CardReading]]] = find_cards
    driver: Callable[[], str] = nvidia_driver


def devices_look(parts: Devices) -> Look:
    """Return the look at all devices, one after the other: two at once would hide a want of room.

    The processor comes first, since every PyTorch runs on it and says what it was built for.
    """
    shows = [looking(Topic.WORKER), looking(Topic.TORCH_BUILD)]
    for facts in parts.devices:
        topics = (Topic.EXACT_STEPS, Topic.FAST_STEPS)
        shows += [looking(topic, facts.device_id) for topic in topics]
        if _has_own_memory(facts):
            shows.append(looking(Topic.CARD_MEMORY, facts.device_id))
    seconds = (START_SECONDS + SECONDS) * len(parts.devices)
    return Look(shows=tuple(shows), seconds=seconds, take=lambda: _take(parts))


async def _take(parts: Devices) -> AsyncGenerator[Finding, None]:
    *cards, processor = parts.devices
    on_processor = Examination(found=None)
    available, tried = parts.available_bytes(), False
    if available >= parts.least_bytes:
        on_processor, tried = await examined(parts.make_worker(processor)), True
    yield judge_worker(
        WorkerReading(
            available_bytes=available,
            problem=on_processor.problem,
            tried=tried,
            installed=parts.installed,
        )
    )
    for finding in _steps(processor, on_processor):
        yield finding
    on_cards: dict[str, Examination] = {}
    for facts in cards:
        if on_processor.found is not None and parts.used(facts):
            on_cards[facts.device_id] = await examined(parts.make_worker(facts))
    build = judge_build(await _build(parts, on_processor, on_cards))
    yield build
    for facts in cards:
        for finding in _of_card(facts, on_cards.get(facts.device_id), build, parts):
            yield finding


def _of_card(
    facts: DeviceFacts, on_card: Examination | None, build: Finding, parts: Devices
) -> list[Finding]:
    """Return what was found of one card."""
    topics = [Topic.EXACT_STEPS, Topic.FAST_STEPS]
    if _has_own_memory(facts):
        topics.append(Topic.CARD_MEMORY)
    if on_card is None:
        why = _NOTHING_COMPUTED if parts.used(facts) else _OFF
        return [skipped(topic, why, device_id=facts.device_id) for topic in topics]
    if on_card.found is None and build.state is not State.GOOD:
        return [skipped(topic, _NOT_FIT, device_id=facts.device_id) for topic in topics]
    findings = _steps(facts, on_card)
    if _has_own_memory(facts):
        findings.append(_memory(facts, on_card, parts.needed_bytes))
    return findings


def _steps(facts: DeviceFacts, examination: Examination) -> list[Finding]:
    found = examination.found
    if found is None and facts.device_id == CPU_ID:
        return [
            skipped(topic, _NOTHING_COMPUTED, device_id=facts.device_id)
            for topic in (Topic.EXACT_STEPS, Topic.FAST_STEPS)
        ]
    reading = StepsReading(
        device_id=facts.device_id,
        name=facts.name,
        exact=found.exact_digest if found else "",
        exact_expected=found.exact_expected if found else "",
        fast=tuple(found.fast_digests) if found else (),
        fast_expected=found.fast_expected if found else "",
        fast_may_differ=found.fast_may_differ if found else False,
        problem=found.problem if found else examination.problem,
    )
    return [judge_exact(reading), judge_fast(reading)]


def _memory(facts: DeviceFacts, examination: Examination, needed_bytes: int) -> Finding:
    if examination.found is None or not examination.found.free_bytes:
        return skipped(
            Topic.CARD_MEMORY,
            f"The driver does not say how much memory is free on {facts.name}.",
            device_id=facts.device_id,
        )
    return judge_card_memory(
        CardMemoryReading(
            device_id=facts.device_id,
            name=facts.name,
            free_bytes=examination.found.free_bytes,
            total_bytes=facts.memory_bytes,
            needed_bytes=needed_bytes,
        )
    )


async def _build(
    parts: Devices, on_processor: Examination, on_cards: dict[str, Examination]
) -> BuildReading:
    """Return what is known of PyTorch's build, with what each card's own worker tells of it."""
    try:
        found_cards, driver = await aside(
            lambda: (parts.find(parts.devices), parts.driver()), _HARDWARE_SECONDS
        )
    except TimeoutError:
        found_cards, driver = (), ""  # A driver that hangs shows at its card's own steps.
    cards = []
    for device_id, card in found_cards:
        examination = on_cards.get(device_id)
        told = examination.found if examination is not None else None
        if told is not None:
            card = replace(  # noqa: PLW2901 — the same card, with more known of it
                card, architecture=told.architecture, architectures=tuple(told.architectures)
            )
        cards.append(card)
    found = on_processor.found
    return BuildReading(
        torch_version=found.torch_version if found else "",
        cuda_version=found.cuda_version if found else "",
        hip_version=found.hip_version if found else "",
        metal=found.metal if found else False,
        cards=tuple(cards),
        nvidia_driver=driver,
        installed=parts.installed,
    )


def _has_own_memory(facts: DeviceFacts) -> bool:
    """Tell whether a device has memory that is not the computer's own."""
    return facts.kind in {DeviceKind.NVIDIA, DeviceKind.AMD}
