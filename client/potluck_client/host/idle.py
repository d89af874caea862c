"""The idle time alone, for a daemon that asks for nothing else yet."""

from collections.abc import Mapping

from potluck_client.host.port import Clock, IdleProbe, UserProbe
from potluck_client.host.user import choose_user_probe


class UserIdle:
    """Implements IdleProbe on what is known of the person."""

    def __init__(self, user: UserProbe) -> None:
        self._user = user

    def idle_seconds(self) -> float | None:
        """Return seconds since the last input, or None when that can't be known here."""
        return self._user.read().idle_seconds


def choose_idle(environment: Mapping[str, str], clock: Clock) -> IdleProbe:
    """Return the probe for this session."""
    return UserIdle(choose_user_probe(environment, clock))
