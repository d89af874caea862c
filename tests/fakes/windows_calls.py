"""A Windows whose every answer a test sets, as its structures lie in memory."""

import struct

from potluck_client.host.windows_calls import DeviceUse

ACTIVE, DISCONNECTED = 0, 4
"""Of WTS_CONNECTSTATE_CLASS."""
LOCKED, UNLOCKED, LOCK_UNKNOWN = 0, 1, -1
"""WTS_SESSIONSTATE_*, as a signed number."""
ACCEPTS_NOTIFICATIONS = 5
"""Of QUERY_USER_NOTIFICATION_STATE: nothing special goes on."""


def session(
    user: str = "Ada", *, state: int = ACTIVE, flags: int = UNLOCKED, session_id: int = 1
) -> bytes:
    """Return WTSINFOEXW with a WTSINFOEX_LEVEL1_W, as 64-bit Windows lays it out."""
    names = b"".join(
        name.encode("utf-16-le").ljust(2 * room, b"\0")
        for name, room in (("Console", 33), (user, 21), ("HOME", 18))
    )
    head = struct.pack("<I4xIIi", 1, session_id, state, flags)
    return (head + names).ljust(struct.calcsize("<I4xIIi") + 144 + 4) + bytes(5 * 8 + 6 * 4)


def gamepad(
    packet: int,
    *,
    buttons: int = 0,
    triggers: tuple[int, int] = (0, 0),
    left: tuple[int, int] = (0, 0),
    right: tuple[int, int] = (0, 0),
) -> bytes:
    """Return XINPUT_STATE."""
    return struct.pack("<IHBBhhhh", packet, buttons, *triggers, *left, *right)


class FakeWindows:
    """Implements WindowsCalls.

    Attributes:
        tick: Milliseconds since the start, which may be more than 32 bits hold.
        input_tick: When the last input came, likewise; None when Windows does not tell.
        own: This program's session.
        console: The session at the screen; None for the same as this program's.
        console_hidden: True when this person may not ask about it.
        notification: What SHQueryUserNotificationState says.
        execution: The execution state.
        uses: Who used which device.
        booted_unix: When Windows was started.
        pads: XINPUT_STATE by slot.
        asked_slots: The slots that were asked, in order.
        failure: What asking about a session raises; None while it answers.
    """

    def __init__(self) -> None:
        self.tick = 10_000_000
        self.input_tick: int | None = self.tick
        self.own: bytes | None = session()
        self.console: bytes | None = None
        self.console_hidden = False
        self.notification: int | None = ACCEPTS_NOTIFICATIONS
        self.execution: int | None = 0
        self.uses: dict[str, tuple[DeviceUse, ...]] = {}
        self.booted_unix = 1_700_000_000.0
        self.pads: dict[int, bytes] = {}
        self.asked_slots: list[int] = []
        self.failure: OSError | None = None

    def tick_milliseconds(self) -> int:
        """Return the tick, cut to 32 bits."""
        return self.tick % 2**32

    def last_input_tick(self) -> int | None:
        """Return the last input's tick, cut to 32 bits."""
        return None if self.input_tick is None else self.input_tick % 2**32

    def own_session(self) -> bytes | None:
        """Return what the test set."""
        if self.failure is not None:
            raise self.failure
        return self.own

    def console_session(self) -> bytes | None:
        """Return what the test set."""
        if self.console_hidden:
            return None
        return self.own if self.console is None else self.console

    def notification_state(self) -> int | None:
        """Return what the test set."""
        return self.notification

    def execution_state(self) -> int | None:
        """Return what the test set."""
        return self.execution

    def device_uses(self, device: str) -> tuple[DeviceUse, ...]:
        """Return what the test set."""
        return self.uses.get(device, ())

    def boot_unix(self) -> float:
        """Return what the test set."""
        return self.booted_unix

    def gamepad(self, slot: int) -> bytes | None:
        """Return what the test set."""
        self.asked_slots.append(slot)
        return self.pads.get(slot)


class FakeWindowsNetwork:
    """Implements WindowsNetworkCalls.

    Attributes:
        cost: NLM_CONNECTION_COST.
        failure: What asking raises; None while it answers.
    """

    def __init__(self, cost: int | None) -> None:
        self.cost = cost
        self.failure: OSError | None = None

    def connection_cost(self) -> int | None:
        """Return what the test set."""
        if self.failure is not None:
            raise self.failure
        return self.cost
