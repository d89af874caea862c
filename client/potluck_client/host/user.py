"""Choosing how to tell what the person does, and what network they are on."""

import sys
from collections.abc import Mapping

from potluck_client.host.port import Clock, NetworkProbe, UserProbe


def choose_user_probe(environment: Mapping[str, str], clock: Clock) -> UserProbe:
    """Return the probe for this session.

    Args:
        environment: The process's environment.
        clock: Tells time.
    """
    if sys.platform == "win32":
        from potluck_client.host.user_windows import WindowsUser

        return WindowsUser()
    if sys.platform == "darwin":
        from potluck_client.host.user_macos import MacUser

        return MacUser()
    from potluck_client.host.user_linux import linux_user

    return linux_user(environment, clock)


def choose_network_probe(environment: Mapping[str, str], clock: Clock) -> NetworkProbe:
    """Return the probe for this system's network."""
    if sys.platform == "win32":
        from potluck_client.host.network_windows import WindowsNetwork

        return WindowsNetwork()
    if sys.platform == "darwin":
        from potluck_client.host.network_macos import MacNetwork

        return MacNetwork()
    from potluck_client.host.dbus_address import system_bus
    from potluck_client.host.network_linux import NetworkManagerNetwork

    return NetworkManagerNetwork(system_bus(environment), clock.monotonic_seconds)
