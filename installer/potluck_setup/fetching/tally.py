"""How much of all wheels is here, put together from what several threads do."""

from collections.abc import Sequence
from threading import Lock

from potluck_setup.fetching.speed import Meter
from potluck_setup.plan import PlannedWheel
from potluck_setup.progress import Progress, Stage


class Tally:
    """Adds up the parts of all wheels; threads share it.

    Attributes:
        total_bytes: Of all wheels.
    """

    def __init__(self, wheels: Sequence[PlannedWheel]) -> None:
        self.total_bytes = sum(wheel.size_bytes for wheel in wheels)
        self._lock = Lock()
        self._done = {wheel.sha256: 0 for wheel in wheels}
        self._under_way: dict[str, str] = {}
        self._meter = Meter()
        self._came = False

    def stands_at(self, wheel: PlannedWheel, length: int) -> None:
        """Note how much of a wheel is here."""
        with self._lock:
            self._done[wheel.sha256] = length
            if length < wheel.size_bytes:
                self._under_way[wheel.sha256] = wheel.filename
            else:
                self._under_way.pop(wheel.sha256, None)

    def came(self, now: float, length: int) -> None:
        """Note that some bytes came over the network at a time."""
        with self._lock:
            self._came = True
            self._meter.add(now, length)

    def anything_came(self) -> bool:
        """Tell whether the network has given anything at all in this run."""
        return self._came

    def progress(self, now: float) -> Progress:
        """Return how far it is; named is the wheel that was begun first of those under way."""
        with self._lock:
            done = sum(self._done.values())
            return Progress(
                stage=Stage.FETCHING,
                detail=next(iter(self._under_way.values()), ""),
                done_bytes=done,
                total_bytes=self.total_bytes,
                bytes_per_second=self._meter.bytes_per_second(now),
                seconds_left=self._meter.seconds_for(self.total_bytes - done, now),
            )
