"""Brings all wheels of a plan: first what is here, then several downloads at a time."""

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from urllib.parse import urlsplit

from potluck_setup.errors import CancelledError, NoConnectionError, SetupError, TamperedError
from potluck_setup.fetching.download import Download, HaltedError
from potluck_setup.fetching.finding import Search, find, own_path
from potluck_setup.fetching.found import FoundWheel
from potluck_setup.fetching.mirrors import mirrored
from potluck_setup.fetching.pace import Pace, RealPace
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.fetching.tally import Tally
from potluck_setup.fetching.web import Web
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.plan import PlannedWheel
from potluck_setup.progress import Watcher

_LANES = 4
_LOOK_SECONDS = 0.1
_ENDING_SECONDS = 0.5
_MOST_NAMED = 3
"""In a sentence; the log has the others too."""
_LOG = logging.getLogger(__name__)


def fetch(
    wheels: Sequence[PlannedWheel],
    *,
    places: Places,
    network: NetworkSettings,
    watcher: Watcher,
    carried: Sequence[Path] = (),
    web: Web | None = None,
    pace: Pace | None = None,
    rate: Rate = UNLIMITED,
) -> tuple[FoundWheel, ...]:
    """Return where each wheel lies, after bringing those that are not here yet.

    Wheels in folders are used where they lie. Whatever stops it, what has come is kept.

    Args:
        wheels: All wheels of a plan.
        places: Where fetched ones are put.
        network: How servers are reached, and the person's folder of wheels.
        watcher: Sees how far it is, and may cancel.
        carried: Folders of wheels that came with the installer or the release.
        web: The way to servers; None to make one of the settings.
        pace: The clock; None for the computer's own.
        rate: How fast all downloads together may be.

    Raises:
        NoConnectionError: A server can't be reached or does not give a wheel out; or there may be
            no connection, and wheels are missing, all of which are named.
        TamperedError: A wheel is not the one that was promised; names it and where it came from.
        NoRoomError: The disk is full.
        CancelledError: The watcher cancelled.
        SetupError: A file can't be written.
    """
    pace = pace or RealPace()
    tally = Tally(wheels)
    folders = [*carried, *([network.wheels_folder] if network.wheels_folder else [])]
    searches = {}
    for wheel in wheels:
        searches[wheel] = _look(wheel, folders, places, watcher, tally, pace)
    missing = [wheel for wheel, search in searches.items() if search.path is None]
    _refuse_unreachable(missing, searches, network)
    if missing:
        own_web = web or Web(network)
        try:
            _Lanes(missing, places, network, own_web, pace, tally, rate).run(watcher)
        finally:
            if web is None:
                own_web.close()
    watcher.show(tally.progress(pace.now()))
    return tuple(
        FoundWheel(wheel=wheel, path=search.path or own_path(wheel, places))
        for wheel, search in searches.items()
    )


def _look(
    wheel: PlannedWheel,
    folders: Sequence[Path],
    places: Places,
    watcher: Watcher,
    tally: Tally,
    pace: Pace,
) -> Search:
    def on_bytes(length: int) -> None:
        tally.stands_at(wheel, length)
        watcher.show(tally.progress(pace.now()))
        _raise_if_cancelled(watcher)

    _raise_if_cancelled(watcher)
    search = find(wheel, folders, places, on_bytes)
    tally.stands_at(wheel, wheel.size_bytes if search.path else 0)
    return search


def _refuse_unreachable(
    missing: Sequence[PlannedWheel],
    searches: dict[PlannedWheel, Search],
    network: NetworkSettings,
) -> None:
    """Raise when a missing wheel can't come over the network, naming all of them at once."""
    stuck = [wheel for wheel in missing if network.offline or not _is_web(wheel.url)]
    if not stuck:
        return
    spoiled = [str(path) for wheel in stuck for path in searches[wheel].spoiled]
    if spoiled:
        what = (
            f"{_first(spoiled)}: not what was promised (the SHA-256 differs), so nothing of it was "
            "used."
        )
        mend = "Copy it into the folder once more, or download the installer anew."
        raise TamperedError(" ".join((what, *_more(spoiled), mend)))
    names = [wheel.filename for wheel in stuck]
    if not network.offline:
        mend = "It should have come with Potluck. Download the installer anew."
        raise SetupError(
            " ".join((f"Missing from the installer: {_first(names)}.", *_more(names), mend))
        )
    why = "Without a connection, everything has to be there already."
    what = (
        f"Missing in {network.wheels_folder}: {_first(names)}."
        if network.wheels_folder
        else f"Missing on this computer: {_first(names)}."
    )
    mend = "Put these files there, or allow the network in the network settings."
    raise NoConnectionError(" ".join((why, what, *_more(names), mend)))


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMED])


def _more(names: Sequence[str]) -> Iterator[str]:
    """Yield how many are not named, if any; the log gets all of them."""
    more = len(names) - _MOST_NAMED
    if more > 0:
        _LOG.warning("%s", ", ".join(names))
        yield f"There are {more} more like that; setup.log names all."


def _is_web(url: str) -> bool:
    return urlsplit(url).scheme in {"http", "https"}


def _raise_if_cancelled(watcher: Watcher) -> None:
    if watcher.is_cancelled():
        raise CancelledError("Stopped. What has been fetched is kept for the next time.")


class _Lanes:
    """A few threads, each of which brings one wheel after another, the largest first."""

    def __init__(
        self,
        missing: Sequence[PlannedWheel],
        places: Places,
        network: NetworkSettings,
        web: Web,
        pace: Pace,
        tally: Tally,
        rate: Rate,
    ) -> None:
        self._waiting = deque(sorted(missing, key=lambda wheel: wheel.size_bytes, reverse=True))
        self._places = places
        self._network = network
        self._web = web
        self._pace = pace
        self._tally = tally
        self._rate = rate
        self._halt = Event()
        self._ends: Queue[Exception | None] = Queue()

    def run(self, watcher: Watcher) -> None:
        """Return when every wheel is here; raises the first failure after all have stopped."""
        # They are daemons because one that waits for a server's first word can't be called off
        # before its time-out; it writes nothing once the sign to stop is given.
        lanes = [
            Thread(target=self._lane, name=f"fetch-{number}", daemon=True)
            for number in range(min(_LANES, len(self._waiting)))
        ]
        for lane in lanes:
            lane.start()
        try:
            self._await(len(lanes), watcher)
        finally:
            self._halt.set()
            self._web.abandon()
            for lane in lanes:
                lane.join(_ENDING_SECONDS)

    def _await(self, running: int, watcher: Watcher) -> None:
        while running:
            watcher.show(self._tally.progress(self._pace.now()))
            _raise_if_cancelled(watcher)
            try:
                end = self._ends.get(timeout=_LOOK_SECONDS)
            except Empty:
                continue
            if end is not None:
                raise end
            running -= 1

    def _lane(self) -> None:
        try:
            while not self._halt.is_set():
                try:
                    wheel = self._waiting.popleft()
                except IndexError:
                    break
                Download(
                    wheel,
                    mirrored(wheel.url, self._network),
                    web=self._web,
                    pace=self._pace,
                    halt=self._halt,
                    tally=self._tally,
                    rate=self._rate,
                ).bring(own_path(wheel, self._places))
        except HaltedError:
            self._ends.put(None)
        except Exception as error:  # noqa: BLE001 — the top of the thread; run() raises it.
            self._ends.put(error)
        else:
            self._ends.put(None)
