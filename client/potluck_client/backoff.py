"""How long to wait before the next try."""

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 300.0
_DOUBLINGS = 9


def delay_seconds(failures: int, jitter: float) -> float:
    """Return the wait after so many failures in a row.

    It doubles from one second to five minutes. Jitter, from 0 to 1, spreads it over its upper half,
    so that many computers don't come back at once.
    """
    whole = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(failures - 1, _DOUBLINGS))
    return max(FIRST_SECONDS, whole * (0.5 + jitter / 2))
