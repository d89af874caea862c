"""Reads of the project's own files what a release needs: its version, Pythons and pins."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from release.errors import AssemblyError

_CLASSIFIER = re.compile(r"Programming Language :: Python :: (\d+)\.(\d+)")
_ASSIGNED = r"^{name} = (.+)$"


@dataclass(frozen=True, kw_only=True)
class Project:
    """What the sources of a release say of it.

    Attributes:
        sources: Their folder.
        version: Of the app.
        protocol_version: What it speaks with coordinators.
        pythons: Every version of Python that it was tested with, as its classifiers say.
        pins: By normal name, the requirement that constraints.txt pins each project with.
    """

    sources: Path
    version: str
    protocol_version: int
    pythons: tuple[tuple[int, int], ...]
    pins: dict[str, Requirement]

    @property
    def requires_python(self) -> str:
        """Return the Pythons that it was tested with as a specifier; newer ones may lack wheels."""
        first, last = self.pythons[0], self.pythons[-1]
        return f">={first[0]}.{first[1]},<{last[0]}.{last[1] + 1}"

    def pinned(self, name: str) -> Version:
        """Return the version that a project is pinned to.

        Raises:
            AssemblyError: It is not pinned.
        """
        requirement = self.pins.get(name)
        if requirement is not None:
            for specifier in requirement.specifier:
                if specifier.operator == "==":
                    return Version(specifier.version)
        raise AssemblyError(f"constraints.txt pins no version of {name}: add a line {name}==….")


def read_project(sources: Path) -> Project:
    """Return what the sources in a folder say.

    Raises:
        AssemblyError: A file is missing, or says something else than is expected there.
    """
    try:
        words = (sources / "proto" / "potluck" / "__init__.py").read_text("utf-8")
        described = tomllib.loads((sources / "pyproject.toml").read_text("utf-8"))["project"]
        constraints = (sources / "constraints.txt").read_text("utf-8")
        pins = _pins(constraints)
    except (OSError, KeyError, tomllib.TOMLDecodeError, InvalidRequirement) as error:
        raise AssemblyError(f"{sources} is no folder of Potluck's sources: {error}.") from error
    versions = map(_CLASSIFIER.fullmatch, described.get("classifiers", []))
    pythons = sorted((int(found[1]), int(found[2])) for found in versions if found)
    allowed = SpecifierSet(described.get("requires-python", ""))
    if not pythons or any(f"{major}.{minor}" not in allowed for major, minor in pythons):
        raise AssemblyError("pyproject.toml names no Python, or one that requires-python excludes.")
    return Project(
        sources=sources,
        version=_assigned(words, "__version__").strip('"'),
        protocol_version=int(_assigned(words, "PROTOCOL_VERSION")),
        pythons=tuple(pythons),
        pins=pins,
    )


def _pins(constraints: str) -> dict[str, Requirement]:
    lines = (line.split("#")[0].strip() for line in constraints.splitlines())
    found = [Requirement(line) for line in lines if line]
    return {re.sub(r"[-_.]+", "-", requirement.name).lower(): requirement for requirement in found}


def _assigned(source: str, name: str) -> str:
    found = re.search(_ASSIGNED.format(name=name), source, re.MULTILINE)
    if found is None:
        raise AssemblyError(f"proto/potluck/__init__.py does not set {name}.")
    return found[1]
