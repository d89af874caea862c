"""From a computed unit to one that the coordinator has: commit, open, upload, submit.

Each step is in the journal before it is taken and is safe to repeat, so a daemon that was killed
anywhere takes up where the journal stands.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from google.protobuf.message import DecodeError

from potluck import unit_files
from potluck.challenge import challenged_leaves
from potluck.errors import ErrorCode
from potluck.identity import Domain
from potluck.opening import leaf_count, open_leaves
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import Clock
from potluck_client.identity_loading import LoadKey
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitChanges, UnitEntry
from potluck_client.lifecycle import UnitState
from potluck_client.link.port import OnBytes
from potluck_client.projects import Project

M = TypeVar("M", lease.Lease, manifest.Recipe, commitment.Commitment)


class HandingIn:
    """Hands computed units in."""

    def __init__(
        self,
        *,
        journal: Journal,
        folders: ProjectFolders,
        clock: Clock,
        load_key: LoadKey,
        on_change: Callable[[], None],
    ) -> None:
        self._journal = journal
        self._folders = folders
        self._clock = clock
        self._load_key = load_key
        self._on_change = on_change

    async def seal(self, entry: UnitEntry, result: commitment.Commitment) -> UnitEntry:
        """Sign a worker's result and journal it; from here on it can't change.

        Raises:
            ClientError: The worker's result is not for this unit.
            IdentityError: This computer's key can't be had.
        """
        unit = lease_of(entry).unit
        whole = bool(result.segments) and result.segments[-1].steps_done == unit.steps
        if result.unit_id != unit.unit_id or not whole:
            raise ClientError(
                "The training part gave back a result for another piece of work.",
                code=ErrorCode.BAD_INPUT,
            )
        key = await self._load_key()
        result.public_key = key.public
        sealed = result.SerializeToString(deterministic=True)
        changes = UnitChanges(
            commitment=sealed,
            signature=key.sign(Domain.COMMITMENT, sealed),
            tokens=result.tokens,
            steps_done=entry.steps,
        )
        return self._move(entry, UnitState.COMMITTED, changes)

    async def hand_in(self, entry: UnitEntry, project: Project, on_bytes: OnBytes) -> UnitEntry:
        """Bring a sealed unit to the coordinator, from the step that the journal names.

        Raises:
            PotluckError: The coordinator refuses it.
            OSError: Its files can't be read.
        """
        if entry.state is UnitState.COMMITTED:
            entry = await self._answer_challenge(entry, project)
        if entry.state is UnitState.OPENED:
            entry = self._move(entry, UnitState.UPLOADING)
        if entry.state is UnitState.UPLOADING:
            entry = await self._send(entry, project, on_bytes)
        return entry

    async def _answer_challenge(self, entry: UnitEntry, project: Project) -> UnitEntry:
        lease_id = lease_of(entry).lease_id
        if not entry.nonce:
            challenge = await project.call(
                lambda link: link.commit(lease_id, entry.commitment, entry.signature)
            )
            entry = self._journal.note(
                entry.unit_id,
                UnitChanges(nonce=challenge.nonce, challenge_leaves=challenge.leaf_count),
            )
        delta = self._folders.unit_folder(entry.project_id, entry.unit_id) / unit_files.DELTA
        leaf_bytes = recipe_of(entry).leaf_bytes
        leaves = leaf_count(delta.stat().st_size, leaf_bytes)
        indices = challenged_leaves(entry.nonce, leaves, entry.challenge_leaves)
        # Hashing a large file takes a while, and the person must not be kept waiting for it.
        opened = await asyncio.to_thread(open_leaves, delta, leaf_bytes, indices)
        await project.call(lambda link: link.open(lease_id, opened))
        return self._move(entry, UnitState.OPENED)

    async def _send(self, entry: UnitEntry, project: Project, on_bytes: OnBytes) -> UnitEntry:
        lease_id = lease_of(entry).lease_id
        payload = commitment_of(entry).payload
        folder = self._folders.unit_folder(entry.project_id, entry.unit_id)
        path = folder / unit_files.PAYLOAD
        await project.call(lambda link: link.upload(lease_id, payload, path, on_bytes))
        await project.call(lambda link: link.submit(lease_id))
        now = self._journal.unit(entry.unit_id) or entry
        if now.state is UnitState.UPLOADING:  # Else the outcome was faster than the answer.
            now = self._move(entry, UnitState.SUBMITTED)
        self._folders.forget_result(entry.project_id, entry.unit_id)
        return now

    def _move(
        self, entry: UnitEntry, to: UnitState, changes: UnitChanges | None = None
    ) -> UnitEntry:
        moved = self._journal.move(
            entry.unit_id, to, self._clock.unix_seconds(), changes=changes or UnitChanges()
        )
        self._on_change()
        return moved


def lease_of(entry: UnitEntry) -> lease.Lease:
    """Return the lease of a unit; raises ClientError when the journal's copy is damaged."""
    return _parse(lease.Lease(), entry.lease)


def recipe_of(entry: UnitEntry) -> manifest.Recipe:
    """Return the recipe of a unit; raises ClientError when the journal's copy is damaged."""
    return _parse(manifest.Recipe(), entry.recipe)


def commitment_of(entry: UnitEntry) -> commitment.Commitment:
    """Return the sealed result; raises ClientError when the journal's copy is damaged."""
    return _parse(commitment.Commitment(), entry.commitment)


def _parse(message: M, data: bytes) -> M:
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise ClientError(
            "The journal's copy of a piece of work is damaged, so it was given up.",
            code=ErrorCode.CORRUPT,
        ) from error
    return message
