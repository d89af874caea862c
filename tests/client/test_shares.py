"""Computing time follows the shares of the projects, and nobody is owed what they did not offer."""

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.errors import ErrorCode
from potluck.limits import PROJECT_SHARE
from potluck_client.errors import ClientError, JournalError
from potluck_client.journal.sqlite import SqliteJournal
from potluck_client.share_book import ShareBook
from potluck_client.shares import (
    DEFAULT_SHARE,
    MOST_ARREARS_SECONDS,
    Standing,
    after_turn,
    after_work,
    in_turn,
    used_by,
)
from tests.fakes.client_journal import MemoryJournal

_LONGEST_SECONDS = 6 * 3600.0

lengths = st.floats(min_value=1.0, max_value=_LONGEST_SECONDS)
shares = st.lists(st.integers(min_value=1, max_value=PROJECT_SHARE), min_size=2, max_size=5)


class Computer:
    """One device that works for projects by turns.

    Attributes:
        given: Seconds of computing by project.
        turns: The projects in the order in which they gave work.
    """

    def __init__(self, shares_: list[int]) -> None:
        self.shares = {str(number): share for number, share in enumerate(shares_)}
        self.used: dict[str, float] = {}
        self.given = dict.fromkeys(self.shares, 0.0)
        self.turns: list[str] = []

    @property
    def standings(self) -> list[Standing]:
        """Return all projects as they stand."""
        return [
            Standing(project_id=name, share=share, used=self.used.get(name))
            for name, share in self.shares.items()
        ]

    def work(self, seconds: Callable[[str], float], absent: str = "") -> None:
        """Give the project that is next a piece of work of some length."""
        chosen = next(name for name in in_turn(self.standings) if name != absent)
        self.used.update(after_turn(self.standings, chosen))
        mine = next(s for s in self.standings if s.project_id == chosen)
        self.used = after_work(self.used, mine, seconds(chosen))
        self.given[chosen] += seconds(chosen)
        self.turns.append(chosen)


@settings(max_examples=40, deadline=None)
@given(shares_=shares, longest=lengths, seed=st.integers(0, 2**32))
def test_over_a_long_run_the_computing_time_is_within_two_percent_of_the_shares(
    shares_: list[int], longest: float, seed: int
) -> None:
    """However long the pieces of work of each are: minutes here, six hours there."""
    random = Random(seed)
    computer = Computer(shares_)
    mean = {name: random.uniform(longest / 20, longest) for name in computer.shares}
    while sum(computer.given.values()) < 100 * longest:
        length = random.uniform(0.5, 1.0)
        computer.work(lambda name, length=length: mean[name] * length)  # type: ignore[misc]
    total = sum(computer.given.values())
    for name, share in computer.shares.items():
        assert computer.given[name] / total == pytest.approx(
            share / sum(shares_), abs=2 * longest / total
        )


@settings(max_examples=40, deadline=None)
@given(shares_=shares, length=st.floats(min_value=60.0, max_value=7200.0), away=st.integers(1, 500))
def test_a_project_that_was_away_is_owed_two_hours_at_most(
    shares_: list[int], length: float, away: int
) -> None:
    """However long it had no work: then it does not keep the others from theirs for days."""
    computer = Computer(shares_)
    for _ in range(away):
        computer.work(lambda _: length, absent="0")
    assert computer.given["0"] == 0.0
    while set(computer.turns[-1:]) != {"0"}:
        computer.work(lambda _: length)
    ahead = 0
    while computer.turns[-1] == "0":
        ahead += 1
        computer.work(lambda _: length)
    fair = computer.shares["0"] / max(
        share for name, share in computer.shares.items() if name > "0"
    )
    assert (ahead - 1) * length <= MOST_ARREARS_SECONDS + (fair + 1) * length


@given(shares_=shares)
def test_a_new_project_is_owed_nothing(shares_: list[int]) -> None:
    """Who joins a second project does not stop the first one for as long as it has run."""
    computer = Computer(shares_[:-1])
    for _ in range(50):
        computer.work(lambda _: 600.0)
    computer.shares["new"] = shares_[-1]
    assert used_by(computer.standings)["new"] == min(computer.used.values())


def test_a_share_of_nothing_gets_no_turn() -> None:
    """What a person has set to 0 gets no new work, and what it had in hand still counts."""
    none = Standing(project_id="a", share=0, used=0.0)
    some = Standing(project_id="b", share=1, used=5.0)
    assert in_turn([none, some]) == ("b",)
    assert in_turn([none]) == ()
    assert after_work({"a": 0.0}, none, 30.0) == {"a": 30.0}
    assert after_turn([none, some], "b") == {"a": 5.0, "b": 5.0}


@given(
    used=st.none() | st.floats(min_value=0, max_value=1e12),
    seconds=st.floats(allow_nan=True, allow_infinity=True),
)
def test_impossible_seconds_count_nothing(used: float | None, seconds: float) -> None:
    """A worker that says nonsense about its time can't spoil an account."""
    after = after_work({"a": used or 0.0}, Standing(project_id="a", share=7, used=used), seconds)
    assert math.isfinite(after["a"])
    assert after["a"] >= (used or 0.0)


def test_shares_and_accounts_outlive_the_daemon(tmp_path: Path) -> None:
    """A computer that is switched off every evening keeps to the shares all the same."""
    journal = SqliteJournal(tmp_path / "journal.sqlite")
    book = ShareBook(journal)
    assert book.share("a") == DEFAULT_SHARE
    book.set_share("a", 300)
    book.gave_work("b", ["a", "b"])
    book.worked("b", 59.0, ["a", "b"])
    book.worked("b", 61.0, ["a", "b"])
    journal.close()
    reopened = SqliteJournal(tmp_path / "journal.sqlite")
    again = ShareBook(reopened)
    assert again.share("a") == 300
    assert again.in_turn(["b", "a"]) == ("a", "b")
    again.worked("a", 420.0, ["a", "b"])
    assert again.in_turn(["b", "a"]) == ("b", "a")
    reopened.close()


def test_a_project_that_was_joined_again_begins_anew() -> None:
    """What a project had before it was left is neither owed to it nor held against it."""
    book = ShareBook(MemoryJournal())
    book.worked("a", 3600.0, ["a", "b"])
    book.worked("b", 600.0, ["a", "b"])
    assert book.in_turn(["a", "b"]) == ("b", "a")
    book.begin("b")
    book.worked("a", 100_000.0, ["a"])
    assert book.in_turn(["a", "b"]) == ("a", "b")


@pytest.mark.parametrize("share", [-1, PROJECT_SHARE + 1])
def test_a_share_out_of_range_is_refused(share: int) -> None:
    """A mistyped share says so and changes nothing."""
    book = ShareBook(MemoryJournal())
    with pytest.raises(ClientError) as caught:
        book.set_share("a", share)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert book.share("a") == DEFAULT_SHARE


def test_a_share_that_can_not_be_kept_is_not_in_force() -> None:
    """A full disk is told, and the account of computing goes on beside it."""
    journal = MemoryJournal()
    book = ShareBook(journal)
    journal.fail_from = journal.writes
    with pytest.raises(JournalError):
        book.set_share("a", 5)
    assert book.share("a") == DEFAULT_SHARE
    book.worked("a", 100.0, ["a", "b"])
    assert book.in_turn(["a", "b"]) == ("b", "a")


@pytest.mark.parametrize("note", ["", "x", "-3", "1001", "9" * 40, "²", "nan"])
def test_a_damaged_note_stands_for_the_default(note: str) -> None:
    """No note of the journal can stop the daemon from its start."""
    journal = MemoryJournal()
    journal.put_note("share:a", note)
    journal.put_note("worked:a", note if note == "nan" else f"{note}e")
    book = ShareBook(journal)
    assert book.share("a") == DEFAULT_SHARE
    assert book.in_turn(["a"]) == ("a",)
