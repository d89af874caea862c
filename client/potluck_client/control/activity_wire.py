"""The activity log as messages."""

from potluck.limits import ACTIVITY_PAGE
from potluck.v1 import control_pb2 as control
from potluck_client.activity_log.entry import Entry, Kind, Page, Query

_MILLISECONDS = 1000
_KINDS = {kind.value: kind for kind in Kind}


def query_of(request: control.ListActivityRequest) -> Query:
    """Return what is asked for; kinds that this version does not know are left out."""
    return Query(
        limit=min(request.limit, ACTIVITY_PAGE),
        before_number=request.before_number,
        kinds=frozenset(_KINDS[kind] for kind in request.kinds if kind in _KINDS),
        search=request.search,
        project_id=request.project_id,
    )


def activity_answer(page: Page) -> control.ListActivityResponse:
    """Return a page as an answer."""
    return control.ListActivityResponse(
        entries=[_entry(entry) for entry in page.entries], more=page.more
    )


def _entry(entry: Entry) -> control.ActivityEntry:
    happening = entry.happening
    return control.ActivityEntry(
        number=entry.number,
        unix_ms=round(entry.unix * _MILLISECONDS),
        kind=happening.kind.value,
        sentence=happening.sentence,
        remedy=happening.remedy,
        project_id=happening.project_id,
        project_name=happening.project_name,
        device_id=happening.device_id,
        device_name=happening.device_name,
        unit_id=happening.unit_id,
    )
