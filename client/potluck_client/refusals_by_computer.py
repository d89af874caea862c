"""What stands against work because of the computer: what is missing, full, busy or too hot."""

from potluck.v1 import control_pb2 as control
from potluck_client.case import Case, Decision, refused

_GIGABYTE = 1_000_000_000


def no_project(case: Case) -> Decision | None:
    """Object while there is nothing to work for."""
    if case.joined:
        return None
    return refused(
        control.NOT_NOW_REASON_NO_PROJECT,
        "You have not joined a project yet. Join one with an invite link, or try Practice.",
    )


def gone(case: Case) -> Decision | None:
    """Object while the device has gone."""
    if case.device.present:
        return None
    return refused(
        control.NOT_NOW_REASON_DEVICE_GONE,
        "Waiting until this device is back; this computer does not show it now.",
    )


def disk(case: Case) -> Decision | None:
    """Object while the disk lacks room, or takes nothing."""
    wanted = case.settings.keep_free_gigabytes
    if case.host.free_bytes < wanted * _GIGABYTE:
        free = case.host.free_bytes / _GIGABYTE
        return refused(
            control.NOT_NOW_REASON_DISK_FULL,
            f"Waiting until {wanted} GB of disk space are free; now it is {free:.1f} GB.",
        )
    if case.disk_refusal:
        return refused(control.NOT_NOW_REASON_DISK_FULL, case.disk_refusal)
    return None


def memory(case: Case) -> Decision | None:
    """Object while other programs need the memory."""
    if case.host.available_bytes >= case.host.wanted_bytes:
        return None
    return refused(
        control.NOT_NOW_REASON_LOW_MEMORY,
        f"Waiting until other programs leave {case.host.wanted_bytes / _GIGABYTE:.1f} GB of "
        "memory free.",
    )


def battery(case: Case) -> Decision | None:
    """Object on battery, as far as was set."""
    battery = case.host.battery
    if not battery.on_battery:
        return None
    if not case.settings.run_on_battery:
        return refused(
            control.NOT_NOW_REASON_ON_BATTERY, "Waiting until this computer is plugged in."
        )
    if battery.percent is not None and battery.percent < case.settings.battery_percent:
        return refused(
            control.NOT_NOW_REASON_LOW_BATTERY,
            f"Waiting until this computer is plugged in, because its battery is below "
            f"{case.settings.battery_percent} %.",
        )
    return None


def used_by_others(case: Case) -> Decision | None:
    """Object while others use the device."""
    if not (case.settings.pause_for_device_use and case.device.used_by_others):
        return None
    return refused(
        control.NOT_NOW_REASON_DEVICE_IN_USE, "Waiting while another program uses this device."
    )


def governor(case: Case) -> Decision | None:
    """Object while the governor stops it."""
    verdict = case.device.verdict
    if verdict is None or verdict.stop == control.NOT_NOW_REASON_UNSPECIFIED:
        return None
    return refused(verdict.stop, verdict.stop_sentence)
