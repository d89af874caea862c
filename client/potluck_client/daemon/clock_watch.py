"""Notices that the computer's clock was put back, by the one that never is."""

from potluck_client.host.port import Clock

_PUT_BACK_SECONDS = 10.0
"""A clock that goes back by more between two looks was set anew; less than it is of no account."""


class ClockWatch:
    """Compares the wall clock with the monotonic one, look by look.

    Only what goes back is told: a clock that leaps ahead may tell of hours in which the computer
    slept.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = self._wall_ahead()

    def put_back_seconds(self) -> float:
        """Return by how much the clock was put back since the last call; 0 for not."""
        before, self._ahead = self._ahead, self._wall_ahead()
        back = before - self._ahead
        return back if back >= _PUT_BACK_SECONDS else 0.0

    def _wall_ahead(self) -> float:
        return self._clock.unix_seconds() - self._clock.monotonic_seconds()
