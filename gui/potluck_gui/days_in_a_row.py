"""How many days in a row this computer has given something, asked for once a day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.bridge import DaemonBridge
from potluck_gui.control_client import ControlClient
from potluck_gui.view.calendar import day_of
from potluck_gui.view.formats import Reader
from potluck_gui.view.milestones import longest_run

_MOST_DAYS = 3660
"""As long as the longest milestone of its kind."""
_FEWEST_DAYS = 7


class DaysInARow(QObject):
    """The longest run of days with verified work.

    Attributes:
        days: How many; None until the daemon has told.

    Signals:
        told: The daemon has told.
    """

    told = Signal()

    def __init__(self, bridge: DaemonBridge, reader: Callable[[], Reader]) -> None:
        super().__init__()
        self.days: int | None = None
        self._bridge = bridge
        self._reader = reader
        self._asked: tuple[dt.date, bool] | None = None

    def follow(self, snapshot: control.Snapshot) -> None:
        """Ask on a new day, and when it becomes one on which something was given."""
        today = self._reader().now.date()
        wanted = (today, bool(snapshot.today.verified_units))
        if wanted == self._asked:
            return
        self._asked = wanted
        self._bridge.ask(
            lambda client: longest_run_of(client, today),
            owner=self,
            answered=self._take,
            failed=self._do_without,
        )

    def forget(self) -> None:
        """Ask again at the next snapshot: another daemon may be there by then."""
        self._asked = None

    def _take(self, days: int) -> None:
        self.days = days
        self.told.emit()

    def _do_without(self, _error: PotluckError) -> None:
        """Keep what is known; the next day, or the next daemon, is asked again."""


async def longest_run_of(client: ControlClient, today: dt.date) -> int:
    """Return the longest run of days of as much of the history as fits into an answer."""
    days = _MOST_DAYS
    while True:
        request = control.GetHistoryRequest(
            bucket=control.BUCKET_DAY, first_day=(today - dt.timedelta(days=days)).isoformat()
        )
        try:
            answer = await client.history(request)
        except PotluckError as error:
            if error.code is not ErrorCode.TOO_LARGE or days <= _FEWEST_DAYS:
                raise
            days //= 2
            continue
        given = {each.start_day for each in answer.entries if each.contribution.verified_units}
        return longest_run(day for text in given if (day := day_of(text)))
