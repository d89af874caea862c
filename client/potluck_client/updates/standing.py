"""How updates stand, and what is due: a pure function of what is known."""

from dataclasses import dataclass
from enum import Enum

from potluck.v1 import control_pb2 as control
from potluck_client.updates.moment import Moment

RESTING = frozenset(
    {
        control.UPDATE_STATE_NEWEST,
        control.UPDATE_STATE_OFFERED,
        control.UPDATE_STATE_FAILED,
    }
)
"""States in which nothing is done at the moment."""


class Due(Enum):
    """What to do next."""

    NOTHING = "nothing"
    """Wait for a change, or for the next look."""
    CHECK = "check"
    """Ask whether there is a newer version."""
    STAGE = "stage"
    """Fetch it and lay it out."""
    SWITCH = "switch"
    """Change to it."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the daemon sees around it.

    Attributes:
        needed: True while a project refuses this version as too old.
        may_fetch: Whether the network may be used, by the person's limits.
        most_bytes_per_second: How fast it may be used, by them; 0 for as fast as it is.
        by_itself: Whether newer versions are fetched without asking.
        moment: Whether one may take over.
    """

    needed: bool = False
    may_fetch: bool = False
    most_bytes_per_second: float = 0.0
    by_itself: bool = True
    moment: Moment = Moment.LATER


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How updates stand.

    Attributes:
        state: What is done.
        look_at: When to look next, on the monotonic clock.
        version: The newer version; empty where none is known.
        agreed: True when the person said that it may be fetched.
        trouble: What went wrong last, as a sentence; empty when nothing did.
        failures: How often it went wrong in a row.
        checked_unix: When an answer came last; 0 for never.
        done_bytes: How much is fetched.
        total_bytes: How much there is to fetch.
    """

    state: "control.UpdateState.ValueType"
    look_at: float
    version: str = ""
    agreed: bool = False
    trouble: str = ""
    failures: int = 0
    checked_unix: float = 0.0
    done_bytes: int = 0
    total_bytes: int = 0


def due(standing: Standing, seen: Seen, now_seconds: float) -> Due:
    """Return what to do next."""
    look = now_seconds >= standing.look_at
    if standing.state == control.UPDATE_STATE_READY:
        # After a try that went wrong it is not tried at every moment.
        return Due.SWITCH if look and seen.moment is Moment.NOW else Due.NOTHING
    if not seen.may_fetch:
        return Due.NOTHING
    if standing.state == control.UPDATE_STATE_OFFERED and (seen.by_itself or standing.agreed):
        return Due.STAGE
    return Due.CHECK if look else Due.NOTHING


def holds_new_work(standing: Standing, seen: Seen, now_seconds: float) -> bool:
    """Tell whether no new piece of work may be begun, so that a newer version can take over."""
    if standing.state == control.UPDATE_STATE_SWITCHING:
        return True
    ready = standing.state == control.UPDATE_STATE_READY and now_seconds >= standing.look_at
    return ready and seen.moment in {Moment.NOW, Moment.SOON}
