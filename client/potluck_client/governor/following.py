"""How far the worker does what the share of time says, by the time that it says it computed.

A worker that waits for its disk between two micro-batches computes less than it may. Its reports
come at the ends of micro-batches and a few times a second at most, so only sums over a while are
compared.
"""

import math
from dataclasses import dataclass

_MEMORY_SECONDS = 60.0
_TRUST_SECONDS = 2.0
"""So many seconds of work are taken to have followed before the first report."""

_GAP_SECONDS = 5.0
"""After a longer time without readings, as when the computer slept, its work is not known."""

_LEAST = 0.1
_MOST = 1.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Following:
    """What is known of the worker.

    Attributes:
        told_seconds: Its last word on how long it computed in all; None before the first.
        ordered: Seconds of work that the share of time allowed, lately.
        done: Seconds that it computed meanwhile.
        between: True when it finished a micro-batch since the reading before, or says nothing.
    """

    told_seconds: float | None = None
    ordered: float = _TRUST_SECONDS
    done: float = _TRUST_SECONDS
    between: bool = True

    @property
    def share(self) -> float:
        """How much of the share of time in force it computes; 1 where it says nothing."""
        return min(max(self.done / self.ordered, _LEAST), _MOST)


def follow(
    state: Following, busy_seconds: float | None, duty: float, dt_seconds: float
) -> Following:
    """Return what is known after a while.

    Args:
        state: What was known before it.
        busy_seconds: How long the worker says that it computed in all; None when unknown.
        duty: Share of time that was in force.
        dt_seconds: How long the while was.
    """
    if busy_seconds is None or not math.isfinite(busy_seconds):
        return Following()
    told = state.told_seconds
    if told is None or busy_seconds < told or dt_seconds > _GAP_SECONDS:
        return Following(told_seconds=busy_seconds, ordered=state.ordered, done=state.done)
    keep = math.exp(-dt_seconds / _MEMORY_SECONDS)
    more = busy_seconds - told
    return Following(
        told_seconds=busy_seconds,
        ordered=max(_TRUST_SECONDS / 2, keep * state.ordered + duty * dt_seconds),
        done=keep * state.done + more,
        between=more > 0.0,
    )
