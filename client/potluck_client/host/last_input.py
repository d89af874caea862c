"""Whether idle times that were asked for one after the other show input in between."""

_ROUNDING_SECONDS = 0.001
"""Idle times come in whole milliseconds, rounded down."""


class LastInput:
    """Narrows down when the last input was, from answers that each took a moment to come.

    An idle time was right at some moment between question and answer. So the input before it was
    no later than the answer less the idle time, and no earlier than the question less it.
    """

    def __init__(self, since: float) -> None:
        """Begin to look.

        Args:
            since: The moment from which on input counts, on the monotonic clock.
        """
        self._since = since
        self._latest: float | None = None

    def moved(self, *, asked_at: float, answered_at: float, idle_seconds: float) -> bool:
        """Take one answer in, and tell whether there was input since.

        In doubt about the moment at which looking began, it says yes.
        """
        latest = answered_at - idle_seconds
        if self._latest is None:
            self._latest = latest
            return latest > self._since
        earliest = asked_at - idle_seconds - _ROUNDING_SECONDS
        moved = earliest > self._latest
        self._latest = min(self._latest, latest)
        return moved
