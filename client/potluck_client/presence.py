"""Whether the person is here: the desktop's word, and input that was noticed before it said so.

A locked screen says that nobody sits here whatever came before, as the keys that locked it did.
Input that comes after that means that somebody is back, who has yet to type a password.
"""

from dataclasses import dataclass, replace

from potluck_client.host.port import UserReading

LEAVING_SECONDS = 3.0
"""For so long after the screen was locked, input belongs to the leaving."""

BACK_SECONDS = 60.0
"""So long after input at a locked screen somebody may still be there."""

TOLD_SECONDS = 10.0
"""A desktop that tells of input so fresh has noticed it itself."""


@dataclass(frozen=True, kw_only=True)
class Presence:
    """What is remembered of the person; times are on the monotonic clock.

    Attributes:
        input_seconds: When input was noticed that the desktop has not told of yet; None for none.
        away_seconds: Since when the screen is locked or dark; None while it is not.
    """

    input_seconds: float | None = None
    away_seconds: float | None = None


def notice_reading(
    presence: Presence, reading: UserReading, now_seconds: float
) -> tuple[Presence, UserReading]:
    """Return what is remembered after a reading, and the reading with what was remembered."""
    idle = reading.idle_seconds
    if idle is not None and presence.input_seconds is not None:
        told = idle < TOLD_SECONDS
        idle = min(idle, max(0.0, now_seconds - presence.input_seconds))
        presence = replace(presence, input_seconds=None) if told else presence
    if not reading.away:
        return replace(presence, away_seconds=None), replace(reading, idle_seconds=idle)
    since = now_seconds if presence.away_seconds is None else presence.away_seconds
    locked_for = now_seconds - since
    back = idle is not None and idle < min(BACK_SECONDS, locked_for - LEAVING_SECONDS)
    return (
        replace(presence, away_seconds=since),
        replace(reading, idle_seconds=idle, away=not back),
    )
