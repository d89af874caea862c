"""Founding a project: its keys, certificate, rules and first checkpoint.

Every step is taken only where its result is missing, so that founding can be repeated after a
crash and never replaces a key.
"""

import datetime as dt
from dataclasses import dataclass

from potluck.atomic_file import write_atomically
from potluck.home import prepare_home
from potluck.identity import generate_key
from potluck.manifest import FORMAT, sign_manifest
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.certificate import make_certificate, make_tls_key
from potluck_coordinator.errors import HomeError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.recipes import Plan, with_vocabulary
from potluck_coordinator.records import Round
from potluck_coordinator.store.port import Store
from potluck_training.checkpoint import save_checkpoint
from potluck_training.weights import initial_weights

_SEED_BYTES = 8


@dataclass(frozen=True, kw_only=True)
class Charter:
    """What a project says about itself.

    Attributes:
        name: What it is called.
        organiser: Who runs it.
        purpose: What it trains and why.
        model_licence: SPDX name of the licence of the trained model.
        data_licence: What is known of the licence of the text.
        data: What text it trains on; empty when that is not said.
        practice: True for the project that an app runs for itself.
    """

    name: str
    organiser: str
    purpose: str
    model_licence: str
    data_licence: str
    data: str = ""
    practice: bool = False


def make_keys(home: CoordinatorHome, now: dt.datetime, *, renew_certificate: bool = False) -> None:
    """Make the project's folder, keys and certificate where they are missing.

    Raises:
        HomeError: The folder can't be written.
    """
    try:
        prepare_home(home.root)
        for path in (home.project_key, home.inspector_key):
            if not path.exists():
                write_atomically(path, generate_key().seed)
        if not home.tls_key.exists():
            write_atomically(home.tls_key, make_tls_key())
            home.tls_certificate.unlink(missing_ok=True)
        if renew_certificate or not home.tls_certificate.exists():
            certificate = make_certificate(home.tls_key.read_bytes(), now)
            write_atomically(home.tls_certificate, certificate, mode=0o644)
    except OSError as error:
        raise HomeError(
            f"The folder {home.root} can't be used: {error.strerror}. Choose another with --home."
        ) from error


def sign_rules(
    home: CoordinatorHome,
    charter: Charter,
    plan: Plan,
    tokenizer: wire.Tokenizer,
    vocabulary_size: int,
) -> wire.ProjectManifest:
    """Sign the project's rules if it has none yet; return those that stand.

    Raises:
        FormatError: The rules break a bound.
        HomeError: The project's key is missing, or the folder can't be written.
    """
    if home.manifest.exists():
        return home.read_manifest()
    key = home.read_project_key()
    signed = sign_manifest(
        key,
        wire.ProjectManifest(
            format=FORMAT,
            project_key=key.public,
            name=charter.name,
            charter=charter.purpose,
            organiser=charter.organiser,
            model_licence=charter.model_licence,
            data_licence=charter.data_licence,
            data=charter.data,
            recipe=with_vocabulary(plan.recipe, vocabulary_size),
            tokenizer=tokenizer,
            rounds=plan.rounds,
            audits=plan.audits,
            revision=1,
            practice=charter.practice,
        ),
    )
    try:
        write_atomically(home.manifest, signed.SerializeToString(deterministic=True), mode=0o644)
    except OSError as error:
        raise HomeError(f"{home.manifest} can't be written: {error.strerror}.") from error
    return home.read_manifest()


def open_first_round(home: CoordinatorHome, blobs: Blobs, store: Store, now: dt.datetime) -> None:
    """Name the inspector and begin round 0 with fresh weights, where that is still to be done.

    Raises:
        TrainingError: The disk is full.
        CoordinatorError: Blobs or database can't be used.
    """
    with store.transaction() as records:
        records.people.add_inspector(home.read_inspector_key().public)
        begun = records.project.current_round() is not None
    if begun:
        return
    ref = _first_checkpoint(home, blobs)
    with store.transaction() as records:
        if records.project.current_round() is None:
            opened = Round(
                number=0,
                checkpoint=ref,
                velocity=None,
                opened_unix_ms=int(now.timestamp() * 1000),
            )
            records.project.add_round(opened)


def _first_checkpoint(home: CoordinatorHome, blobs: Blobs) -> blob.BlobRef:
    manifest = home.read_manifest()
    model = manifest.recipe.model
    # Anybody can make the first weights again from the project's public key.
    seed = int.from_bytes(manifest.project_key[:_SEED_BYTES], "big")
    scratch = home.root / "first.safetensors"
    save_checkpoint(scratch, model, initial_weights(model, seed))
    try:
        return blobs.put_file(scratch)
    finally:
        scratch.unlink(missing_ok=True)
