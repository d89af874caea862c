"""The fake control service's look at all that Potluck depends on."""

import asyncio
from collections.abc import AsyncIterator
from functools import cached_property
from typing import Any

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer


class FakeDoctor(ControlServiceServicer):
    """Implements Examine; for FakeControlService to inherit.

    Attributes:
        findings: What is found in the end, in the order in which it is told.
        finding_seconds: How long each takes.
        examinations_under_way: How many examinations run now.
    """

    @cached_property
    def findings(self) -> list[control.Finding]:
        """What is found in the end."""
        return [
            control.Finding(
                key="python",
                title="Python and its packages",
                state=control.FINDING_STATE_GOOD,
                sentence="Potluck is installed whole.",
            ),
            control.Finding(
                key="clock",
                title="The clock",
                state=control.FINDING_STATE_WARNING,
                sentence="It may be wrong.",
                mend="Set it right.",
            ),
        ]

    finding_seconds = 0.0
    examinations_under_way = 0

    async def _admit(self, method: str, request: Any, context: Any) -> None:
        raise NotImplementedError

    async def Examine(  # noqa: N802 — the wire's name
        self, request: control.ExamineRequest, context: Any
    ) -> AsyncIterator[control.ExamineResponse]:
        """Say of all that it is looked at, and then one after the other what was found."""
        await self._admit("Examine", request, context)
        if self.examinations_under_way:
            error = PotluckError("Potluck is looked at already.", code=ErrorCode.CONFLICT)
            await context.abort(STATUS_BY_CODE[error.code], error.sentence)
        self.examinations_under_way += 1
        try:
            for finding in self.findings:
                looking = control.Finding(
                    key=finding.key, title=finding.title, state=control.FINDING_STATE_LOOKING
                )
                yield control.ExamineResponse(finding=looking)
            for finding in self.findings:
                await asyncio.sleep(self.finding_seconds)
                yield control.ExamineResponse(finding=finding)
        finally:
            self.examinations_under_way -= 1
