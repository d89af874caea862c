"""What every control service promises of GetProject and SetShare, the daemon's and the fake alike.

Subclass AboutContract in a test file and give it the fixture `home`: a folder in which a service
listens that has joined exactly one project.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.limits import PROJECT_SHARE
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller

_STRANGER = "00" * 32
_DEFAULT_SHARE = 100


class AboutContract:
    """The promises; a subclass gives the fixture `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def test_all_about_a_project_is_what_its_invite_shows(self, caller: Caller) -> None:
        """The page of a joined project names the same project as the list does."""
        project = await _project(caller)
        answer = await caller.stub.GetProject(
            control.GetProjectRequest(project_id=project.project_id), metadata=caller.metadata
        )
        assert (answer.about.project_id, answer.about.name) == (project.project_id, project.name)
        assert answer.about.joined
        assert answer.about.checking == project.checking
        assert answer.address

    async def test_a_project_begins_with_the_usual_share(self, caller: Caller) -> None:
        """Two projects that nobody weighed get the same."""
        assert (await _project(caller)).share == _DEFAULT_SHARE

    @pytest.mark.parametrize("share", [0, 1, PROJECT_SHARE])
    async def test_a_share_that_was_set_is_shown(self, caller: Caller, share: int) -> None:
        """What the person chose stands in the next snapshot, 0 included."""
        project = await _project(caller)
        request = control.SetShareRequest(project_id=project.project_id, share=share)
        await caller.stub.SetShare(request, metadata=caller.metadata)
        assert (await _project(caller)).share == share

    async def test_too_great_a_share_changes_nothing(self, caller: Caller) -> None:
        """A mistyped share is refused."""
        project = await _project(caller)
        request = control.SetShareRequest(project_id=project.project_id, share=PROJECT_SHARE + 1)
        call = caller.stub.SetShare(request, metadata=caller.metadata)
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT
        assert (await _project(caller)).share == _DEFAULT_SHARE

    async def test_a_project_that_was_not_joined_is_unknown(self, caller: Caller) -> None:
        """A page that is open when its project is left gets words instead of nothing."""
        about = caller.stub.GetProject(
            control.GetProjectRequest(project_id=_STRANGER), metadata=caller.metadata
        )
        assert await caller.code_of(about) == ErrorCode.NOT_FOUND
        share = caller.stub.SetShare(
            control.SetShareRequest(project_id=_STRANGER, share=1), metadata=caller.metadata
        )
        assert await caller.code_of(share) == ErrorCode.NOT_FOUND


async def _project(caller: Caller) -> control.ProjectSnapshot:
    watch = caller.stub.Watch(control.WatchRequest(), metadata=caller.metadata)
    snapshot = await anext(aiter(watch))
    watch.cancel()
    (project,) = snapshot.projects
    return project
