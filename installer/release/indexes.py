"""Asks package indexes the two things that uv does not tell."""

import ssl
from urllib.parse import urlsplit

import truststore
import urllib3

from release.errors import AssemblyError

_PATIENCE_SECONDS = 10.0
_MOST_PAGE_BYTES = 20_000_000
_MOST_METADATA_BYTES = 2_000_000


class Indexes:
    """Package indexes over HTTP, with the certificates that the system trusts."""

    def __init__(self) -> None:
        self._pool = urllib3.PoolManager(
            ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            timeout=urllib3.Timeout(_PATIENCE_SECONDS),
            retries=urllib3.Retry(total=1, backoff_factor=1),
        )
        self._silent: set[str] = set()

    def has_wheels(self, index: str, version: str) -> bool:
        """Tell whether an index answers and has this version of torch, in any spelling of "+".

        A server that did not answer is not asked again, for any index.
        """
        server = urlsplit(index).netloc
        if server in self._silent:
            return False
        try:
            answer = self._pool.request("GET", f"{index}/torch/", preload_content=False)
            page = answer.read(_MOST_PAGE_BYTES)
            answer.release_conn()
        except (urllib3.exceptions.HTTPError, OSError):
            self._silent.add(server)
            return False
        spellings = (version, version.replace("+", "%2B"), version.replace("+", "%2b"))
        return answer.status == 200 and any(f"torch-{one}-".encode() in page for one in spellings)

    def size_of(self, url: str) -> int:
        """Return the length of a file.

        Raises:
            AssemblyError: The server does not tell.
        """
        try:
            answer = self._pool.request("HEAD", url)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise AssemblyError(f"{url} does not answer: {error}.") from error
        length = answer.headers.get("Content-Length", "")
        if answer.status != 200 or not length.isdecimal():
            raise AssemblyError(f"{url} does not tell its length (status {answer.status}).")
        return int(length)

    def metadata_of(self, url: str) -> bytes | None:
        """Return the metadata of the wheel at an address, or None where it lies in the wheel alone.

        https://packaging.python.org/en/latest/specifications/simple-repository-api/#metadata-files

        Raises:
            AssemblyError: The server does not answer, so that a second try might say more.
        """
        try:
            answer = self._pool.request("GET", f"{url}.metadata", preload_content=False)
            metadata = answer.read(_MOST_METADATA_BYTES)
            answer.release_conn()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise AssemblyError(f"{url} does not answer: {error}.") from error
        if answer.status >= 500:
            raise AssemblyError(f"{url} does not answer (status {answer.status}).")
        return metadata if answer.status == 200 else None
