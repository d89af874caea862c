"""When to look for a newer version; time and randomness are arguments."""

FIRST_SECONDS = 180.0
"""The first look comes so long after the start at the soonest, when the computer has settled."""

DAY_SECONDS = 86_400.0
"""About so long lies between two looks."""

NEEDED_SECONDS = 3600.0
"""About so long while a project asks for a newer version and there is none."""

RETRY_SECONDS = 600.0
"""About so long after the first failure; it doubles with each, up to a day."""

_MOST_DOUBLINGS = 8


def first_look_seconds(jitter: float) -> float:
    """Return how long after the start to look first: from three to six minutes.

    Args:
        jitter: From 0 to 1.
    """
    return FIRST_SECONDS * (1.0 + jitter)


def next_look_seconds(*, failures: int, needed: bool, jitter: float) -> float:
    """Return how long after a look to look again, spread by a quarter to either side.

    Spread, so that the server of updates does not see everybody at the same hour.

    Args:
        failures: How often it went wrong in a row.
        needed: True while a project asks for a newer version.
        jitter: From 0 to 1.
    """
    most = NEEDED_SECONDS if needed else DAY_SECONDS
    wait = RETRY_SECONDS * 2.0 ** min(failures - 1, _MOST_DOUBLINGS) if failures else most
    return min(wait, most) * (0.75 + jitter / 2)
