"""When to look for newer versions, what to do about them, and what a person reads."""

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.v1 import control_pb2 as control
from potluck_client.lifecycle import TO_HAND_IN, UnitState
from potluck_client.updates.fetched_bytes import FetchedBytes, came
from potluck_client.updates.lines import Failed, advance_of, is_version, result_of, taken_back_of
from potluck_client.updates.moment import Hand, Moment, hand_of, moment_of
from potluck_client.updates.port import Advance, Part
from potluck_client.updates.standing import Due, Seen, Standing, due, holds_new_work
from potluck_client.updates.timetable import (
    DAY_SECONDS,
    NEEDED_SECONDS,
    first_look_seconds,
    next_look_seconds,
)
from potluck_client.updates.words import sentence_of

FREE = Seen(may_fetch=True, by_itself=True, moment=Moment.NOW)
READY = Standing(state=control.UPDATE_STATE_READY, look_at=0.0, version="2.0")
OFFERED = replace(READY, state=control.UPDATE_STATE_OFFERED, look_at=100.0)


@given(jitter=st.floats(0.0, 1.0), failures=st.integers(0, 1000), needed=st.booleans())
def test_looks_are_spread_and_bounded(jitter: float, failures: int, needed: bool) -> None:
    """Nobody asks all the time, everybody asks about daily, and not all at the same moment."""
    assert 180.0 <= first_look_seconds(jitter) <= 360.0
    wait = next_look_seconds(failures=failures, needed=needed, jitter=jitter)
    most = NEEDED_SECONDS if needed else DAY_SECONDS
    assert 450.0 <= wait <= 1.25 * most
    if not failures:
        assert wait >= 0.75 * most


def test_each_failure_is_waited_for_longer() -> None:
    """A server of updates that is down is not flooded by those who try again."""
    waits = [next_look_seconds(failures=n, needed=False, jitter=0.5) for n in range(1, 9)]
    assert waits[:3] == [600.0, 1200.0, 2400.0]
    assert waits == sorted(waits)


def test_nothing_is_fetched_where_the_network_may_not_be_used() -> None:
    """A metered network, a pause or a month that is used up hold checks and updates back."""
    shut = replace(FREE, may_fetch=False)
    look = Standing(state=control.UPDATE_STATE_NEWEST, look_at=0.0)
    assert due(look, FREE, 1.0) is Due.CHECK
    assert due(look, shut, 1.0) is Due.NOTHING
    assert due(OFFERED, FREE, 1.0) is Due.STAGE
    assert due(OFFERED, shut, 1.0) is Due.NOTHING
    assert due(READY, shut, 1.0) is Due.SWITCH, "changing needs no network"


def test_who_wants_to_be_asked_is_asked() -> None:
    """Without the person's word nothing is fetched, however long it is offered."""
    asks = replace(FREE, by_itself=False)
    assert due(OFFERED, asks, 1.0) is Due.NOTHING
    assert due(OFFERED, asks, 100.0) is Due.CHECK
    assert due(replace(OFFERED, agreed=True), asks, 1.0) is Due.STAGE


@pytest.mark.parametrize("moment", Moment)
def test_a_newer_version_takes_over_between_two_pieces_alone(moment: Moment) -> None:
    """Work in hand is finished first, and nothing new is begun meanwhile."""
    seen = replace(FREE, moment=moment)
    assert (due(READY, seen, 1.0) is Due.SWITCH) is (moment is Moment.NOW)
    assert holds_new_work(READY, seen, 1.0) is (moment in {Moment.NOW, Moment.SOON})
    later = replace(READY, look_at=50.0)
    assert not holds_new_work(later, seen, 1.0), "a change that failed would idle the computer"


@given(
    hands=st.lists(
        st.tuples(st.sampled_from([None, *UnitState]), st.booleans(), st.booleans()), max_size=5
    )
)
def test_what_was_begun_is_never_handed_to_another_version(
    hands: list[tuple[UnitState | None, bool, bool]],
) -> None:
    """Two versions of the training part may come to different bits."""
    moment = moment_of(
        [hand_of(state, may_compute=run, may_hand_in=move) for state, run, move in hands],
        tried_out=False,
    )
    begun = {UnitState.RUNNING, UnitState.SUSPENDED}
    if any(state in begun for state, _, _ in hands):
        assert moment is not Moment.NOW
    if any(state in begun and not run for state, run, _ in hands):
        assert moment is Moment.LATER, "other devices would idle for as long as this one is held"


def test_work_that_waits_for_the_update_does_not_hold_it_up() -> None:
    """A project that refuses this version takes nothing back until the newer one is there."""
    for state in (*TO_HAND_IN, UnitState.LEASED, UnitState.DOWNLOADING):
        assert hand_of(state, may_compute=True, may_hand_in=False) is Hand.AT_REST
    assert moment_of([Hand.AT_REST, Hand.EMPTY], tried_out=False) is Moment.NOW
    assert moment_of([Hand.EMPTY], tried_out=True) is Moment.SOON


def test_only_what_came_over_the_network_is_counted() -> None:
    """Gigabytes that were found here cost nobody's month anything."""
    seen, counted = FetchedBytes(), 0
    for done, speed in ((1000, 0.0), (5000, 0.0), (5010, 0.0), (5100, 90.0), (5300, 90.0)):
        advance = Advance(
            part=Part.FETCHING, done_bytes=done, total_bytes=6000, bytes_per_second=speed
        )
        seen, more = came(seen, advance)
        counted += more
    assert counted == 290
    seen, more = came(seen, Advance(part=Part.LAYING_OUT, done_bytes=10**9))
    assert more == 0


@given(
    line=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "progress",
                        "result",
                        "error",
                        "version",
                        "sentence",
                        "stage",
                        "done_bytes",
                        "total_bytes",
                        "bytes_per_second",
                        "fetching",
                    ]
                ),
                inner | st.just("fetching"),
                max_size=4,
            )
        ),
        max_leaves=12,
    ).map(lambda told: json.dumps(told).encode())
)
def test_whatever_the_update_program_says_is_bounded(line: bytes) -> None:
    """Damaged or hostile lines become nothing, or values that can be shown."""
    advance = advance_of(line)
    if advance is not None:
        assert 0 <= advance.done_bytes <= 10**15
        assert math.isfinite(advance.bytes_per_second)
    match result_of(line):
        case Failed(sentence=sentence):
            assert sentence.isprintable()
            assert 0 < len(sentence) <= 500
        case {"version": str(version)}:
            assert is_version(version)
    if (gone := taken_back_of(line)) is not None:
        assert is_version(gone.version)


@pytest.mark.parametrize("state", [s for s in control.UpdateState.values() if s])
@pytest.mark.parametrize("needed", [False, True])
@pytest.mark.parametrize("moment", Moment)
def test_every_standing_has_a_whole_sentence(
    state: "control.UpdateState.ValueType", *, needed: bool, moment: Moment
) -> None:
    """A person never meets an empty card."""
    for fetch in (False, True):
        seen = Seen(needed=needed, may_fetch=fetch, by_itself=fetch, moment=moment)
        standing = Standing(state=state, look_at=0.0, version="2.0", trouble="It broke.")
        assert sentence_of(standing, seen).endswith(".")
