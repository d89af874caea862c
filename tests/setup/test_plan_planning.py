"""What a plan consists of, and how much room it is said to take."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from potluck_setup.backend import Backend
from potluck_setup.choosing import Choice
from potluck_setup.errors import TamperedError, UnfitError
from potluck_setup.plan import Plan
from potluck_setup.planning import make_plan, offered_here, read_locks, unpacked_sizes
from potluck_setup.release import Release, lock_name, pin
from release.locks import make_lock
from release.origins import Origin
from release.targets import PLATFORMS, Target
from tests.fakes.setup_locks import a_lock, a_project, uv_answer

_LINUX = Target(platform=PLATFORMS[0], python=(3, 11))
_WINDOWS = Target(platform=PLATFORMS[2], python=(3, 11))
_CHOICE = Choice(backend=Backend.CU130, sentence="It computes.")


def _lock() -> bytes:
    origin = Origin(backend=Backend.CU130, versions={"linux": "2.13.0"})
    return make_lock(uv_answer(), a_project(), origin, lambda _: 0).data


def _release(lock: bytes) -> Release:
    return Release(
        version="0.2.0",
        protocol_version=7,
        requires_python=">=3.11,<3.14",
        wheel=pin("potluck-0.2.0-py3-none-any.whl", b"app"),
        locks={Backend.CU130: pin(lock_name(Backend.CU130), lock)},
        updates_url=None,
    )


def _plan(lock: bytes, carried: Mapping[str, int]) -> Plan:
    return make_plan(
        _release(lock),
        lock,
        _CHOICE,
        python=Path("/usr/bin/python3"),
        environment=_LINUX.environments()[0],
        tags=_LINUX.tags(),
        carried=carried,
    )


def test_a_plan_ends_with_the_app_itself() -> None:
    """The app's wheel comes from the release, all others from the lock, in its order."""
    plan = _plan(_lock(), {})
    assert plan.version == "0.2.0"
    assert plan.protocol_version == 7
    assert plan.backend is Backend.CU130
    names = [wheel.project for wheel in plan.wheels]
    assert names[-1] == "potluck"
    assert names[:-1] == sorted(names[:-1])
    assert plan.wheels[-1].filename == plan.wheels[-1].url == "potluck-0.2.0-py3-none-any.whl"
    assert plan.wheels[-1].sha256 == _release(_lock()).wheel.sha256


def test_another_lock_is_refused() -> None:
    """A lock that is not the one of the release is refused before anything in it is read."""
    lock = _lock()
    with pytest.raises(TamperedError, match=r"pylock\.cu130\.toml"):
        make_plan(
            _release(lock),
            lock.replace(b"torch", b"t0rch"),
            _CHOICE,
            python=Path(),
            environment=_LINUX.environments()[0],
            tags=_LINUX.tags(),
            carried={},
        )


def test_a_build_without_a_lock_is_refused() -> None:
    """A choice that the release has no lock for is an error, not a crash."""
    with pytest.raises(UnfitError, match="rocm"):
        make_plan(
            _release(b""),
            b"",
            Choice(backend=Backend.ROCM, sentence=""),
            python=Path(),
            environment=_LINUX.environments()[0],
            tags=_LINUX.tags(),
            carried={},
        )


def test_room_is_estimated_from_above() -> None:
    """What was measured of the large wheels of this very lock fits into the estimate."""
    measured = {"torch": 1_094_878_091, "triton": 721_167_722, "nvidia-cublas": 597_144_857}
    plan = _plan(_lock(), {})
    assert plan.installed_bytes > sum(measured.values())
    assert plan.installed_bytes < 2 * sum(measured.values())


def test_wheels_at_hand_are_counted_exactly(tmp_path: Path) -> None:
    """A wheel that lies here takes what its own table of contents says."""
    wheel = tmp_path / "torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("torch/a.py", "x" * 1000)
        archive.writestr("torch/b.py", "y" * 500)
    (tmp_path / "broken.whl").write_bytes(b"PK no zip")
    sizes = unpacked_sizes([*sorted(tmp_path.iterdir()), tmp_path / "missing.whl"])
    assert sizes == {wheel.name: 1500}
    torch_bytes = next(w.size_bytes for w in _plan(_lock(), {}).wheels if w.project == "torch")
    saved = _plan(_lock(), {}).installed_bytes - _plan(_lock(), sizes).installed_bytes
    assert saved == int(torch_bytes * 2.25) - 1500


def test_what_is_offered_here() -> None:
    """A lock that was made for Linux alone is not offered to Windows."""
    locks = {Backend.CU130: _lock()}
    here = offered_here(locks, environment=_LINUX.environments()[0], tags=_LINUX.tags())
    there = offered_here(locks, environment=_WINDOWS.environments()[0], tags=_WINDOWS.tags())
    assert here == {Backend.CU130}
    assert there == frozenset()


def test_locks_are_read_and_compared(tmp_path: Path) -> None:
    """A lock on the disk is taken when it is the promised one, else named."""
    lock = a_lock()
    release = _release(lock)
    path = tmp_path / "pylock.cu130.toml"
    path.write_bytes(lock)
    assert read_locks(release, tmp_path) == {Backend.CU130: lock}
    path.write_bytes(lock + b" ")
    with pytest.raises(TamperedError, match=r"pylock\.cu130\.toml"):
        read_locks(release, tmp_path)
    path.unlink()
    with pytest.raises(TamperedError, match=r"pylock\.cu130\.toml"):
        read_locks(release, tmp_path)
