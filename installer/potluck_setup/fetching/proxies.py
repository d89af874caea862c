"""Which proxy stands between this computer and a server."""

import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

from potluck_setup.errors import NoConnectionError
from potluck_setup.fetching.mirrors import host_of

SOCKS_SCHEMES = frozenset({"socks4", "socks4a", "socks5", "socks5h"})
_SCHEMES = SOCKS_SCHEMES | {"http", "https"}

SystemProxy = Callable[[str], str | None]
"""Returns the proxy that the system wants for a URL, or None."""


def proxy_for(url: str, chosen: str | None, system: SystemProxy) -> str | None:
    """Return the proxy for a URL, with a scheme, or None for a straight connection.

    Args:
        url: What is going to be asked for.
        chosen: The person's own setting; None for the system's.
        system: The system's settings.

    Raises:
        NoConnectionError: What is set is not the address of a proxy.
    """
    if chosen is not None:
        return None if _is_exempt(url) else checked_proxy(chosen)
    found = system(url)
    return checked_proxy(found) if found else None


def system_proxy(url: str) -> str | None:
    """Return what the environment says (HTTPS_PROXY, ALL_PROXY, NO_PROXY), or the system.

    Windows and macOS keep proxies among their settings; those hold where no variable is set.
    """
    if _is_exempt(url):
        return None
    found = urllib.request.getproxies()
    return found.get(urlsplit(url).scheme) or found.get("all")


def checked_proxy(text: str) -> str:
    """Return a proxy's address with its scheme; "host:port" alone means an HTTP proxy.

    Raises:
        NoConnectionError: It is no such address.
    """
    address = text.strip() if "://" in text else f"http://{text.strip()}"
    try:
        parts = urlsplit(address)
        fits = parts.scheme in _SCHEMES and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        fits = False
    if not fits:
        # Where a password has a slash or the port is none, no parser knows where the password ends.
        shown = text.rpartition("@")[2] if "@" in text else host_of(text)
        raise NoConnectionError(
            f"“{shown}” is not the address of a proxy. Write it like http://host:port or "
            "socks5h://host:port in the network settings."
        )
    return address


def _is_exempt(url: str) -> bool:
    return bool(urllib.request.proxy_bypass(host_of(url)))
