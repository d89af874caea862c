"""Where a wheel is fetched from when a mirror takes the place of the address in the lock."""

from urllib.parse import unquote, urlsplit, urlunsplit

from potluck_setup.network import NetworkSettings

PACKAGES_ORIGIN = "https://files.pythonhosted.org"
PYTORCH_ORIGIN = "https://download.pytorch.org"


def mirrored(url: str, network: NetworkSettings) -> str:
    """Return the address to fetch a URL of a lock from."""
    for origin, mirror in (
        (PACKAGES_ORIGIN, network.packages_mirror),
        (PYTORCH_ORIGIN, network.pytorch_mirror),
    ):
        if mirror and url.startswith(origin + "/"):
            return mirror.rstrip("/") + url.removeprefix(origin)
    return url


def without_login(url: str) -> tuple[str, str | None]:
    """Return a URL without its user and password, and these as "user:password" if there were any.

    The part after the first colon may hold any character; percent signs are decoded (RFC 3986,
    section 3.2.1).
    """
    parts = urlsplit(url)
    login, at, place = parts.netloc.rpartition("@")
    if not at:
        return url, None
    return urlunsplit(parts._replace(netloc=place)), unquote(login)


def host_of(url: str) -> str:
    """Return whom a URL speaks to, without a password, to be named in a sentence."""
    return urlsplit(url).netloc.rpartition("@")[2] or url
