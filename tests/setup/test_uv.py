"""The real uv and the made-up one do the same, and the real one listens to nobody else."""

import os
import sys
from pathlib import Path

import pytest
from uv import find_uv_bin

from potluck_setup.children import clean_environment, run_child
from potluck_setup.errors import CancelledError, NoConnectionError, SetupError
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.uv import RealUv, environment_for_uv
from tests.fakes.setup_uv import FakeUv
from tests.fakes.setup_uv_contract import UvContract

UV = find_uv_bin()


def real_uv(root: Path, network: NetworkSettings | None = None) -> RealUv:
    """Return uv as it is installed here, for a root."""
    network = network or NetworkSettings(offline=True)
    return RealUv(Path(UV), places=Places(root=root), network=network)


class TestFakeUv(UvContract):
    """The made-up one."""

    @pytest.fixture
    def uv(self) -> FakeUv:
        """Return one."""
        return FakeUv()


class TestRealUv(UvContract):
    """The program."""

    @pytest.fixture
    def uv(self, tmp_path: Path) -> RealUv:
        """Return one with a root of its own."""
        return real_uv(tmp_path / "root")

    def test_python_that_can_not_come_is_told(self, tmp_path: Path) -> None:
        """Without a network, a Python that is not there is told with what to do."""
        folder = (tmp_path / "empty").as_uri()
        uv = real_uv(tmp_path / "root", NetworkSettings(python_mirror=folder))
        with pytest.raises(NoConnectionError, match=r"Python 3\.11 .*mirror"):
            uv.install_python("3.11", lambda: None)

    def test_what_is_in_the_cache_of_the_person_stays_theirs(self, tmp_path: Path) -> None:
        """Everything that uv keeps is below the root."""
        uv = real_uv(tmp_path / "root")
        uv.make_environment(tmp_path / "environment", Path(sys.executable), lambda: None)
        assert (tmp_path / "root" / "uv-cache").is_dir()


def test_program_that_is_missing_is_told(tmp_path: Path) -> None:
    """An installer without its uv says so."""
    uv = RealUv(
        tmp_path / "uv", places=Places(root=tmp_path), network=NetworkSettings(offline=True)
    )
    with pytest.raises(SetupError, match="uv"):
        uv.version()


def test_own_words_of_the_person_for_uv_do_not_count(tmp_path: Path) -> None:
    """Nothing that is set for uv, pip or Python changes what is installed; a mirror alone holds."""
    places = Places(root=tmp_path)
    environ = {
        "PATH": "/bin",
        "UV_INDEX_URL": "http://x",
        "PIP_INDEX_URL": "http://x",
        "PYTHONPATH": "/x",
        "VIRTUAL_ENV": "/x",
        "UV_PYTHON_INSTALL_MIRROR": "http://pythons",
        "https_proxy": "http://one",
    }
    network = NetworkSettings(proxy="http://two")
    assert environment_for_uv(environ, places, network) == {
        "PATH": "/bin",
        "PYTHONSAFEPATH": "1",
        "UV_CACHE_DIR": str(places.uv_cache),
        "UV_PYTHON_INSTALL_DIR": str(places.pythons),
        "UV_PYTHON_INSTALL_MIRROR": "http://pythons",
        "HTTP_PROXY": "http://two",
        "HTTPS_PROXY": "http://two",
        "ALL_PROXY": "http://two",
    }


def test_program_is_ended_when_it_should_stop(tmp_path: Path) -> None:
    """A program that is called off is gone when that is told."""
    note = tmp_path / "pid"
    code = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    def tick() -> None:
        if note.exists() and note.read_text():
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        run_child([sys.executable, "-c", code], environ=os.environ, tick=tick)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_files_where_it_is_started_are_not_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A daemon that starts in a home with a random.py of the person's works all the same."""
    (tmp_path / "random.py").write_text("raise SystemExit('theirs')")
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "random"]
    assert run_child(command, environ=os.environ, tick=lambda: None).last_line == "theirs"
    ended = run_child(command, environ=clean_environment(os.environ), tick=lambda: None)
    assert ended.last_line != "theirs"


def test_what_a_program_says_is_bounded() -> None:
    """Of a program that never stops talking the last lines are kept, each cut."""
    code = "print('y' * 9000000)\nfor number in range(5000): print(number)\nraise SystemExit(7)"
    ended = run_child(
        [sys.executable, "-c", code], environ=clean_environment(os.environ), tick=lambda: None
    )
    assert ended.status == 7
    assert ended.last_line == "4999"
    assert len(ended.lines) == 200
