"""Packages are taken over from a whole version when, and only when, every file is right."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uv import find_uv_bin

from potluck.installed import version_python
from potluck_setup.backend import Backend
from potluck_setup.children import clean_environment
from potluck_setup.fetching import FoundWheel
from potluck_setup.laying_out import lay_out
from potluck_setup.looking import base_python
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.plan import Plan, PlannedWheel
from potluck_setup.reusing import ReusedWheel, find_reusable, site_packages, take_over
from potluck_setup.uv import RealUv
from potluck_setup.versions import Mark, write_mark
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_wheels import make_wheel, planned

UV = find_uv_bin()


class Bench:
    """A version with two packages, laid out by the real uv."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(root=folder / "root")
        self.watcher = FakeWatcher()
        apple = make_wheel(
            folder,
            "apple",
            "1.0",
            {
                "apple/__init__.py": b"def main():\n    print('sweet')\n",
                "apple/core.py": b"taste = 1\n",
                "apple/__pycache__/core.cpython-39.pyc": b"what the maker compiled",
                "apple-1.0.data/data/share/apple/leaf": b"green",
            },
            script="apple = apple:main",
        )
        bread = make_wheel(folder, "bread", "1.0", {"bread.py": b"taste = 2\n"})
        self.wheels = (planned(apple), planned(bread))
        self.found = tuple(
            FoundWheel(wheel=wheel, path=path)
            for wheel, path in zip(self.wheels, (apple, bread), strict=True)
        )
        self.first = self.lay_out(self.found, ())

    def lay_out(self, found: tuple[FoundWheel, ...], reused: tuple[ReusedWheel, ...]) -> Path:
        """Lay out a version of both."""
        plan = Plan(
            version="1.0",
            protocol_version=1,
            backend=Backend.CPU,
            python=base_python(),
            wheels=self.wheels,
            installed_bytes=1000,
        )
        uv = RealUv(Path(UV), places=self.places, network=NetworkSettings(offline=True))
        name = lay_out(plan, found, reused, places=self.places, uv=uv, watcher=self.watcher)
        return self.places.version(name)

    def reusable(self, *, with_compiled: bool = True) -> tuple[ReusedWheel, ...]:
        """Return what can be taken over."""
        return find_reusable(
            self.wheels,
            self.places,
            lambda _wheel: None,
            lambda: None,
            with_compiled=with_compiled,
        )


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Make one."""
    return Bench(tmp_path)


def compiled_core(version: Path) -> Path:
    """Return where a module of the first package lies compiled."""
    name = f"core.{sys.implementation.cache_tag}.pyc"
    return site_packages(version) / "apple" / "__pycache__" / name


def test_taken_over_packages_work_and_are_links(bench: Bench) -> None:
    """What is taken over is imported, is known to uv, compiled, and costs no room."""
    apple, _ = bench.reusable()
    second = bench.lay_out(bench.found[1:], (apple,))
    old, new = (compiled_core(version) for version in (bench.first, second))
    assert old.samefile(new)
    python = version_python(bench.places.root, second.name)
    code = "import apple.core, bread, importlib.metadata as m; print(apple.core.taste, bread.taste)"
    said = subprocess.run(
        [python, "-c", code], check=True, capture_output=True, env=clean_environment(os.environ)
    )
    assert said.stdout == b"1 2\n"
    one, two = (site_packages(version) / "apple" / "core.py" for version in (bench.first, second))
    assert one.samefile(two)
    assert (second / "share" / "apple" / "leaf").read_bytes() == b"green"
    listed = subprocess.run(
        [UV, "pip", "list", "--python", python], check=True, capture_output=True, text=True
    )
    assert "apple" in listed.stdout


def test_repair_compiles_anew(bench: Bench) -> None:
    """What nobody can compare, compiled modules, is made again for a repair."""
    compiled_core(bench.first).write_bytes(b"rotten")
    second = bench.lay_out((), bench.reusable(with_compiled=False))
    assert compiled_core(second).read_bytes() != b"rotten"


def test_compiled_files_of_a_wheel_do_not_count(bench: Bench) -> None:
    """A wheel that brings compiled files, which are overwritten later, is not held for damaged."""
    (site_packages(bench.first) / "apple" / "__pycache__" / "core.cpython-39.pyc").write_bytes(b"")
    assert len(bench.reusable()) == 2


def test_programs_are_not_taken_over(bench: Bench) -> None:
    """A program names the environment that it was made for, so it stays there."""
    apple, _ = bench.reusable()
    second = bench.lay_out(bench.found[1:], (apple,))
    assert (bench.first / "bin" / "apple").exists()
    assert not (second / "bin" / "apple").exists()


def test_what_was_taken_over_can_be_taken_over_again(bench: Bench) -> None:
    """After many updates PyTorch still comes from the disk, when the first version has gone."""
    second = bench.lay_out((), bench.reusable())
    shutil.rmtree(bench.first)
    third = bench.lay_out((), bench.reusable())
    assert (site_packages(third) / "apple" / "core.py").read_bytes() == b"taste = 1\n"
    assert second != third


def _cut(packages: Path) -> None:
    path = packages / "apple" / "core.py"
    path.unlink()
    path.write_bytes(b"taste = 9\n")


def _remove(packages: Path) -> None:
    (packages / "apple" / "core.py").unlink()


def _lose_record(packages: Path) -> None:
    (packages / "apple-1.0.dist-info" / "RECORD").unlink()


def _lead_away(packages: Path) -> None:
    record = packages / "apple-1.0.dist-info" / "RECORD"
    record.write_text(record.read_text() + "../../../../elsewhere,,\n")


@pytest.mark.parametrize("damage", [_cut, _remove, _lose_record, _lead_away])
def test_damaged_packages_are_not_taken_over(bench: Bench, damage: Callable[[Path], None]) -> None:
    """One wrong file, and the package comes anew; the others are taken over."""
    damage(site_packages(bench.first))
    assert [one.wheel.project for one in bench.reusable()] == ["bread"]


def test_version_without_a_mark_gives_nothing(bench: Bench) -> None:
    """What was never whole is no source."""
    bench.places.laid_out(bench.first.name).unlink()
    assert bench.reusable() == ()


def test_another_wheel_of_the_same_name_is_not_taken_over(bench: Bench) -> None:
    """Only the very wheel that is planned counts, by its hash."""
    apple, bread = bench.wheels
    other = PlannedWheel(**{**vars(apple), "sha256": "0" * 64})
    bench.wheels = (other, bread)
    assert [one.wheel.project for one in bench.reusable()] == ["bread"]


@given(path=st.text(alphabet="./ab\\", min_size=1, max_size=20))
def test_no_list_of_files_leads_out_of_its_environment(
    tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    """Whatever a RECORD names, nothing is written outside of the new environment."""
    folder = tmp_path_factory.mktemp("away")
    places = Places(root=folder / "root")
    wheel = PlannedWheel(
        project="a", version="1", filename="a-1-py3-none-any.whl", url="", size_bytes=1, sha256="0"
    )

    old = places.version("old")
    packages = old / "lib" / "python3.11" / "site-packages"
    (packages / "a-1.dist-info").mkdir(parents=True)
    (packages / "a-1.dist-info" / "RECORD").write_text(f'"{path}",,\n')
    write_mark(old, Mark(version="1", protocol_version=1, backend=Backend.CPU, wheels={"a": "0"}))
    new = folder / "deep" / "new"
    (new / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    for one in find_reusable(
        [wheel], places, lambda _wheel: None, lambda: None, with_compiled=True
    ):
        for row in one.rows:
            target = site_packages(new) / row.path
            assert Path(os.path.normpath(target)).is_relative_to(new)
        take_over(ReusedWheel(**{**vars(one), "rows": ()}), new)
