"""What this computer gave and took over time, from the sums of the journal and of the books."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from potluck.errors import ErrorCode
from potluck.limits import HISTORY_ENTRIES
from potluck.v1 import control_pb2 as control
from potluck_client.books.energy_book import EnergyBook
from potluck_client.books.energy_cost import energy_of
from potluck_client.buckets import ALL_DAYS, Bucket, Buckets
from potluck_client.daemon.project_names import project_names
from potluck_client.errors import ClientError
from potluck_client.host.port import Clock, DeviceFacts
from potluck_client.journal.contributions import contribution_of
from potluck_client.journal.port import Journal
from potluck_client.local_time import LocalTime, day_of
from potluck_client.settings.store import SettingsStore

_LENGTHS = {
    control.BUCKET_DAY: Bucket.DAY,
    control.BUCKET_WEEK: Bucket.WEEK,
    control.BUCKET_MONTH: Bucket.MONTH,
    control.BUCKET_YEAR: Bucket.YEAR,
    control.BUCKET_ALL: Bucket.ALL,
}
_MONDAY, _SUNDAY = 1, 7


class History:
    """Answers what was given and taken when."""

    def __init__(
        self,
        *,
        journal: Journal,
        energy: EnergyBook,
        settings: SettingsStore,
        devices: Sequence[DeviceFacts],
        clock: Clock,
        local_time: LocalTime,
    ) -> None:
        self._journal = journal
        self._energy = energy
        self._settings = settings
        self._devices = devices
        self._clock = clock
        self._local_time = local_time

    def over_time(self, request: control.GetHistoryRequest) -> control.GetHistoryResponse:
        """Return the sums that were asked for.

        A stretch that the asked days cut counts only what is between them. Without a last day
        nothing is cut, so that what was counted while this computer's clock went ahead is not
        lost after it was put right.

        Raises:
            ClientError: The request makes no sense, or asks for more than fits into an answer.
        """
        buckets = _buckets_of(request)
        first_day = _day_of(request.first_day) or ALL_DAYS[0]
        last_day = _day_of(request.last_day) or ALL_DAYS[1]
        if first_day > last_day:
            raise _wrong(f"The first day, {first_day}, comes after the last one, {last_day}.")
        begin = min(filter(None, (self._journal.first_day(), self._energy.first_day())), default="")
        entries = sorted(
            self._entries(buckets, first_day, last_day, start=max(begin, first_day)),
            key=lambda entry: (entry.start_day, not entry.project_id, entry.project_id),
        )
        if len(entries) > HISTORY_ENTRIES:
            raise ClientError(
                f"This history has more than {HISTORY_ENTRIES} entries. Ask for fewer days at "
                "once, or for longer steps.",
                code=ErrorCode.TOO_LARGE,
            )
        return control.GetHistoryResponse(
            entries=entries,
            project_names=project_names(self._journal.all_projects()),
            device_names=self._device_names(entries),
            first_day=begin,
            today=self._today(),
        )

    def _entries(
        self, buckets: Buckets, first_day: str, last_day: str, *, start: str
    ) -> Iterator[control.HistoryEntry]:
        most = HISTORY_ENTRIES + 1
        for given in self._journal.given(buckets, first_day, last_day, most=most):
            yield control.HistoryEntry(
                start_day=given.start or start,
                project_id=given.project_id,
                device_id=given.device_id,
                contribution=contribution_of((given,)),
            )
        for taken in self._energy.taken(buckets, first_day, last_day, most=most):
            yield control.HistoryEntry(
                start_day=taken.start or start,
                device_id=taken.device_id,
                energy=energy_of((taken,), self._settings.current),
            )

    def _device_names(self, entries: Sequence[control.HistoryEntry]) -> Mapping[str, str]:
        """Return the devices' names; one that has gone without any is called as it is known."""
        return {
            **{entry.device_id: entry.device_id for entry in entries},
            **self._energy.device_names(),
            **{device.device_id: device.name for device in self._devices},
        }

    def _today(self) -> str:
        return day_of(self._local_time, self._clock.unix_seconds())


def _buckets_of(request: control.GetHistoryRequest) -> Buckets:
    length = _LENGTHS.get(request.bucket)
    if length is None:
        raise _wrong("This version of Potluck does not know that step of history. Update the app.")
    first_weekday = request.first_weekday or _MONDAY
    if first_weekday > _SUNDAY:
        raise _wrong(f"A week can't begin with day {first_weekday}; days count from 1 to 7.")
    return Buckets(length=length, first_weekday=first_weekday)


def _day_of(text: str) -> str:
    """Return a day that somebody asked about; raises ClientError when it is none."""
    try:
        real = not text or dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        real = False
    if not real:
        raise _wrong(f"“{text[:20]}” is no day; write it as in 2026-01-31.")
    return text


def _wrong(sentence: str) -> ClientError:
    return ClientError(sentence, code=ErrorCode.BAD_INPUT)
