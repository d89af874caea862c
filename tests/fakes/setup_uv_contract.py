"""What every Uv has to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from potluck_setup.errors import CancelledError, SetupError, TamperedError
from potluck_setup.fetching import FoundWheel
from potluck_setup.laying_out import requirements_of
from potluck_setup.looking import base_python
from potluck_setup.uv import Uv
from tests.fakes.setup_wheels import make_wheel, planned


def _still() -> None:
    """Let it go on."""


def _stop() -> None:
    raise CancelledError("Stopped.")


def _requirements(folder: Path, *wheels: Path) -> Path:
    found = [FoundWheel(wheel=planned(wheel), path=wheel) for wheel in wheels]
    path = folder / "requirements.txt"
    path.write_text(requirements_of(found))
    return path


class UvContract:
    """Tests for every Uv; a subclass has a fixture `uv`."""

    def test_has_a_version(self, uv: Uv) -> None:
        """It says which version it is."""
        assert uv.version().count(".") == 2

    def test_environment_has_exactly_what_was_named(self, uv: Uv, tmp_path: Path) -> None:
        """Wheels are installed from folders with odd names, so that the interpreter finds them."""
        odd = tmp_path / "with spaces ${HOME} & 100%"
        apple = make_wheel(odd, "apple", "1.0+cpu", {"apple.py": b"taste = 1\n"})
        environment = tmp_path / "environment"
        uv.make_environment(environment, base_python(), _still)
        uv.install(environment, _requirements(tmp_path, apple), _still)
        (packages,) = environment.glob("lib/*/site-packages")
        assert (packages / "apple.py").read_bytes() == b"taste = 1\n"
        assert (packages / "apple-1.0+cpu.dist-info").is_dir()
        python = environment / "bin" / "python"
        said = subprocess.run([python, "-c", "print(1)"], check=True, capture_output=True)
        assert said.stdout == b"1\n"

    def test_changed_wheel_is_refused_and_named(self, uv: Uv, tmp_path: Path) -> None:
        """A wheel that was changed after it was planned is not installed."""
        apple = make_wheel(tmp_path, "apple", "1.0", {"apple.py": b"taste = 1\n"})
        requirements = _requirements(tmp_path, apple)
        make_wheel(tmp_path, "apple", "1.0", {"apple.py": b"taste = 2\n"})
        environment = tmp_path / "environment"
        uv.make_environment(environment, base_python(), _still)
        with pytest.raises(TamperedError, match=r"apple-1\.0-py3-none-any\.whl"):
            uv.install(environment, requirements, _still)

    def test_missing_wheel_is_told(self, uv: Uv, tmp_path: Path) -> None:
        """A wheel that has gone is named."""
        apple = make_wheel(tmp_path, "apple", "1.0", {"apple.py": b"taste = 1\n"})
        requirements = _requirements(tmp_path, apple)
        apple.unlink()
        environment = tmp_path / "environment"
        uv.make_environment(environment, base_python(), _still)
        with pytest.raises(SetupError, match=r"apple-1\.0"):
            uv.install(environment, requirements, _still)

    def test_nothing_is_made_over_something(self, uv: Uv, tmp_path: Path) -> None:
        """A folder that is there is never emptied."""
        (tmp_path / "environment").mkdir()
        (tmp_path / "environment" / "mine").touch()
        with pytest.raises(SetupError):
            uv.make_environment(tmp_path / "environment", base_python(), _still)
        assert (tmp_path / "environment" / "mine").exists()

    def test_interpreter_that_is_none_is_told(self, uv: Uv, tmp_path: Path) -> None:
        """An interpreter that is not there ends in a sentence."""
        with pytest.raises(SetupError):
            uv.make_environment(tmp_path / "environment", tmp_path / "python", _still)

    def test_python_of_this_process_is_a_base(self) -> None:
        """Environments are made of an interpreter that is not an environment itself."""
        said = subprocess.run(
            [
                base_python(),
                "-c",
                "import sys; print(sys.prefix == sys.base_prefix, *sys.version_info)",
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        assert said.stdout.split()[:3] == ["True", *map(str, sys.version_info[:2])]
