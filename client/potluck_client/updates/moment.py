"""Whether now is a moment between two pieces of work.

A piece of work is never computed by two versions: the second might come to other bits.
"""

from collections.abc import Collection
from enum import Enum

from potluck_client.lifecycle import TO_HAND_IN, UnitState

_BEGUN = frozenset({UnitState.RUNNING, UnitState.SUSPENDED})


class Hand(Enum):
    """What a device has in hand."""

    EMPTY = "empty"
    """Nothing."""
    GOES_ON = "goes on"
    """A piece of work that comes to its end by itself."""
    HELD = "held"
    """One that was begun, and that may not be computed now: nobody knows until when."""
    AT_REST = "at rest"
    """One that is not begun, or all computed, and can't go on now; another version can take it."""


class Moment(Enum):
    """Whether a newer version may take over."""

    NOW = "now"
    """Nothing is in hand that it would disturb."""
    SOON = "soon"
    """After what is in hand, if nothing new is begun."""
    LATER = "later"
    """Something begun is held up, so the others may go on with new work meanwhile."""
    NEVER = "never"
    """This daemon ends with a command, and a newer version would outlive that."""


def is_begun(state: UnitState) -> bool:
    """Tell whether a piece of work is begun, and not all computed yet."""
    return state in _BEGUN


def hand_of(state: UnitState | None, *, may_compute: bool, may_hand_in: bool) -> Hand:
    """Return what a device has in hand.

    Args:
        state: Where its piece of work stands; None when it has none.
        may_compute: Whether the device may compute now.
        may_hand_in: Whether files may be moved and the project answers.
    """
    if state is None:
        return Hand.EMPTY
    if state in TO_HAND_IN:
        return Hand.GOES_ON if may_hand_in else Hand.AT_REST
    if is_begun(state):
        return Hand.GOES_ON if may_compute else Hand.HELD
    return Hand.GOES_ON if may_compute and may_hand_in else Hand.AT_REST


def moment_of(hands: Collection[Hand], *, tried_out: bool) -> Moment:
    """Return whether a newer version may take over.

    Args:
        hands: What each device has in hand.
        tried_out: True while a person tries something, such as a text of the model.
    """
    if Hand.HELD in hands:
        return Moment.LATER
    return Moment.SOON if Hand.GOES_ON in hands or tried_out else Moment.NOW
