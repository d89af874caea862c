"""What the daemon needs of a project's coordinator."""

from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Protocol

from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import project_status_pb2 as project_status

OnBytes = Callable[[int, int], None]
"""Called with bytes done and bytes in all."""


class CoordinatorLink(Protocol):
    """One project's coordinator; enrols and enrols again by itself.

    Every method raises UnreachableError when nobody answers (trying later makes sense) and
    another PotluckError when the coordinator refuses (trying again does not).
    """

    async def manifest(self) -> manifest.ProjectManifest:
        """Fetch the project's rules; signature and bounds are checked."""
        ...

    async def request_lease(
        self,
        *,
        device_id: str,
        numerics_class: numerics.NumericsClass,
        tokens_per_second: float,
        memory_bytes: int,
    ) -> lease.Lease | lease.NoWork:
        """Ask for work for a device; the lease's sizes and steps are checked."""
        ...

    async def renew(self, lease_id: bytes, steps_done: int) -> lease.RenewLeaseResponse:
        """Keep a lease alive."""
        ...

    async def release(self, lease_id: bytes) -> None:
        """Give a lease back."""
        ...

    async def download(self, ref: blob.BlobRef, path: Path, on_bytes: OnBytes) -> None:
        """Bring a blob to a path, going on where a broken download stopped.

        What has arrived stands beside it as PATH.part; the path appears only when the digest is
        right. A blob that is already there is not fetched again.
        """
        ...

    async def commit(
        self, lease_id: bytes, serialised_commitment: bytes, signature: bytes
    ) -> commitment.CommitResponse:
        """Hand in a commitment and get the challenge; safe to repeat."""
        ...

    async def open(self, lease_id: bytes, leaves: Sequence[commitment.OpenedLeaf]) -> None:
        """Answer the challenge; safe to repeat."""
        ...

    async def upload(
        self, lease_id: bytes, ref: blob.BlobRef, path: Path, on_bytes: OnBytes
    ) -> None:
        """Send a payload, going on where a broken upload stopped; safe to repeat."""
        ...

    async def submit(self, lease_id: bytes) -> None:
        """Close the unit; safe to repeat."""
        ...

    def outcomes(self, after_sequence: int) -> AsyncIterator[ledger.UnitOutcome]:
        """Stream what became of this computer's units; receipts are checked."""
        ...

    def project_status(self) -> AsyncIterator[project_status.ProjectStatus]:
        """Stream the state of the project."""
        ...

    async def advance_head(self, known: ledger.TreeHead | None) -> ledger.SignedTreeHead:
        """Fetch the newest tree head; its signature and its consistency with known are checked."""
        ...

    async def check_receipt(self, receipt: ledger.Receipt, head: ledger.SignedTreeHead) -> None:
        """Check that a receipt's entry is in the ledger of a head; raises FormatError if not."""
        ...

    async def close(self) -> None:
        """Hang up."""
        ...
