"""What the person did, as the activity log tells of it.

Times are told as lengths: windows and terminals write clocks and calendars in their own way.
"""

from collections.abc import Iterable, Mapping

from potluck_client.activity_log.entry import Happening, Kind
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.settings.presets import PRESETS
from potluck_client.settings.row import Limit, Preset
from potluck_client.settings.values import Value
from potluck_client.settings.words import value_words

_MINUTE = 60.0
_DAY = 86400.0

WORK_FINISHED = Happening(
    kind=Kind.PERSON, sentence="The work in hand is finished, so Potluck paused, as you asked."
)
PAUSE_OVER = Happening(kind=Kind.PERSON, sentence="The pause is over.")
FINISH_ASKED = Happening(
    kind=Kind.PERSON, sentence="You asked Potluck to finish the work in hand and then pause."
)


def paused(asked: PauseAsked, now_unix: float) -> Happening:
    """Tell that the person paused a device or everything, and until when."""
    one = bool(asked.device_id)
    if asked.while_program:
        program = asked.while_program
        told = (
            f"You paused this device while “{program}” runs."
            if one
            else f"You paused Potluck while “{program}” runs."
        )
    elif asked.until_tomorrow:
        told = (
            "You paused this device until tomorrow morning."
            if one
            else "You paused Potluck until tomorrow morning."
        )
    elif asked.until_unix is not None:
        span = span_words(asked.until_unix - now_unix)
        told = f"You paused this device for {span}." if one else f"You paused Potluck for {span}."
    elif one:
        told = "You paused this device until you let it go on."
    else:
        told = "You paused Potluck until you let it go on."
    return _person(told, asked.device_id)


def resumed(device_id: str) -> Happening:
    """Tell that the person let a device or everything go on."""
    told = "You let this device go on." if device_id else "You let Potluck go on."
    return _person(told, device_id)


def started_now(seconds: float) -> Happening:
    """Tell that the person asked for work although they are there; 0 is without end."""
    if seconds > 0:
        return _person(f"You told Potluck to work now, for {span_words(seconds)}.")
    return _person("You told Potluck to work now.")


def share_changed(project_id: str, project_name: str, before: int, after: int) -> Happening | None:
    """Tell that the person gave a project another share of the work; None where it is the same."""
    if before == after:
        return None
    return Happening(
        kind=Kind.PERSON,
        sentence=f"You changed this project's share of the work from {before} to {after}.",
        project_id=project_id,
        project_name=project_name,
    )


def limits_changed(
    limits: Iterable[Limit],
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    preset: Preset | None,
) -> tuple[Happening, ...]:
    """Tell which limits have changed.

    Args:
        limits: Every limit, in the order in which they are shown.
        before: Values before, by whole key.
        after: Values now.
        preset: What was put in force, whose values are not told one by one; None for none.
    """
    told = []
    if preset is not None:
        told.append(_person(f"You chose the preset “{PRESETS[preset].label}”."))
    for limit in limits:
        old, new = before.get(limit.key), after.get(limit.key)
        if old is None or new is None or old == new:
            continue
        if preset is not None and limit.presets.get(preset) == new:
            continue
        sentence = (
            f"You changed “{limit.row.label}” from {value_words(limit, old)} to "
            f"{value_words(limit, new)}."
        )
        told.append(_person(sentence, limit.device.device_id if limit.device else ""))
    return tuple(told)


def span_words(seconds: float) -> str:
    """Return a length of time in words, such as "30 minutes"; at least a minute."""
    if seconds >= 2 * _DAY:
        return f"{round(seconds / _DAY)} days"
    hours, minutes = divmod(max(1, round(seconds / _MINUTE)), 60)
    if hours and minutes:
        return f"{hours} h {minutes} min"
    if hours:
        return "1 hour" if hours == 1 else f"{hours} hours"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _person(sentence: str, device_id: str = "") -> Happening:
    return Happening(kind=Kind.PERSON, sentence=sentence, device_id=device_id)
