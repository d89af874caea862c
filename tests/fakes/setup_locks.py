"""Locks for tests: one small package, and what uv really worked out for a few."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomli_w
from packaging.requirements import Requirement

from release.project import Project

_RECORDED = Path(__file__).parent.parent / "setup" / "recorded" / "uv_answer.toml"
_URL = "https://example.org/thing-1.0-py3-none-any.whl"


def uv_answer() -> dict[str, object]:
    """Return what uv worked out of some of Potluck's requirements, for all systems."""
    return tomllib.loads(_RECORDED.read_text("utf-8"))


def a_project() -> Project:
    """Return the project that the recorded answer is for."""
    return Project(
        sources=Path(),
        version="0.2.0",
        protocol_version=1,
        pythons=((3, 11), (3, 12), (3, 13)),
        pins={"torch": Requirement("torch==2.13.0")},
    )


def a_lock(
    *,
    name: str = "thing",
    version: object = "1.0",
    url: object = _URL,
    path: str | None = None,
    size: object = 1000,
    hashes: Mapping[str, object] | None = None,
    wheels: bool = True,
    also: Mapping[str, object] | None = None,
) -> bytes:
    """Return a lock of one package with one wheel, of which a test changes one thing."""
    wheel = {"url": url, "path": path, "size": size, "hashes": hashes or {"sha256": "0" * 64}}
    package = {"name": name, "version": version, **(also or {})}
    if wheels:
        package["wheels"] = [{key: value for key, value in wheel.items() if value is not None}]
    packages = [{key: value for key, value in package.items() if value is not None}]
    return tomli_w.dumps(
        {"lock-version": "1.0", "created-by": "a test", "packages": packages}
    ).encode()
