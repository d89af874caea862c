"""Wheel, bills of materials and folder of a release, and that they come out the same."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from potluck_setup.backend import Backend
from potluck_setup.locks import parse_lock
from potluck_setup.release import RELEASE_NAME, Release, check_pinned, lock_name, parse_release, pin
from release.assemble import Wanted, assemble
from release.errors import AssemblyError
from release.indexes import Indexes
from release.licences import installed_licences, licence_key, missing_licences
from release.locks import make_lock
from release.origins import Origin
from release.sbom import make_sbom, sbom_name
from release.wheel import build_wheel, commit_moment, export
from tests.fakes.package_index import PackageIndex, package_index, small_wheel
from tests.fakes.setup_locks import a_project, uv_answer

_REPOSITORY = Path(__file__).parents[2]
_MOMENT = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)


def _lock() -> bytes:
    origin = Origin(backend=Backend.CU130, versions={"linux": "2.13.0"})
    return make_lock(uv_answer(), a_project(), origin, lambda _: 0).data


def _sbom(licences: dict[tuple[str, str], str]) -> bytes:
    lock = _lock()
    release = Release(
        version="0.2.0",
        protocol_version=1,
        requires_python=">=3.11,<3.14",
        wheel=pin("potluck-0.2.0-py3-none-any.whl", b"app"),
        locks={Backend.CU130: pin(lock_name(Backend.CU130), lock)},
        updates_url=None,
    )
    return make_sbom(release, Backend.CU130, lock, moment=_MOMENT, licences=licences)


def test_a_bill_names_every_part_with_its_hashes() -> None:
    """Each part is there with version, address and hash of every wheel, and the app itself."""
    written = _sbom({licence_key("torch", "2.13.0+cu130"): "BSD-3-Clause AND MIT"})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written.decode()) is None
    bill = json.loads(written)
    assert bill["metadata"]["component"]["name"] == "potluck"
    assert bill["metadata"]["timestamp"] == "2026-03-04T05:06:08+00:00"
    parts = {part["name"]: part for part in bill["components"]}
    assert set(parts) >= {"torch", "nvidia-cublas", "triton", "pyside6-essentials"}
    assert parts["torch"]["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert "licenses" not in parts["triton"]
    lock = _lock().decode()
    for part in parts.values():
        assert part["version"]
        for reference in part["externalReferences"]:
            assert reference["url"] in lock
            assert reference["hashes"][0]["content"] in lock


def test_a_bill_is_the_same_each_time() -> None:
    """Neither a random number nor the time of writing is in it."""
    assert _sbom({}) == _sbom({})


def test_licences_of_what_is_installed() -> None:
    """The licence comes from what the parts say themselves, and covers every build of a version."""
    licences = installed_licences()
    assert licences[licence_key("packaging", _version("packaging"))]
    assert licences[licence_key("torch", _version("torch"))]
    assert not any("\n" in licence for licence in licences.values())


def test_licences_of_what_is_not_installed() -> None:
    """What is not known here is read beside the wheel, once, and may stay unknown."""
    said = {
        "torch": b"Name: torch\nLicense-Expression: BSD-3-Clause\n\nLicense: a trap\n",
        "nvidia_cublas": b"Name: x\nLicense: NVIDIA Proprietary Software\n",
        "jeepney": b"Name: x\nClassifier: License :: OSI Approved :: MIT License\n",
        "triton": b"\xff\x00 rubbish",
    }
    asked: list[str] = []

    def metadata_of(url: str) -> bytes | None:
        asked.append(url)
        return said.get(url.rsplit("/", 1)[-1].split("-", maxsplit=1)[0])

    packages = parse_lock(_lock(), name="lock").packages
    known = {licence_key("safetensors", str(p.version)): "known" for p in packages}
    found = missing_licences(packages, known, metadata_of)
    assert {name: licence for (name, _), licence in found.items()} == {
        "torch": "BSD-3-Clause",
        "nvidia-cublas": "NVIDIA Proprietary Software",
        "jeepney": "MIT License",
    }
    assert len(asked) == len(set(asked))
    assert not any("safetensors" in url for url in asked)


def _version(name: str) -> str:
    return Distribution.from_name(name).version


@pytest.mark.skipif(not (_REPOSITORY / ".git").exists(), reason="needs a git checkout")
def test_a_wheel_is_the_same_each_time(tmp_path: Path) -> None:
    """The same commit gives the same bytes, whatever else lies about and whenever it is built."""
    moment = commit_moment(_REPOSITORY, "HEAD")
    for name in ("first", "second"):
        export(_REPOSITORY, "HEAD", tmp_path / name)
    for path in (tmp_path / "second").rglob("*.py"):
        os.utime(path, (1, 10**9))
    with ThreadPoolExecutor(max_workers=2) as pool:
        first, second = pool.map(
            lambda name: build_wheel(tmp_path / name, tmp_path / f"{name} out", moment),
            ("first", "second"),
        )
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.skipif(not (_REPOSITORY / ".git").exists(), reason="needs a git checkout")
def test_only_commits_are_exported(tmp_path: Path) -> None:
    """A commit that is none is refused in words."""
    with pytest.raises(AssemblyError, match="git"):
        export(_REPOSITORY, "no-such-tag", tmp_path)
    with pytest.raises(AssemblyError, match="git"):
        commit_moment(_REPOSITORY, "no-such-tag")


def _small_sources(folder: Path) -> Path:
    (folder / "gui").mkdir(parents=True)
    (folder / "gui" / "translations.py").write_text("")
    words = folder / "proto" / "potluck" / "__init__.py"
    words.parent.mkdir(parents=True)
    words.write_text('__version__ = "0.3.0"\nPROTOCOL_VERSION = 3\n')
    (folder / "constraints.txt").write_text("torch==2.13.0\n")
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "potluck"\nversion = "0.3.0"\nrequires-python = ">=3.11"\n'
        'classifiers = ["Programming Language :: Python :: 3.11"]\n'
        '[project.optional-dependencies]\ngui = []\nworker = ["torch>=2"]\ncoordinator = []\n'
        '[tool.hatch.build.targets.wheel]\npackages = ["proto/potluck"]\n'
    )
    return folder


def test_a_folder_of_a_release(tmp_path: Path) -> None:
    """release.json names every file by what is in it; what can't be had is left out by name."""
    linux = "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl"
    others = [
        "torch-2.13.0-cp311-cp311-macosx_14_0_arm64.whl",
        "torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl",
        "torch-2.13.0-cp311-cp311-win_amd64.whl",
    ]
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / linux).write_bytes(small_wheel(linux))
    sources = _small_sources(tmp_path / "sources")
    root = tmp_path / "keys.json"
    root.write_bytes(b"keys")
    folder = tmp_path / "release"
    folder.mkdir()
    for name in (RELEASE_NAME, "of an older release"):
        (folder / name).touch()
    with package_index({name: small_wheel(name) for name in others}, {}) as index:
        wanted = Wanted(
            folder=folder,
            index=index.pypi,
            pytorch_index=index.pytorch,
            wheels=wheels,
            updates_url="https://updates.example.org",
            updates_root=root,
            moment=_MOMENT,
        )
        release, left_out = assemble(sources, wanted, Indexes())
    assert parse_release((wanted.folder / RELEASE_NAME).read_bytes()) == release
    assert release.version == "0.3.0"
    assert release.protocol_version == 3
    assert release.requires_python == ">=3.11,<3.12"
    assert set(release.locks) == {Backend.CPU, Backend.CU130, Backend.MPS}
    for pinned in (release.wheel, *release.locks.values()):
        check_pinned(pinned, (wanted.folder / pinned.name).read_bytes())
    assert sorted(path.name for path in wanted.folder.iterdir()) == sorted(
        [RELEASE_NAME, "root.json", release.wheel.name, *map(lock_name, release.locks)]
        + [sbom_name(backend) for backend in release.locks]
    )
    assert {"cu126", "rocm", "xpu", "cpu for Linux on ARM with Python 3.11"} <= set(left_out)
    assert str(tmp_path).encode() not in (wanted.folder / "pylock.cpu.toml").read_bytes()


def _nothing_wanted(folder: Path, index: PackageIndex) -> Wanted:
    return Wanted(
        folder=folder,
        index=index.pypi,
        pytorch_index=index.pytorch,
        wheels=None,
        updates_url=None,
        updates_root=None,
        moment=_MOMENT,
    )


def test_a_release_that_can_not_be_made(tmp_path: Path) -> None:
    """Where an index lacks what is pinned there is no release, and an older one stays as it is."""
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / RELEASE_NAME).write_bytes(b"older")
    with package_index({}, {}) as index, pytest.raises(AssemblyError, match="no versions"):
        wanted = _nothing_wanted(folder, index)
        assemble(_small_sources(tmp_path / "sources"), wanted, Indexes())
    assert [path.read_bytes() for path in folder.iterdir()] == [b"older"]


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    """A folder that holds something else is never replaced by a release."""
    (tmp_path / "letters").touch()
    with package_index({}, {}) as index, pytest.raises(AssemblyError, match="something else"):
        assemble(tmp_path, _nothing_wanted(tmp_path, index), Indexes())
    assert (tmp_path / "letters").exists()


def test_updates_need_their_keys(tmp_path: Path) -> None:
    """A release that looks for updates without the keys to trust them by is not made."""
    with package_index({}, {}) as index, pytest.raises(AssemblyError, match="--updates-root"):
        wanted = replace(_nothing_wanted(tmp_path, index), updates_url="https://u.example.org")
        assemble(tmp_path, wanted, Indexes())
