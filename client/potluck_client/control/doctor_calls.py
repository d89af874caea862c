"""The call by which a person has Potluck looked at."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING

from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer
from potluck_client.control.words import stream_in_words
from potluck_client.doctor.desk import DoctorDesk
from potluck_client.doctor.wire import finding_message

if TYPE_CHECKING:
    from potluck_client.control.words import Context


class DoctorCalls(ControlServiceServicer):
    """Examine; for ControlCalls to inherit."""

    _doctor: DoctorDesk

    @stream_in_words
    async def Examine(  # noqa: N802 — the wire's name
        self,
        request: control.ExamineRequest,  # noqa: ARG002
        context: "Context",  # noqa: ARG002
    ) -> AsyncGenerator[control.ExamineResponse, None]:
        """Look at all that Potluck depends on."""
        async with aclosing(self._doctor.examine()) as findings:
            async for finding in findings:
                yield control.ExamineResponse(finding=finding_message(finding))
