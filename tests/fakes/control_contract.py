"""What every control service promises, the daemon's and the fake alike.

Subclass ControlServiceContract in a test file and give it the fixture `home`: a folder in which a
service listens that has no project joined and knows the limits of its setup. Nothing here is
scripted, so the same tests hold for the real daemon.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import grpc.aio
import pytest

from potluck.control_endpoint import (
    ControlEndpoint,
    control_metadata,
    open_control_channel,
    read_endpoint,
)
from potluck.errors import ErrorCode
from potluck.grpc_status import from_rpc_error
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub

if TYPE_CHECKING:
    from potluck.v1.control_pb2_grpc import ControlServiceAsyncStub

_ANSWER_SECONDS = 20.0
_FAR_FUTURE_UNIX_MS = 4_102_444_800_000


class Caller:
    """A program of the same person, with the daemon's token."""

    def __init__(self, endpoint: ControlEndpoint) -> None:
        self.channel = open_control_channel(endpoint)
        self.stub: ControlServiceAsyncStub = ControlServiceStub(self.channel)
        self.metadata = control_metadata(endpoint)

    async def command(self, request: control.CommandRequest) -> control.Snapshot:
        """Send a command and return how things stand after it."""
        answer = await self.stub.Command(request, metadata=self.metadata, timeout=_ANSWER_SECONDS)
        return answer.snapshot

    async def code_of(self, call: object) -> ErrorCode:
        """Return the kind of mistake with which a call is refused."""
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await call  # type: ignore[misc]
        return from_rpc_error(caught.value, "the app").code


class ControlServiceContract:
    """The promises; a subclass gives the fixture `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def test_a_call_without_the_token_is_refused(self, caller: Caller) -> None:
        """Another program that found the socket learns nothing."""
        call = caller.stub.GetSettings(control.GetSettingsRequest(), timeout=_ANSWER_SECONDS)
        assert await caller.code_of(call) in {ErrorCode.NOT_ALLOWED, ErrorCode.NO_SESSION}

    async def test_a_watcher_is_shown_how_things_stand_at_once(self, caller: Caller) -> None:
        """A window that opens is never empty."""
        watch = caller.stub.Watch(control.WatchRequest(), metadata=caller.metadata)
        async with asyncio.timeout(_ANSWER_SECONDS):
            first = await anext(aiter(watch))
        watch.cancel()
        assert first.state != control.APP_STATE_UNSPECIFIED
        assert first.sentence

    async def test_a_change_of_state_is_shown_before_the_interval_is_over(
        self, caller: Caller
    ) -> None:
        """A tray that asks for few snapshots still shows a pause at once."""
        request = control.WatchRequest(min_interval_seconds=3600)
        watch = caller.stub.Watch(request, metadata=caller.metadata)
        seen = aiter(watch)
        async with asyncio.timeout(_ANSWER_SECONDS):
            first = await anext(seen)
            await caller.command(control.CommandRequest(pause=control.PauseCommand()))
            async for later in seen:
                assert later.sequence > first.sequence
                if later.state == control.APP_STATE_PAUSED:
                    break
        watch.cancel()

    async def test_a_pause_with_an_end_says_when_it_goes_on(self, caller: Caller) -> None:
        """A person sees until when Potluck rests."""
        pause = control.PauseCommand(until_unix_ms=_FAR_FUTURE_UNIX_MS)
        after = await caller.command(control.CommandRequest(pause=pause))
        assert after.state == control.APP_STATE_PAUSED
        assert after.reason == control.NOT_NOW_REASON_PAUSED
        assert after.resumes_unix_ms == _FAR_FUTURE_UNIX_MS

    async def test_an_app_that_does_not_update_itself_says_so(self, caller: Caller) -> None:
        """A checkout shows nothing of updates, and a wish for one is refused in words."""
        snapshot = await caller.command(control.CommandRequest(resume=control.ResumeCommand()))
        assert not snapshot.HasField("update")
        for wish in (control.UPDATE_WISH_CHECK, control.UPDATE_WISH_INSTALL):
            wished = control.CommandRequest(update=control.UpdateCommand(wish=wish))
            call = caller.stub.Command(wished, metadata=caller.metadata, timeout=_ANSWER_SECONDS)
            assert await caller.code_of(call) is ErrorCode.NOT_FOUND

    async def test_resume_ends_a_pause_without_end(self, caller: Caller) -> None:
        """Resume undoes every pause."""
        paused = await caller.command(control.CommandRequest(pause=control.PauseCommand()))
        assert paused.state == control.APP_STATE_PAUSED
        assert not paused.HasField("resumes_unix_ms")
        resumed = await caller.command(control.CommandRequest(resume=control.ResumeCommand()))
        assert resumed.state != control.APP_STATE_PAUSED
        assert resumed.sequence > paused.sequence

    async def test_an_empty_command_is_refused(self, caller: Caller) -> None:
        """A command from a newer app that this daemon does not know is no silent success."""
        call = caller.stub.Command(control.CommandRequest(), metadata=caller.metadata)
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT

    async def test_a_wrong_limit_changes_nothing(self, caller: Caller) -> None:
        """Limits change all together or not at all."""
        before = await caller.stub.GetSettings(
            control.GetSettingsRequest(), metadata=caller.metadata
        )
        whole = next(s for s in before.settings if s.value.HasField("whole"))
        right = control.SettingValue(whole=whole.minimum.whole)
        values = {whole.key: right, "no_such_limit": right}
        call = caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(values=values), metadata=caller.metadata
        )
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT
        over = control.SettingValue(whole=whole.maximum.whole + 1)
        call = caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(values={whole.key: over}), metadata=caller.metadata
        )
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT
        after = await caller.stub.GetSettings(
            control.GetSettingsRequest(), metadata=caller.metadata
        )
        assert after == before

    async def test_a_limit_can_be_changed_and_put_back(self, caller: Caller) -> None:
        """Reset gives the default again."""
        before = await caller.stub.GetSettings(
            control.GetSettingsRequest(), metadata=caller.metadata
        )
        whole = next(s for s in before.settings if s.value.HasField("whole"))
        changed = await caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(values={whole.key: whole.maximum}),
            metadata=caller.metadata,
        )
        assert {s.key: s.value for s in changed.settings}[whole.key] == whole.maximum
        reset = await caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(reset=[whole.key]), metadata=caller.metadata
        )
        assert {s.key: s.value for s in reset.settings}[whole.key] == whole.default_value

    async def test_a_preset_is_in_force_until_one_of_its_values_changes(
        self, caller: Caller
    ) -> None:
        """The person sees which preset holds, and that their own choice beats it."""
        before = await caller.stub.GetSettings(
            control.GetSettingsRequest(), metadata=caller.metadata
        )
        assert len(before.presets) >= 2
        for preset in before.presets:
            after = await caller.stub.UpdateSettings(
                control.UpdateSettingsRequest(preset=preset.key), metadata=caller.metadata
            )
            assert [p.key for p in after.presets if p.in_force] == [preset.key]
        duty = next(s for s in before.settings if s.key == "duty_percent@cpu")
        own = control.SettingValue(whole=duty.minimum.whole)
        mixed = await caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(preset=preset.key, values={duty.key: own}),
            metadata=caller.metadata,
        )
        assert {s.key: s.value for s in mixed.settings}[duty.key] == own
        assert not any(p.in_force for p in mixed.presets)

    async def test_an_unknown_preset_changes_nothing(self, caller: Caller) -> None:
        """A mistyped preset does not undo anything."""
        before = await caller.stub.GetSettings(
            control.GetSettingsRequest(), metadata=caller.metadata
        )
        request = control.UpdateSettingsRequest(preset="thunder", reset=["duty_percent@cpu"])
        call = caller.stub.UpdateSettings(request, metadata=caller.metadata)
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT
        after = await caller.stub.GetSettings(
            control.GetSettingsRequest(), metadata=caller.metadata
        )
        assert after == before

    async def test_a_key_without_device_means_every_device(self, caller: Caller) -> None:
        """A person with one device need not type its name."""
        forty = control.SettingValue(whole=40)
        after = await caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(values={"duty_percent": forty}), metadata=caller.metadata
        )
        duties = [s for s in after.settings if s.key.startswith("duty_percent@")]
        assert duties
        assert all(s.value == forty and s.device_id and s.device_name for s in duties)
        reset = await caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(reset=["duty_percent"]), metadata=caller.metadata
        )
        assert all(s.value == s.default_value for s in reset.settings)

    async def test_programs_are_kept_as_a_list(self, caller: Caller) -> None:
        """What was chosen in the window comes back as it was, a comma in a name included."""
        games = control.SettingValue(texts=control.TextList(items=["A game, the second", "obs"]))
        after = await caller.stub.UpdateSettings(
            control.UpdateSettingsRequest(values={"pause_for_programs": games}),
            metadata=caller.metadata,
        )
        kept = next(s for s in after.settings if s.key == "pause_for_programs")
        assert kept.value == games
        assert kept.form == control.SETTING_FORM_PROGRAMS

    async def test_programs_that_run_are_named_once_in_order(self, caller: Caller) -> None:
        """A person picks a program from a list instead of typing its name."""
        answer = await caller.stub.ListPrograms(
            control.ListProgramsRequest(), metadata=caller.metadata, timeout=_ANSWER_SECONDS
        )
        assert list(answer.names) == sorted(set(answer.names))
        assert all(answer.names)

    async def test_a_link_that_is_none_is_refused_with_a_sentence(self, caller: Caller) -> None:
        """A wrong paste gets words that help."""
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await caller.stub.InspectInvite(
                control.InspectInviteRequest(link="https://example.org"),
                metadata=caller.metadata,
            )
        error = from_rpc_error(caught.value, "the app")
        assert error.code == ErrorCode.BAD_INPUT
        assert error.sentence.endswith(".")

    async def test_leaving_what_was_not_joined_is_refused(self, caller: Caller) -> None:
        """A mistyped name says so."""
        call = caller.stub.Leave(
            control.LeaveRequest(project="no such project"), metadata=caller.metadata
        )
        assert await caller.code_of(call) == ErrorCode.NOT_FOUND

    async def test_with_nothing_done_lists_are_empty(self, caller: Caller) -> None:
        """The first day shows nothing rather than an error."""
        receipts = await caller.stub.ListReceipts(
            control.ListReceiptsRequest(limit=10), metadata=caller.metadata
        )
        history = await caller.stub.GetHistory(
            control.GetHistoryRequest(bucket=control.BUCKET_DAY), metadata=caller.metadata
        )
        assert (list(receipts.receipts), receipts.total) == ([], 0)
        assert list(history.entries) == []
