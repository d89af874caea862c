"""How often a card that rests may be asked how it is; pure, so that the rule can be tested.

Knowing whether others use a card takes asking its driver, and that is not free: it keeps a
laptop's card awake for the driver's delay of some seconds, and a card whose driver nobody holds
has to be started for it, which can take a second. The rule:

- A card that sleeps is never asked.
- A card that never sleeps (every desktop's) is asked at most every ten seconds, and more rarely
  where asking is slow: it never takes more than half a percent of the time.
- A card that may sleep but is awake is asked so rarely that it falls asleep between two times:
  every half minute while others use it, because they keep it awake and their end must be seen;
  else after half a minute, one minute, two, and so on up to ten, since it may be us who keep it
  awake. Once it has slept, it may be asked again as soon as somebody else has woken it.
"""

from dataclasses import dataclass

LOOK_SECONDS = 9.5
"""Between two times on a card that never sleeps; a little less than the engine's ten seconds."""

LAPTOP_SECONDS = 30.0
"""Between two times on a card that may sleep."""

LONGEST_SECONDS = 600.0
"""Longest pause on a card that nobody uses and that stays awake all the same."""

_MOST_SHARE = 0.005
_IN_USE = 0.01


@dataclass(frozen=True, kw_only=True)
class LookPace:
    """When a card may be asked again.

    Attributes:
        next_at: Not before this moment, on the monotonic clock.
        pause_seconds: The pause that ends then; 0 before the first time.
    """

    next_at: float = float("-inf")
    pause_seconds: float = 0.0


def after_look(
    pace: LookPace, now: float, *, may_sleep: bool, others: float | None, took_seconds: float
) -> LookPace:
    """Return the pace after a card was asked.

    Args:
        pace: The pace so far.
        now: The moment, on the monotonic clock.
        may_sleep: True when the card falls asleep once nothing uses it.
        others: Share of time in which others use it; None when unknown.
        took_seconds: How long asking took.
    """
    if not may_sleep:
        pause = max(LOOK_SECONDS, took_seconds / _MOST_SHARE)
    elif others is not None and others >= _IN_USE:
        pause = LAPTOP_SECONDS
    else:
        pause = max(LAPTOP_SECONDS, min(2 * pace.pause_seconds, LONGEST_SECONDS))
    return LookPace(next_at=now + pause, pause_seconds=pause)
