"""Which checkpoints of a project came to this computer: the first, and the newest.

A small note in the journal for each project; whether their files are still here is asked of the
disk.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.manifest import check_blob_ref, check_model
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.folders import ProjectFolders
from potluck_client.journal.port import Journal

_KEY = "checkpoints/"


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """A checkpoint that came to this computer.

    Attributes:
        round: The round whose work starts from it.
        ref: Its file.
        model: The model's shape.
    """

    round: int
    ref: blob.BlobRef
    model: manifest.ModelConfig


class Checkpoints:
    """Remembers the first and the newest checkpoint of each project.

    Args:
        journal: Keeps the notes.
        folders: Where files lie.
    """

    def __init__(self, journal: Journal, folders: ProjectFolders) -> None:
        self._journal = journal
        self._folders = folders

    def came(self, project_id: str, unit: lease.WorkUnit, recipe: manifest.Recipe) -> None:
        """Note that a unit's base checkpoint is here; raises JournalError."""
        fresh = Checkpoint(round=unit.round, ref=unit.base_checkpoint, model=recipe.model)
        first, newest = self.first(project_id), self.newest(project_id)
        if first is not None and newest is not None and fresh.round <= newest.round:
            return
        kept = {"first": _plain(first or fresh), "newest": _plain(fresh)}
        self._journal.put_note(_KEY + project_id, json.dumps(kept))

    def forget(self, project_id: str) -> None:
        """Forget a project's checkpoints, as their files are deleted."""
        self._journal.put_note(_KEY + project_id, "")

    def first(self, project_id: str) -> Checkpoint | None:
        """Return the checkpoint that came first; None before any has."""
        return self._noted(project_id, "first")

    def newest(self, project_id: str) -> Checkpoint | None:
        """Return the newest checkpoint that came; None before any has."""
        return self._noted(project_id, "newest")

    def path(self, project_id: str, checkpoint: Checkpoint | None) -> Path | None:
        """Return a checkpoint's file; None when it is not here any more."""
        if checkpoint is None:
            return None
        path = self._folders.blob_path(project_id, checkpoint.ref)
        return path if path.is_file() else None

    def _noted(self, project_id: str, which: str) -> Checkpoint | None:
        try:
            kept = json.loads(self._journal.get_note(_KEY + project_id) or "{}")
            return _parsed(kept[which]) if which in kept else None
        except (ValueError, KeyError, TypeError, DecodeError, FormatError):
            return None  # The next checkpoint that comes is noted anew.


def _plain(checkpoint: Checkpoint) -> dict[str, object]:
    return {
        "round": checkpoint.round,
        "digest": checkpoint.ref.digest.hex(),
        "size_bytes": checkpoint.ref.size_bytes,
        "model": checkpoint.model.SerializeToString(deterministic=True).hex(),
    }


def _parsed(kept: dict[str, Any]) -> Checkpoint:
    digest = bytes.fromhex(kept["digest"])
    ref = blob.BlobRef(digest=digest, size_bytes=int(kept["size_bytes"]))
    check_blob_ref(ref)
    model = manifest.ModelConfig()
    model.ParseFromString(bytes.fromhex(kept["model"]))
    check_model(model)
    return Checkpoint(round=int(kept["round"]), ref=ref, model=model)
