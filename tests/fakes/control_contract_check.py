"""What every control service promises of the check of devices, the daemon's and the fake alike.

Subclass ControlCheckContract in a test file and give it the fixture `home`: a folder in which a
service listens.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import grpc.aio
import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.limits import CHECK_SECONDS
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller

_ANSWER_SECONDS = 20.0
_STAGES = [
    control.CHECK_STAGE_WAITING,
    control.CHECK_STAGE_STARTING,
    control.CHECK_STAGE_RUNNING,
    control.CHECK_STAGE_DONE,
]


class ControlCheckContract:
    """The promises; a subclass gives the fixture `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def test_every_device_goes_forward_to_an_end_with_a_sentence(
        self, caller: Caller
    ) -> None:
        """A person sees each device's turn come, and what it came to."""
        call = caller.stub.CheckDevices(
            control.CheckDevicesRequest(seconds=4.0), metadata=caller.metadata
        )
        async with asyncio.timeout(_ANSWER_SECONDS):
            seen = [each async for each in call]
        assert [each.done for each in seen] == [False] * (len(seen) - 1) + [True]
        names = [check.device_id for check in seen[-1].devices]
        assert names
        for each in seen:
            assert [check.device_id for check in each.devices] == names
        for index in range(len(names)):
            road = [each.devices[index] for each in seen]
            stages = [_STAGES.index(check.stage) for check in road]
            assert stages == sorted(stages)
            assert road[-1].stage == control.CHECK_STAGE_DONE
            assert road[-1].progress == 1.0
            assert road[-1].tokens_per_second > 0.0
            assert road[-1].sentence.endswith(".")
            progress = [check.progress for check in road]
            assert progress == sorted(progress)

    async def test_one_check_at_a_time(self, caller: Caller) -> None:
        """Two windows don't measure each other; after a hang-up there is room again."""
        request = control.CheckDevicesRequest(seconds=30.0)
        first = caller.stub.CheckDevices(request, metadata=caller.metadata)
        async with asyncio.timeout(_ANSWER_SECONDS):
            await anext(aiter(first))
            second = caller.stub.CheckDevices(request, metadata=caller.metadata)
            assert await caller.code_of(anext(aiter(second))) == ErrorCode.CONFLICT
            first.cancel()
            while True:
                third = caller.stub.CheckDevices(request, metadata=caller.metadata)
                try:
                    await anext(aiter(third))
                    break
                except grpc.aio.AioRpcError as error:  # Still the first one's turn.
                    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
        third.cancel()

    @pytest.mark.parametrize("seconds", [-1.0, CHECK_SECONDS + 1.0, float("nan")])
    async def test_a_span_out_of_bounds_is_refused(self, caller: Caller, seconds: float) -> None:
        """Nobody keeps a computer busy for an hour by a slip."""
        call = caller.stub.CheckDevices(
            control.CheckDevicesRequest(seconds=seconds), metadata=caller.metadata
        )
        assert await caller.code_of(anext(aiter(call))) == ErrorCode.BAD_INPUT
