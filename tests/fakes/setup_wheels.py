"""Tiny wheels, and a made-up release of Potluck that consists of them."""

import base64
import hashlib
import json
import random
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from potluck_setup.backend import Backend
from potluck_setup.fetching.mirrors import PACKAGES_ORIGIN
from potluck_setup.plan import PlannedWheel
from potluck_setup.release import RELEASE_NAME, Release, dump_release, lock_name, pin

DOCTOR = """import sys
if sys.argv[1:] != ["doctor", "--self-test"]:
    print("What?")
    raise SystemExit(2)
print({sentence!r})
raise SystemExit({status})
"""
"""The program of a made-up version, which only knows how to test itself."""


def make_wheel(
    folder: Path, project: str, version: str, files: Mapping[str, bytes], *, script: str = ""
) -> Path:
    """Write a pure wheel by the binary distribution format, and return its path.

    Args:
        folder: Where to.
        project: Its name.
        version: Its version.
        files: What is in it, by path below site-packages.
        script: An entry point, "name = module:function", or nothing.
    """
    info = f"{project}-{version}.dist-info"
    content = dict(files)
    content[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {project}\nVersion: {version}\n".encode()
    )
    content[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    if script:
        content[f"{info}/entry_points.txt"] = f"[console_scripts]\n{script}\n".encode()
    record = "".join(
        f"{path},sha256={_digest(data)},{len(data)}\n" for path, data in content.items()
    )
    content[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{project}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in content.items():
            archive.writestr(zipfile.ZipInfo(path), data)
    return wheel


def planned(wheel: Path, url: str | None = None) -> PlannedWheel:
    """Return what a plan says of a wheel."""
    data = wheel.read_bytes()
    project, version = wheel.name.split("-")[:2]
    return PlannedWheel(
        project=project,
        version=version,
        filename=wheel.name,
        url=url or f"{PACKAGES_ORIGIN}/packages/{wheel.name}",
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """A release that lies on the disk.

    Attributes:
        payload: As an installer carries it, with the app's wheel and the release.
        served: Folder with the other wheels, as an index has them.
        release: What release.json says.
        wheels: All but the app's own.
    """

    payload: Path
    served: Path
    release: Release
    wheels: tuple[Path, ...]


def make_release(
    folder: Path,
    *,
    version: str = "1.0",
    large_bytes: int = 1000,
    works: bool = True,
    backends: Sequence[Backend] = (Backend.CPU,),
    uv: Path | None = None,
) -> MadeUp:
    """Write a release of six wheels, one of them large, and the payload of its installer."""
    served, payload = folder / "served", folder / "payload"
    noise = random.Random(large_bytes).randbytes(large_bytes)
    wheels = [make_wheel(served, "large", "2.0", {"large/__init__.py": b"", "large/data": noise})]
    wheels += [
        make_wheel(served, name, "1.0", {f"{name}/__init__.py": b"taste = 1\n"})
        for name in ("apple", "bread", "cheese", "dill")
    ]
    sentence = "It works." if works else "It does not compute right."
    doctor = DOCTOR.format(sentence=sentence, status=0 if works else 1)
    app = make_wheel(
        payload / "wheels",
        "potluck",
        version,
        {
            "potluck_client/__init__.py": b"def main():\n    print('Potluck')\n",
            "potluck_client/__main__.py": doctor.encode(),
        },
        script="potluck = potluck_client:main",
    )
    release_folder = payload / "release"
    release_folder.mkdir(parents=True, exist_ok=True)
    lock = lock_of([planned(wheel) for wheel in wheels]).encode()
    locks = {}
    for backend in backends:
        locks[backend] = pin(lock_name(backend), lock)
        (release_folder / lock_name(backend)).write_bytes(lock)
    release = Release(
        version=version,
        protocol_version=1,
        requires_python=">=3.11",
        wheel=pin(app.name, app.read_bytes()),
        locks=locks,
        updates_url=None,
    )
    (release_folder / RELEASE_NAME).write_bytes(dump_release(release))
    if uv is not None and not (payload / "uv").exists():
        (payload / "uv").symlink_to(uv)
    return MadeUp(payload=payload, served=served, release=release, wheels=tuple(wheels))


def lock_of(wheels: Sequence[PlannedWheel]) -> str:
    """Return a lock (PEP 751) of wheels."""
    parts = ['lock-version = "1.0"\ncreated-by = "tests"\n']
    for wheel in wheels:
        entry = (
            f"{{ name = {json.dumps(wheel.filename)}, url = {json.dumps(wheel.url)}, "
            f'size = {wheel.size_bytes}, hashes = {{ sha256 = "{wheel.sha256}" }} }}'
        )
        parts.append(
            f'[[packages]]\nname = "{wheel.project}"\nversion = "{wheel.version}"\n'
            f"wheels = [{entry}]\n"
        )
    return "\n".join(parts)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
