"""What every control service promises of looking at Potluck, the daemon's and the fake alike.

Subclass ControlDoctorContract in a test file and give it the fixture `home`: a folder in which a
service listens.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import grpc.aio
import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller

_ANSWER_SECONDS = 60.0


class ControlDoctorContract:
    """The promises; a subclass gives the fixture `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def test_what_is_looked_at_comes_first_and_then_what_was_found(
        self, caller: Caller
    ) -> None:
        """A person sees at once what is looked at, and of each how it was found, in words."""
        call = caller.stub.Examine(control.ExamineRequest(), metadata=caller.metadata)
        async with asyncio.timeout(_ANSWER_SECONDS):
            seen = [each.finding async for each in call]
        looking = [f.key for f in seen if f.state == control.FINDING_STATE_LOOKING]
        found = [f for f in seen if f.state != control.FINDING_STATE_LOOKING]
        assert [f.key for f in seen[: len(looking)]] == looking
        assert sorted(looking) == sorted({f.key for f in found})
        for finding in found:
            assert finding.title
            assert finding.state != control.FINDING_STATE_UNSPECIFIED
            assert finding.sentence.endswith(".")
            bad = finding.state in {control.FINDING_STATE_WARNING, control.FINDING_STATE_BROKEN}
            assert bool(finding.mend) == bad

    async def test_one_examination_at_a_time(self, caller: Caller) -> None:
        """Two windows don't start twice as many processes; after a hang-up there is room again."""

        def ask() -> "grpc.aio.UnaryStreamCall[control.ExamineRequest, control.ExamineResponse]":
            return caller.stub.Examine(control.ExamineRequest(), metadata=caller.metadata)

        first = ask()
        async with asyncio.timeout(_ANSWER_SECONDS):
            await anext(aiter(first))
            assert await caller.code_of(anext(aiter(ask()))) == ErrorCode.CONFLICT
            first.cancel()
            while True:
                third = ask()
                try:
                    await anext(aiter(third))
                    break
                except grpc.aio.AioRpcError as error:  # Still the first one's turn.
                    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
        third.cancel()
