"""A link to a scripted coordinator without a network between them."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.errors import FormatError, UnreachableError
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.link.port import OnBytes
from tests.fakes.scripted_coordinator import ScriptedCoordinator

_PIECE_BYTES = 1000


class FakeCoordinatorLink:
    """Implements CoordinatorLink on a ScriptedCoordinator.

    Attributes:
        coordinator: Tells what to do and remembers what was done.
        closed: True once the link was hung up.
    """

    def __init__(self, coordinator: ScriptedCoordinator) -> None:
        self.coordinator = coordinator
        self.closed = False

    async def manifest(self) -> manifest.ProjectManifest:
        """Return the coordinator's manifest."""
        self.coordinator.enter("manifest")
        return self.coordinator.manifest

    async def request_lease(
        self,
        *,
        device_id: str,
        numerics_class: numerics.NumericsClass,
        tokens_per_second: float,
        memory_bytes: int,
    ) -> lease.Lease | lease.NoWork:
        """Return the device's open lease or the next offer."""
        self.coordinator.enter("request_lease")
        self.coordinator.classes.append(numerics_class)
        return self.coordinator.give_lease(device_id)

    async def renew(self, lease_id: bytes, steps_done: int) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        self.coordinator.enter("renew")
        return self.coordinator.renew(lease_id, steps_done)

    async def release(self, lease_id: bytes) -> None:
        """Give a lease back."""
        self.coordinator.enter("release")
        self.coordinator.release(lease_id)

    async def download(self, ref: blob.BlobRef, path: Path, on_bytes: OnBytes) -> None:
        """Copy a blob in pieces, keeping what arrived when the connection is cut."""
        self.coordinator.enter("download")
        self._copy_down(ref, path, on_bytes)

    async def commit(
        self, lease_id: bytes, serialised_commitment: bytes, signature: bytes
    ) -> commitment.CommitResponse:
        """Hand in a commitment."""
        self.coordinator.enter("commit")
        return self.coordinator.commit(lease_id, serialised_commitment, signature)

    async def open(self, lease_id: bytes, leaves: Sequence[commitment.OpenedLeaf]) -> None:
        """Answer the challenge."""
        self.coordinator.enter("open")
        self.coordinator.open(lease_id, list(leaves))

    async def upload(
        self, lease_id: bytes, ref: blob.BlobRef, path: Path, on_bytes: OnBytes
    ) -> None:
        """Copy a payload in pieces, from where the coordinator is."""
        self.coordinator.enter("upload")
        self._copy_up(lease_id, ref, path, on_bytes)

    async def submit(self, lease_id: bytes) -> None:
        """Close the unit."""
        self.coordinator.enter("submit")
        self.coordinator.submit(lease_id)

    async def outcomes(self, after_sequence: int) -> AsyncIterator[ledger.UnitOutcome]:
        """Yield what the test decided, as it comes."""
        self.coordinator.enter("outcomes")
        told = after_sequence
        while True:
            seen = self.coordinator.changes
            while told < len(self.coordinator.outcomes):
                told += 1
                yield self.coordinator.outcomes[told - 1]
            await self.coordinator.news(seen)
            self.coordinator.check_reachable()

    async def project_status(self) -> AsyncIterator[project_status.ProjectStatus]:
        """Yield the coordinator's status now and whenever it is woken."""
        self.coordinator.enter("project_status")
        while True:
            seen = self.coordinator.changes
            yield self.coordinator.status
            await self.coordinator.news(seen)
            self.coordinator.check_reachable()

    async def advance_head(self, known: ledger.TreeHead | None) -> ledger.SignedTreeHead:
        """Return the newest tree head."""
        self.coordinator.enter("advance_head")
        return self.coordinator.tree_head(known.size if known else 0).head

    async def check_receipt(self, receipt: ledger.Receipt, head: ledger.SignedTreeHead) -> None:
        """Look for the receipt's entry in the ledger."""
        self.coordinator.enter("check_receipt")
        size = ledger.TreeHead.FromString(head.head).size
        entries = self.coordinator.entries[:size]
        if entries[receipt.index : receipt.index + 1] != [receipt.entry]:
            raise FormatError("The receipt is not in the project's ledger.")

    async def close(self) -> None:
        """Note that the link was hung up."""
        self.closed = True

    def _copy_down(self, ref: blob.BlobRef, path: Path, on_bytes: OnBytes) -> None:
        if path.exists():
            return
        data = self.coordinator.blobs.get(ref.digest, b"")
        part = path.with_name(path.name + ".part")
        done = part.stat().st_size if part.exists() else 0
        cut = self.coordinator.cut_downloads.popleft() if self.coordinator.cut_downloads else None
        end = len(data) if cut is None else min(len(data), done + cut)
        with part.open("ab") as file:
            while done < end:
                piece = data[done : min(end, done + _PIECE_BYTES)]
                file.write(piece)
                done += len(piece)
                on_bytes(done, ref.size_bytes)
        if cut is not None:
            raise UnreachableError("The connection to the coordinator broke.")
        received = part.read_bytes()
        part.unlink()
        if hashlib.sha256(received).digest() != ref.digest:
            raise FormatError("A file arrived damaged. Potluck fetches it again.")
        write_atomically(path, received)

    def _copy_up(self, lease_id: bytes, ref: blob.BlobRef, path: Path, on_bytes: OnBytes) -> None:
        held = self.coordinator.held(lease_id)
        of_payload = ref == commitment.Commitment.FromString(held.committed).payload
        received = held.payload if of_payload else held.states.setdefault(ref.digest, bytearray())
        data = path.read_bytes()
        cut = self.coordinator.cut_uploads.popleft() if self.coordinator.cut_uploads else None
        end = len(data) if cut is None else min(len(data), len(received) + cut)
        while len(received) < end:
            received += data[len(received) : min(end, len(received) + _PIECE_BYTES)]
            on_bytes(len(received), ref.size_bytes)
        if cut is not None:
            raise UnreachableError("The connection to the coordinator broke.")
