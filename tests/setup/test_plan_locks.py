"""Which wheels a lock gives a computer, and what is refused of a lock."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.markers import default_environment

from potluck_setup.backend import Backend
from potluck_setup.errors import TamperedError, UnfitError
from potluck_setup.locks import planned_wheels
from release.locks import make_lock
from release.origins import Origin
from release.targets import PLATFORMS, Target
from tests.fakes.setup_locks import a_lock, a_project, uv_answer

_TARGETS = {
    (platform.sys_platform, platform.machine, minor): Target(platform=platform, python=(3, minor))
    for platform in PLATFORMS
    for minor in (11, 12, 13)
}
_WITH_PYPI = Origin(
    backend=Backend.CU130, versions={"linux": "2.13.0", "win32": "2.13.0", "darwin": "2.13.0"}
)


def _lock() -> bytes:
    return make_lock(uv_answer(), a_project(), _WITH_PYPI, _no_server).data


def _no_server(url: str) -> int:
    raise AssertionError(url)


def _planned(lock: bytes, system: str, machine: str, minor: int) -> dict[str, str]:
    target = _TARGETS[system, machine, minor]
    wheels = planned_wheels(
        lock,
        name="pylock.cu130.toml",
        environment=target.environments()[0],
        tags=target.tags(),
    )
    return {wheel.project: wheel.filename for wheel in wheels}


def test_linux_gets_cuda() -> None:
    """Linux on x86-64 with Python 3.11 gets its own wheels, NVIDIA's libraries among them."""
    found = _planned(_lock(), "linux", "x86_64", 11)
    assert found["torch"] == "torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl"
    assert found["nvidia-cublas"].endswith("manylinux_2_27_x86_64.whl")
    assert found["pyside6-essentials"].endswith("cp310-abi3-manylinux_2_34_x86_64.whl")
    assert "triton" in found
    assert "jeepney" in found
    assert "colorama" not in found


def test_windows_gets_its_own() -> None:
    """Windows with Python 3.12 gets no library for Linux, and what only Windows needs."""
    found = _planned(_lock(), "win32", "AMD64", 12)
    assert found["torch"] == "torch-2.13.0-cp312-cp312-win_amd64.whl"
    assert "colorama" in found
    assert not {"nvidia-cublas", "triton", "jeepney", "cuda-toolkit"} & set(found)


def test_a_mac_gets_its_own() -> None:
    """A Mac with an Apple chip gets wheels for it, and the universal ones."""
    found = _planned(_lock(), "darwin", "arm64", 13)
    assert found["torch"] == "torch-2.13.0-cp313-cp313-macosx_14_0_arm64.whl"
    assert found["pyside6-essentials"].endswith("macosx_13_0_universal2.whl")
    assert "nvidia-cublas" not in found


def test_every_wheel_is_known_whole() -> None:
    """Each planned wheel has an address, a length and a hash to be checked by."""
    target = _TARGETS["linux", "aarch64", 12]
    wheels = planned_wheels(
        _lock(), name="lock", environment=target.environments()[1], tags=target.tags()
    )
    assert wheels
    for wheel in wheels:
        assert wheel.url.startswith("https://files.pythonhosted.org/")
        assert wheel.size_bytes > 0
        assert len(wheel.sha256) == 64


def test_another_computer_is_told_so() -> None:
    """A Python that the lock does not serve is an error that names lock and Python."""
    environment = {**default_environment(), "python_version": "3.9", "python_full_version": "3.9.1"}
    with pytest.raises(UnfitError, match=r"3\.9\.1.*pylock\.cu130\.toml"):
        planned_wheels(_lock(), name="pylock.cu130.toml", environment=environment, tags=[])  # type: ignore[arg-type]


def test_a_missing_wheel_is_named() -> None:
    """Where no wheel fits the computer, the part that lacks one is named."""
    with pytest.raises(UnfitError, match="thing"):
        planned_wheels(a_lock(), name="lock", environment=default_environment(), tags=[])


def test_a_wheel_out_of_a_folder() -> None:
    """A wheel that only a folder has keeps its bare file name as its address."""
    target = _TARGETS["linux", "x86_64", 11]
    lock = a_lock(url=None, path="thing-1.0-py3-none-any.whl")
    (wheel,) = planned_wheels(
        lock, name="lock", environment=target.environments()[0], tags=target.tags()
    )
    assert wheel.url == "thing-1.0-py3-none-any.whl"


def test_an_escaped_name_is_unescaped() -> None:
    """PyTorch's index writes "+" as "%2B"; the file is called as the wheel is."""
    target = _TARGETS["linux", "x86_64", 11]
    url = "https://download.pytorch.org/whl/cpu/thing-1.0%2Bcpu-py3-none-any.whl"
    lock = a_lock(version="1.0+cpu", url=url)
    (wheel,) = planned_wheels(
        lock, name="lock", environment=target.environments()[0], tags=target.tags()
    )
    assert wheel.filename == "thing-1.0+cpu-py3-none-any.whl"
    assert wheel.url == url


_URL = "https://example.org/thing-1.0-py3-none-any.whl"


@pytest.mark.parametrize(
    "lock",
    [
        a_lock(url="http://example.org/thing-1.0-py3-none-any.whl"),
        a_lock(url="https:///thing-1.0-py3-none-any.whl"),
        a_lock(url="file://server/thing-1.0-py3-none-any.whl"),
        a_lock(url="git+https://example.org/thing-1.0-py3-none-any.whl"),
        a_lock(url="https://example.org/thing-1.0-py3-none-any.whl\r\nHost: evil"),
        a_lock(url="https://example.org/x/..%2F..%2Fthing-1.0-py3-none-any.whl"),
        a_lock(url="https://example.org/other-1.0-py3-none-any.whl"),
        a_lock(url=None, path="/srv/thing-1.0-py3-none-any.whl"),
        a_lock(url=None, path="../thing-1.0-py3-none-any.whl"),
        a_lock(url=f"https://example.org/{'x' * 3000}/thing-1.0-py3-none-any.whl"),
        a_lock(size=None),
        a_lock(size=0),
        a_lock(size=-5),
        a_lock(size=10**13),
        a_lock(hashes={"md5": "0" * 32}),
        a_lock(hashes={"sha256": "0" * 63}),
        a_lock(hashes={"sha256": "Z" * 64}),
        a_lock(
            also={"sdist": {"url": "https://example.org/thing-1.0.tar.gz", "hashes": {"md5": "0"}}}
        ),
        a_lock(wheels=False, also={"directory": {"path": "."}}),
        a_lock(wheels=False, also={"vcs": {"type": "git", "url": _URL, "commit-id": "0"}}),
        a_lock(name="potluck", url="https://example.org/potluck-1.0-py3-none-any.whl"),
        a_lock(version=None),
        a_lock(also={"marker": "extra == 'nothing"}),
        b"lock-version = '2.0'\ncreated-by = 'x'\npackages = []\n",
        b"not = [toml",
        b"\xff\xfe",
        b"x = " + b"[" * 20_000,
        b"x = " + b"1" * 5_000,
        b"# " + b"x" * 5_000_000,
    ],
)
def test_what_is_refused(lock: bytes) -> None:
    """Whatever is not a lock of whole wheels is refused, and the file is named."""
    with pytest.raises(TamperedError, match=r"pylock\.cpu\.toml"):
        planned_wheels(lock, name="pylock.cpu.toml", environment=default_environment(), tags=[])


_VALUES = st.none() | st.text(max_size=30) | st.integers() | st.lists(st.text(max_size=3))


@given(
    url=_VALUES, size=_VALUES, version=_VALUES, hashes=st.dictionaries(st.text(max_size=8), _VALUES)
)
def test_strange_values_are_refused_in_words(
    url: object, size: object, version: object, hashes: dict[str, object]
) -> None:
    """Whatever stands in the fields of a lock, it is one of the two errors or a plan."""
    hashes = {key: value for key, value in hashes.items() if value is not None}
    try:
        lock = a_lock(url=url, size=size, version=version, hashes=hashes)
    except UnicodeEncodeError:
        return
    target = _TARGETS["linux", "x86_64", 11]
    with suppress(TamperedError, UnfitError):
        planned_wheels(lock, name="lock", environment=target.environments()[0], tags=target.tags())


_WORDS = ["extra == 'a' or ", "'x' in extras and ", "platform_release > '1' or ", "os_name ~= "]
_MARKED = a_lock(also={"marker": "python_version >= '3.11' and sys_platform == 'linux'"})


@given(
    place=st.integers(0, len(_MARKED) - 1),
    cut=st.integers(0, 8),
    inserted=st.text("'\"<>=.,[]{}()0 aeo\\\n", max_size=8) | st.sampled_from(_WORDS),
)
def test_a_damaged_lock_is_refused_in_words(place: int, cut: int, inserted: str) -> None:
    """Whatever is changed in a lock, it is one of the two errors or a plan."""
    lock = _MARKED[:place] + inserted.encode() + _MARKED[place + cut :]
    target = _TARGETS["linux", "x86_64", 11]
    with suppress(TamperedError, UnfitError):
        planned_wheels(lock, name="lock", environment=target.environments()[0], tags=target.tags())
