"""Brings one wheel over the network, going on after every break, until its hash is right."""

import logging
from pathlib import Path
from threading import Event

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from potluck_setup.errors import NoConnectionError, TamperedError
from potluck_setup.fetching import setbacks
from potluck_setup.fetching.floor import Floor
from potluck_setup.fetching.mirrors import host_of
from potluck_setup.fetching.pace import Pace
from potluck_setup.fetching.part_file import PartFile
from potluck_setup.fetching.ranges import WrongLengthError, body_start, range_headers
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.fetching.setbacks import Setback
from potluck_setup.fetching.tally import Tally
from potluck_setup.fetching.web import Web
from potluck_setup.plan import PlannedWheel

_PIECE_BYTES = 1 << 18
_FIRST_TRIES = 3
"""Before anything came: a computer that is not connected is told so within seconds."""

_LATER_TRIES = 7
"""In a row without headway, once something came: about two minutes, longer than most breaks."""

_HEADWAY_BYTES = 1 << 17
"""More than what comes too slowly, before it is left."""
_LONGEST_WAIT_SECONDS = 30.0
_LOG = logging.getLogger(__name__)


class HaltedError(Exception):
    """The download was told to stop; what came is kept."""


class Download:
    """One wheel's way here; used by one thread."""

    def __init__(
        self,
        wheel: PlannedWheel,
        url: str,
        *,
        web: Web,
        pace: Pace,
        halt: Event,
        tally: Tally,
        rate: Rate = UNLIMITED,
    ) -> None:
        self._wheel = wheel
        self._url = url
        self._web = web
        self._pace = pace
        self._halt = halt
        self._tally = tally
        self._rate = rate
        self._host = host_of(url)

    def bring(self, path: Path) -> None:
        """Bring the wheel to a path, where it appears when its hash is right.

        Raises:
            TamperedError: The server has another file, also when asked from the start once more.
            NoConnectionError: The server can't be reached, or does not give it out.
            NoRoomError: The disk is full.
            SetupError: The file can't be written.
            HaltedError: The sign to stop was given.
        """
        for _ in range(2):
            with PartFile(path, size_bytes=self._wheel.size_bytes) as part:
                part.take_in(self._keep_on)
                self._tally.stands_at(self._wheel, part.length)
                self._fill(part)
                if part.sha256() == self._wheel.sha256:
                    part.finish()
                    return
                part.discard()
            _LOG.warning("%s from %s has a wrong SHA-256.", self._wheel.filename, self._host)
            self._tally.stands_at(self._wheel, 0)
        raise self._tampered("its SHA-256 differs")

    def _fill(self, part: PartFile) -> None:
        tries, furthest = 0, part.length
        while part.length < self._wheel.size_bytes:
            setback = self._ask(part)
            self._keep_on()
            if setback is None:
                continue
            if not setback.passing:
                raise NoConnectionError(setback.sentence)
            _LOG.info("%s: %s", self._wheel.filename, setback.sentence)
            # Only bytes that were never here before are headway: a server that always begins anew
            # and always breaks off at the same place is not tried forever.
            if part.length >= furthest + _HEADWAY_BYTES:
                tries = 0
            furthest = max(furthest, part.length)
            tries += 1
            if tries >= (_LATER_TRIES if self._tally.anything_came() else _FIRST_TRIES):
                raise NoConnectionError(
                    f"{setback.sentence} What has been fetched is kept; try again later."
                )
            wait = min(2.0 ** (tries - 1), _LONGEST_WAIT_SECONDS)
            self._pace.wait(max(wait, setback.rest_seconds or 0.0), self._halt)
            self._keep_on()

    def _ask(self, part: PartFile) -> Setback | None:
        """Ask once for what is missing, and return why not all of it came."""
        tag = part.entity_tag(self._url) if part.length else None
        answer: BaseHTTPResponse | None = None
        try:
            answer = self._web.get(self._url, range_headers(part.length, tag))
            self._keep_on()
            return self._take(answer, part)
        except (HTTPError, OSError) as error:
            self._keep_on()
            proxy = self._web.proxy(self._url)
            return setbacks.of_error(
                error, host=self._host, proxy=host_of(proxy) if proxy else None
            )
        finally:
            if answer is not None:
                self._web.done(answer)

    def _take(self, answer: BaseHTTPResponse, part: PartFile) -> Setback | None:
        if answer.status not in {200, 206, 416}:
            return setbacks.of_status(
                answer.status,
                host=self._host,
                filename=self._wheel.filename,
                mirrored=self._url != self._wheel.url,
                rest=answer.headers.get("Retry-After"),
            )
        if answer.headers.get("Content-Type", "").lower().startswith("text/html"):
            return setbacks.login_page(self._host)
        try:
            start = body_start(
                answer.status,
                answer.headers,
                offset=part.length,
                size_bytes=self._wheel.size_bytes,
            )
        except WrongLengthError as error:
            part.discard()
            raise self._tampered(
                f"it has {error.length} bytes instead of {self._wheel.size_bytes}"
            ) from error
        if start is None:
            part.restart()
            return Setback(
                sentence=f"{self._host} did not send the part that was asked for.", passing=True
            )
        if start == 0:
            part.restart()
            self._tally.stands_at(self._wheel, 0)
            part.remember(self._url, answer.headers.get("ETag"))
        return self._read(answer, part)

    def _read(self, answer: BaseHTTPResponse, part: PartFile) -> Setback | None:
        floor = Floor(self._pace.now())
        while part.length < self._wheel.size_bytes:
            data = answer.read1(self._rate.piece(_PIECE_BYTES))
            self._keep_on()
            if not data:
                return Setback(sentence=f"The connection to {self._host} broke off.", passing=True)
            part.append(data)
            self._tally.came(self._pace.now(), len(data))
            self._tally.stands_at(self._wheel, part.length)
            rested = self._rate.rest(len(data), self._pace, self._halt)
            self._keep_on()
            is_slow = floor.is_below(self._pace.now(), len(data), rested)
            if is_slow and part.length < self._wheel.size_bytes:
                return setbacks.too_slow(self._host)
        return None

    def _keep_on(self) -> None:
        if self._halt.is_set():
            raise HaltedError

    def _tampered(self, why: str) -> TamperedError:
        return TamperedError(
            f"{self._wheel.filename} from {self._host} is not the file that was promised: {why}. "
            "It was deleted, and nothing of it was used. Try again later or with another mirror; "
            "if it goes on, tell the makers of Potluck."
        )
