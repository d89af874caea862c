"""The activity log: what every store promises, what the file has to stand, what is told once."""

import sqlite3
from pathlib import Path

import pytest

from potluck_client.activity_log import changes
from potluck_client.activity_log.about_person import limits_changed, paused, span_words, started_now
from potluck_client.activity_log.changes import Memory, Problem, ProjectLook
from potluck_client.activity_log.diary import REPEAT_SECONDS, WAITING_ENTRIES, Diary
from potluck_client.activity_log.entry import Happening, Kind, Query
from potluck_client.activity_log.port import KEPT_ENTRIES, PRUNED_ENTRIES, ActivityStore
from potluck_client.activity_log.sqlite import FILE_NAME, SqliteActivity
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.errors import JournalError
from potluck_client.settings.row import ComputerFacts, Limit, Preset
from potluck_client.settings.schema import limits_of
from tests.fakes.client_activity import MemoryActivity
from tests.fakes.host import CPU, FakeClock

ALL = Query(limit=1000)


def told(sentence: str, kind: Kind = Kind.WORK, **more: str) -> Happening:
    """Return a happening."""
    return Happening(kind=kind, sentence=sentence, **more)


def sentences(store: ActivityStore, query: Query = ALL) -> list[str]:
    """Return what is told, newest first."""
    return [entry.happening.sentence for entry in store.page(query).entries]


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ActivityStore:
    """Each kind of store in turn."""
    made = SqliteActivity(tmp_path / FILE_NAME) if request.param == "file" else MemoryActivity()
    request.addfinalizer(made.close)
    return made


def test_what_was_added_comes_back_whole(store: ActivityStore) -> None:
    """Every field of an entry is kept."""
    happening = Happening(
        kind=Kind.PROBLEM,
        sentence="The disk is full.",
        remedy="Free some.",
        project_id="ab",
        project_name="Pocket",
        device_id="cpu",
        device_name="Processor",
        unit_id="0c",
    )
    entry = store.add(happening, 12.5)
    assert store.page(ALL).entries == (entry,)
    assert (entry.unix, entry.happening) == (12.5, happening)


def test_words_are_found_in_every_text_and_alphabet(store: ActivityStore) -> None:
    """Case is folded beyond English, each word has to be there, and signs mean themselves."""
    store.add(told("Größe geändert", project_name="Ägypten", remedy="Nichts tun"), 1.0)
    store.add(told("100% done_", device_name="Radeon"), 2.0)
    assert sentences(store, Query(limit=9, search="GRÖSSE ägypten")) == ["Größe geändert"]
    assert sentences(store, Query(limit=9, search="größe radeon")) == []
    assert sentences(store, Query(limit=9, search="0% radEON")) == ["100% done_"]
    assert sentences(store, Query(limit=9, search="100_")) == []


def test_kinds_and_projects_narrow_a_page_together(store: ActivityStore) -> None:
    """Filters add up, and `more` counts only what fits."""
    for number in range(6):
        kind = Kind.WORK if number % 2 else Kind.APP
        store.add(told(f"{number}", kind, project_id="ab" if number > 2 else ""), 1.0)
    query = Query(limit=1, kinds=frozenset({Kind.WORK}), project_id="ab")
    page = store.page(query)
    assert ([e.happening.sentence for e in page.entries], page.more) == (["5"], True)
    older = Query(limit=1, kinds=query.kinds, project_id="ab", before_number=page.entries[0].number)
    last = store.page(older)
    assert ([e.happening.sentence for e in last.entries], last.more) == (["3"], False)
    assert sentences(store, Query(limit=9, kinds=frozenset({Kind.PERSON}))) == []


def test_the_oldest_give_way_and_no_number_comes_twice(tmp_path: Path) -> None:
    """Years of entries stay a small file."""
    path = tmp_path / FILE_NAME
    store = SqliteActivity(path)
    first = store.add(told("first"), 0.0)
    with sqlite3.connect(path) as db:
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO entry SELECT i, 0, 1, 'more', '', '', '', '', '', '', '' FROM n",
            (KEPT_ENTRIES + PRUNED_ENTRIES - 1,),
        )
    db.close()
    newest = store.add(told("newest"), 1.0)
    assert newest.number == KEPT_ENTRIES + PRUNED_ENTRIES
    oldest = store.page(Query(limit=5, before_number=PRUNED_ENTRIES + 2)).entries
    assert [entry.number for entry in oldest] == [PRUNED_ENTRIES + 1]
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM entry WHERE number > 600")
    db.close()
    again = SqliteActivity(path)
    assert again.add(told("after"), 2.0).number > newest.number > first.number
    again.close()


def test_an_entry_is_kept_once_though_the_oldest_can_not_go(tmp_path: Path) -> None:
    """What is told to have failed is written again, so it must not be there already."""
    path = tmp_path / FILE_NAME
    store = SqliteActivity(path)
    store.add(told("first"), 0.0)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE sqlite_sequence SET seq = ?", (KEPT_ENTRIES + PRUNED_ENTRIES - 1,))
        db.execute("CREATE TRIGGER full BEFORE DELETE ON entry BEGIN SELECT raise(ABORT, 'x'); END")
    db.close()
    assert store.add(told("kept"), 1.0).number == KEPT_ENTRIES + PRUNED_ENTRIES
    assert sentences(store) == ["kept", "first"]
    store.close()


def test_a_damaged_file_is_kept_aside_and_the_log_begins_anew(tmp_path: Path) -> None:
    """A log is not worth a daemon that does not start; nothing is thrown away."""
    path = tmp_path / FILE_NAME
    path.write_bytes(b"no database at all" * 100)
    store = SqliteActivity(path)
    store.add(told("begun anew"), 1.0)
    assert sentences(store) == ["begun anew"]
    store.close()
    assert (tmp_path / f"{FILE_NAME}.damaged").read_bytes().startswith(b"no database")


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """An older app never writes into what it does not know, and starts all the same."""
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    store = SqliteActivity(path)
    Diary(store, FakeClock(), {}).note(told("lost"))
    with pytest.raises(JournalError, match="another version"):
        store.page(ALL)
    store.close()


async def test_what_a_full_disk_refused_is_written_later_with_its_own_time() -> None:
    """A disk that refuses stops nobody and loses only the oldest."""
    clock, store = FakeClock(), MemoryActivity()
    diary = Diary(store, clock, {})
    store.full = True
    diary.note(told("lost"))
    before = clock.unix_seconds()
    await clock.advance(60)
    for number in range(WAITING_ENTRIES):
        diary.note(told(f"{number}"))
    store.full = False
    await clock.advance(60)
    diary.note(told("after"))
    page = diary.page(ALL)
    assert len(page.entries) == WAITING_ENTRIES
    assert page.entries[0].happening.sentence == "after"
    assert page.entries[-1].happening.sentence == "1"
    assert page.entries[-1].unix == before + 60


async def test_the_same_is_not_told_again_within_a_while() -> None:
    """A thousand times "out of reach" is one entry; the same an hour later is another."""
    clock, store = FakeClock(), MemoryActivity()
    diary = Diary(store, clock, {"cpu": "Processor"})
    for _ in range(1000):
        diary.note(told("out of reach", Kind.PROJECT))
        diary.note(told("back", Kind.PROJECT))
    assert sentences(store) == ["back", "out of reach"]
    await clock.advance(REPEAT_SECONDS)
    diary.note(told("out of reach", Kind.PROJECT))
    diary.note(told("paused", Kind.PERSON, device_id="cpu"))
    diary.note(told("paused", Kind.PERSON, device_id="cpu"))
    diary.note(told("resumed", Kind.PERSON))
    diary.note(told("paused", Kind.PERSON, device_id="cpu"))
    assert sentences(store)[:4] == ["paused", "resumed", "paused", "out of reach"]
    assert store.entries[-1].happening.device_name == "Processor"


def test_a_path_that_is_no_text_stops_nobody(tmp_path: Path) -> None:
    """The name of a file can be any bytes, and it stands in what the system says of it."""
    store = SqliteActivity(tmp_path / FILE_NAME)
    diary = Diary(store, FakeClock(), {})
    diary.note(told("No such file: b\udcff" + "x" * 5000, Kind.PROBLEM))
    (entry,) = diary.page(ALL).entries
    assert entry.happening.sentence.startswith("No such file: b?x")
    assert len(entry.happening.sentence) == 1000
    store.close()


def project(key: str = "ab", *, connected: bool = True, problem: str = "") -> ProjectLook:
    """Return a project at a moment."""
    return ProjectLook(
        project_id=key, name=key.upper(), practice=False, connected=connected, problem=problem
    )


def looks(
    *each: tuple[float, list[ProjectLook]],
) -> list[list[str]]:
    """Return what is told at each look at projects."""
    memory, heard = Memory(), []
    for now, projects in each:
        memory, news = changes.look_at_projects(memory, now, projects)
        heard.append([happening.sentence for happening in news])
    return heard


def test_a_short_silence_of_a_project_is_not_told() -> None:
    """Only who is silent for a minute is out of reach, once, and then back, once."""
    here, gone = project(), project(connected=False, problem="Nobody answers.")
    assert looks((0, [here]), (1, [gone]), (50, [here]), (70, [gone]), (100, [gone])) == [[]] * 5
    assert looks((0, [gone]), (60, [gone]), (61, [gone]), (90, [here]), (91, [here])) == [
        [],
        [changes.OUT_OF_REACH],
        [],
        [changes.BACK],
        [],
    ]


def test_joining_and_leaving_are_told_but_not_what_was_joined_before() -> None:
    """A start does not tell of every project as new, and one that is left is not out of reach."""
    silent = project("cd", connected=False, problem="Nobody answers.")
    assert looks((0, [project()]), (1, [project(), silent]), (90, [project()]), (99, [])) == [
        [],
        [changes.JOINED],
        [changes.LEFT],
        [changes.LEFT],
    ]


def test_a_problem_is_told_once_although_every_try_hides_it_for_a_moment() -> None:
    """Between two tries a problem seems gone; hours later it is a new one."""
    memory, heard = Memory(), []
    problem = Problem(sentence="The training part ended.", remedy="Look into the logs.")
    for now in range(0, 7200, 150):
        there = [problem] if now % 300 else []
        memory, news = changes.look_at_problems(memory, float(now), there)
        heard += news
    assert [happening.remedy for happening in heard] == ["Look into the logs."]
    _, again = changes.look_at_problems(memory, 7200.0 + 3600.0, [problem])
    assert len(again) == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (PauseAsked(), "You paused Potluck until you let it go on."),
        (PauseAsked(until_unix=1000 + 5400), "You paused Potluck for 1 h 30 min."),
        (PauseAsked(until_tomorrow=True), "You paused Potluck until tomorrow morning."),
        (PauseAsked(while_program="obs"), "You paused Potluck while “obs” runs."),
        (PauseAsked(device_id="cpu"), "You paused this device until you let it go on."),
    ],
)
def test_a_pause_is_told_with_its_end(asked: PauseAsked, words: str) -> None:
    """A person who looks later sees why nothing was done."""
    assert paused(asked, 1000.0).sentence == words


def test_lengths_of_time_are_told_in_words() -> None:
    """No zero parts, no plural of one."""
    assert [span_words(s) for s in (1, 60, 3600, 7260, 86400, 259200)] == [
        "1 minute",
        "1 minute",
        "1 hour",
        "2 h 1 min",
        "24 hours",
        "3 days",
    ]
    assert started_now(0).sentence == "You told Potluck to work now."


@pytest.fixture
def facts() -> ComputerFacts:
    """A small computer."""
    return ComputerFacts(logical_cores=4, memory_gigabytes=8, disk_gigabytes=100, devices=(CPU,))


def test_a_changed_limit_is_told_from_what_to_what(facts: ComputerFacts) -> None:
    """The log says which limit it was, with both values in words."""
    limits = limits_of(facts)
    before = {limit.key: limit.default for limit in limits}
    after = before | {"idle_minutes": 1, "only_when_idle": False}
    assert [h.sentence for h in limits_changed(limits, before, after, None)] == [
        _change(limits, "only_when_idle", "yes", "no"),
        _change(limits, "idle_minutes", "3 minutes", "1 minute"),
    ]


def test_a_preset_is_told_as_one_with_what_was_chosen_beside_it(facts: ComputerFacts) -> None:
    """Ten values that a preset sets are one entry."""
    limits = limits_of(facts)
    before = {limit.key: limit.presets.get(Preset.BALANCED, limit.default) for limit in limits}
    after = {limit.key: limit.presets.get(Preset.FULL, limit.default) for limit in limits}
    after["duty_percent@cpu"] = 40
    heard = limits_changed(limits, before, after, Preset.FULL)
    assert heard[0].sentence == "You chose the preset “Full”."
    assert [(h.device_id, h.sentence.endswith("to 40 %.")) for h in heard[1:]] == [("cpu", True)]


def _change(limits: tuple[Limit, ...], key: str, old: str, new: str) -> str:
    named = next(limit for limit in limits if limit.key == key)
    return f"You changed “{named.row.label}” from {old} to {new}."
