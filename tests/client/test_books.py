"""The account of energy and traffic: what every book promises, and what the file has to stand."""

import datetime as dt
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from potluck_client.books.energy_book import WRITE_SECONDS, EnergyBook
from potluck_client.books.energy_cost import energy_of
from potluck_client.books.port import Books, DayEnergy, Taken
from potluck_client.books.sqlite import FILE_NAME, SqliteBooks
from potluck_client.buckets import ALL_TIME, DAYS
from potluck_client.errors import JournalError
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.schema import default_settings
from potluck_client.settings.values import Settings
from potluck_client.transfer.allowance import Traffic
from tests.fakes.client_books import MemoryBooks
from tests.fakes.host import CPU, START_UNIX, FakeClock

MONDAY = dt.date(2026, 3, 2)


def taken(day: dt.date, device_id: str, watt_hours: float, cheap: float = 0.0) -> DayEnergy:
    """Return an entry."""
    return DayEnergy(
        day=day,
        device_id=device_id,
        device_name=device_id.upper(),
        watt_hours=watt_hours,
        cheap_watt_hours=cheap,
    )


def summed(start: str, device_id: str, watt_hours: float, cheap: float = 0.0) -> Taken:
    """Return a sum."""
    return Taken(start=start, device_id=device_id, watt_hours=watt_hours, cheap_watt_hours=cheap)


@pytest.fixture(params=["file", "memory"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Books:
    """Each kind of books in turn."""
    made = SqliteBooks(tmp_path / FILE_NAME) if request.param == "file" else MemoryBooks()
    request.addfinalizer(made.close)
    return made


def test_energy_adds_up_by_day_and_device(books: Books) -> None:
    """Every day and device has one sum, oldest first."""
    tuesday = MONDAY + dt.timedelta(days=1)
    books.add_energy(taken(tuesday, "cpu", 1.0))
    books.add_energy(taken(MONDAY, "gpu", 5.0, cheap=2.0))
    books.add_energy(taken(MONDAY, "cpu", 2.0))
    books.add_energy(taken(MONDAY, "gpu", 5.0, cheap=3.0))
    assert books.energy(DAYS) == (
        summed("2026-03-02", "cpu", 2.0),
        summed("2026-03-02", "gpu", 10.0, cheap=5.0),
        summed("2026-03-03", "cpu", 1.0),
    )
    assert books.energy(ALL_TIME) == (summed("", "cpu", 3.0), summed("", "gpu", 10.0, cheap=5.0))
    assert books.energy(DAYS, "2026-03-03") == (summed("2026-03-03", "cpu", 1.0),)
    assert books.energy(DAYS, "", "2026-03-02", most=1) == (summed("2026-03-02", "cpu", 2.0),)
    assert books.first_day() == "2026-03-02"


def test_a_device_is_called_as_it_was_called_last(books: Books) -> None:
    """A name that was mended is shown for the past as well."""
    assert books.first_day() == ""
    assert books.device_names() == {}
    books.add_energy(replace(taken(MONDAY, "gpu", 1.0), device_name="Graphics card"))
    books.add_energy(taken(MONDAY - dt.timedelta(days=1), "gpu", 1.0))
    assert books.device_names() == {"gpu": "Graphics card"}


def test_traffic_adds_up_by_month_and_can_be_taken_back(books: Books) -> None:
    """What was written down ahead and not used is taken out again."""
    books.add_traffic("2026-03", Traffic(received_bytes=100))
    books.add_traffic("2026-03", Traffic(received_bytes=-40, sent_bytes=7))
    books.add_traffic("2026-04", Traffic(sent_bytes=1))
    assert books.traffic("2026-03") == Traffic(received_bytes=60, sent_bytes=7)
    assert books.traffic("2026-04").total_bytes == 1
    assert books.traffic("2026-05") == Traffic()


def test_what_was_added_survives_kill_9(tmp_path: Path) -> None:
    """A book that said yes to a sum has it after the process was killed."""
    script = (
        "import datetime as dt, sys\n"
        "from pathlib import Path\n"
        "from potluck_client.books.port import DayEnergy\n"
        "from potluck_client.books.sqlite import SqliteBooks\n"
        "books = SqliteBooks(Path(sys.argv[1]))\n"
        "for number in range(100000):\n"
        "    books.add_energy(DayEnergy(day=dt.date(2026, 3, 2), device_id='cpu',"
        " device_name='CPU', watt_hours=1.0, cheap_watt_hours=0.0))\n"
        "    print(number + 1, flush=True)\n"
    )
    path = tmp_path / FILE_NAME
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(20)][-1]
        writer.send_signal(signal.SIGKILL)
        said = max([said, *(int(line) for line in writer.stdout if line.strip())])
    books = SqliteBooks(path)
    assert books.energy(ALL_TIME)[0].watt_hours >= said
    books.close()


def test_a_damaged_file_is_kept_aside_and_the_account_begins_anew(tmp_path: Path) -> None:
    """A sum of energy is not worth a daemon that does not start; nothing is thrown away."""
    path = tmp_path / FILE_NAME
    path.write_bytes(b"no database at all" * 100)
    books = SqliteBooks(path)
    assert "begins anew" in books.damage
    assert (tmp_path / f"{FILE_NAME}.damaged").read_bytes().startswith(b"no database")
    books.add_traffic("2026-03", Traffic(sent_bytes=1))
    books.close()
    again = SqliteBooks(path)
    assert again.damage == ""
    assert again.traffic("2026-03").sent_bytes == 1
    again.close()


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """An older app never writes into what it does not know."""
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(JournalError, match="another version"):
        SqliteBooks(path)


def local(seconds: float) -> dt.datetime:
    """Return a local time."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def book_of(
    books: Books, clock: FakeClock, cheap: Callable[[dt.datetime], bool] = lambda _: False
) -> EnergyBook:
    """Return a book over books."""
    return EnergyBook(books=books, clock=clock, local_time=local, cheap=cheap)


async def test_energy_is_written_every_minute_and_shown_at_once() -> None:
    """The disk is spared, the person sees every watt-hour."""
    clock, books = FakeClock(), MemoryBooks()
    book = book_of(books, clock)
    book.add(CPU, 0.25)
    book.add(CPU, 0.25)
    assert [day.watt_hours for day in book.taken(DAYS)] == [0.5]
    assert books.energy(DAYS) == ()
    await clock.advance(WRITE_SECONDS)
    book.add(CPU, 0.5)
    assert [day.watt_hours for day in books.energy(DAYS)] == [1.0]
    assert [day.watt_hours for day in book.taken(DAYS)] == [1.0]


async def test_energy_goes_to_the_day_and_the_price_at_which_it_was_taken() -> None:
    """Midnight parts the days, and the cheap hours are counted apart."""
    clock, books = FakeClock(), MemoryBooks()
    book = book_of(books, clock, cheap=lambda time: time.hour >= 22)
    start = local(START_UNIX)
    before_midnight = (23 - start.hour) * 3600.0
    book.add(CPU, 1.0)
    await clock.advance(before_midnight)
    book.add(CPU, 2.0)
    await clock.advance(2 * 3600.0)
    book.add(CPU, 4.0)
    book.write()
    first, second = book.taken(DAYS)
    assert (first.watt_hours, first.cheap_watt_hours) == (3.0, 2.0)
    assert (second.watt_hours, second.cheap_watt_hours) == (4.0, 0.0)
    days = [dt.date.fromisoformat(taken.start) for taken in (first, second)]
    assert (days[1] - days[0]).days == 1


async def test_a_full_disk_loses_no_energy() -> None:
    """What could not be written stays in memory and is written later, once."""
    clock, books = FakeClock(), MemoryBooks()
    book = book_of(books, clock)
    book.add(CPU, 1.0)
    books.full = True
    book.write()
    assert book.trouble is not None
    books.full = False
    book.add(CPU, 1.0)
    book.write()
    book.write()
    assert book.trouble is None
    assert [day.watt_hours for day in books.energy(DAYS)] == [2.0]


def priced() -> Settings:
    """Return settings with prices of their own."""
    facts = ComputerFacts(logical_cores=4, memory_gigabytes=8, disk_gigabytes=100)
    return replace(
        default_settings(facts),
        price_per_kwh=0.40,
        cheap_price_per_kwh=0.10,
        currency="CHF",
        co2_grams_per_kwh=200,
    )


def test_energy_costs_what_the_person_said_of_their_electricity() -> None:
    """Cheap hours at their own price, carbon dioxide by the kilowatt-hour."""
    monday = MONDAY.isoformat()
    days = [summed(monday, "cpu", 1500.0, cheap=500.0), summed(monday, "gpu", 500.0)]
    energy = energy_of(days, priced())
    assert energy.watt_hours == 2000.0
    assert energy.cost == pytest.approx(1.5 * 0.40 + 0.5 * 0.10)
    assert energy.co2_grams == pytest.approx(400.0)
    assert energy.currency == "CHF"
    plain = energy_of(days, replace(priced(), cheap_price_per_kwh=0.0))
    assert plain.cost == pytest.approx(2.0 * 0.40)
