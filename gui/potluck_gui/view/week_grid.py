"""Hours of the week as a grid of half-hours, and back to the daemon's texts.

A week is a number of 10,080 bits, one a minute from Monday's first, so that times between two
half-hours are kept to the minute until the cell that holds them is painted. Texts that this app
can't read are carried along as they came.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from potluck_gui.view.hours import DAYS, HoursView, read_hours, write_hours

DAY_COUNT = len(DAYS)
CELL_MINUTES = 30
DAY_MINUTES = 24 * 60
CELLS_A_DAY = DAY_MINUTES // CELL_MINUTES
_WEEK_MINUTES = DAY_COUNT * DAY_MINUTES
_CELL = (1 << CELL_MINUTES) - 1
_WHOLE = (1 << _WEEK_MINUTES) - 1


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A half-hour of the week: its day, 0 for Monday, and its place in the day, 0 to 47."""

    day: int
    half_hour: int


class Fill(Enum):
    """How much of a half-hour is chosen."""

    NONE = "none"
    """Not a minute."""
    PART = "part"
    """Some minutes."""
    FULL = "full"
    """All of it."""


@dataclass(frozen=True, kw_only=True)
class Week:
    """The chosen minutes of a week.

    Attributes:
        minutes: A bit for each minute, the lowest for Monday's first.
        unread: Texts of the daemon that this app can't read.
    """

    minutes: int = 0
    unread: tuple[str, ...] = ()

    @property
    def chosen_minutes(self) -> int:
        """How many minutes are chosen."""
        return self.minutes.bit_count()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen at all."""
        return not self.minutes and not self.unread

    @property
    def is_whole(self) -> bool:
        """Whether every minute is chosen."""
        return self.minutes == _WHOLE

    def fill(self, cell: Cell) -> Fill:
        """Return how much of a half-hour is chosen."""
        bits = self.minutes >> _first_minute(cell) & _CELL
        if bits == _CELL:
            return Fill.FULL
        return Fill.PART if bits else Fill.NONE

    def painted(self, cells: Iterable[Cell], *, chosen: bool) -> "Week":
        """Return the week with cells wholly chosen or wholly not."""
        mask = 0
        for cell in cells:
            mask |= _CELL << _first_minute(cell)
        minutes = self.minutes | mask if chosen else self.minutes & ~mask
        return Week(minutes=minutes, unread=self.unread)


WHOLE_WEEK = Week(minutes=_WHOLE)


def rectangle(one: Cell, other: Cell) -> tuple[Cell, ...]:
    """Return all cells between two corners."""
    days = sorted((one.day, other.day))
    halves = sorted((one.half_hour, other.half_hour))
    return tuple(
        Cell(day=day, half_hour=half)
        for day in range(days[0], days[1] + 1)
        for half in range(halves[0], halves[1] + 1)
    )


def read_week(texts: Iterable[str]) -> Week:
    """Read the daemon's list of spans."""
    minutes, unread = 0, []
    for text in texts:
        hours = read_hours(text)
        if hours is None:
            unread.append(text)
        else:
            minutes |= _minutes_of(hours)
    return Week(minutes=minutes, unread=tuple(unread))


def write_week(week: Week) -> tuple[str, ...]:
    """Return spans that hold exactly the chosen minutes, those of several days joined."""
    days_of: dict[tuple[int, int], set[int]] = {}
    for begin, length in _runs(week.minutes):
        for day, start, end in _spans(begin, length):
            days_of.setdefault((start, end), set()).add(day)
    spans = sorted(days_of.items(), key=lambda item: (min(item[1]), item[0]))
    texts = tuple(
        write_hours(HoursView(days=frozenset(days), start_minute=start, end_minute=end))
        for (start, end), days in spans
    )
    return (*texts, *week.unread)


def day_order(first_weekday: int) -> tuple[int, ...]:
    """Return the days in the order of a calendar whose weeks begin with one, 1 for Monday."""
    first = (first_weekday - 1) % DAY_COUNT
    return tuple((first + step) % DAY_COUNT for step in range(DAY_COUNT))


def nights() -> Week:
    """Return every night from ten to seven."""
    return read_week(["daily 22:00-07:00"])


def nights_and_weekends() -> Week:
    """Return every night and both days of the weekend."""
    return read_week(["daily 22:00-07:00", "sat,sun 00:00-24:00"])


def outside_office_hours() -> Week:
    """Return all but the working days from eight to six."""
    return read_week(["mon-fri 18:00-08:00", "sat,sun 00:00-24:00", "mon 00:00-08:00"])


def _first_minute(cell: Cell) -> int:
    return cell.day * DAY_MINUTES + cell.half_hour * CELL_MINUTES


def _minutes_of(hours: HoursView) -> int:
    length = (hours.end_minute - hours.start_minute) % DAY_MINUTES or DAY_MINUTES
    run, minutes = (1 << length) - 1, 0
    for day in hours.days:
        placed = run << day * DAY_MINUTES + hours.start_minute
        minutes |= placed & _WHOLE | placed >> _WEEK_MINUTES  # Sunday's night goes on on Monday.
    return minutes


def _runs(minutes: int) -> Iterator[tuple[int, int]]:
    """Yield where each unbroken run begins and how long it is; one over Sunday's end is one."""
    if minutes == _WHOLE:
        yield 0, _WEEK_MINUTES
        return
    # Turned so that the week ends with a minute that is not chosen, no run is cut in two.
    turn = ((~minutes & _WHOLE).bit_length()) % _WEEK_MINUTES
    turned = minutes >> turn | minutes << (_WEEK_MINUTES - turn) & _WHOLE
    position = turn
    while turned:
        gap = (turned & -turned).bit_length() - 1
        turned >>= gap
        length = (~turned & (turned + 1)).bit_length() - 1
        turned >>= length
        yield (position + gap) % _WEEK_MINUTES, length
        position += gap + length


def _spans(begin: int, length: int) -> Iterator[tuple[int, int, int]]:
    """Yield a run as day, start and end: over one midnight as one span, a longer one by days."""
    day, start = divmod(begin, DAY_MINUTES)
    if length < DAY_MINUTES:
        end = (start + length) % DAY_MINUTES or DAY_MINUTES
        yield day, start, end
        return
    while length:
        part = min(length, DAY_MINUTES - start)
        yield day % DAY_COUNT, start, start + part
        day, start, length = day + 1, 0, length - part
