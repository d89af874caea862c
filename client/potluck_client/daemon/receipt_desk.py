"""Shows the receipts that are kept, each checked anew beside the event loop."""

import asyncio
from collections.abc import Mapping, Sequence

from potluck.errors import PotluckError
from potluck.limits import RECEIPTS_PAGE
from potluck.v1 import control_pb2 as control
from potluck_client.daemon.project_names import project_names
from potluck_client.identity_loading import LoadKey
from potluck_client.journal.port import Journal
from potluck_client.journal.records import KeptReceipt
from potluck_client.receipt_checks import KnownProject, checked

_KEY_SECONDS = 5.0
"""How long a keyring that asks for its password may hold a page up."""


class ReceiptDesk:
    """Gives pages of receipts."""

    def __init__(self, journal: Journal, load_key: LoadKey) -> None:
        self._journal = journal
        self._load_key = load_key

    async def page(self, request: control.ListReceiptsRequest) -> control.ListReceiptsResponse:
        """Return a page of receipts, newest first."""
        limit = min(request.limit, RECEIPTS_PAGE)
        kept, total = self._journal.list_receipts(limit, request.offset, request.project_id)
        known = self._known_projects() if kept else {}
        own_key = await self._own_key() if kept else None
        records = await asyncio.to_thread(_checked_all, kept, known, own_key)
        return control.ListReceiptsResponse(receipts=records, total=total)

    def _known_projects(self) -> Mapping[str, KnownProject]:
        projects = self._journal.all_projects()
        names = project_names(projects)
        return {
            project.project_id: KnownProject(
                name=names[project.project_id], tree_head=project.tree_head
            )
            for project in projects
        }

    async def _own_key(self) -> bytes | None:
        try:
            async with asyncio.timeout(_KEY_SECONDS):
                return (await self._load_key()).public
        except (PotluckError, TimeoutError):
            return None


def _checked_all(
    kept: Sequence[KeptReceipt], known: Mapping[str, KnownProject], own_key: bytes | None
) -> list[control.ReceiptRecord]:
    unknown = KnownProject()
    return [checked(each, known.get(each.project_id, unknown), own_key) for each in kept]
