"""The calls of the ControlService, each a few lines over the daemon's parts."""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from potluck_client.activity_log.about_person import limits_changed, share_changed
from potluck_client.activity_log.diary import Diary
from potluck_client.control.activity_wire import activity_answer, query_of
from potluck_client.control.doctor_calls import DoctorCalls
from potluck_client.control.feed import SnapshotFeed
from potluck_client.control.preview import preview
from potluck_client.control.project_answers import all_about
from potluck_client.control.sent_wire import sent_messages
from potluck_client.control.settings_wire import change_settings, settings_answer
from potluck_client.control.tryout_calls import TryoutCalls
from potluck_client.control.words import in_words
from potluck_client.daemon.engine import Engine
from potluck_client.daemon.history import History
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.daemon.receipt_desk import ReceiptDesk
from potluck_client.doctor.desk import DoctorDesk
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import ProgramProbe
from potluck_client.journal.port import Journal
from potluck_client.link.sent import SentLog
from potluck_client.project_book import ProjectBook
from potluck_client.project_texts import about_project
from potluck_client.settings.presets import find_preset
from potluck_client.settings.schema import limits_of, values_of
from potluck_client.settings.store import SettingsStore
from potluck_client.support.desk import SupportDesk
from potluck_client.tryout.tryout import Tryout

if TYPE_CHECKING:
    from potluck_client.control.words import Context

_MILLISECONDS = 1000


class ControlCalls(TryoutCalls, DoctorCalls):
    """Implements ControlService."""

    def __init__(
        self,
        *,
        engine: Engine,
        feed: SnapshotFeed,
        settings: SettingsStore,
        book: ProjectBook,
        journal: Journal,
        folders: ProjectFolders,
        programs: ProgramProbe,
        history: History,
        receipts: ReceiptDesk,
        app_version: str,
        diary: Diary,
        sent: SentLog,
        support: SupportDesk,
        tryout: Tryout,
        doctor: DoctorDesk,
    ) -> None:
        self._engine = engine
        self._feed = feed
        self._settings = settings
        self._book = book
        self._journal = journal
        self._folders = folders
        self._programs = programs
        self._history = history
        self._receipts = receipts
        self._app_version = app_version
        self._diary = diary
        self._sent = sent
        self._support = support
        self._tryout = tryout
        self._doctor = doctor

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
            case "update" if request.update.wish == control.UPDATE_WISH_CHECK:
                self._engine.check_updates()
            case "update" if request.update.wish == control.UPDATE_WISH_INSTALL:
                self._engine.install_update()
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
        store = self._settings
        before = values_of(store.current, store.facts)
        changed = change_settings(store, request)
        preset = find_preset(request.preset) if request.preset else None
        after = values_of(store.current, store.facts)
        for told in limits_changed(limits_of(store.facts), before, after, preset):
            self._diary.note(told)
        self._engine.look()
        return changed

    @in_words
    async def PreviewSettings(  # noqa: N802
        self,
        request: control.PreviewSettingsRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.PreviewSettingsResponse:
        """Say what settings would come to."""
        return await preview(self._settings, self._engine, self._programs, request)

    @in_words
    async def InspectInvite(  # noqa: N802
        self,
        request: control.InspectInviteRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.InspectInviteResponse:
        """Look at an invite link without joining."""
        rules = await self._book.inspect(request.link)
        joined = self._book.find(rules.project_key.hex()) is not None
        return about_project(rules, joined=joined)

    @in_words
    async def Join(  # noqa: N802
        self,
        request: control.JoinRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.JoinResponse:
        """Join a project."""
        project = await self._book.join(request.link)
        self._engine.look()
        return control.JoinResponse(project_id=project.project_id, name=project.name)

    @in_words
    async def Leave(  # noqa: N802
        self,
        request: control.LeaveRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.LeaveResponse:
        """Leave a project."""
        project = self._book.named(request.project)
        await self._engine.leave(project, delete_data=request.delete_data)
        return control.LeaveResponse(name=project.name)

    @in_words
    async def GetProject(  # noqa: N802
        self,
        request: control.GetProjectRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.GetProjectResponse:
        """Give all about a joined project."""
        project = self._book.joined_project(request.project_id)
        return await all_about(project, self._book, self._journal, self._folders)

    @in_words
    async def SetShare(  # noqa: N802
        self,
        request: control.SetShareRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.SetShareResponse:
        """Set a project's share of the work."""
        project = self._book.joined_project(request.project_id)
        before = self._book.shares.share(project.project_id)
        self._book.set_share(project, request.share)
        told = share_changed(project.project_id, project.name, before, request.share)
        if told is not None:
            self._diary.note(told)
        self._engine.look()
        return control.SetShareResponse()

    @in_words
    async def GetHistory(  # noqa: N802
        self,
        request: control.GetHistoryRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.GetHistoryResponse:
        """Give contribution and energy over time."""
        return self._history.over_time(request)

    @in_words
    async def ListReceipts(  # noqa: N802
        self,
        request: control.ListReceiptsRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.ListReceiptsResponse:
        """Give a page of receipts, checked."""
        return await self._receipts.page(request)

    async def Ping(  # noqa: N802
        self,
        request: control.PingRequest,  # noqa: ARG002
        context: "Context",  # noqa: ARG002
    ) -> control.PingResponse:
        """Say that the daemon is there, promptly."""
        return control.PingResponse(app_version=self._app_version)

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

    @in_words
    async def ListActivity(  # noqa: N802
        self,
        request: control.ListActivityRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.ListActivityResponse:
        """Give a page of the activity log."""
        return activity_answer(self._diary.page(query_of(request)))

    @in_words
    async def GetSupportReport(  # noqa: N802
        self,
        request: control.GetSupportReportRequest,  # noqa: ARG002
        context: "Context",  # noqa: ARG002
    ) -> control.GetSupportReportResponse:
        """Give a text for somebody who helps."""
        return control.GetSupportReportResponse(text=await self._support.report())

    @in_words
    async def ListSent(  # noqa: N802
        self,
        request: control.ListSentRequest,
        context: "Context",  # noqa: ARG002
    ) -> control.ListSentResponse:
        """Say what this computer has sent to a project."""
        project = self._book.joined_project(request.project_id)
        sent = self._sent.calls(project.project_id)
        return control.ListSentResponse(messages=sent_messages(sent))
