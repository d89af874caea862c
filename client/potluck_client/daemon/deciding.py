"""Decisions of the daemon: of each device, and of Practice, whose inspector computes as well."""

from dataclasses import dataclass, replace

from potluck.v1 import control_pb2 as control
from potluck_client.case import CPU_ID, Case, Decision, HostFacts
from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.decide import decide
from potluck_client.headline import NO_DEVICE_ALLOWED, distance
from potluck_client.practice_keeper import REST, PracticeWish
from potluck_client.projects import Project
from potluck_client.settings.values import Settings
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
    held = parts.tryout.checks.decision()
    return held or decide(_case(parts, device_id, host, wishes, practice_wanted=practice_wanted))


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What settings would mean at this moment.

    Attributes:
        works: True when a device might work.
        sentence: Why not, or that nothing stands against it, for a person.
    """

    works: bool
    sentence: str


def outlook(
    parts: EngineParts,
    settings: Settings,
    host: HostFacts,
    wishes: Wishes,
    *,
    practice_wanted: bool,
) -> Outlook:
    """Return what the daemon would decide now under other settings, by the readings it has.

    What a governor has found out stays as it is: how a device heats up under other limits can't be
    known before they hold.
    """
    decided = [
        (
            runner.device,
            decide(
                replace(
                    _case(
                        parts,
                        runner.device.device_id,
                        host,
                        wishes,
                        practice_wanted=practice_wanted,
                    ),
                    settings=settings,
                )
            ),
        )
        for runner in parts.runners
    ]
    used = [pair for pair in decided if settings.devices[pair[0].device_id].use] or decided[:1]
    if any(decision.may_run for _, decision in used):
        return Outlook(works=True, sentence="None of your limits keeps it from working now.")
    if not used:
        return Outlook(works=False, sentence="There is no device here that could work.")
    if all(decision.reason == control.NOT_NOW_REASON_NO_DEVICE for _, decision in used):
        return Outlook(works=False, sentence=NO_DEVICE_ALLOWED)
    device, first = min(used, key=lambda pair: distance(pair[1]))
    alike = all(decision.sentence == first.sentence for _, decision in used)
    sentence = first.sentence if alike else f"{device.name}: {first.sentence}"
    return Outlook(works=False, sentence=sentence)


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
    if practice is not None and not _has_to_run(parts, practice):
        return REST
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


def _has_to_run(parts: EngineParts, practice: Project) -> bool:
    """Tell whether Practice gives new work, or has to take or check what was begun for it."""
    if parts.book.shares.share(practice.project_id) > 0:
        return True
    in_hand = (entry.project_id for entry in parts.journal.unfinished())
    return practice.project_id in in_hand or parts.overview.pending_units(practice.project_id) > 0


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
