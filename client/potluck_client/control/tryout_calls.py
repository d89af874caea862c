"""The calls by which a person tries things: a project's model, and this computer's devices."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING

from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer
from potluck_client.control.words import in_words, stream_in_words
from potluck_client.tryout.tryout import Tryout

if TYPE_CHECKING:
    from potluck_client.control.words import Context


class TryoutCalls(ControlServiceServicer):
    """GetModel, Generate and CheckDevices; for ControlCalls to inherit."""

    _tryout: Tryout

    @in_words
    async def GetModel(  # noqa: N802 — the wire's name
        self,
        request: control.GetModelRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.GetModelResponse:
        """Say how a project's model and this computer's part in it stand."""
        return self._tryout.model(request.project_id)

    @stream_in_words
    async def Generate(  # noqa: N802
        self,
        request: control.GenerateRequest,
        context: "Context",  # noqa: ARG002
    ) -> AsyncGenerator[control.GenerateResponse, None]:
        """Let a model go on with a text."""
        async with aclosing(self._tryout.generate(request)) as pieces:
            async for piece in pieces:
                yield piece

    @stream_in_words
    async def CheckDevices(  # noqa: N802
        self,
        request: control.CheckDevicesRequest,
        context: "Context",  # noqa: ARG002
    ) -> AsyncGenerator[control.CheckDevicesResponse, None]:
        """Measure speed and heat of the devices."""
        async with aclosing(self._tryout.check_devices(request.seconds)) as answers:
            async for answer in answers:
                yield answer
