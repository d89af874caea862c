"""Where the builds of PyTorch come from, and the locks that are made of what uv answers."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uv
from packaging.version import Version

from potluck_setup.backend import Backend
from potluck_setup.locks import planned_wheels
from release.errors import AssemblyError
from release.indexes import Indexes
from release.locks import make_lock
from release.origins import Origin, find_origins
from release.project import read_project
from release.resolving import Resolver
from release.targets import PLATFORMS, Target
from tests.fakes.package_index import PackageIndex, package_index, small_wheel
from tests.fakes.setup_locks import a_project, uv_answer

_TORCH = Version("2.13.0")
_LINUX = Target(platform=PLATFORMS[0], python=(3, 11))


def _never(url: str) -> int:
    raise AssertionError(url)


def test_with_pytorchs_index_every_build_comes_from_there() -> None:
    """Where PyTorch's index answers, each build has its own, and Windows gets CUDA too."""
    origins, missing = find_origins(
        _TORCH, pytorch_index="https://p", folder=None, has_wheels=lambda *_: True
    )
    found = {origin.backend: origin for origin in origins}
    assert set(found) == set(Backend)
    assert not missing
    assert found[Backend.CU130].versions == {"linux": "2.13.0+cu130", "win32": "2.13.0+cu130"}
    assert found[Backend.CU126].index == "https://p/cu126"
    assert found[Backend.MPS].versions == {"darwin": "2.13.0"}


def test_without_pytorchs_index_pypi_serves_what_it_has() -> None:
    """PyPI's build for Windows is the one for processors, and never stands in for CUDA's."""
    origins, missing = find_origins(
        _TORCH, pytorch_index="https://p", folder=None, has_wheels=lambda *_: False
    )
    assert {origin.backend: origin.versions for origin in origins} == {
        Backend.CPU: {"win32": "2.13.0"},
        Backend.CU130: {"linux": "2.13.0"},
        Backend.MPS: {"darwin": "2.13.0"},
    }
    assert set(missing) == {Backend.CU126, Backend.ROCM, Backend.XPU}
    assert "https://p/cu126" in missing[Backend.CU126]


def test_a_folder_adds_its_builds(tmp_path: Path) -> None:
    """Wheels in a folder serve the build that their version names, and no other."""
    for name in (
        "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl",
        "torch-2.12.0+xpu-cp311-cp311-manylinux_2_28_x86_64.whl",
        "torch-rubbish.whl",
    ):
        (tmp_path / name).touch()
    origins, missing = find_origins(
        _TORCH, pytorch_index="https://p", folder=tmp_path, has_wheels=lambda *_: False
    )
    found = {origin.backend: origin for origin in origins}
    assert found[Backend.CPU].versions == {"linux": "2.13.0+cpu", "win32": "2.13.0"}
    assert found[Backend.CPU].folder == tmp_path
    assert found[Backend.CU130].folder is None
    assert Backend.XPU in missing


def test_a_lock_names_the_computers_that_it_serves() -> None:
    """Windows is no computer of a lock whose build Windows would get another of."""
    origin = Origin(backend=Backend.CU130, versions={"linux": "2.13.0"})
    lock = make_lock(uv_answer(), a_project(), origin, _never)
    assert {target.platform.sys_platform for target in lock.served} == {"linux"}
    assert not lock.unserved
    assert b"win_amd64" not in lock.data
    assert b"macosx" not in lock.data
    assert all("linux" in marker for marker in tomllib.loads(lock.data.decode())["environments"])


def test_a_lock_tells_which_computers_lack_a_wheel() -> None:
    """A target for which one wheel is missing is left out by name, and the others stay."""
    answer = uv_answer()
    packages = answer["packages"]
    assert isinstance(packages, list)
    (torch,) = (package for package in packages if package["name"] == "torch")
    torch["wheels"] = [wheel for wheel in torch["wheels"] if "cp311-manylinux" in wheel["url"]]
    origin = Origin(backend=Backend.CU130, versions={"linux": "2.13.0"})
    lock = make_lock(answer, a_project(), origin, _never)
    assert {target.python for target in lock.served} == {(3, 11)}
    assert {target.python for target in lock.unserved} == {(3, 12), (3, 13)}
    torch["wheels"] = [{**torch["wheels"][0], "url": "https://e.org/torch-2.13.0-py2-none-any.whl"}]
    with pytest.raises(AssemblyError, match="whole for no computer"):
        make_lock(answer, a_project(), origin, _never)


def test_another_cuda_is_noticed() -> None:
    """When PyPI moves on to another CUDA, its build does not go out under the old name."""
    answer = uv_answer()
    packages = answer["packages"]
    assert isinstance(packages, list)
    (toolkit,) = (package for package in packages if package["name"] == "cuda-toolkit")
    toolkit["version"] = "13.2.1"
    with pytest.raises(AssemblyError, match=r"cuda-toolkit 13\.2\.1"):
        make_lock(
            answer,
            a_project(),
            Origin(backend=Backend.CU130, versions={"linux": "2.13.0"}),
            _never,
        )


def test_the_same_answer_gives_the_same_lock() -> None:
    """A lock has no time in it, and does not depend on when it was made."""
    origin = Origin(backend=Backend.CU130, versions={"linux": "2.13.0"})
    locks = [make_lock(uv_answer(), a_project(), origin, _never).data for _ in range(2)]
    assert locks[0] == locks[1]
    assert b"upload-time" not in locks[0]


def test_this_projects_own_words() -> None:
    """Version and Pythons of a release are those of the sources."""
    project = read_project(Path(__file__).parents[2])
    assert project.requires_python == ">=3.11,<3.14"
    assert project.pythons == ((3, 11), (3, 12), (3, 13))
    assert project.protocol_version >= 1
    assert project.pinned("torch").release


def test_what_is_no_project(tmp_path: Path) -> None:
    """Another folder is refused with its name."""
    with pytest.raises(AssemblyError, match=tmp_path.name):
        read_project(tmp_path)


_PYPI = {
    name: small_wheel(name, requires)
    for name, requires in {
        "light-1.0-py3-none-any.whl": (),
        "light-1.1-py3-none-any.whl": (),
        "torch-2.13.0-cp311-cp311-win_amd64.whl": ("light>=1",),
        "torch-2.13.0-cp311-cp311-macosx_14_0_arm64.whl": ("light>=1",),
    }.items()
}
_PYTORCH = {
    "cpu": {
        name: small_wheel(name, ("light>=1",))
        for name in (
            "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl",
            "torch-2.13.0+cpu-cp311-cp311-win_amd64.whl",
        )
    }
}


@pytest.fixture
def index() -> Iterator[PackageIndex]:
    """Both indexes, on loopback."""
    with package_index(_PYPI, _PYTORCH) as served:
        yield served


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The sources of a small project that needs torch."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "potluck"\nversion = "1"\nrequires-python = ">=3.11"\n'
        'classifiers = ["Programming Language :: Python :: 3.11"]\n'
        '[project.optional-dependencies]\ngui = []\nworker = ["torch>=2"]\ncoordinator = []\n'
    )
    (tmp_path / "constraints.txt").write_text("light==1.0\ntorch==2.13.0\n")
    words = tmp_path / "proto" / "potluck" / "__init__.py"
    words.parent.mkdir(parents=True)
    words.write_text('__version__ = "1"\nPROTOCOL_VERSION = 3\n')
    return tmp_path


def _resolver(index: PackageIndex) -> Resolver:
    newest = datetime(2026, 6, 1, tzinfo=UTC)
    return Resolver(uv=Path(uv.find_uv_bin()), index=index.pypi, newest=newest)


def test_uv_takes_torch_from_pytorchs_index(index: PackageIndex, sources: Path) -> None:
    """From an index without times and lengths only torch is taken, for the systems it is for."""
    indexes = Indexes()
    assert indexes.has_wheels(f"{index.pytorch}/cpu", "2.13.0+cpu")
    assert not indexes.has_wheels(f"{index.pytorch}/cu126", "2.13.0+cu126")
    origin = Origin(
        backend=Backend.CPU,
        versions={"linux": "2.13.0+cpu", "win32": "2.13.0+cpu"},
        index=f"{index.pytorch}/cpu",
    )
    project = read_project(sources)
    answer = _resolver(index).resolve(project, origin)
    size = indexes.size_of(f"{index.address}/files/torch-2.13.0%2Bcpu-cp311-cp311-win_amd64.whl")
    assert size == len(_PYTORCH["cpu"]["torch-2.13.0+cpu-cp311-cp311-win_amd64.whl"])
    lock = make_lock(answer, project, origin, indexes.size_of)
    assert {target.platform.name for target in lock.served} == {
        "Linux on x86-64",
        "Windows on x86-64",
    }
    wheels = planned_wheels(
        lock.data, name="lock", environment=_LINUX.environments()[0], tags=_LINUX.tags()
    )
    assert [(wheel.project, wheel.version) for wheel in wheels] == [
        ("light", "1.0"),
        ("torch", "2.13.0+cpu"),
    ]
    assert b"macosx" not in lock.data


def test_uv_takes_torch_from_a_folder(
    index: PackageIndex, sources: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A wheel of a folder is in the lock by its bare name, with its length and hash."""
    folder = tmp_path_factory.mktemp("a folder of wheels")
    name = "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl"
    (folder / name).write_bytes(_PYTORCH["cpu"][name])
    origin = Origin(backend=Backend.CPU, versions={"linux": "2.13.0+cpu"}, folder=folder)
    project = read_project(sources)
    answer = _resolver(index).resolve(project, origin)
    assert folder.name in str(answer).replace("%20", " ")
    packages = answer["packages"]
    assert isinstance(packages, list)
    here = [package for package in packages if "+cpu" in package["version"]]
    lock = make_lock({**answer, "packages": here}, project, origin, _never)
    (wheel,) = planned_wheels(
        lock.data, name="lock", environment=_LINUX.environments()[0], tags=_LINUX.tags()
    )
    assert wheel.url == wheel.filename == name
    assert wheel.size_bytes == len(_PYTORCH["cpu"][name])
    assert str(folder).encode() not in lock.data


def test_uvs_refusal_is_passed_on(index: PackageIndex, sources: Path) -> None:
    """When no versions fit, uv's own words come with the error."""
    origin = Origin(backend=Backend.XPU, versions={"linux": "2.13.0+xpu"})
    with pytest.raises(AssemblyError, match=r"(?s)xpu.*no version of torch==2\.13\.0\+xpu"):
        _resolver(index).resolve(read_project(sources), origin)


def test_a_silent_index_is_asked_once() -> None:
    """Where nobody listens, the answer is no, and soon."""
    indexes = Indexes()
    with package_index({}, {}) as gone:
        pass
    assert not indexes.has_wheels(f"{gone.pytorch}/cpu", "2.13.0+cpu")
    assert not indexes.has_wheels(f"{gone.pytorch}/xpu", "2.13.0+xpu")
    with pytest.raises(AssemblyError, match="does not answer"):
        indexes.size_of(f"{gone.address}/files/x.whl")
