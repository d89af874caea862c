"""A daemon's control service in memory, behind a real socket, that a test scripts and reads.

It carries out commands on its snapshot the way the daemon does, so that it passes the same
contract (control_contract), and it records every request, so that a test can see what was asked.
"""

import asyncio
import contextlib
import os
import secrets
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import grpc.aio
from google.protobuf.message import Message

from potluck.control_endpoint import (
    SOCKET_NAME,
    TOKEN_METADATA,
    ControlEndpoint,
    remove_endpoint,
    uses_socket,
    write_endpoint,
)
from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.invite import parse_invite
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import add_ControlServiceServicer_to_server
from tests.fakes.control_about import FakeAboutCalls
from tests.fakes.control_activity import FakeActivityCalls
from tests.fakes.control_check import FakeChecks
from tests.fakes.control_doctor import FakeDoctor
from tests.fakes.control_history import FakeHistoryCalls
from tests.fakes.control_model import FakeModels
from tests.fakes.control_preview import FakePreviewCalls
from tests.fakes.control_sent import FakeSentCalls
from tests.fakes.control_update import updated

PRACTICE_ID = "aa" * 32

_FREE_OPTIONS = (("grpc.so_reuseport", 0),)


class FakeControlService(
    FakeHistoryCalls,
    FakeActivityCalls,
    FakeSentCalls,
    FakeModels,
    FakeChecks,
    FakeDoctor,
    FakeAboutCalls,
    FakePreviewCalls,
):
    """The control service of a daemon that exists only in a test.

    Attributes:
        snapshot: What a watcher is shown; change it through show().
        requests: Every request that was let in, oldest first, Watch included.
        settings: What GetSettings gives, in order.
        presets: The presets that GetSettings gives, from the gentlest; in_force is worked out.
        preset_values: What each preset puts in force, by its key and then by setting.
        programs: What ListPrograms gives.
        invites: What InspectInvite gives, by link; any other link is refused.
        failures: Errors that the named methods raise from now on, such as {"Join": error}.
        quit_asked: Set when a Quit command came.
    """

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.snapshot = waiting_snapshot()
        self.requests: list[Message] = []
        self.settings: list[control.Setting] = []
        self.presets: list[control.Preset] = []
        self.preset_values: dict[str, dict[str, control.SettingValue]] = {}
        self.programs: list[str] = []
        self.invites: dict[str, control.InspectInviteResponse] = {}
        self.failures: dict[str, PotluckError] = {}
        self.quit_asked = asyncio.Event()
        self._changed = asyncio.Condition()
        self._token = secrets.token_hex(16)
        self._server: grpc.aio.Server | None = None

    @property
    def commands(self) -> list[control.CommandRequest]:
        """The commands that came, oldest first."""
        return [r for r in self.requests if isinstance(r, control.CommandRequest)]

    async def start(self) -> ControlEndpoint:
        """Listen in the home and write its endpoint file."""
        server = grpc.aio.server(options=_FREE_OPTIONS)
        add_ControlServiceServicer_to_server(self, server)
        if uses_socket():
            target = f"unix:{self.home / SOCKET_NAME}"
            server.add_insecure_port(target)
        else:
            target = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
        await server.start()
        self._server = server
        endpoint = ControlEndpoint(target=target, token=self._token, pid=os.getpid())
        write_endpoint(self.home, endpoint)
        return endpoint

    async def stop(self) -> None:
        """Hang up at once and take the endpoint file away; safe to repeat."""
        server, self._server = self._server, None
        if server is not None:
            await server.stop(None)
            remove_endpoint(self.home)

    async def show(self, snapshot: control.Snapshot) -> None:
        """Show a snapshot to all watchers; its sequence is set to the next one."""
        shown = control.Snapshot()
        shown.CopyFrom(snapshot)
        async with self._changed:
            shown.sequence = self.snapshot.sequence + 1
            self.snapshot = shown
            self._changed.notify_all()

    async def Watch(  # noqa: N802 — the wire's name
        self, request: control.WatchRequest, context: Any
    ) -> AsyncIterator[control.Snapshot]:
        """Stream the snapshot, held back by the asked interval unless the state changes."""
        await self._admit("Watch", request, context)
        sent, sent_at = control.Snapshot(), 0.0
        while True:
            async with self._changed:
                due_in = sent_at + request.min_interval_seconds - time.monotonic()
                if sent_at and due_in > 0:
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(due_in):
                            await self._changed.wait_for(
                                lambda: _state(self.snapshot) != _state(sent)  # noqa: B023
                            )
                await self._changed.wait_for(
                    lambda: self.snapshot.sequence != sent.sequence or not sent_at  # noqa: B023
                )
                sent, sent_at = self.snapshot, time.monotonic()
            yield sent

    async def Command(  # noqa: N802
        self, request: control.CommandRequest, context: Any
    ) -> control.CommandResponse:
        """Carry out a command on the snapshot."""
        await self._admit("Command", request, context)
        if request.WhichOneof("command") is None:
            await _refuse(context, PotluckError("No command.", code=ErrorCode.BAD_INPUT))
        if request.HasField("update") and not self.snapshot.HasField("update"):
            none = PotluckError("It does not update itself.", code=ErrorCode.NOT_FOUND)
            await _refuse(context, none)
        await self.show(_commanded(self.snapshot, request))
        if request.HasField("quit"):
            self.quit_asked.set()
        return control.CommandResponse(snapshot=self.snapshot)

    async def Ping(  # noqa: N802
        self, request: control.PingRequest, context: Any
    ) -> control.PingResponse:
        """Say that it is there; not among the requests, which it would fill."""
        await self._check_token(context)
        return control.PingResponse(app_version=self.app_version)

    async def GetSettings(  # noqa: N802
        self, request: control.GetSettingsRequest, context: Any
    ) -> control.GetSettingsResponse:
        """Give the settings."""
        await self._admit("GetSettings", request, context)
        return control.GetSettingsResponse(settings=self.settings, presets=self._presets_now())

    async def UpdateSettings(  # noqa: N802
        self, request: control.UpdateSettingsRequest, context: Any
    ) -> control.UpdateSettingsResponse:
        """Change all of the named settings or, if one is wrong, none."""
        await self._admit("UpdateSettings", request, context)
        await self._check_change(request, context)
        if request.preset:
            self._set(self.preset_values[request.preset])
        for key in request.reset:
            for setting in self._named(key):
                setting.value.CopyFrom(setting.default_value)
        self._set(request.values)
        return control.UpdateSettingsResponse(settings=self.settings, presets=self._presets_now())

    async def ListPrograms(  # noqa: N802
        self, request: control.ListProgramsRequest, context: Any
    ) -> control.ListProgramsResponse:
        """Name the programs."""
        await self._admit("ListPrograms", request, context)
        return control.ListProgramsResponse(names=sorted(set(self.programs)))

    async def InspectInvite(  # noqa: N802
        self, request: control.InspectInviteRequest, context: Any
    ) -> control.InspectInviteResponse:
        """Say what a known link leads to."""
        await self._admit("InspectInvite", request, context)
        return await self._invited(request.link, context)

    async def Join(  # noqa: N802
        self, request: control.JoinRequest, context: Any
    ) -> control.JoinResponse:
        """Add the project of a known link to the snapshot."""
        await self._admit("Join", request, context)
        invited = await self._invited(request.link, context)
        snapshot = _copy(self.snapshot)
        if invited.project_id not in {p.project_id for p in snapshot.projects}:
            snapshot.projects.add(
                project_id=invited.project_id, name=invited.name, connected=True, share=100
            )
        await self.show(snapshot)
        return control.JoinResponse(project_id=invited.project_id, name=invited.name)

    async def Leave(  # noqa: N802
        self, request: control.LeaveRequest, context: Any
    ) -> control.LeaveResponse:
        """Take a project out of the snapshot."""
        await self._admit("Leave", request, context)
        snapshot = _copy(self.snapshot)
        for index, project in enumerate(snapshot.projects):
            if request.project in {project.project_id, project.name}:
                name = project.name
                del snapshot.projects[index]
                await self.show(snapshot)
                return control.LeaveResponse(name=name)
        unknown = PotluckError("You have not joined this project.", code=ErrorCode.NOT_FOUND)
        await _refuse(context, unknown)
        raise AssertionError  # abort() has raised.

    async def _check_change(self, change: control.UpdateSettingsRequest, context: Any) -> None:
        """Refuse a change of which anything is wrong."""
        if change.preset and change.preset not in self.preset_values:
            unknown = PotluckError(f"There is no {change.preset}.", code=ErrorCode.BAD_INPUT)
            await _refuse(context, unknown)
        for key in (*change.reset, *change.values):
            if not self._named(key):
                unknown = PotluckError(f"There is no limit {key}.", code=ErrorCode.BAD_INPUT)
                await _refuse(context, unknown)
        for key, value in change.values.items():
            if not all(_fits(setting, value) for setting in self._named(key)):
                wrong = PotluckError(f"{key} can't have this value.", code=ErrorCode.BAD_INPUT)
                await _refuse(context, wrong)

    def _named(self, key: str) -> list[control.Setting]:
        """Return the setting of a whole key, or that of every device for a bare one."""
        return [s for s in self.settings if key in {s.key, s.key.partition("@")[0]}]

    def _set(self, values: Mapping[str, control.SettingValue]) -> None:
        for key in sorted(values, key=lambda key: "@" in key):
            for setting in self._named(key):
                setting.value.CopyFrom(values[key])

    def _presets_now(self) -> list[control.Preset]:
        now = {setting.key: setting.value for setting in self.settings}
        shown = []
        for preset in self.presets:
            copied = control.Preset()
            copied.CopyFrom(preset)
            wanted = self.preset_values.get(preset.key, {})
            copied.in_force = all(now.get(key) == value for key, value in wanted.items())
            shown.append(copied)
        return shown

    async def _admit(self, method: str, request: Message, context: Any) -> None:
        await self._check_token(context)
        self.requests.append(request)
        if method in self.failures:
            await _refuse(context, self.failures[method])

    async def _check_token(self, context: Any) -> None:
        tokens = [value for key, value in context.invocation_metadata() if key == TOKEN_METADATA]
        if tokens != [self._token]:
            stranger = PotluckError("This program may not.", code=ErrorCode.NOT_ALLOWED)
            await _refuse(context, stranger)

    async def _invited(self, link: str, context: Any) -> control.InspectInviteResponse:
        if link in self.invites:
            invited = control.InspectInviteResponse()
            invited.CopyFrom(self.invites[link])
            joined = {project.project_id for project in self.snapshot.projects}
            invited.joined = invited.joined or invited.project_id in joined
            return invited
        try:
            parse_invite(link)
        except PotluckError as error:
            await _refuse(context, error)
        nobody = PotluckError("Nobody answers there.", code=ErrorCode.UNREACHABLE)
        await _refuse(context, nobody)
        raise AssertionError  # abort() has raised.


def waiting_snapshot() -> control.Snapshot:
    """Return the snapshot of a daemon that has just started, with no project."""
    return control.Snapshot(
        sequence=1,
        state=control.APP_STATE_WAITING,
        reason=control.NOT_NOW_REASON_NO_PROJECT,
        sentence="Waiting for you to join a project.",
        devices=[
            control.DeviceSnapshot(
                device_id="cpu",
                name="This computer's processor",
                enabled=True,
                reason=control.NOT_NOW_REASON_NO_PROJECT,
            )
        ],
        app_version="0.1.0",
        taken_unix_ms=1_767_225_600_000,
    )


def _commanded(before: control.Snapshot, request: control.CommandRequest) -> control.Snapshot:
    after = _copy(before)
    which = request.WhichOneof("command")
    if which == "pause":
        after.state, after.reason = control.APP_STATE_PAUSED, control.NOT_NOW_REASON_PAUSED
        after.sentence, after.run_now = "Paused until you resume.", False
        after.ClearField("resumes_unix_ms")
        if request.pause.HasField("until_unix_ms"):
            after.resumes_unix_ms = request.pause.until_unix_ms
    elif which == "resume":
        after.finishing = False
        after.ClearField("resumes_unix_ms")
        _work_or_wait(after)
    elif which == "finish":
        after.finishing = True
    elif which == "run_now":
        after.run_now, after.finishing = True, False
        after.ClearField("resumes_unix_ms")
        _work_or_wait(after)
    elif which == "start_practice":
        if PRACTICE_ID not in {p.project_id for p in after.projects}:
            after.projects.add(
                project_id=PRACTICE_ID, name="Practice", practice=True, connected=True, share=100
            )
        _work_or_wait(after)
    elif which == "update":
        return updated(after, request.update)
    return after


def _work_or_wait(snapshot: control.Snapshot) -> None:
    if snapshot.projects:
        snapshot.state = control.APP_STATE_WORKING
        snapshot.reason = control.NOT_NOW_REASON_UNSPECIFIED
        snapshot.sentence = "Training now."
    else:
        snapshot.state = control.APP_STATE_WAITING
        snapshot.reason = control.NOT_NOW_REASON_NO_PROJECT
        snapshot.sentence = "Waiting for you to join a project."


def _state(snapshot: control.Snapshot) -> tuple[object, ...]:
    return (snapshot.state, snapshot.reason, snapshot.finishing, snapshot.run_now)


def _fits(setting: control.Setting, value: control.SettingValue) -> bool:
    kind = value.WhichOneof("value")
    if kind is None or kind != setting.default_value.WhichOneof("value"):
        return False
    if kind not in {"whole", "number"} or value == setting.minimum:
        return True
    least = setting.lowest if setting.HasField("lowest") else setting.minimum
    number = getattr(value, kind)
    return bool(getattr(least, kind) <= number <= getattr(setting.maximum, kind))


def _copy(snapshot: control.Snapshot) -> control.Snapshot:
    copied = control.Snapshot()
    copied.CopyFrom(snapshot)
    return copied


async def _refuse(context: Any, error: PotluckError) -> None:
    await context.abort(STATUS_BY_CODE[error.code], error.sentence)
