"""Whether a device may work now, how hard, and why not: functions of what is known, no more."""

from dataclasses import dataclass

from potluck.v1 import control_pb2 as control
from potluck_client.local_time import LocalTime
from potluck_client.settings.values import Settings

CPU_ID = "cpu"
_GIGABYTE = 1_000_000_000
_SHOWN_STEP_SECONDS = 10


@dataclass(frozen=True, kw_only=True)
class HostFacts:
    """What is known of the computer.

    Attributes:
        idle_seconds: How long nobody has used it; None when that can't be known.
        on_battery: True when it runs on battery; None when it has none.
        free_bytes: Room on the disk of the data folder.
    """

    idle_seconds: float | None
    on_battery: bool | None
    free_bytes: int


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the person asked for, beside the settings.

    Attributes:
        paused: True while paused.
        paused_until_unix: When the pause ends; None for "until I resume".
        finishing: True when it is to stop after the work in hand.
        finished: True once that work was handed in.
        run_now: True when it is to work although the computer is in use.
        run_now_until_unix: When that ends; None for never.
    """

    paused: bool = False
    paused_until_unix: float | None = None
    finishing: bool = False
    finished: bool = False
    run_now: bool = False
    run_now_until_unix: float | None = None

    def pauses(self, now_unix: float) -> bool:
        """Tell whether the pause holds at a time."""
        ends = self.paused_until_unix
        return self.paused and (ends is None or now_unix < ends)

    def runs_now(self, now_unix: float) -> bool:
        """Tell whether "run now" holds at a time."""
        ends = self.run_now_until_unix
        return self.run_now and (ends is None or now_unix < ends)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a device may do.

    Attributes:
        reason: Why it may not work; unspecified when it may.
        sentence: The same for a person; empty when it may.
        duty: Share of time that it may compute, above 0 and at most 1.
        resumes_unix: When it will go on, as far as that is known.
    """

    reason: "control.NotNowReason.ValueType" = control.NOT_NOW_REASON_UNSPECIFIED
    sentence: str = ""
    duty: float = 1.0
    resumes_unix: float | None = None

    @property
    def may_run(self) -> bool:
        """Tell whether the device may work."""
        return self.reason == control.NOT_NOW_REASON_UNSPECIFIED


def device_enabled(device_id: str, settings: Settings) -> bool:
    """Tell whether its owner lets a device work at all."""
    return settings.devices[device_id].use


def decide(
    device_id: str,
    *,
    host: HostFacts,
    disk_refusal: str = "",
    settings: Settings,
    wishes: Wishes,
    joined: bool,
    now_unix: float,
    local_time: LocalTime,
) -> Decision:
    """Decide whether a device may work.

    What the person said comes first, then what is missing, then what has to be waited for.

    Args:
        device_id: "cpu", or a GPU's UUID.
        host: What is known of the computer.
        disk_refusal: What was said when the disk took nothing, while that is waited for; empty
            else.
        settings: The person's limits.
        wishes: What the person asked for.
        joined: True when there is a project to work for.
        now_unix: Wall-clock time.
        local_time: How times are named to the person.
    """
    if wishes.pauses(now_unix):
        return _paused(wishes.paused_until_unix, now_unix, local_time)
    if wishes.finished:
        return _no(
            control.NOT_NOW_REASON_FINISHED,
            "Everything in hand was finished, as you asked. Potluck is paused until you resume.",
        )
    if not joined:
        return _no(
            control.NOT_NOW_REASON_NO_PROJECT,
            "You have not joined a project yet. Join one with an invite link, or try Practice.",
        )
    if not device_enabled(device_id, settings):
        return _no(control.NOT_NOW_REASON_NO_DEVICE, "This device is switched off in your limits.")
    if host.free_bytes < settings.keep_free_gigabytes * _GIGABYTE:
        free = host.free_bytes / _GIGABYTE
        return _no(
            control.NOT_NOW_REASON_DISK_FULL,
            f"Waiting until {settings.keep_free_gigabytes} GB of disk space are free; now it is "
            f"{free:.1f} GB.",
        )
    if disk_refusal:
        return _no(control.NOT_NOW_REASON_DISK_FULL, disk_refusal)
    if host.on_battery and not settings.run_on_battery:
        return _no(control.NOT_NOW_REASON_ON_BATTERY, "Waiting until this computer is plugged in.")
    if settings.only_when_idle and not wishes.runs_now(now_unix):
        return _when_idle(device_id, host.idle_seconds, settings, now_unix)
    return _yes(device_id, settings)


def _when_idle(
    device_id: str, idle_seconds: float | None, settings: Settings, now_unix: float
) -> Decision:
    if idle_seconds is None:
        return _no(
            control.NOT_NOW_REASON_USER_ACTIVE,
            "Potluck can't tell whether you are using this computer. Choose “Start now”, or switch "
            "off “Only when I am away” in your limits.",
        )
    wanted = settings.idle_minutes * 60
    if idle_seconds >= wanted:
        return _yes(device_id, settings)
    minutes = "minute" if settings.idle_minutes == 1 else "minutes"
    # In steps, so that a person at work does not make the window redraw every second.
    resumes = now_unix + wanted - idle_seconds
    return _no(
        control.NOT_NOW_REASON_USER_ACTIVE,
        f"Waiting until nobody has used this computer for {settings.idle_minutes} {minutes}.",
        resumes_unix=-(-resumes // _SHOWN_STEP_SECONDS) * _SHOWN_STEP_SECONDS,
    )


def _paused(until_unix: float | None, now_unix: float, local_time: LocalTime) -> Decision:
    if until_unix is None:
        return _no(control.NOT_NOW_REASON_PAUSED, "Paused until you resume.")
    until = local_time(until_unix)
    days = (until.date() - local_time(now_unix).date()).days
    shown = {0: f"{until:%H:%M}", 1: f"tomorrow at {until:%H:%M}"}.get(
        days, f"{until:%Y-%m-%d} at {until:%H:%M}"
    )
    return _no(control.NOT_NOW_REASON_PAUSED, f"Paused until {shown}.", resumes_unix=until_unix)


def _yes(device_id: str, settings: Settings) -> Decision:
    return Decision(duty=settings.devices[device_id].duty_percent / 100)


def _no(
    reason: "control.NotNowReason.ValueType", sentence: str, *, resumes_unix: float | None = None
) -> Decision:
    return Decision(reason=reason, sentence=sentence, resumes_unix=resumes_unix)
