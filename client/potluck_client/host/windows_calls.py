"""The few things that Potluck asks Windows about the person, the network and game controllers.

Answers come as Windows gives them, so that what is read into them can be tested anywhere:
`windows_answers` explains them, `windows_libraries` gets them.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class DeviceUse:
    """When a program last used the microphone or the camera, as FILETIME; stop is 0 while it does.

    Attributes:
        began: 100-nanosecond steps since the year 1601; 0 for never.
        ended: As began; 0 while the use lasts.
    """

    began: int
    ended: int


class WindowsCalls(Protocol):
    """Windows, as far as Potluck asks it; an unanswered question is None, never an error."""

    def tick_milliseconds(self) -> int:
        """Return GetTickCount: milliseconds since the start, modulo 2**32."""
        ...

    def last_input_tick(self) -> int | None:
        """Return GetLastInputInfo's dwTime: the tick of this session's last input."""
        ...

    def own_session(self) -> bytes | None:
        """Return WTSINFOEXW of this program's session."""
        ...

    def console_session(self) -> bytes | None:
        """Return WTSINFOEXW of the session at the computer's own screen; empty when there is none.

        None when it belongs to somebody about whom this person may not ask.
        """
        ...

    def notification_state(self) -> int | None:
        """Return SHQueryUserNotificationState's answer."""
        ...

    def execution_state(self) -> int | None:
        """Return the system's execution state: what all programs together ask to be kept on."""
        ...

    def device_uses(self, device: str) -> tuple[DeviceUse, ...]:
        """Return who used a device, "microphone" or "webcam", and when."""
        ...

    def boot_unix(self) -> float:
        """Return when Windows was started, on the wall clock."""
        ...

    def gamepad(self, slot: int) -> bytes | None:
        """Return XINPUT_STATE of a game controller, 0 to 3; None when there is none."""
        ...


class WindowsNetworkCalls(Protocol):
    """Windows' network list, as far as Potluck asks it."""

    def connection_cost(self) -> int | None:
        """Return NLM_CONNECTION_COST of this computer's way to the internet; None when unknown."""
        ...
