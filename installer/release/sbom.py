"""Writes the bill of materials of a release: a CycloneDX 1.6 document for each build of PyTorch.

It names every part that any computer may get with that build, with the wheels and their SHA-256,
and has neither a random number nor the time at which it was written.
https://cyclonedx.org/docs/1.6/json/
"""

import uuid
from collections.abc import Mapping
from datetime import datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.pylock import Package, PackageWheel

from potluck_setup.backend import Backend
from potluck_setup.locks import parse_lock
from potluck_setup.release import Release, lock_name
from release.errors import AssemblyError
from release.licences import licence_key

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cyclonedx.org/potluck")


def sbom_name(backend: Backend) -> str:
    """Return what the bill of materials of a build is called."""
    return f"potluck.{backend.value}.cdx.json"


def make_sbom(
    release: Release,
    backend: Backend,
    lock: bytes,
    *,
    moment: datetime,
    licences: Mapping[tuple[str, str], str],
) -> bytes:
    """Return the bill of materials of a release with one build of PyTorch.

    Args:
        release: Whose it is.
        backend: The build.
        lock: Its lock.
        moment: When the release's commit was made.
        licences: By `licences.licence_key`; what is missing stays open.

    Raises:
        AssemblyError: What was written is not by the schema.
    """
    app = _app(release, licences)
    parts = [
        _part(package, licences) for package in parse_lock(lock, name=lock_name(backend)).packages
    ]
    bom = Bom(
        components=parts,
        serial_number=uuid.uuid5(
            _NAMESPACE, f"{release.wheel.sha256} {release.locks[backend].sha256}"
        ),
        metadata=BomMetaData(component=app, timestamp=moment),
        dependencies=[
            Dependency(
                ref=app.bom_ref, dependencies=[Dependency(ref=part.bom_ref) for part in parts]
            ),
            *(Dependency(ref=part.bom_ref) for part in parts),
        ],
    )
    written = JsonV1Dot6(bom).output_as_string(indent=1)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)
    if fault is not None:
        raise AssemblyError(f"The bill of materials of {backend} is not by its schema: {fault}")
    return (written + "\n").encode()


def _app(release: Release, licences: Mapping[tuple[str, str], str]) -> Component:
    purl = PackageURL("pypi", name="potluck", version=release.version)
    return Component(
        type=ComponentType.APPLICATION,
        name="potluck",
        version=release.version,
        bom_ref=BomRef(purl.to_string()),
        purl=purl,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=release.wheel.sha256)],
        licenses=_licences("potluck", release.version, licences),
    )


def _part(package: Package, licences: Mapping[tuple[str, str], str]) -> Component:
    version = str(package.version)
    purl = PackageURL("pypi", name=package.name, version=version)
    wheels = package.wheels or ()
    return Component(
        name=package.name,
        version=version,
        bom_ref=BomRef(purl.to_string()),
        purl=purl,
        # A part with one wheel is that wheel; of several, each has its own hash below.
        hashes=[_hash(wheel) for wheel in wheels] if len(wheels) == 1 else [],
        licenses=_licences(package.name, version, licences),
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(wheel.url or wheel.filename),
                hashes=[_hash(wheel)],
            )
            for wheel in wheels
        ],
    )


def _hash(wheel: PackageWheel) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=wheel.hashes["sha256"])


def _licences(
    name: str, version: str, licences: Mapping[tuple[str, str], str]
) -> tuple[License, ...]:
    known = licences.get(licence_key(name, version))
    return () if known is None else (LicenseFactory().make_from_string(known),)
