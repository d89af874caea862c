"""The fake control service's check of speed and heat."""

import asyncio
from collections.abc import AsyncIterator
from functools import cached_property
from typing import Any

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.limits import CHECK_SECONDS
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer

_STEPS = 4


class FakeChecks(ControlServiceServicer):
    """Implements CheckDevices; for FakeControlService to inherit.

    Attributes:
        checked: What each device comes to in the end, in the order in which they are checked.
        check_step_seconds: How long each of a device's few steps takes.
        checks_under_way: How many checks run now.
    """

    @cached_property
    def checked(self) -> list[control.DeviceCheck]:
        """What each device comes to in the end."""
        return [
            control.DeviceCheck(
                device_id="cpu",
                device_name="This computer's processor",
                stage=control.CHECK_STAGE_DONE,
                progress=1.0,
                tokens_per_second=5200.0,
                sentence="Fast: a piece of work of Practice takes about 16 s.",
            )
        ]

    check_step_seconds = 0.0
    checks_under_way = 0

    async def _admit(self, method: str, request: Any, context: Any) -> None:
        raise NotImplementedError

    async def CheckDevices(  # noqa: N802 — the wire's name
        self, request: control.CheckDevicesRequest, context: Any
    ) -> AsyncIterator[control.CheckDevicesResponse]:
        """Go through the stages of one device after the other."""
        await self._admit("CheckDevices", request, context)
        if not 0.0 <= request.seconds <= CHECK_SECONDS:
            await _refuse(context, "A check takes at most two minutes.", ErrorCode.BAD_INPUT)
        if self.checks_under_way:
            await _refuse(context, "A check is under way already.", ErrorCode.CONFLICT)
        self.checks_under_way += 1
        try:
            for answer in self._answers():
                yield answer
                await asyncio.sleep(0.0 if answer.done else self.check_step_seconds)
        finally:
            self.checks_under_way -= 1

    def _answers(self) -> list[control.CheckDevicesResponse]:
        answers = []
        for index in range(len(self.checked)):
            answers += [
                self._answer(index, control.CHECK_STAGE_STARTING, 0.0),
                *(
                    self._answer(index, control.CHECK_STAGE_RUNNING, step / _STEPS)
                    for step in range(1, _STEPS + 1)
                ),
            ]
        return [*answers, control.CheckDevicesResponse(devices=self.checked, done=True)]

    def _answer(
        self, index: int, stage: "control.CheckStage.ValueType", progress: float
    ) -> control.CheckDevicesResponse:
        """Return what is shown while a device is at a stage: before it done, after it waiting."""
        now = control.DeviceCheck()
        now.CopyFrom(self.checked[index])
        now.stage, now.progress, now.sentence = stage, progress, ""
        if stage == control.CHECK_STAGE_STARTING:
            for field in ("tokens_per_second", "work_watts", "work_celsius"):
                now.ClearField(field)
        later = [
            control.DeviceCheck(
                device_id=check.device_id,
                device_name=check.device_name,
                stage=control.CHECK_STAGE_WAITING,
            )
            for check in self.checked[index + 1 :]
        ]
        return control.CheckDevicesResponse(devices=[*self.checked[:index], now, *later])


async def _refuse(context: Any, sentence: str, code: ErrorCode) -> None:
    error = PotluckError(sentence, code=code)
    await context.abort(STATUS_BY_CODE[error.code], error.sentence)
