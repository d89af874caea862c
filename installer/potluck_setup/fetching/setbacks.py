"""What went wrong between this computer and a server, in a sentence, and whether it may pass."""

import ssl
from dataclasses import dataclass
from http import HTTPStatus

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    ResponseError,
    SSLError,
)

_LONGEST_REST_SECONDS = 60.0
_PASSING = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Setback:
    """Why a file did not come.

    Attributes:
        sentence: What happened and what to do.
        passing: Whether trying again by itself makes sense.
        rest_seconds: How long the server wants to be left alone; None when it says nothing.
    """

    sentence: str
    passing: bool
    rest_seconds: float | None = None


def of_error(error: HTTPError | OSError, *, host: str, proxy: str | None) -> Setback:
    """Return what an exception of a connection means.

    Args:
        error: As urllib3 raises it.
        host: The server that was asked.
        proxy: The proxy's host, if one was asked on the way.
    """
    cause = _cause(error)
    if isinstance(cause, ProxyError):
        return _of_proxy(cause, proxy or "")
    if isinstance(cause, SSLError | ssl.SSLError):
        return _of_encryption(cause, host)
    if isinstance(cause, NameResolutionError):
        return Setback(
            sentence=f"The address {proxy or host} was not found. Check the internet connection, "
            "and the network settings if you use a proxy or a mirror.",
            passing=True,
        )
    if isinstance(cause, ConnectTimeoutError | NewConnectionError):
        whom = f"The proxy {proxy}" if proxy else host
        return Setback(
            sentence=f"{whom} can't be reached. Check the internet connection; a firewall or a VPN "
            "may be in the way.",
            passing=True,
        )
    if isinstance(cause, ReadTimeoutError):
        return Setback(sentence=f"{host} stopped sending in the middle.", passing=True)
    if isinstance(cause, ResponseError):
        return Setback(
            sentence=f"{host} sends from one address to the next without an end. Check the mirror "
            "in the network settings.",
            passing=False,
        )
    return Setback(sentence=f"The connection to {host} broke off.", passing=True)


def of_status(
    status: int, *, host: str, filename: str, mirrored: bool, rest: str | None
) -> Setback:
    """Return what an answer without the file means.

    Args:
        status: Of HTTP, other than 200 and 206.
        host: Who answered.
        filename: What was asked for.
        mirrored: Whether a mirror was asked instead of the usual server.
        rest: The header Retry-After, if there was one.
    """
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return _proxy_login(None)
    if status in _PASSING:
        return Setback(
            sentence=f"{host} is in trouble at the moment (error {status}).",
            passing=True,
            rest_seconds=_rest_seconds(rest),
        )
    whom = f"The mirror {host}" if mirrored else host
    if status == HTTPStatus.UNAUTHORIZED:
        said = "wants a user name and a password. Put them into its address in the network settings"
    elif status in {HTTPStatus.FORBIDDEN, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS}:
        said = f"does not give out {filename} (error {status}). A firewall or its rules forbid it"
    elif status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        said = f"does not have {filename}"
        if not mirrored:
            said += " any more. Get the newest installer"
    else:
        said = f"does not give out {filename} (error {status})"
    mend = " Choose another mirror, or ask who runs this one." if mirrored else ""
    return Setback(sentence=f"{whom} {said}.{mend}", passing=False)


def login_page(host: str) -> Setback:
    """Return what a web page in the place of a file means."""
    return Setback(
        sentence=f"Instead of the file, {host} sent a web page. Perhaps this network wants "
        "you to log in first: open any page in a browser, then try again.",
        passing=False,
    )


def too_slow(host: str) -> Setback:
    """Return what a server that only drips means."""
    return Setback(
        sentence=f"{host} sends too slowly to wait for it. A mirror in the network settings may be "
        "faster.",
        passing=True,
    )


def _cause(error: BaseException) -> BaseException:
    """Return what lies below urllib3's own account of its tries."""
    while isinstance(error, MaxRetryError) and error.reason is not None:
        error = error.reason
    return error


def _of_proxy(error: ProxyError, proxy: str) -> Setback:
    # urllib3 passes on http.client's words, "Tunnel connection failed: 407 …", and nothing else.
    said = str(error.original_error)
    if f" {HTTPStatus.PROXY_AUTHENTICATION_REQUIRED.value} " in f"{said} ":
        return _proxy_login(proxy)
    if "Tunnel connection failed" in said:
        return Setback(
            sentence=f"The proxy {proxy} does not let Potluck through "
            f"({said.rpartition(': ')[2]}). Ask who runs it, or use a mirror that it allows.",
            passing=False,
        )
    return Setback(
        sentence=f"The proxy {proxy} can't be reached. Check its address in the network settings.",
        passing=True,
    )


def _proxy_login(proxy: str | None) -> Setback:
    whom = f"The proxy {proxy}" if proxy else "The proxy of this network"
    return Setback(
        sentence=f"{whom} wants a user name and a password, or did not take those that it got. Put "
        "them into its address in the network settings: http://name:password@host:port",
        passing=False,
    )


def _of_encryption(error: BaseException, host: str) -> Setback:
    inner = error.args[0] if error.args and isinstance(error.args[0], BaseException) else error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return Setback(
            sentence=f"This computer does not trust who answers as {host} "
            f"({inner.verify_message.rstrip('.')}). Some companies, schools and antivirus programs "
            "look into encrypted connections: then their certificate has to be installed on this "
            "computer. Also check that its date is right.",
            passing=False,
        )
    return Setback(
        sentence=f"No encrypted connection to {host} came about. Something on the way, such as an "
        "antivirus program, a VPN or a proxy, may stand between.",
        passing=True,
    )


def _rest_seconds(text: str | None) -> float | None:
    """Return a Retry-After in seconds; a date is not worth its parsing, since we wait anyway."""
    if text is None or not text.strip().isascii() or not text.strip().isdigit():
        return None
    return min(float(text.strip()[:9]), _LONGEST_REST_SECONDS)
