"""The inspectors' calls, thin over the steps."""
# ruff: noqa: N802 - the protocol names the calls

from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import inspector_service_pb2_grpc as rpc

from potluck_coordinator.service.answering import Context, answered, caller_of
from potluck_coordinator.service.desk import Desk
from potluck_coordinator.steps.inspecting import report, take


class InspectorService(rpc.InspectorServiceServicer):
    """Work for inspectors."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @answered
    async def TakeInspection(
        self, request: inspector.TakeInspectionRequest, context: Context
    ) -> inspector.TakeInspectionResponse:
        """Give an audit or an evaluation to do."""
        return await self._desk.run_for_inspector(
            caller_of(context), lambda step, session: take(step, session, request)
        )

    @answered
    async def ReportInspection(
        self, request: inspector.ReportInspectionRequest, context: Context
    ) -> inspector.ReportInspectionResponse:
        """Take the result."""
        await self._desk.run_for_inspector(
            caller_of(context), lambda step, session: report(step, session, request)
        )
        return inspector.ReportInspectionResponse()
