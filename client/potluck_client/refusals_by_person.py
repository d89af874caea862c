"""What stands against work because of the person: what they said and set, and what they do.

The sentences name no time of day: how it is written is for whoever shows it, from resumes_unix.
"""

from functools import lru_cache

from potluck.v1 import control_pb2 as control
from potluck_client.case import Case, Decision, refused
from potluck_client.local_time import unix_of
from potluck_client.schedule import HourSpan, holds, next_change, parse_hours

_SHOWN_STEP_SECONDS = 10
_LONGEST_CLOCK_ERROR_SECONDS = 60


def paused(case: Case) -> Decision | None:
    """Object while everything is paused."""
    if not case.wishes.pauses(case.now_unix) or case.wishes.pause is None:
        return None
    pause = case.wishes.pause
    if pause.while_program:
        sentence = f"Paused until {pause.while_program} has ended."
    elif pause.until_unix is None:
        sentence = "Paused until you resume."
    else:
        sentence = "Paused until the time that you chose."
    return refused(control.NOT_NOW_REASON_PAUSED, sentence, resumes_unix=pause.until_unix)


def finished(case: Case) -> Decision | None:
    """Object once what was to be finished is."""
    if not case.wishes.finished:
        return None
    return refused(
        control.NOT_NOW_REASON_FINISHED,
        "Everything in hand was finished, as you asked. Potluck is paused until you resume.",
    )


def switched_off(case: Case) -> Decision | None:
    """Object to a device that is switched off."""
    if case.limits.use:
        return None
    return refused(control.NOT_NOW_REASON_NO_DEVICE, "This device is switched off in your limits.")


def device_paused(case: Case) -> Decision | None:
    """Object while this device alone is paused."""
    pause = case.wishes.device_pause(case.device_id, case.now_unix)
    if pause is None:
        return None
    if pause.while_program:
        sentence = f"This device is paused until {pause.while_program} has ended."
    elif pause.until_unix is None:
        sentence = "This device is paused until you resume it."
    else:
        sentence = "This device is paused until the time that you chose."
    return refused(control.NOT_NOW_REASON_PAUSED, sentence, resumes_unix=pause.until_unix)


def hours(case: Case) -> Decision | None:
    """Object outside the hours that were set."""
    spans = _spans(case.settings.hours)
    if not spans or case.set_aside or holds(spans, case.local_time(case.now_unix)):
        return None
    reason = control.NOT_NOW_REASON_OUTSIDE_HOURS
    return _until_change(reason, "Waiting until the hours that you set begin.", spans, case)


def cheap_power(case: Case) -> Decision | None:
    """Object while power is dear."""
    if not case.settings.cheap_power_only or case.set_aside:
        return None
    spans = _spans(case.settings.cheap_power_hours)
    if not spans:
        return refused(
            control.NOT_NOW_REASON_DEAR_POWER,
            "Waiting for cheap electricity, but you have not said when that is. Add its hours "
            "under Limits.",
        )
    if holds(spans, case.local_time(case.now_unix)):
        return None
    sentence = "Waiting until electricity gets cheap."
    return _until_change(control.NOT_NOW_REASON_DEAR_POWER, sentence, spans, case)


def programs(case: Case) -> Decision | None:
    """Object while a listed program runs."""
    running = [name for name in case.settings.pause_for_programs if name in case.host.programs]
    if not running:
        return None
    return refused(control.NOT_NOW_REASON_PROGRAM_RUNS, f"Waiting until {running[0]} has ended.")


def call(case: Case) -> Decision | None:
    """Object during a call."""
    if not (case.settings.pause_for_calls and case.host.user.in_call):
        return None
    return refused(
        control.NOT_NOW_REASON_IN_CALL,
        "Waiting until the microphone and the camera are not in use.",
    )


def presentation(case: Case) -> Decision | None:
    """Object during a presentation."""
    # It fills a screen for others to see, so the one switch stands for both.
    if not (case.settings.pause_for_full_screen and case.host.user.presenting):
        return None
    return refused(control.NOT_NOW_REASON_PRESENTING, "Waiting until the presentation is over.")


def full_screen(case: Case) -> Decision | None:
    """Object while a program fills the screen."""
    user = case.host.user
    # On a locked screen, what fills it is the lock.
    if not (case.settings.pause_for_full_screen and user.full_screen) or user.away:
        return None
    return refused(
        control.NOT_NOW_REASON_FULL_SCREEN, "Waiting until no program fills the screen any more."
    )


def just_logged_in(case: Case) -> Decision | None:
    """Object for a while after a login."""
    since = case.host.logged_in_unix
    if since is None or case.set_aside:
        return None
    minutes = case.settings.start_delay_minutes
    passed = case.now_unix - since
    # A login that lies ahead says that the clock was put back, and nothing of the person.
    if not -_LONGEST_CLOCK_ERROR_SECONDS <= passed < minutes * 60:
        return None
    return refused(
        control.NOT_NOW_REASON_JUST_LOGGED_IN,
        "Waiting until you have been logged in for 1 minute."
        if minutes == 1
        else f"Waiting until you have been logged in for {minutes} minutes.",
        resumes_unix=since + minutes * 60,
    )


def person(case: Case) -> Decision | None:
    """Object while the person is here."""
    user, settings = case.host.user, case.settings
    if not settings.only_when_idle or case.set_aside or user.away:
        return None
    if user.idle_seconds is None:
        return refused(
            control.NOT_NOW_REASON_USER_ACTIVE,
            "Potluck can't tell whether you are using this computer. Choose “Start now”, or switch "
            "off “Only when I am away” in your limits.",
        )
    wanted = settings.idle_minutes * 60
    if user.idle_seconds < wanted:
        # In steps, so that a person at work does not make the window redraw every second.
        resumes = case.now_unix + wanted - user.idle_seconds
        return refused(
            control.NOT_NOW_REASON_USER_ACTIVE,
            "Waiting until nobody has used this computer for 1 minute."
            if settings.idle_minutes == 1
            else "Waiting until nobody has used this computer for "
            f"{settings.idle_minutes} minutes.",
            # While something keeps the screen awake it will not go on then.
            resumes_unix=(
                None
                if user.kept_awake
                else -(-resumes // _SHOWN_STEP_SECONDS) * _SHOWN_STEP_SECONDS
            ),
        )
    if user.kept_awake:
        return refused(
            control.NOT_NOW_REASON_KEPT_AWAKE,
            "Waiting while a program keeps the screen awake, as a video does.",
        )
    return None


@lru_cache(maxsize=16)
def _spans(texts: tuple[str, ...]) -> tuple[HourSpan, ...]:
    """Read hours once, though they are asked for at every look."""
    return parse_hours(texts)


def _until_change(
    reason: "control.NotNowReason.ValueType", sentence: str, spans: tuple[HourSpan, ...], case: Case
) -> Decision:
    change = next_change(spans, case.local_time(case.now_unix))
    at = None if change is None else unix_of(change, case.local_time, case.now_unix)
    if at is not None and at <= case.now_unix:
        at = None  # In an hour that comes twice.
    return refused(reason, sentence, resumes_unix=at)
