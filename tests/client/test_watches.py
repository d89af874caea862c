"""What is noticed of the person, other programs and memory over several readings."""

import datetime as dt
import json
import os
import sys
from zoneinfo import ZoneInfo

import psutil
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from potluck_client.daemon.memory_watch import (
    KEEP_AVAILABLE_BYTES,
    MemoryState,
    notice_memory,
)
from potluck_client.daemon.wishes_note import LATEST_UNIX, keep_wishes, load_wishes
from potluck_client.device_use import QUIET_SECONDS, OthersUse, notice_use
from potluck_client.host.battery import SystemBattery
from potluck_client.host.login import SystemLogin
from potluck_client.host.memory import SystemMemory
from potluck_client.host.port import UserReading
from potluck_client.host.programs import SystemPrograms
from potluck_client.local_time import unix_of
from potluck_client.presence import Presence, notice_reading
from potluck_client.wishes import Pause, Wishes, device_resumed, tomorrow_morning
from tests.fakes.client_journal import MemoryJournal

NOW = 1_800_000_000.0


def used_after(*readings: tuple[float, float | None], at_work: bool) -> OthersUse:
    """Return what is known after shares of time at several moments."""
    use = OthersUse()
    for now, share in readings:
        use = notice_use(use, share, at_work=at_work, now_seconds=now)
    return use


def test_a_window_that_is_moved_does_not_stop_work_and_a_game_does() -> None:
    """A burst of a desktop's drawing is passed over; what lasts is not."""
    burst = ((0.0, 0.5), (0.5, 0.5), (1.0, 0.05), (2.0, 0.5))
    assert not used_after(*burst, at_work=True).used
    assert not used_after(*((float(at), 0.15) for at in range(100)), at_work=True).used
    assert used_after((0.0, 0.9), (3.0, 0.9), at_work=True).used


def test_a_card_at_rest_that_is_used_is_not_taken_and_freed_only_after_quiet() -> None:
    """Loading screens of a game don't let work in; a card that tells nothing counts as free."""
    assert used_after((0.0, 0.9), at_work=False).used
    game = ((0.0, 0.9), (10.0, 0.0), (20.0, 0.3), (30.0, 0.0), (50.0, 0.0))
    assert used_after(*game, at_work=False).used
    assert not used_after(*game, (30.0 + QUIET_SECONDS, None), at_work=False).used


def test_input_counts_before_the_desktop_tells_of_it() -> None:
    """A slow desktop's idle time never hides the hand on the mouse."""
    presence = Presence(input_seconds=100.0)
    presence, seen = notice_reading(presence, UserReading(idle_seconds=900.0), 101.0)
    assert seen.idle_seconds == 1.0
    presence, seen = notice_reading(presence, UserReading(idle_seconds=2.0), 102.0)
    assert seen.idle_seconds == 2.0
    _, seen = notice_reading(presence, UserReading(idle_seconds=500.0), 103.0)
    assert seen.idle_seconds == 500.0


def test_the_keys_that_lock_the_screen_are_no_return() -> None:
    """Away is away at once, until somebody touches the computer later."""
    locked = UserReading(idle_seconds=0.1, away=True)
    presence, seen = notice_reading(Presence(), locked, 50.0)
    assert seen.away
    presence, seen = notice_reading(presence, UserReading(idle_seconds=20.0, away=True), 70.0)
    assert seen.away
    presence, seen = notice_reading(presence, UserReading(idle_seconds=0.5, away=True), 80.0)
    assert not seen.away
    _, seen = notice_reading(presence, UserReading(idle_seconds=70.0, away=True), 150.0)
    assert seen.away


def test_memory_that_work_gave_back_is_not_taken_again_at_once() -> None:
    """Work begins again when others have given back, not when it has."""
    state = notice_memory(None, KEEP_AVAILABLE_BYTES - 1, {"cpu": 10**9}, 10**10)
    assert state.available_bytes < state.wanted_bytes
    state = notice_memory(state, KEEP_AVAILABLE_BYTES + 10**9, {}, 10**10)
    assert state.available_bytes < state.wanted_bytes
    state = notice_memory(state, 3 * KEEP_AVAILABLE_BYTES + 10**9, {}, 10**10)
    assert state.available_bytes >= state.wanted_bytes
    state = notice_memory(state, KEEP_AVAILABLE_BYTES + 1, {}, 10**10)
    assert state.available_bytes >= state.wanted_bytes


def test_only_an_excess_that_lasts_is_counted_and_the_greatest_is_named() -> None:
    """A peak at the beginning of a piece of work ends no worker."""
    state: MemoryState | None = None
    for held in ({"cpu": 5, "GPU-1": 9}, {"cpu": 5, "GPU-1": 9}, {"cpu": 5}):
        state = notice_memory(state, 10**10, held, 10)
    assert state is not None
    assert state.over == 0
    state = notice_memory(state, 10**10, {"cpu": 5, "GPU-1": 9}, 10)
    assert (state.over, state.greatest) == (1, "GPU-1")


PAUSES = st.builds(
    Pause,
    until_unix=st.none() | st.floats(0, LATEST_UNIX),
    while_program=st.text(max_size=20),
)


@examples(deadline=None, max_examples=50)
@given(
    pause=st.none() | PAUSES,
    alone=st.dictionaries(st.sampled_from(["cpu", "GPU-1"]), PAUSES),
    finishing=st.booleans(),
    finished=st.booleans(),
)
def test_every_pause_outlives_the_daemon(
    pause: Pause | None, alone: dict[str, Pause], finishing: bool, finished: bool
) -> None:
    """What was asked for is what is read after kill -9."""
    journal = MemoryJournal()
    wishes = Wishes(pause=pause, device_pauses=alone, finishing=finishing, finished=finished)
    keep_wishes(journal, wishes)
    assert load_wishes(journal) == wishes


@examples(deadline=None, max_examples=100)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(["paused", "paused_until_unix", "finished", "devices", "cpu"]),
                inner,
            )
        ),
        max_leaves=8,
    )
)
def test_a_damaged_note_pauses_rather_than_works(document: object) -> None:
    """Whatever lies in the journal, the daemon starts, and never against a pause."""
    journal = MemoryJournal()
    journal.put_note("wishes", json.dumps(document))
    wishes = load_wishes(journal)
    if not isinstance(document, dict) or "paused" not in document:
        assert wishes.pauses(NOW)


def test_a_note_of_an_earlier_version_is_read() -> None:
    """An update does not forget a pause."""
    journal = MemoryJournal()
    note = {"paused": True, "paused_until_unix": NOW, "finished": False}
    journal.put_note("wishes", json.dumps(note))
    assert load_wishes(journal) == Wishes(pause=Pause(until_unix=NOW))


def test_one_device_goes_on_and_the_others_keep_the_pause_that_all_had() -> None:
    """Also after “finish”, which has no end of its own."""
    hour = Pause(until_unix=NOW + 3600)
    devices = ["cpu", "GPU-1", "GPU-2"]
    after = device_resumed(Wishes(pause=hour, device_pauses={"GPU-2": Pause()}), "cpu", devices)
    assert after == Wishes(device_pauses={"GPU-1": hour, "GPU-2": Pause()})
    assert device_resumed(Wishes(finished=True), "cpu", devices[:2]).device_pauses == {
        "GPU-1": Pause()
    }


@pytest.mark.parametrize("day", [dt.date(2026, 3, 28), dt.date(2026, 10, 24), dt.date(2026, 7, 1)])
def test_tomorrow_begins_at_eight_on_the_wall_also_when_clocks_are_changed(day: dt.date) -> None:
    """A snooze over the change of the clocks is an hour shorter or longer."""
    zone = ZoneInfo("Europe/Vienna")

    def calendar(unix_seconds: float) -> dt.datetime:
        return dt.datetime.fromtimestamp(unix_seconds, zone)

    evening = dt.datetime.combine(day, dt.time(22, 30), zone).timestamp()
    morning = calendar(tomorrow_morning(evening, calendar))
    assert (morning.date() - day).days == 1
    assert (morning.hour, morning.minute, morning.second) == (8, 0, 0)
    assert unix_of(morning, calendar, evening) == morning.timestamp()


def test_a_running_program_is_found_by_its_name_in_any_form() -> None:
    """Names are compared as people write them, without asking for all that runs."""
    programs = SystemPrograms()
    name = psutil.Process(os.getpid()).name()
    asked = frozenset({f"{name.upper()}.exe", "no such program"})
    assert programs.running(asked) == {f"{name.upper()}.exe"}
    assert programs.running(frozenset()) == frozenset()
    own = programs.own_programs()
    assert list(own) == sorted(set(own), key=str.casefold)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux cuts names")
def test_a_name_that_the_kernel_cuts_is_read_whole(tmp_path: object) -> None:
    """A long name is found by its first argument, and Wine's programs by theirs."""
    from pathlib import Path

    proc = Path(str(tmp_path))
    for pid, comm, argument in (
        ("10", "a-very-long-pro", "/opt/a-very-long-program-name"),
        ("11", "TheLongestGame.", "C:\\Games\\TheLongestGame.exe"),
        ("12", "short", "/usr/bin/short"),
    ):
        (proc / pid).mkdir()
        (proc / pid / "comm").write_text(f"{comm}\n")
        (proc / pid / "cmdline").write_bytes(argument.encode() + b"\0--option\0")
    (proc / "13").mkdir()  # It ends while it is looked at.
    asked = frozenset({"a-very-long-program-name", "thelongestgame", "Short", "a-very-long-prog"})
    found = SystemPrograms(proc).running(asked)
    assert found == asked - {"a-very-long-prog"}


def test_battery_memory_and_login_answer_on_this_computer() -> None:
    """What is unknown is None, and nothing raises."""
    battery = SystemBattery().read()
    assert battery.percent is None or 0 <= battery.percent <= 100
    memory = SystemMemory()
    assert memory.available_bytes() > 0
    assert (memory.process_bytes(os.getpid()) or 0) > 0
    assert memory.process_bytes(2**22 + 1) is None
    login = SystemLogin().logged_in_unix()
    assert login is None or login > 0
