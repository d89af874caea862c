"""The fake daemon's calls about one joined project: all about it, and its share of the work."""

from typing import Any

from google.protobuf.message import Message

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.limits import PROJECT_SHARE
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer


class FakeAboutCalls(ControlServiceServicer):
    """GetProject and SetShare on the projects of the fake's snapshot.

    Attributes:
        abouts: What GetProject gives, by project; of another joined one it gives what the snapshot
            says.
    """

    snapshot: control.Snapshot

    def __init__(self) -> None:
        super().__init__()
        self.abouts: dict[str, control.GetProjectResponse] = {}

    async def GetProject(  # noqa: N802 — the wire's name
        self, request: control.GetProjectRequest, context: Any
    ) -> control.GetProjectResponse:
        """Give all about a joined project."""
        await self._admit("GetProject", request, context)
        project = await self._joined(request.project_id, context)
        answer = control.GetProjectResponse()
        if project.project_id in self.abouts:
            answer.CopyFrom(self.abouts[project.project_id])
        else:
            about = answer.about
            about.project_id, about.name = project.project_id, project.name
            about.checking = project.checking
            answer.address = "127.0.0.1:4000"
        answer.about.joined = True
        return answer

    async def SetShare(  # noqa: N802
        self, request: control.SetShareRequest, context: Any
    ) -> control.SetShareResponse:
        """Set a joined project's share in the snapshot."""
        await self._admit("SetShare", request, context)
        await self._joined(request.project_id, context)
        if request.share > PROJECT_SHARE:
            await _refuse(context, PotluckError("Too great a share.", code=ErrorCode.BAD_INPUT))
        snapshot = control.Snapshot()
        snapshot.CopyFrom(self.snapshot)
        for project in snapshot.projects:
            if project.project_id == request.project_id:
                project.share = request.share
        await self.show(snapshot)
        return control.SetShareResponse()

    async def show(self, snapshot: control.Snapshot) -> None:
        """Show a snapshot to all watchers."""
        raise NotImplementedError

    async def _admit(self, method: str, request: Message, context: Any) -> None:
        raise NotImplementedError

    async def _joined(self, project_id: str, context: Any) -> control.ProjectSnapshot:
        for project in self.snapshot.projects:
            if project.project_id == project_id:
                return project
        unknown = PotluckError("You have not joined this project.", code=ErrorCode.NOT_FOUND)
        await _refuse(context, unknown)
        raise AssertionError  # abort() has raised.


async def _refuse(context: Any, error: PotluckError) -> None:
    await context.abort(STATUS_BY_CODE[error.code], error.sentence)
