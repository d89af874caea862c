"""Decisions of the daemon: of each device, and of Practice, whose inspector computes as well."""

from dataclasses import replace

from potluck_client.case import CPU_ID, Case, Decision, HostFacts
from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.decide import decide
from potluck_client.practice_keeper import REST, PracticeWish
from potluck_client.wishes import Wishes


def decide_device(
    parts: EngineParts, device_id: str, host: HostFacts, wishes: Wishes, *, practice_wanted: bool
) -> Decision:
    """Decide whether a device may work.

    Args:
        parts: What the engine is made of.
        device_id: The device.
        host: What is known of the computer.
        wishes: What the person asked for.
        practice_wanted: True when Practice is to be joined.
    """
    return decide(_case(parts, device_id, host, wishes, practice_wanted=practice_wanted))


def wish_of_practice(
    parts: EngineParts, host: HostFacts, wishes: Wishes, *, wanted: bool
) -> PracticeWish:
    """Return what Practice should do: run while a device may work, or a finish has units left.

    Its inspector computes on the processor, so what limits that limits it, though not that the
    processor takes no work itself: else no work of a graphics card were ever inspected.
    """
    practice = parts.book.practice
    if practice is None and not wanted:
        return REST
    if wishes.finished:
        if practice is None or not parts.overview.pending_units(practice.project_id):
            return REST
        wishes = replace(wishes, finished=False)
    devices = (runner.device.device_id for runner in parts.runners)
    if not any(
        decide_device(parts, device_id, host, wishes, practice_wanted=wanted).may_run
        for device_id in devices
    ):
        return REST
    case = _case(parts, CPU_ID, host, wishes, practice_wanted=wanted)
    inspecting = {**case.settings.devices, CPU_ID: replace(case.limits, use=True)}
    allowed = decide(replace(case, settings=replace(case.settings, devices=inspecting)))
    return PracticeWish(duty=allowed.duty) if allowed.may_run else REST


def _case(
    parts: EngineParts, device_id: str, host: HostFacts, wishes: Wishes, *, practice_wanted: bool
) -> Case:
    refusal = parts.disk.now
    return Case(
        device_id=device_id,
        host=host,
        device=parts.devices.each[device_id].condition,
        settings=parts.settings.current,
        wishes=wishes,
        joined=practice_wanted or bool(parts.book.joined.value),
        now_unix=parts.clock.unix_seconds(),
        local_time=parts.local_time,
        disk_refusal="" if refusal is None else refusal.sentence,
    )
