"""The update server's folder: releases, and what signs them by The Update Framework.

    REPOSITORY/metadata/    timestamp.json, N.snapshot.json, N.targets.json, N.root.json
    REPOSITORY/targets/     newest.json, VERSION/release.json, VERSION/WHEEL, VERSION/pylock.*.toml
    REPOSITORY/drafts/      what lacks signatures still; not served

Any web server can serve the folder, and a client can read it from a disk. A file is only added or
renamed into place, and `timestamp.json` is written last, so that a client sees the old state or
the new one at every moment. The time is an argument: the same acts at the same time make the same
bytes.
Names and rules: https://theupdateframework.github.io/specification/latest/
"""

import copy
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from packaging.version import Version
from securesystemslib.signer import Key, Signer
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    TOP_LEVEL_ROLE_NAMES,
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from potluck.atomic_file import write_atomically
from potluck_setup.errors import TamperedError
from potluck_setup.release import RELEASE_NAME, check_pinned, parse_release
from potluck_setup.updates.names import NEWEST_NAME, is_version
from release.errors import PublishingError

_SignedT = TypeVar("_SignedT", Root, Targets, Snapshot, Timestamp)
_AnyMetadata = Metadata[Root] | Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp]
_NUMBERED = re.compile(r"(\d{1,9})\.(root|targets|snapshot)\.json")
_PUBLIC = 0o644


@dataclass(frozen=True, kw_only=True)
class Lifetimes:
    """For how long each signature holds.

    The two that a machine renews by itself are short: so long can somebody who sits on the line
    keep news of an update from people.
    """

    root: timedelta = timedelta(days=730)
    targets: timedelta = timedelta(days=365)
    snapshot: timedelta = timedelta(days=30)
    timestamp: timedelta = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Keyholders:
    """Whose signatures a role needs.

    Attributes:
        keys: Public halves.
        threshold: How many of them have to sign.
    """

    keys: Sequence[Key]
    threshold: int


class SignedRepository:
    """The folder; every act checks what it would publish the way that a client does."""

    def __init__(self, folder: Path, lifetimes: Lifetimes | None = None) -> None:
        self._metadata = folder / "metadata"
        self._targets = folder / "targets"
        self._drafts = folder / "drafts"
        self._lifetimes = lifetimes or Lifetimes()

    @property
    def root_path(self) -> Path:
        """The newest root, which an installer carries as its own."""
        return self._metadata / f"{self._newest_number(self._metadata, Root.type)}.root.json"

    def begin(
        self,
        holders: Mapping[str, Keyholders],
        signers: Sequence[Signer],
        now: datetime,
    ) -> None:
        """Make a repository that offers nothing yet.

        Args:
            holders: For each of root, targets, snapshot and timestamp.
            signers: Enough keys of all four.
            now: The time, in UTC.

        Raises:
            PublishingError: There is one already, or signatures are missing.
        """
        if self._newest_number(self._metadata, Root.type):
            raise PublishingError(
                "There is a repository already. To change its keys: publish rotate"
            )
        root = Root(expires=now + self._lifetimes.root, consistent_snapshot=True)
        _set_holders(root, holders)
        targets = Targets(expires=now + self._lifetimes.targets)
        _sign_and_check(Metadata(root), root, signers)
        self._name_newest(targets)
        _sign_and_check(Metadata(targets), root, signers)
        self._publish(Metadata(root), signers, before=None)
        self._publish(Metadata(targets), signers, before=root)
        self.refresh(signers, now)

    def add(self, folder: Path, signers: Sequence[Signer], now: datetime) -> bool:
        """Take in a release: release.json and the files that it names.

        Returns:
            Whether it is signed by enough keys; it waits in drafts/ otherwise.

        Raises:
            PublishingError: A file is missing or not what release.json says, or the version
                is there.
        """
        files, version = _release_files(folder)
        targets = self._targets_to_change(now)
        if f"{version}/{RELEASE_NAME}" in targets.targets:
            raise PublishingError(
                f"The version {version} is published already. A version never changes: give the "
                "next one a new number."
            )
        for name, data in files.items():
            self._put_target(targets, name, data)
        self._name_newest(targets)
        return self._publish(Metadata(targets), signers, before=self._root())

    def withdraw(self, version: str, signers: Sequence[Signer], now: datetime) -> bool:
        """Stop offering a version; who has it keeps it until a newer one comes.

        Returns:
            Whether it is signed by enough keys; it waits in drafts/ otherwise.

        Raises:
            PublishingError: The version is not offered.
        """
        targets = self._targets_to_change(now)
        names = [name for name in targets.targets if name.startswith(f"{version}/")]
        if not names:
            raise PublishingError(f"The version {version} is not offered.")
        for name in names:
            del targets.targets[name]
        self._name_newest(targets)
        return self._publish(Metadata(targets), signers, before=self._root())

    def renew_targets(self, signers: Sequence[Signer], now: datetime) -> bool:
        """Sign the releases again, before their signature expires or after a change of keys."""
        return self._publish(Metadata(self._targets_to_change(now)), signers, before=self._root())

    def refresh(self, signers: Sequence[Signer], now: datetime) -> None:
        """Offer what is signed, from now on; done by a machine every day, and after each release.

        Raises:
            PublishingError: Keys are missing, or root or targets are not signed as they should be.
        """
        root = self._root()
        number = self._newest_number(self._metadata, Targets.type)
        targets_data = (self._metadata / f"{number}.targets.json").read_bytes()
        targets = _loaded(targets_data, Targets)
        _check(root, targets)
        if targets.signed.is_expired(now) or root.is_expired(now):
            raise PublishingError(
                "The signature of root or targets has expired. Sign again: publish rotate, or "
                "publish renew"
            )
        described = MetaFile.from_data(number, targets_data, ["sha256"])
        snapshot = Snapshot(
            version=self._newest_number(self._metadata, Snapshot.type) + 1,
            expires=now + self._lifetimes.snapshot,
            meta={"targets.json": described},
        )
        snapshot_data = _sign_and_check(Metadata(snapshot), root, signers)
        timestamp = Timestamp(
            version=self._timestamp_number() + 1,
            expires=now + self._lifetimes.timestamp,
            snapshot_meta=MetaFile.from_data(snapshot.version, snapshot_data, ["sha256"]),
        )
        timestamp_data = _sign_and_check(Metadata(timestamp), root, signers)
        self._write(self._metadata / f"{snapshot.version}.snapshot.json", snapshot_data)
        self._write(self._metadata / "timestamp.json", timestamp_data)

    def rotate(
        self, holders: Mapping[str, Keyholders], signers: Sequence[Signer], now: datetime
    ) -> bool:
        """Change who holds which keys, or renew root with the same; roles left out stay.

        Both the old and the new holders of root have to sign.

        Returns:
            Whether it is signed by enough keys; it waits in drafts/ otherwise.
        """
        self._refuse_while_waiting(Root.type)
        old = self._root()
        root = copy.deepcopy(old)
        root.version += 1
        root.expires = now + self._lifetimes.root
        _set_holders(root, holders)
        return self._publish(Metadata(root), signers, before=old)

    def sign(self, role: str, signers: Sequence[Signer]) -> bool:
        """Add signatures to what waits in drafts/; return whether they are enough now.

        Raises:
            PublishingError: Nothing of that role waits.
        """
        number = self._newest_number(self._drafts, role)
        if role not in {Root.type, Targets.type} or not number:
            raise PublishingError(f"Nothing of “{role}” waits for signatures.")
        data = (self._drafts / f"{number}.{role}.json").read_bytes()
        waiting = _loaded(data, Root) if role == Root.type else _loaded(data, Targets)
        return self._publish(waiting, signers, before=self._root())

    def _publish(
        self,
        metadata: Metadata[Root] | Metadata[Targets],
        signers: Sequence[Signer],
        *,
        before: Root | None,
    ) -> bool:
        """Sign, and write to metadata/ or drafts/; `before` is the root in force, if any."""
        signed = metadata.signed
        if isinstance(signed, Root):
            roots = [signed] if before is None else [before, signed]
        else:
            roots = [self._root()]
        _sign(metadata, roots, signers)
        enough = all(
            root.get_verification_result(signed.type, metadata.signed_bytes, metadata.signatures)
            for root in roots
        )
        name = f"{signed.version}.{signed.type}.json"
        self._write((self._metadata if enough else self._drafts) / name, metadata.to_bytes())
        if enough:
            (self._drafts / name).unlink(missing_ok=True)
        return enough

    def _refuse_while_waiting(self, role: str) -> None:
        if self._newest_number(self._drafts, role):
            raise PublishingError(
                f"A change of “{role}” waits for signatures. Finish it first with “publish "
                "sign”, or delete it from drafts/."
            )

    def _targets_to_change(self, now: datetime) -> Targets:
        self._refuse_while_waiting(Targets.type)
        number = self._newest_number(self._metadata, Targets.type)
        targets = _loaded((self._metadata / f"{number}.targets.json").read_bytes(), Targets).signed
        targets.version = number + 1
        targets.expires = now + self._lifetimes.targets
        return targets

    def _name_newest(self, targets: Targets) -> None:
        versions = {name.partition("/")[0] for name in targets.targets if "/" in name}
        newest = max(versions, key=Version, default=None)
        self._put_target(targets, NEWEST_NAME, json.dumps({"version": newest}).encode())

    def _put_target(self, targets: Targets, name: str, data: bytes) -> None:
        described = TargetFile.from_data(name, data, ["sha256"])
        targets.targets[name] = described
        # Clients ask for a target by its hash, so that old and new lie beside each other.
        for prefixed in described.get_prefixed_paths():
            self._write(self._targets / prefixed, data)

    def _root(self) -> Root:
        if not self._newest_number(self._metadata, Root.type):
            raise PublishingError("There is no repository yet. Make one: publish init")
        return _loaded(self.root_path.read_bytes(), Root).signed

    def _timestamp_number(self) -> int:
        path = self._metadata / "timestamp.json"
        return _loaded(path.read_bytes(), Timestamp).signed.version if path.exists() else 0

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data, mode=_PUBLIC)

    @staticmethod
    def _newest_number(folder: Path, role: str) -> int:
        found = (_NUMBERED.fullmatch(path.name) for path in folder.glob(f"*.{role}.json"))
        return max((int(match[1]) for match in found if match), default=0)


def _set_holders(root: Root, holders: Mapping[str, Keyholders]) -> None:
    for role, held in holders.items():
        if role not in TOP_LEVEL_ROLE_NAMES:
            raise PublishingError(f"There is no role “{role}”.")
        if not 1 <= held.threshold <= len({key.keyid for key in held.keys}):
            raise PublishingError(
                f"“{role}” has {len(held.keys)} keys, so {held.threshold} can't be needed of them."
            )
        for keyid in list(root.roles[role].keyids):
            root.revoke_key(keyid, role)
        root.roles[role] = Role([], held.threshold)
        for key in held.keys:
            root.add_key(key, role)


def _release_files(folder: Path) -> tuple[dict[str, bytes], str]:
    """Return a release's files by target name, compared with its release.json, and its version."""
    data = _read(folder / RELEASE_NAME)
    try:
        release = parse_release(data)
        if not is_version(release.version):
            raise PublishingError(f"“{release.version}” is no version that a release may have.")
        files = {f"{release.version}/{RELEASE_NAME}": data}
        for pinned in (release.wheel, *release.locks.values()):
            content = _read(folder / pinned.name)
            check_pinned(pinned, content)
            files[f"{release.version}/{pinned.name}"] = content
    except TamperedError as error:
        raise PublishingError(
            f"{folder} is no release as {RELEASE_NAME} says: {error.sentence}"
        ) from error
    return files, release.version


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PublishingError(f"{path} could not be read: {error.strerror}.") from error


def _loaded(data: bytes, kind: type[_SignedT]) -> Metadata[_SignedT]:
    metadata: Metadata[_SignedT] = Metadata.from_bytes(data)
    if not isinstance(metadata.signed, kind):
        raise PublishingError("A file of the repository's metadata is not what its name says.")
    return metadata


def _sign(metadata: _AnyMetadata, roots: Sequence[Root], signers: Sequence[Signer]) -> None:
    """Sign with those keys that have a say in this role, under the old root or the new."""
    role = metadata.signed.type
    holding = {keyid for root in roots for keyid in root.roles[role].keyids}
    for signer in signers:
        if signer.public_key.keyid in holding:
            metadata.sign(signer, append=True)


def _check(root: Root, metadata: Metadata[_SignedT]) -> None:
    role = metadata.signed.type
    try:
        root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except RepositoryError as error:
        raise PublishingError(f"Signatures are missing for “{role}”: {error}.") from error


def _sign_and_check(metadata: Metadata[_SignedT], root: Root, signers: Sequence[Signer]) -> bytes:
    _sign(metadata, [root], signers)
    _check(root, metadata)
    return metadata.to_bytes()
