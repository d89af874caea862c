"""Reads under which licence each part of a release is, where the part itself says so."""

from collections.abc import Callable, Iterable, Mapping
from email.message import Message
from email.parser import BytesParser
from importlib.metadata import Distribution, distributions

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.pylock import Package
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

_MOST_CHARACTERS = 100
_CLASSIFIER = "License :: "
_SAYS_NOTHING = {"", "UNKNOWN", "OSI Approved", "Other/Proprietary License"}


def installed_licences(found: Iterable[Distribution] | None = None) -> dict[tuple[str, str], str]:
    """Return the licence of each project, by normal name and public version.

    Known is what is installed where the release is made, which is what constraints.txt pins.
    """
    licences = {}
    for distribution in distributions() if found is None else found:
        try:
            key = licence_key(distribution.metadata["Name"], distribution.version)
        except (InvalidVersion, TypeError):
            continue
        said = _said(_parsed((distribution.read_text("METADATA") or "").encode()))
        if said is not None:
            licences[key] = said
    return licences


def missing_licences(
    packages: Iterable[Package],
    known: Mapping[tuple[str, str], str],
    metadata_of: Callable[[str], bytes | None],
) -> dict[tuple[str, str], str]:
    """Return the licences that are not known yet, out of the metadata beside each first wheel.

    Args:
        packages: Of a lock.
        known: By `licence_key`.
        metadata_of: Asks a server for the metadata of the wheel at an address (PEP 658).
    """
    found = {}
    for package in packages:
        key = licence_key(package.name, str(package.version))
        url = package.wheels[0].url if package.wheels else None
        if key in known or url is None:
            continue
        said = _said(_parsed(metadata_of(url) or b""))
        if said is not None:
            found[key] = said
    return found


def licence_key(name: str, version: str) -> tuple[str, str]:
    """Return what a licence is looked up by: builds of one version share it."""
    return canonicalize_name(name), Version(version).public


def _parsed(metadata: bytes) -> Message:
    return BytesParser().parsebytes(metadata, headersonly=True)


def _said(metadata: Message) -> str | None:
    """Return an SPDX expression where it is one, else the licence's own name."""
    for field in ("License-Expression", "License"):
        text = str(metadata.get(field, "")).strip()
        if text and "\n" not in text and len(text) <= _MOST_CHARACTERS:
            try:
                return str(canonicalize_license_expression(text))
            except InvalidLicenseExpression:
                if text not in _SAYS_NOTHING:
                    return text
    for classifier in metadata.get_all("Classifier") or ():
        name = str(classifier).rsplit(" :: ", 1)[-1]
        if str(classifier).startswith(_CLASSIFIER) and name not in _SAYS_NOTHING:
            return name
    return None
