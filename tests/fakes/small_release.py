"""A release with everything that an installer carries, small and made in no time.

uv, Qt and what the power helper needs are a few bytes each. So are the libraries and the app, but
for a release that has to run: then they are those of this environment, zipped as wheels.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from packaging.pylock import Pylock

from potluck_build.archived import Order
from potluck_build.carried import LIBRARIES, POWER_HELPER, WINDOW
from potluck_build.icon_files import bitmap, ico
from potluck_build.icons import Icons
from potluck_build.payload import Materials
from potluck_build.releases import read_release_folder
from potluck_setup.backend import Backend
from potluck_setup.locks import parse_lock
from potluck_setup.release import RELEASE_NAME, Release, dump_release, pin

ROOT = Path(__file__).resolve().parents[2]
MOMENT = 1_700_000_000
_OWN = ("proto/potluck", "gui/potluck_gui", "installer/potluck_setup", "power/potluck_power")
_SYSTEMS = ("manylinux_2_34_x86_64", "win_amd64", "macosx_13_0_universal2")
_STAMP = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class SmallRelease:
    """What the builders are given.

    Attributes:
        order: Everything but the wheels.
        uv_lock: Pins uv.
        wheels: Folder that has every wheel that the locks name.
    """

    order: Order
    uv_lock: Pylock
    wheels: Path


def make_small_release(folder: Path, *, launcher: str = "", runs: bool = False) -> SmallRelease:
    """Make a release and its wheels in an empty folder; installers go into `out` there.

    Args:
        folder: Where everything lies.
        launcher: The script that starts the app.
        runs: Whether `potluck_setup` has to run out of its payload.
    """
    wheels, release, sources = folder / "wheels", folder / "release", folder / "installer"
    for path in (wheels, release, folder / "out"):
        path.mkdir(parents=True)
    # The launcher is given, so that a test can see that it is started.
    (sources / "payload").mkdir(parents=True)
    for name in ("linux", "windows", "macos", "power-helper"):
        (sources / name).symlink_to(ROOT / "installer" / name)
    (sources / "payload" / "potluck").write_text(launcher)
    packages = _wheels_of_libraries(wheels, runs=runs) | _wheels_of_systems(wheels)
    uv_lock = lock_text({"uv": _wheels_of_uv(wheels)}, wheels)
    lock = lock_text(packages, wheels).encode()
    app = release / "potluck-1.2.3-py3-none-any.whl"
    _zip_up(app, _own_files(runs=runs))
    (release / "pylock.cpu.toml").write_bytes(lock)
    (release / "potluck-cpu.cdx.json").write_text('{"bomFormat": "CycloneDX"}')
    named = Release(
        version="1.2.3",
        protocol_version=1,
        requires_python=">=3.11,<3.14",
        wheel=pin(app.name, app.read_bytes()),
        locks={Backend.CPU: pin("pylock.cpu.toml", lock)},
        updates_url=None,
    )
    (release / RELEASE_NAME).write_bytes(dump_release(named))
    materials = Materials(
        sources=sources,
        documents=ROOT / "docs",
        release=read_release_folder(release),
        icons=small_icons(),
    )
    values = {
        "VERSION": "1.2.3",
        "MAINTAINER": "Somebody <somebody@example.org>",
        "DATE": "2023-11-14",
        "DATE_RFC": "Tue, 14 Nov 2023 22:13:20 -0000",
    }
    order = Order(
        materials=materials,
        version="1.2.3",
        moment=MOMENT,
        values=values,
        changelog=ROOT / "CHANGELOG.md",
        out=folder / "out",
    )
    uv_pins = parse_lock(uv_lock.encode(), name="pylock.uv.toml")
    return SmallRelease(order=order, uv_lock=uv_pins, wheels=wheels)


def small_icons() -> Icons:
    """Return icons that are valid where a builder reads them, and else a few bytes."""
    return Icons(
        pngs={16: b"png of 16", 48: b"png of 48"},
        svg=b"<svg/>",
        ico=ico({16: bitmap(16, bytes(16 * 16 * 4))}),
        icns=b"icns",
    )


def lock_text(packages: Mapping[str, Iterable[str]], wheels: Path) -> str:
    """Return a lock of projects at version 1.0, each with wheels of a folder."""
    lines = ['lock-version = "1.0"', 'created-by = "test"', 'requires-python = ">=3.11"']
    for name, filenames in packages.items():
        lines += ["[[packages]]", f'name = "{name}"', 'version = "1.0"', "wheels = ["]
        for filename in filenames:
            data = (wheels / filename).read_bytes()
            lines.append(
                f'{{ url = "https://files.pythonhosted.org/{filename}", size = {len(data)}, '
                f'hashes = {{ sha256 = "{hashlib.sha256(data).hexdigest()}" }} }},'
            )
        lines.append("]")
    return "\n".join(lines) + "\n"


def _wheels_of_libraries(wheels: Path, *, runs: bool) -> dict[str, list[str]]:
    made = {}
    for project in LIBRARIES:
        package = Path(str(import_module(project).__file__)).parent
        filename = f"{project}-1.0-py3-none-any.whl"
        _zip_up(wheels / filename, _files_of(package, package.name, runs=runs))
        made[project] = [filename]
    return made


def _wheels_of_systems(wheels: Path) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for project in (*WINDOW, *POWER_HELPER):
        module = "pynvml.py" if project == "nvidia-ml-py" else f"{project}/__init__.py"
        for system in _SYSTEMS:
            filename = f"{project.replace('-', '_')}-1.0-cp310-abi3-{system}.whl"
            _zip_up(wheels / filename, {module: system.encode(), "example.py": b""})
            made.setdefault(project, []).append(filename)
    return made


def _wheels_of_uv(wheels: Path) -> list[str]:
    made = []
    for system in ("manylinux_2_17_x86_64", "win_amd64", "macosx_11_0_arm64"):
        name = "uv.exe" if system.startswith("win") else "uv"
        filename = f"uv-1.0-py3-none-{system}.whl"
        _zip_up(wheels / filename, {f"uv-1.0.data/scripts/{name}": system.encode()})
        made.append(filename)
    return made


def _own_files(*, runs: bool) -> dict[str, bytes]:
    files: dict[str, bytes] = {"potluck_client/__init__.py": b"# Not for the payload.\n"}
    for package in _OWN:
        files |= _files_of(ROOT / package, Path(package).name, runs=runs)
    return files


def _files_of(package: Path, name: str, *, runs: bool) -> dict[str, bytes]:
    return {
        f"{name}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*.py" if runs else "__init__.py"))
    }


def _zip_up(path: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), data)
