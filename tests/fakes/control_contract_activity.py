"""What every control service promises about activity, the daemon's and the fake alike.

Subclass ActivityContract in a test file and give it the fixture `home`: a folder in which a service
listens whose activity log holds at least six entries of at least two kinds, and which has joined no
project.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.limits import ACTIVITY_PAGE, REPORT_BYTES
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller


class ActivityContract:
    """The promises; a subclass gives the fixture `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def test_pages_show_every_entry_once_newest_first(self, caller: Caller) -> None:
        """A person who scrolls misses nothing and sees nothing twice."""
        whole = await _list(caller, control.ListActivityRequest(limit=ACTIVITY_PAGE))
        numbers = [entry.number for entry in whole.entries]
        assert len(numbers) >= 6
        assert numbers == sorted(set(numbers), reverse=True)
        assert all(entry.sentence and entry.kind and entry.unix_ms for entry in whole.entries)
        paged: list[control.ActivityEntry] = []
        before = 0
        while True:
            request = control.ListActivityRequest(limit=2, before_number=before)
            page = await _list(caller, request)
            paged += page.entries
            if not page.more:
                break
            assert len(page.entries) == 2
            before = page.entries[-1].number
        assert paged == list(whole.entries)

    async def test_a_page_is_never_larger_than_its_bound(self, caller: Caller) -> None:
        """Whoever asks for all gets a page."""
        page = await _list(caller, control.ListActivityRequest(limit=2**32 - 1))
        assert len(page.entries) <= ACTIVITY_PAGE
        none = await _list(caller, control.ListActivityRequest(limit=0))
        assert not none.entries
        assert none.more

    async def test_only_the_kinds_that_were_asked_for_are_shown(self, caller: Caller) -> None:
        """A filter leaves all others out and none of its own."""
        whole = await _list(caller, control.ListActivityRequest(limit=ACTIVITY_PAGE))
        kinds = {entry.kind for entry in whole.entries}
        assert len(kinds) >= 2
        for kind in kinds:
            request = control.ListActivityRequest(limit=ACTIVITY_PAGE, kinds=[kind])
            some = await _list(caller, request)
            assert list(some.entries) == [e for e in whole.entries if e.kind == kind]
        both = control.ListActivityRequest(limit=ACTIVITY_PAGE, kinds=sorted(kinds))
        assert (await _list(caller, both)).entries == whole.entries

    async def test_words_are_found_in_any_case_and_order(self, caller: Caller) -> None:
        """A search is forgiving about how it is typed, and finds nothing that is not there."""
        whole = await _list(caller, control.ListActivityRequest(limit=ACTIVITY_PAGE))
        words = [word for word in whole.entries[0].sentence.split() if len(word) > 3]
        search = f"  {' '.join(reversed(words)).swapcase()} "
        request = control.ListActivityRequest(limit=ACTIVITY_PAGE, search=search)
        found = await _list(caller, request)
        assert whole.entries[0] in found.entries
        for hostile in ("no such words", "%", "_", "' OR 1=1 --"):
            request = control.ListActivityRequest(limit=ACTIVITY_PAGE, search=hostile)
            assert not (await _list(caller, request)).entries

    async def test_only_a_projects_entries_are_shown(self, caller: Caller) -> None:
        """A project that nobody knows has no entries."""
        request = control.ListActivityRequest(limit=ACTIVITY_PAGE, project_id="no such project")
        assert not (await _list(caller, request)).entries

    async def test_a_report_is_text_of_bounded_length(self, caller: Caller) -> None:
        """What is copied for support can be pasted into a letter."""
        answer = await caller.stub.GetSupportReport(
            control.GetSupportReportRequest(), metadata=caller.metadata
        )
        assert answer.text.strip()
        assert len(answer.text.encode("utf-8")) <= REPORT_BYTES

    async def test_what_was_sent_to_an_unknown_project_is_refused(self, caller: Caller) -> None:
        """A mistyped project says so."""
        call = caller.stub.ListSent(
            control.ListSentRequest(project_id="no such project"), metadata=caller.metadata
        )
        assert await caller.code_of(call) == ErrorCode.NOT_FOUND


async def _list(
    caller: Caller, request: control.ListActivityRequest
) -> control.ListActivityResponse:
    return await caller.stub.ListActivity(request, metadata=caller.metadata)
