"""The folder that holds everything of a project on the coordinator's computer."""

from dataclasses import dataclass
from pathlib import Path

from google.protobuf.message import DecodeError

from potluck.errors import ErrorCode
from potluck.identity import PRIVATE_KEY_BYTES, PrivateKey
from potluck.limits import MANIFEST_BYTES
from potluck.manifest import open_manifest
from potluck.v1 import manifest_pb2 as manifest_wire
from potluck_coordinator.errors import HomeError

_SIGNED_MANIFEST_BYTES = MANIFEST_BYTES + 1024


@dataclass(frozen=True)
class CoordinatorHome:
    """Where each file of a project stands.

    Attributes:
        root: The project's folder.
    """

    root: Path

    @property
    def project_key(self) -> Path:
        """The project's Ed25519 seed, 32 raw bytes, for the owner's eyes only."""
        return self.root / "project.key"

    @property
    def tls_key(self) -> Path:
        """The server's private TLS key in PEM."""
        return self.root / "tls.key"

    @property
    def tls_certificate(self) -> Path:
        """The server's certificate in PEM."""
        return self.root / "tls.pem"

    @property
    def manifest(self) -> Path:
        """The serialised SignedManifest."""
        return self.root / "manifest.bin"

    @property
    def inspector_key(self) -> Path:
        """The Ed25519 seed of the inspector that runs beside the coordinator, 32 raw bytes."""
        return self.root / "inspector.key"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "coordinator.sqlite"

    @property
    def blobs(self) -> Path:
        """The folder of content-addressed files."""
        return self.root / "blobs"

    @property
    def kernels(self) -> Path:
        """The folder of kernels that the inspector has compiled."""
        return self.root / "kernels"

    @property
    def listen(self) -> Path:
        """Where the running server listens, as JSON."""
        return self.root / "listen.json"

    def read_project_key(self) -> PrivateKey:
        """Return the project's secret; raises HomeError."""
        return PrivateKey(_read(self.project_key, PRIVATE_KEY_BYTES, PRIVATE_KEY_BYTES))

    def read_inspector_key(self) -> PrivateKey:
        """Return the inspector's secret; raises HomeError."""
        return PrivateKey(_read(self.inspector_key, PRIVATE_KEY_BYTES, PRIVATE_KEY_BYTES))

    def read_signed_manifest(self) -> manifest_wire.SignedManifest:
        """Return the signed manifest without looking into it; raises HomeError."""
        signed = manifest_wire.SignedManifest()
        try:
            signed.ParseFromString(_read(self.manifest, 1, _SIGNED_MANIFEST_BYTES))
        except DecodeError as error:
            raise HomeError(
                f"{self.manifest} is damaged. Restore it from a copy.", code=ErrorCode.CORRUPT
            ) from error
        return signed

    def read_manifest(self) -> manifest_wire.ProjectManifest:
        """Return the project's rules.

        Raises:
            HomeError: The file is missing or damaged.
            FormatError: The rules are not signed by this project's key or break a bound.
        """
        return open_manifest(self.read_signed_manifest(), self.read_project_key().public)


def _read(path: Path, least_bytes: int, most_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except FileNotFoundError as error:
        raise HomeError(
            f"{path} is missing. Make a project first with: potluck-coordinator init",
            code=ErrorCode.NOT_FOUND,
        ) from error
    except OSError as error:
        raise HomeError(f"{path} can't be read: {error.strerror}.") from error
    if not least_bytes <= len(data) <= most_bytes:
        raise HomeError(
            f"{path} is damaged: it has the wrong length. Restore it from a copy.",
            code=ErrorCode.CORRUPT,
        )
    return data
