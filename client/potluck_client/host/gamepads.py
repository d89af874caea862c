"""Game controllers, which Windows does not count as input.

The layout and the dead zones are XInput's (XINPUT_STATE, XINPUT_GAMEPAD_LEFT_THUMB_DEADZONE,
XINPUT_GAMEPAD_RIGHT_THUMB_DEADZONE and XINPUT_GAMEPAD_TRIGGER_THRESHOLD in Xinput.h). The packet
number alone would do for a perfect stick; a worn one trembles for ever, so that only what lies
beyond its dead zone is a person. Controllers that only speak DirectInput are not seen.
"""

import math
import struct
import threading
from collections.abc import Callable

SLOTS = 4
EMPTY_SLOT_SECONDS = 5.0
"""How often a slot without a controller is asked; the documentation wants seconds between."""

_STATE = struct.Struct("<IHBBhhhh")
_TRIGGER_THRESHOLD = 30
_LEFT_DEAD_ZONE = 7849
_RIGHT_DEAD_ZONE = 8689

ReadSlot = Callable[[int], bytes | None]


class Gamepads:
    """Remembers when a controller was last touched; may be asked from several threads.

    Args:
        read_slot: Returns XINPUT_STATE of a slot.
        monotonic_seconds: Tells time.
    """

    def __init__(self, read_slot: ReadSlot, monotonic_seconds: Callable[[], float]) -> None:
        self._read_slot = read_slot
        self._monotonic_seconds = monotonic_seconds
        self._packets: dict[int, int] = {}
        self._ask_again_at = dict.fromkeys(range(SLOTS), -math.inf)
        self._touched_at: float | None = None
        self._lock = threading.Lock()

    def touched_at(self) -> float | None:
        """Look at all controllers and return when one was last touched; None for never."""
        with self._lock:
            now = self._monotonic_seconds()
            touched = [slot for slot in range(SLOTS) if self._touched(slot, now)]
            if touched:
                self._touched_at = now
            return self._touched_at

    def _touched(self, slot: int, now: float) -> bool:
        if now < self._ask_again_at[slot]:
            return False
        state = self._read_slot(slot)
        if state is None:
            self._ask_again_at[slot] = now + EMPTY_SLOT_SECONDS
            self._packets.pop(slot, None)
            return False
        packet = int(_STATE.unpack(state)[0])
        before = self._packets.get(slot)
        self._packets[slot] = packet
        return before != packet and is_held(state)


def is_held(state: bytes) -> bool:
    """Tell whether a button is down, or a stick or trigger is out of its dead zone."""
    _, buttons, left_trigger, right_trigger, *sticks = _STATE.unpack(state)
    return bool(
        buttons
        or max(left_trigger, right_trigger) > _TRIGGER_THRESHOLD
        or math.hypot(*sticks[:2]) > _LEFT_DEAD_ZONE
        or math.hypot(*sticks[2:]) > _RIGHT_DEAD_ZONE
    )
