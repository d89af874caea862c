"""Brings files of the update server to The Update Framework: over the network, or from a folder.

What is signed is judged elsewhere; here everything is only bounded. The framework bounds how much
is read, this module how long it may take: a server that sends a byte now and then ends up here.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit
from urllib.request import url2pathname

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from potluck_setup.errors import CancelledError, NoConnectionError
from potluck_setup.fetching.floor import Floor
from potluck_setup.fetching.pace import Pace
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.fetching.setbacks import login_page, of_error, of_status
from potluck_setup.fetching.web import Web
from potluck_setup.progress import Progress, Stage, Watcher

_CHUNK_BYTES = 64 * 1024

_HASH = re.compile(r"^[0-9a-f]{64}\.")
_ABSENT = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.GONE})


class UpdateFetcher(FetcherInterface):
    """Reads addresses of the schemes http, https and file.

    Attributes:
        asked: Name of the file that was asked for last, to be named when it is not as it should be.
    """

    def __init__(self, web: Web, watcher: Watcher, pace: Pace, rate: Rate = UNLIMITED) -> None:
        self.asked = "root.json"
        self._web = web
        self._watcher = watcher
        self._pace = pace
        self._rate = rate
        self._halt = Event()

    def _fetch(self, url: str) -> Iterator[bytes]:
        # A target is asked for by HASH.NAME; people know it by its name.
        self.asked = _HASH.sub("", urlsplit(url).path.rpartition("/")[2])
        floor, done_bytes, rested = Floor(self._pace.now()), 0, 0.0
        chunks = _from_disk(url) if urlsplit(url).scheme == "file" else self._from_web(url)
        for chunk in chunks:
            done_bytes += len(chunk)
            if floor.is_below(self._pace.now(), len(chunk), rested):
                raise NoConnectionError(
                    f"The update server sends {self.asked} too slowly. Potluck tries again later."
                )
            self._watcher.show(
                Progress(stage=Stage.FETCHING, detail=self.asked, done_bytes=done_bytes)
            )
            if self._watcher.is_cancelled():
                raise CancelledError("The update was stopped. What was fetched is kept.")
            yield chunk
            rested = self._rate.rest(len(chunk), self._pace, self._halt)

    def _from_web(self, url: str) -> Iterator[bytes]:
        host = urlsplit(url).hostname or ""
        proxy = self._web.proxy(url)
        try:
            answer = self._web.get(url, {})
            try:
                self._check(answer, host)
                yield from answer.stream(self._rate.piece(_CHUNK_BYTES))
            finally:
                self._web.done(answer)
        except (HTTPError, OSError) as error:
            setback = of_error(error, host=host, proxy=urlsplit(proxy or "").hostname)
            raise NoConnectionError(setback.sentence) from error

    def _check(self, answer: BaseHTTPResponse, host: str) -> None:
        if answer.status in _ABSENT:
            # The framework takes these as its cue that there is no newer root.
            raise DownloadHTTPError(f"{self.asked} is not there", HTTPStatus.NOT_FOUND)
        if answer.status != HTTPStatus.OK:
            rest = answer.headers.get("Retry-After")
            setback = of_status(
                answer.status, host=host, filename=self.asked, mirrored=True, rest=rest
            )
            raise NoConnectionError(setback.sentence)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            raise NoConnectionError(login_page(host).sentence)


def _from_disk(url: str) -> Iterator[bytes]:
    path = Path(url2pathname(urlsplit(url).path))
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk
    except FileNotFoundError as error:
        raise DownloadHTTPError(f"{path} is not there", HTTPStatus.NOT_FOUND) from error
    except OSError as error:
        raise NoConnectionError(
            f"The folder of updates could not be read: {path}: {error.strerror}."
        ) from error
