"""Looks side by side: none waits for another, and what fails hides nothing."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from potluck.errors import PotluckError
from potluck_client.doctor.aside import aside
from potluck_client.doctor.examination import Look, examine, looking, single
from potluck_client.doctor.finding import Finding, State, Topic, good


async def _clock() -> Finding:
    return good(Topic.CLOCK, "It is right.")


async def _never() -> Finding:
    await asyncio.Event().wait()
    raise AssertionError


async def _refused() -> Finding:
    raise PotluckError("The disk says no.")


async def _faulty() -> Finding:
    raise RuntimeError("secret words")


async def _half() -> AsyncGenerator[Finding, None]:
    yield good(Topic.EXACT_STEPS, "Right.", device_id="cpu")


async def test_what_hangs_or_fails_is_told_and_hides_nothing() -> None:
    """A hung driver, a refusal and a fault of our own each become a finding beside the good one."""
    half = Look(
        shows=(looking(Topic.EXACT_STEPS, "cpu"), looking(Topic.FAST_STEPS, "cpu")),
        seconds=5.0,
        take=_half,
    )
    looks = [
        single(Topic.CLOCK, 5.0, _clock),
        single(Topic.TRAY, 0.01, _never),
        single(Topic.DISK, 5.0, _refused),
        single(Topic.KEYRING, 5.0, _faulty),
        half,
    ]
    seen = [finding async for finding in examine(looks)]
    assert [f.topic for f in seen[:6]] == sorted((f.topic for f in seen[:6]), key=list(Topic).index)
    assert {f.state for f in seen[:6]} == {State.LOOKING}
    found = {f.key: f for f in seen[6:]}
    assert found["clock"].state is found["exact_steps@cpu"].state is State.GOOD
    assert "no answer within" in found["tray"].sentence
    assert (found["disk"].sentence, found["disk"].state) == ("The disk says no.", State.BROKEN)
    assert "RuntimeError" in found["keyring"].sentence
    assert "secret" not in found["keyring"].sentence
    assert found["fast_steps@cpu"].state is State.WARNING
    assert len(found) == 6


async def test_who_stops_listening_ends_all_looks() -> None:
    """A closed window leaves no look behind."""
    ended = asyncio.Event()

    async def watched() -> Finding:
        try:
            return await _never()
        finally:
            ended.set()

    async with aclosing(
        examine([single(Topic.CLOCK, 60.0, _clock), single(Topic.TRAY, 60.0, watched)])
    ) as findings:
        while (await anext(findings)).state is not State.GOOD:
            pass
    assert ended.is_set()


async def test_a_question_that_hangs_is_left_alone() -> None:
    """A keyring that waits for its user's password keeps nobody waiting longer than was said."""
    import threading

    stuck = threading.Event()
    with pytest.raises(TimeoutError):
        await aside(stuck.wait, 0.01)
    stuck.set()
    assert await aside(lambda: 3, 5.0) == 3
    with pytest.raises(OSError, match="no"):
        await aside(_raise, 5.0)


def _raise() -> None:
    raise OSError("no")
