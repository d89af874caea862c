"""The person's limits of the network, kept: rates piece by piece, the month's sum in the book.

What a transfer is about to use is written into the book in blocks before it is used, and what was
not used is taken out again at the end. So a daemon that was killed has counted a block too much at
most, and never too little.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from potluck.errors import ErrorCode
from potluck.limits import CHUNK_BYTES, MIB
from potluck_client.books.port import Books
from potluck_client.errors import MonthFullError
from potluck_client.host.port import Clock
from potluck_client.local_time import LocalTime
from potluck_client.settings.values import Settings
from potluck_client.transfer.allowance import Traffic, left_bytes, month_of, next_month
from potluck_client.transfer.rate import Debt, owe, settle, wait_seconds

BLOCK_BYTES = 8 * MIB
_LONGEST_WAIT_SECONDS = 1.0
"""A rate that is changed has to hold soon, also for who waits."""

_LEAST_PIECE_BYTES = 4096
_KILOBYTE = 1000
_GIGABYTE = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class TransferLimits:
    """The person's limits of the network; 0 is none.

    Attributes:
        download_bytes_per_second: Fastest download.
        upload_bytes_per_second: Fastest upload.
        monthly_bytes: Most in a month, both directions.
    """

    download_bytes_per_second: float = 0.0
    upload_bytes_per_second: float = 0.0
    monthly_bytes: int = 0


@dataclass(kw_only=True)
class _Lane:
    """One direction.

    Attributes:
        debt: What went ahead of the rate.
        month: The month that the spare bytes were written down for.
        spare_bytes: What was written down and not used yet.
    """

    debt: Debt = field(default_factory=Debt)
    month: str = ""
    spare_bytes: int = 0

    def spare_of(self, month: str) -> int:
        """Return what is written down for a month and not used yet."""
        return self.spare_bytes if self.month == month else 0


def transfer_limits(settings: Settings) -> TransferLimits:
    """Return the limits of the network among a person's settings."""
    return TransferLimits(
        download_bytes_per_second=settings.download_kilobytes * _KILOBYTE,
        upload_bytes_per_second=settings.upload_kilobytes * _KILOBYTE,
        monthly_bytes=settings.monthly_gigabytes * _GIGABYTE,
    )


class TransferMeter:
    """Implements Toll for all projects that are reached over a network."""

    def __init__(
        self,
        *,
        books: Books,
        clock: Clock,
        local_time: LocalTime,
        limits: Callable[[], TransferLimits],
    ) -> None:
        self._books = books
        self._clock = clock
        self._local_time = local_time
        self._limits = limits
        self._down, self._up = _Lane(), _Lane()
        self._refused_bytes = 0

    @property
    def piece_bytes(self) -> int:
        """About a second's worth of bytes."""
        rate = self._limits().upload_bytes_per_second
        return min(CHUNK_BYTES, max(_LEAST_PIECE_BYTES, int(rate))) if rate > 0 else CHUNK_BYTES

    @property
    def most_down_bytes_per_second(self) -> float:
        """How fast downloads may be by the person's limits; 0 for no limit."""
        return self._limits().download_bytes_per_second

    async def received(self, size_bytes: int) -> None:
        """Count bytes that have come, and wait before the next are taken; see Toll."""
        self._count(self._down, size_bytes)
        self._check_month(0)
        await self._wait(self._down, size_bytes, lambda: self._limits().download_bytes_per_second)

    def count_received(self, size_bytes: int) -> None:
        """Count bytes that another program has fetched for Potluck and held back itself.

        Raises:
            MonthFullError: No more may be taken this month.
        """
        self._count(self._down, size_bytes)
        self._check_month(0)

    async def sending(self, size_bytes: int) -> None:
        """Count bytes that are about to go, and wait until they may; see Toll."""
        self._check_month(size_bytes)
        self._count(self._up, size_bytes)
        await self._wait(self._up, size_bytes, lambda: self._limits().upload_bytes_per_second)

    def used(self) -> Traffic:
        """Return what this month has used, as exactly as this process knows."""
        month = self._month()
        kept = self._books.traffic(month)
        return Traffic(
            received_bytes=kept.received_bytes - self._down.spare_of(month),
            sent_bytes=kept.sent_bytes - self._up.spare_of(month),
        )

    def left_bytes(self) -> int | None:
        """Return what may still be transferred this month; None when there is no cap."""
        return left_bytes(self.used(), self._limits().monthly_bytes)

    def fits(self, size_bytes: int) -> bool:
        """Tell whether a piece of work may still move so much this month; a no is remembered."""
        left = self.left_bytes()
        if left is None or size_bytes <= left:
            return True
        self._refused_bytes = size_bytes
        return False

    @property
    def enough(self) -> bool:
        """Tell whether asking for work makes sense: what did not fit last would fit now."""
        left = self.left_bytes()
        if left is not None and left < max(1, self._refused_bytes):
            return False
        self._refused_bytes = 0
        return True

    def renewed_unix(self) -> float:
        """Return when the next month begins."""
        return next_month(self._local_time(self._clock.unix_seconds())).timestamp()

    def close(self) -> None:
        """Give back what was written down ahead and not used; safe to repeat."""
        for lane in (self._down, self._up):
            if lane.spare_bytes:
                self._write(lane, -lane.spare_bytes)
            lane.spare_bytes = 0

    def _check_month(self, more_bytes: int) -> None:
        """Refuse to go over the month's limit, which room for a whole piece of work can't rule out.

        Several devices may have found the same room, and files that arrive damaged come again.
        """
        most = self._limits().monthly_bytes
        if most > 0 and self.used().total_bytes + more_bytes > most:
            raise MonthFullError(
                "What your limits let Potluck fetch and send in a month is used up.",
                code=ErrorCode.CONFLICT,
            )

    def _count(self, lane: "_Lane", size_bytes: int) -> None:
        month = self._month()
        if lane.month != month:
            self._turn_month(lane, month)
        if lane.spare_bytes < size_bytes:
            block = max(BLOCK_BYTES, size_bytes)
            self._write(lane, block)
            lane.spare_bytes += block
        lane.spare_bytes -= size_bytes

    def _turn_month(self, lane: "_Lane", month: str) -> None:
        if lane.spare_bytes:
            self._write(lane, -lane.spare_bytes)
        lane.spare_bytes, lane.month = 0, month

    def _write(self, lane: "_Lane", size_bytes: int) -> None:
        traffic = (
            Traffic(received_bytes=size_bytes)
            if lane is self._down
            else Traffic(sent_bytes=size_bytes)
        )
        self._books.add_traffic(lane.month, traffic)

    async def _wait(self, lane: "_Lane", size_bytes: int, rate: Callable[[], float]) -> None:
        lane.debt = owe(settle(lane.debt, rate(), self._clock.monotonic_seconds()), size_bytes)
        while (wait := wait_seconds(lane.debt, rate())) > 0:
            await self._clock.sleep(min(wait, _LONGEST_WAIT_SECONDS))
            lane.debt = settle(lane.debt, rate(), self._clock.monotonic_seconds())

    def _month(self) -> str:
        return month_of(self._local_time(self._clock.unix_seconds()))
