"""Bringing a unit's files to this computer, within the space that its owner gives."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from potluck.errors import ErrorCode, PotluckError
from potluck.limits import TOKENIZER_BYTES
from potluck.manifest import parameter_count
from potluck.numerics import is_exact
from potluck.unit_files import STATE_BYTES_PER_WEIGHT
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.handing_in import lease_of, recipe_of
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitEntry
from potluck_client.link.port import CoordinatorLink
from potluck_client.projects import Project
from potluck_client.settings.values import Settings
from potluck_client.tryout.checkpoints import Checkpoints

_GIGABYTE = 1_000_000_000
_BYTES_PER_PARAMETER = 24
"""Weights, two moments and the result of a unit, each four bytes, with room for the swap."""

_SCALE_BYTES = 4

KEPT_STATES = 4
"""States that a unit keeps at most: then a dispute runs two fifths of it at the longest."""


class Fetching:
    """Fetches base checkpoints and shards.

    Args:
        journal: Tells which files are in use.
        folders: Where files lie.
        checkpoints: Remembers which checkpoints came.
        settings: Gives the limits in force.
        fits_month: Tells whether so many bytes may still be moved for a project this month.
        on_change: Called when something was changed that a window shows.
    """

    def __init__(
        self,
        *,
        journal: Journal,
        folders: ProjectFolders,
        checkpoints: Checkpoints,
        settings: Callable[[], Settings],
        fits_month: Callable[[Project, int], bool],
        on_change: Callable[[], None],
    ) -> None:
        self._journal = journal
        self._folders = folders
        self._checkpoints = checkpoints
        self._settings = settings
        self._fits_month = fits_month
        self._on_change = on_change

    def paths(self, entry: UnitEntry) -> tuple[Path, Path]:
        """Return where a unit's base checkpoint and shard lie."""
        unit = lease_of(entry).unit
        base = self._folders.blob_path(entry.project_id, unit.base_checkpoint)
        return base, self._folders.blob_path(entry.project_id, unit.shard)

    def missing_bytes(self, entry: UnitEntry) -> int:
        """Return how much of a unit's files is not here."""
        unit = lease_of(entry).unit
        wanted = zip((unit.base_checkpoint, unit.shard), self.paths(entry), strict=True)
        return sum(ref.size_bytes for ref, path in wanted if not path.exists())

    async def fetch(self, entry: UnitEntry, project: Project) -> None:
        """Bring the files here; what is here already is not fetched again.

        Raises:
            PotluckError: There is no room, the month's data are used up, or the coordinator
                refuses.
            OSError: The disk takes nothing more.
        """
        unit = lease_of(entry).unit
        wanted = tuple(zip((unit.base_checkpoint, unit.shard), self.paths(entry), strict=True))
        missing = self.missing_bytes(entry)
        if missing and not self._fits_month(project, missing + _payload_bytes(entry)):
            raise ClientError(
                "This piece of work was given back: fetching it and sending its result would take "
                "more data than your limit leaves for this month.",
                code=ErrorCode.CONFLICT,
            )
        if missing:
            needed = missing + _BYTES_PER_PARAMETER * parameter_count(recipe_of(entry).model)
            limit = self._settings().disk_gigabytes * _GIGABYTE
            in_use = {path for other in self._journal.unfinished() for path in self.paths(other)}
            self._folders.make_room(needed, limit, keep=in_use, dear=self._first_checkpoints())
        for ref, path in wanted:
            await project.call(partial(self._download, ref, path))
        self._checkpoints.came(entry.project_id, unit, recipe_of(entry))
        await self._bring_tokenizer(project)

    def room_for_states(self, entry: UnitEntry) -> int:
        """Return how much of the disk a unit's kept states may take; 0 where none are of use.

        They never push anything else out, so they get what the limit leaves free.
        """
        recipe = recipe_of(entry)
        if not is_exact(recipe):
            return 0
        weights = parameter_count(recipe.model)
        own = self._folders.states_folder(entry.project_id, entry.unit_id)
        kept = sum(path.stat().st_size for path in own.glob("*"))
        limit = self._settings().disk_gigabytes * _GIGABYTE
        free = limit - (self._folders.used_bytes() - kept) - _BYTES_PER_PARAMETER * weights
        return max(0, min(free, KEPT_STATES * STATE_BYTES_PER_WEIGHT * weights))

    async def _bring_tokenizer(self, project: Project) -> None:
        """Bring what cuts text into tokens, to try the model with; work does not depend on it."""
        tokenizer = project.manifest.tokenizer
        ref = tokenizer.definition
        if tokenizer.kind != manifest.Tokenizer.KIND_HUGGING_FACE:
            return
        path = self._folders.blob_path(project.project_id, ref)
        if path.exists() or ref.size_bytes > TOKENIZER_BYTES:
            return
        if self._fits_month(project, ref.size_bytes):
            with suppress(PotluckError):
                await self._download(ref, path, await project.ready())

    def _first_checkpoints(self) -> set[Path]:
        """Return the files that show a person how each project's model was when they joined."""
        names = [project.project_id for project in self._journal.projects()]
        first = (self._checkpoints.path(name, self._checkpoints.first(name)) for name in names)
        return {path for path in first if path is not None}

    async def _download(self, ref: blob.BlobRef, path: Path, link: CoordinatorLink) -> None:
        await link.download(ref, path, lambda _done, _total: self._on_change())


def _payload_bytes(entry: UnitEntry) -> int:
    """Return how long the unit's result will be: a byte a parameter and the blocks' scales."""
    recipe = recipe_of(entry)
    count = parameter_count(recipe.model)
    return count + _SCALE_BYTES * -(-count // max(1, recipe.codec_block))
