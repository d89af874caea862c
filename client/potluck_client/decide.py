"""Whether a device may work now, how hard, and why not: functions of what is known, no more.

RULES is the one list of what can stand against work, in the order in which a person is told: what
they said, what is missing, what has to be waited for. The first rule that objects gives the
decision.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from potluck.v1 import control_pb2 as control
from potluck_client.governor.port import Verdict
from potluck_client.host.port import BatteryReading, UserReading
from potluck_client.local_time import LocalTime, spoken_time, unix_of
from potluck_client.schedule import HourSpan, holds, next_change, parse_hours
from potluck_client.settings.values import DeviceSettings, Settings
from potluck_client.wishes import Pause, Wishes

CPU_ID = "cpu"
_GIGABYTE = 1_000_000_000
_SHOWN_STEP_SECONDS = 10
_LONGEST_CLOCK_ERROR_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class HostFacts:
    """What is known of the computer.

    Attributes:
        user: What the desktop says of the person.
        battery: What is known of the battery.
        free_bytes: Room on the disk of the data folder.
        available_bytes: Memory that programs can still have.
        wanted_bytes: How much of it there must be for work.
        programs: Which of the programs that were asked for run.
        metered: True when the network costs money by the byte; None when that can't be known.
        logged_in_unix: When the person logged in; None when that can't be known.
    """

    user: UserReading
    battery: BatteryReading
    free_bytes: int
    available_bytes: int
    wanted_bytes: int = 0
    programs: frozenset[str] = frozenset()
    metered: bool | None = None
    logged_in_unix: float | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceCondition:
    """What is known of one device.

    Attributes:
        present: False while it has gone from this computer.
        used_by_others: True while other programs use it.
        verdict: What its governor says; None for one that was never at work.
    """

    present: bool = True
    used_by_others: bool = False
    verdict: Verdict | None = None


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


@dataclass(frozen=True, kw_only=True)
class Case:
    """All that a decision about a device rests on.

    Attributes:
        device_id: "cpu", or a GPU's UUID.
        host: What is known of the computer.
        device: What is known of the device.
        settings: The person's limits.
        wishes: What the person asked for.
        joined: True when there is a project to work for.
        now_unix: Wall-clock time.
        local_time: The computer's calendar.
        disk_refusal: What was said when the disk took nothing, while that is waited for; empty
            else.
    """

    device_id: str
    host: HostFacts
    device: DeviceCondition = field(default_factory=DeviceCondition)
    settings: Settings
    wishes: Wishes
    joined: bool
    now_unix: float
    local_time: LocalTime
    disk_refusal: str = ""

    @property
    def limits(self) -> DeviceSettings:
        """What its owner lets the device do."""
        return self.settings.devices[self.device_id]

    @property
    def set_aside(self) -> bool:
        """Tell whether “start now” sets aside what is set about the person and the time."""
        return self.wishes.runs_now(self.now_unix)


def decide(case: Case) -> Decision:
    """Decide whether a device may work."""
    for rule in RULES:
        objection = rule(case)
        if objection is not None:
            return objection
    duty = case.limits.duty_percent / 100
    verdict = case.device.verdict
    return Decision(duty=duty if verdict is None else min(duty, verdict.duty))


def _paused(case: Case) -> Decision | None:
    if not case.wishes.pauses(case.now_unix) or case.wishes.pause is None:
        return None
    return _pause_decision("Paused", "you resume", case.wishes.pause, case)


def _finished(case: Case) -> Decision | None:
    if not case.wishes.finished:
        return None
    return _no(
        control.NOT_NOW_REASON_FINISHED,
        "Everything in hand was finished, as you asked. Potluck is paused until you resume.",
    )


def _no_project(case: Case) -> Decision | None:
    if case.joined:
        return None
    return _no(
        control.NOT_NOW_REASON_NO_PROJECT,
        "You have not joined a project yet. Join one with an invite link, or try Practice.",
    )


def _switched_off(case: Case) -> Decision | None:
    if case.limits.use:
        return None
    return _no(control.NOT_NOW_REASON_NO_DEVICE, "This device is switched off in your limits.")


def _device_paused(case: Case) -> Decision | None:
    pause = case.wishes.device_pause(case.device_id, case.now_unix)
    if pause is None:
        return None
    return _pause_decision("This device is paused", "you resume it", pause, case)


def _gone(case: Case) -> Decision | None:
    if case.device.present:
        return None
    return _no(
        control.NOT_NOW_REASON_DEVICE_GONE,
        "Waiting until this device is back; this computer does not show it now.",
    )


def _disk(case: Case) -> Decision | None:
    wanted = case.settings.keep_free_gigabytes
    if case.host.free_bytes < wanted * _GIGABYTE:
        free = case.host.free_bytes / _GIGABYTE
        return _no(
            control.NOT_NOW_REASON_DISK_FULL,
            f"Waiting until {wanted} GB of disk space are free; now it is {free:.1f} GB.",
        )
    if case.disk_refusal:
        return _no(control.NOT_NOW_REASON_DISK_FULL, case.disk_refusal)
    return None


def _memory(case: Case) -> Decision | None:
    if case.host.available_bytes >= case.host.wanted_bytes:
        return None
    return _no(
        control.NOT_NOW_REASON_LOW_MEMORY,
        f"Waiting until other programs leave {case.host.wanted_bytes / _GIGABYTE:.1f} GB of "
        "memory free.",
    )


def _battery(case: Case) -> Decision | None:
    battery = case.host.battery
    if not battery.on_battery:
        return None
    if not case.settings.run_on_battery:
        return _no(control.NOT_NOW_REASON_ON_BATTERY, "Waiting until this computer is plugged in.")
    if battery.percent is not None and battery.percent < case.settings.battery_percent:
        return _no(
            control.NOT_NOW_REASON_LOW_BATTERY,
            f"Waiting until this computer is plugged in, because its battery is below "
            f"{case.settings.battery_percent} %.",
        )
    return None


def _hours(case: Case) -> Decision | None:
    spans = _spans(case.settings.hours)
    if not spans or case.set_aside or holds(spans, case.local_time(case.now_unix)):
        return None
    reason = control.NOT_NOW_REASON_OUTSIDE_HOURS
    return _until_change(reason, "the hours that you set begin", spans, case)


def _cheap_power(case: Case) -> Decision | None:
    if not case.settings.cheap_power_only or case.set_aside:
        return None
    spans = _spans(case.settings.cheap_power_hours)
    if not spans:
        return _no(
            control.NOT_NOW_REASON_DEAR_POWER,
            "Waiting for cheap electricity, but you have not said when that is. Add its hours "
            "under Limits.",
        )
    if holds(spans, case.local_time(case.now_unix)):
        return None
    return _until_change(control.NOT_NOW_REASON_DEAR_POWER, "power gets cheap", spans, case)


def _programs(case: Case) -> Decision | None:
    running = [name for name in case.settings.pause_for_programs if name in case.host.programs]
    if not running:
        return None
    return _no(control.NOT_NOW_REASON_PROGRAM_RUNS, f"Waiting until {running[0]} has ended.")


def _call(case: Case) -> Decision | None:
    if not (case.settings.pause_for_calls and case.host.user.in_call):
        return None
    return _no(
        control.NOT_NOW_REASON_IN_CALL,
        "Waiting until the microphone and the camera are not in use.",
    )


def _presentation(case: Case) -> Decision | None:
    # It fills a screen for others to see, so the one switch stands for both.
    if not (case.settings.pause_for_full_screen and case.host.user.presenting):
        return None
    return _no(control.NOT_NOW_REASON_PRESENTING, "Waiting until the presentation is over.")


def _full_screen(case: Case) -> Decision | None:
    user = case.host.user
    # On a locked screen, what fills it is the lock.
    if not (case.settings.pause_for_full_screen and user.full_screen) or user.away:
        return None
    return _no(
        control.NOT_NOW_REASON_FULL_SCREEN, "Waiting until no program fills the screen any more."
    )


def _just_logged_in(case: Case) -> Decision | None:
    since = case.host.logged_in_unix
    if since is None or case.set_aside:
        return None
    minutes = case.settings.start_delay_minutes
    passed = case.now_unix - since
    # A login that lies ahead says that the clock was put back, and nothing of the person.
    if not -_LONGEST_CLOCK_ERROR_SECONDS <= passed < minutes * 60:
        return None
    return _no(
        control.NOT_NOW_REASON_JUST_LOGGED_IN,
        f"Waiting until you have been logged in for {_minutes(minutes)}.",
        resumes_unix=since + minutes * 60,
    )


def _person(case: Case) -> Decision | None:
    user, settings = case.host.user, case.settings
    if not settings.only_when_idle or case.set_aside or user.away:
        return None
    if user.idle_seconds is None:
        return _no(
            control.NOT_NOW_REASON_USER_ACTIVE,
            "Potluck can't tell whether you are using this computer. Choose “Start now”, or switch "
            "off “Only when I am away” in your limits.",
        )
    wanted = settings.idle_minutes * 60
    if user.idle_seconds < wanted:
        # In steps, so that a person at work does not make the window redraw every second.
        resumes = case.now_unix + wanted - user.idle_seconds
        return _no(
            control.NOT_NOW_REASON_USER_ACTIVE,
            f"Waiting until nobody has used this computer for {_minutes(settings.idle_minutes)}.",
            # While something keeps the screen awake it will not go on then.
            resumes_unix=(
                None
                if user.kept_awake
                else -(-resumes // _SHOWN_STEP_SECONDS) * _SHOWN_STEP_SECONDS
            ),
        )
    if user.kept_awake:
        return _no(
            control.NOT_NOW_REASON_KEPT_AWAKE,
            "Waiting while a program keeps the screen awake, as a video does.",
        )
    return None


def _used_by_others(case: Case) -> Decision | None:
    if not (case.settings.pause_for_device_use and case.device.used_by_others):
        return None
    return _no(
        control.NOT_NOW_REASON_DEVICE_IN_USE, "Waiting while another program uses this device."
    )


def _governor(case: Case) -> Decision | None:
    verdict = case.device.verdict
    if verdict is None or verdict.stop == control.NOT_NOW_REASON_UNSPECIFIED:
        return None
    return _no(verdict.stop, verdict.stop_sentence)


RULES: tuple[Callable[[Case], Decision | None], ...] = (
    _paused,
    _finished,
    _no_project,
    _switched_off,
    _device_paused,
    _gone,
    _disk,
    _memory,
    _battery,
    _hours,
    _cheap_power,
    _programs,
    _call,
    _presentation,
    _full_screen,
    _just_logged_in,
    _person,
    _used_by_others,
    _governor,
)
"""What can stand against work, in the order in which a person is told."""


@lru_cache(maxsize=16)
def _spans(texts: tuple[str, ...]) -> tuple[HourSpan, ...]:
    """Read hours once, though they are asked for at every look."""
    return parse_hours(texts)


def _until_change(
    reason: "control.NotNowReason.ValueType", begins: str, spans: tuple[HourSpan, ...], case: Case
) -> Decision:
    change = next_change(spans, case.local_time(case.now_unix))
    at = None if change is None else unix_of(change, case.local_time, case.now_unix)
    if at is None or at <= case.now_unix:  # The latter in an hour that comes twice.
        return _no(reason, f"Waiting until {begins}.")
    shown = spoken_time(at, case.now_unix, case.local_time)
    return _no(reason, f"Waiting until {shown}, when {begins}.", resumes_unix=at)


def _pause_decision(words: str, resume: str, pause: Pause, case: Case) -> Decision:
    until = pause.until_unix
    if pause.while_program:
        ends = f"{pause.while_program} has ended"
    elif until is None:
        ends = resume
    else:
        ends = spoken_time(until, case.now_unix, case.local_time)
    return _no(control.NOT_NOW_REASON_PAUSED, f"{words} until {ends}.", resumes_unix=until)


def _minutes(number: int) -> str:
    return f"{number} minute" if number == 1 else f"{number} minutes"


def _no(
    reason: "control.NotNowReason.ValueType", sentence: str, *, resumes_unix: float | None = None
) -> Decision:
    return Decision(reason=reason, sentence=sentence, resumes_unix=resumes_unix)
