"""The calls of the ControlService, each a few lines over the daemon's parts."""

import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.invite import parse_invite
from potluck.limits import STATS_DAYS, UNITS_PAGE
from potluck.manifest import parameter_count
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer
from potluck_client.books.energy_cost import device_energies
from potluck_client.control.feed import SnapshotFeed
from potluck_client.control.settings_wire import change_settings, settings_answer
from potluck_client.daemon.engine import Engine
from potluck_client.daemon.overview import Overview
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.errors import ClientError
from potluck_client.host.port import ProgramProbe
from potluck_client.journal.contributions import contribution_of
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitEntry
from potluck_client.projects import ProjectBook
from potluck_client.settings.store import SettingsStore

if TYPE_CHECKING:
    import grpc.aio

    Context = grpc.aio.ServicerContext[Any, Any]

Request = TypeVar("Request")
Response = TypeVar("Response")
_MILLISECONDS = 1000


def in_words(
    call: "Callable[[ControlCalls, Request, Context], Awaitable[Response]]",
) -> "Callable[[ControlCalls, Request, Context], Awaitable[Response]]":
    """Answer with the status and the sentence of whatever error a call raises."""

    @functools.wraps(call)
    async def answer(self: "ControlCalls", request: Request, context: "Context") -> Response:
        try:
            return await call(self, request, context)
        except PotluckError as error:
            await context.abort(STATUS_BY_CODE[error.code], error.sentence)

    return answer


class ControlCalls(ControlServiceServicer):
    """Implements ControlService."""

    def __init__(
        self,
        *,
        engine: Engine,
        feed: SnapshotFeed,
        overview: Overview,
        settings: SettingsStore,
        book: ProjectBook,
        journal: Journal,
        programs: ProgramProbe,
    ) -> None:
        self._engine = engine
        self._feed = feed
        self._overview = overview
        self._settings = settings
        self._book = book
        self._journal = journal
        self._programs = programs

    async def Watch(  # noqa: N802 — the wire's name
        self,
        request: control.WatchRequest,
        context: "Context",  # noqa: ARG002
    ) -> AsyncIterator[control.Snapshot]:
        """Stream all that a window shows."""
        async for snapshot in self._feed.watch(max(0.0, request.min_interval_seconds)):
            yield snapshot

    @in_words
    async def Command(  # noqa: N802
        self,
        request: control.CommandRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.CommandResponse:
        """Carry out one command."""
        match request.WhichOneof("command"):
            case "pause":
                pause = request.pause
                until = pause.until_unix_ms / _MILLISECONDS
                self._engine.pause(
                    PauseAsked(
                        until_unix=until if pause.HasField("until_unix_ms") else None,
                        until_tomorrow=pause.until_tomorrow,
                        while_program=pause.while_program.strip(),
                        device_id=pause.device_id,
                    )
                )
            case "resume":
                self._engine.resume(request.resume.device_id)
            case "finish":
                self._engine.finish()
            case "run_now":
                self._engine.run_now(request.run_now.seconds)
            case "quit":
                self._engine.end()
            case "start_practice":
                self._engine.start_practice()
            case _:
                raise ClientError(
                    "This version of Potluck does not know that command. Update the app.",
                    code=ErrorCode.BAD_INPUT,
                )
        return control.CommandResponse(snapshot=self._feed.now())

    @in_words
    async def GetSettings(  # noqa: N802
        self,
        request: control.GetSettingsRequest,  # noqa: ARG002
        context: "Context",  # noqa: ARG002
    ) -> control.GetSettingsResponse:
        """Give all settings with their ranges."""
        return settings_answer(self._settings)

    @in_words
    async def UpdateSettings(  # noqa: N802
        self,
        request: control.UpdateSettingsRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.UpdateSettingsResponse:
        """Change settings, all or none."""
        changed = change_settings(self._settings, request)
        self._engine.look()
        return changed

    @in_words
    async def InspectInvite(  # noqa: N802
        self,
        request: control.InspectInviteRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.InspectInviteResponse:
        """Look at an invite link without joining."""
        project_id = parse_invite(request.link).project_id
        rules = await self._book.inspect(request.link)
        return control.InspectInviteResponse(
            project_id=project_id,
            name=rules.name,
            charter=rules.charter,
            organiser=rules.organiser,
            model_licence=rules.model_licence,
            data_licence=rules.data_licence,
            parameters=parameter_count(rules.recipe.model),
            joined=self._book.find(project_id) is not None,
        )

    @in_words
    async def Join(  # noqa: N802
        self,
        request: control.JoinRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.JoinResponse:
        """Join a project."""
        project = await self._book.join(request.link)
        self._engine.look()
        return control.JoinResponse(project_id=project.project_id, name=project.manifest.name)

    @in_words
    async def Leave(  # noqa: N802
        self,
        request: control.LeaveRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.LeaveResponse:
        """Leave a project."""
        project = self._book.named(request.project)
        await self._engine.leave(project, delete_data=request.delete_data)
        return control.LeaveResponse(name=project.manifest.name)

    @in_words
    async def ListUnits(  # noqa: N802
        self,
        request: control.ListUnitsRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.ListUnitsResponse:
        """Give a page of this computer's units."""
        units, total = self._journal.list_units(min(request.limit, UNITS_PAGE), request.offset)
        return control.ListUnitsResponse(units=[_record(unit) for unit in units], total=total)

    @in_words
    async def GetStats(  # noqa: N802
        self,
        request: control.GetStatsRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.GetStatsResponse:
        """Give the contribution by day."""
        count = min(request.days, STATS_DAYS)
        days = self._overview.days(count)
        return control.GetStatsResponse(
            days=[
                control.DayContribution(day=day.isoformat(), contribution=given)
                for day, given in days.items()
            ],
            total=contribution_of(self._overview.credits()),
            energy_days=device_energies(self._overview.energy_days(count), self._settings.current),
            energy_total=self._overview.energy_total(),
        )

    @in_words
    async def ListPrograms(  # noqa: N802
        self,
        request: control.ListProgramsRequest,  # noqa: ARG002
        context: "Context",  # noqa: ARG002
    ) -> control.ListProgramsResponse:
        """Name the programs that this person runs now."""
        # In a thread: with hundreds of processes this takes longer than a person's input may wait.
        names = await asyncio.to_thread(self._programs.own_programs)
        return control.ListProgramsResponse(names=names)


def _record(unit: UnitEntry) -> control.UnitRecord:
    return control.UnitRecord(
        unit_id=unit.name,
        project_id=unit.project_id,
        state=unit.state.wire_name,
        sentence=unit.sentence,
        device_id=unit.device_id,
        round=unit.round,
        tokens=unit.tokens,
        busy_seconds=unit.busy_seconds,
        watt_hours=unit.watt_hours,
        leased_unix_ms=round(unit.leased_unix * _MILLISECONDS),
        has_receipt=unit.has_receipt,
    )
