"""The way to servers: connections through the right proxy, with the system's own certificates."""

import contextlib
import ssl
from collections.abc import Mapping
from threading import Lock
from urllib.parse import urljoin, urlsplit

import truststore
import urllib3
from urllib3.exceptions import LocationParseError, ResponseError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry, Timeout, make_headers

from potluck_setup.fetching.mirrors import without_login
from potluck_setup.fetching.proxies import SOCKS_SCHEMES, SystemProxy, proxy_for, system_proxy
from potluck_setup.network import NetworkSettings

CONNECT_SECONDS = 15.0
STALL_SECONDS = 30.0
"""How long a server may send nothing."""

_MOST_REDIRECTS = 5
_CONNECTIONS = 4
_AGENT = "potluck-setup"


class Web:
    """Asks servers for files; threads may share it.

    Certificates are checked against those that the system trusts (truststore), so that the one of
    an organisation which looks into encrypted connections holds where its owner has installed it.
    """

    def __init__(
        self,
        network: NetworkSettings,
        *,
        system: SystemProxy = system_proxy,
        connect_seconds: float = CONNECT_SECONDS,
        stall_seconds: float = STALL_SECONDS,
    ) -> None:
        self._network = network
        self._system = system
        self._timeout = Timeout(connect=connect_seconds, read=stall_seconds)
        self._pools: dict[str | None, urllib3.PoolManager] = {}
        self._open: set[BaseHTTPResponse] = set()
        self._lock = Lock()

    def proxy(self, url: str) -> str | None:
        """Return the proxy that is asked for a URL, or None; raises NoConnectionError."""
        return proxy_for(url, self._network.proxy, self._system)

    def get(self, url: str, headers: Mapping[str, str]) -> BaseHTTPResponse:
        """Ask for a URL and return the answer with its body unread; `done` has to be told of it.

        Raises:
            NoConnectionError: The settings name an impossible proxy.
            urllib3.exceptions.HTTPError: No answer came.
            OSError: The system refused.
        """
        address, login = without_login(url)
        asked = {"User-Agent": _AGENT, "Accept-Encoding": "identity", **headers}
        own = make_headers(basic_auth=login) if login is not None else {}
        for _ in range(1 + _MOST_REDIRECTS):
            answer = self._ask(address, asked | own)
            location = answer.get_redirect_location()
            if not location:
                return answer
            self.done(answer)
            try:
                further = urljoin(address, location)
                is_same = urlsplit(further)[:2] == urlsplit(address)[:2]
            except ValueError as error:
                raise LocationParseError(location) from error
            if not is_same:
                own = {}  # A login is for the server that it was given for.
            address = further
        raise ResponseError(ResponseError.GENERIC_ERROR)

    def _ask(self, address: str, headers: Mapping[str, str]) -> BaseHTTPResponse:
        # Trying again is the caller's, since it knows how much has arrived; and urllib3 would read
        # the body of a redirection into the memory, however long it is.
        answer = self._pool(self.proxy(address)).request(
            "GET",
            address,
            headers=headers,
            preload_content=False,
            decode_content=False,
            redirect=False,
            retries=Retry(total=0, respect_retry_after_header=False),
            timeout=self._timeout,
        )
        with self._lock:
            self._open.add(answer)
        return answer

    def done(self, answer: BaseHTTPResponse) -> None:
        """Take back an answer; a connection with an unread body is closed, others are kept."""
        with self._lock:
            self._open.discard(answer)
        # Closing after a whole body keeps the connection in its pool.
        answer.close()

    def abandon(self) -> None:
        """End what is being read by other threads; their reads end at once."""
        with self._lock:
            for answer in self._open:
                # One that has just ended by itself has nothing to shut down any more.
                with contextlib.suppress(OSError, ValueError, RuntimeError):
                    answer.shutdown()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.clear()
            self._pools.clear()

    def _pool(self, proxy: str | None) -> urllib3.PoolManager:
        with self._lock:
            if proxy not in self._pools:
                self._pools[proxy] = _make_pool(proxy)
            return self._pools[proxy]


def _make_pool(proxy: str | None) -> urllib3.PoolManager:
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if proxy is None:
        return urllib3.PoolManager(maxsize=_CONNECTIONS, ssl_context=trust)
    if proxy.partition(":")[0] in SOCKS_SCHEMES:
        from urllib3.contrib.socks import SOCKSProxyManager

        return SOCKSProxyManager(proxy, maxsize=_CONNECTIONS, ssl_context=trust)
    address, login = without_login(proxy)
    return urllib3.ProxyManager(
        address,
        maxsize=_CONNECTIONS,
        ssl_context=trust,
        proxy_ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        proxy_headers=make_headers(proxy_basic_auth=login) if login is not None else None,
    )
