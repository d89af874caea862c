"""The power helper from an installed Potluck: who is asked, and that the payload's copy works."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from potluck_setup.errors import SetupError, UnfitError
from potluck_setup.power_helper import (
    Asker,
    command_as_root,
    helper_script,
    set_up_power_helper,
)

SCRIPTS = Path(__file__).resolve().parents[2] / "installer" / "power-helper"


def asker(programs: Mapping[str, str], **more: bool) -> Asker:
    """Return what a person can be asked with."""
    has = {"is_root": False, "has_terminal": False, "has_display": False} | more
    return Asker(find=programs.get, **has)


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """Return a payload whose scripts write down that they ran."""
    folder = tmp_path / "payload" / "power-helper"
    folder.mkdir(parents=True)
    for name, status in (("install", 0), ("uninstall", 1)):
        script = folder / name
        script.write_text(f'#!/bin/sh\ntouch "{tmp_path}/{name}.ran"\nexit {status}\n')
        script.chmod(0o755)
    return tmp_path / "payload"


def test_a_terminal_asks_with_sudo_and_a_desktop_with_its_own_question(payload: Path) -> None:
    """The person is asked where they are; nobody types a password into the wrong place."""
    script = helper_script(payload, remove=False)
    both = {"sudo": "/usr/bin/sudo", "pkexec": "/usr/bin/pkexec"}
    at_terminal = asker(both, has_terminal=True, has_display=True)
    assert command_as_root(script, at_terminal) == ["/usr/bin/sudo", str(script)]
    on_desktop = asker(both, has_display=True)
    assert command_as_root(script, on_desktop) == ["/usr/bin/pkexec", str(script)]
    without_sudo = asker({"pkexec": "/usr/bin/pkexec"}, has_terminal=True, has_display=True)
    assert command_as_root(script, without_sudo) == ["/usr/bin/pkexec", str(script)]
    assert command_as_root(script, asker({}, is_root=True)) == [str(script)]


def test_where_nobody_can_be_asked_the_command_is_said(payload: Path) -> None:
    """Over a connection without a terminal the sentence is all that helps."""
    script = helper_script(payload, remove=False)
    with pytest.raises(SetupError, match=str(script)):
        command_as_root(script, asker({"pkexec": "/usr/bin/pkexec"}))


def test_how_the_script_ended_is_told(payload: Path, tmp_path: Path) -> None:
    """A helper that was not installed is never said to be."""
    root = asker({}, is_root=True)
    set_up_power_helper(payload, remove=False, asker=root)
    assert (tmp_path / "install.ran").exists()
    with pytest.raises(SetupError, match="not removed"):
        set_up_power_helper(payload, remove=True, asker=root)


def test_a_closed_question_is_no_fault(payload: Path, tmp_path: Path) -> None:
    """Who changes their mind is not told of an error in the helper."""
    pkexec = tmp_path / "pkexec"
    pkexec.write_text("#!/bin/sh\nexit 126\n")
    pkexec.chmod(0o755)
    desktop = asker({"pkexec": str(pkexec)}, has_display=True)
    with pytest.raises(SetupError, match="nothing changed"):
        set_up_power_helper(payload, remove=False, asker=desktop)


def test_other_systems_are_told_that_there_is_none(tmp_path: Path) -> None:
    """Windows and macOS have no helper yet."""
    with pytest.raises(UnfitError, match="Linux only"):
        helper_script(tmp_path, remove=False)


def test_the_copy_of_the_payload_brings_its_own_libraries(tmp_path: Path) -> None:
    """What runs as root comes from the package alone, not from anybody's home folder."""
    folder = tmp_path / "payload" / "power-helper"
    site = folder / "site"
    modules = ("__init__", "atomic_file", "errors", "file_lock", "frames", "limits")
    files = [f"potluck/{name}.py" for name in (*modules, "v1/__init__", "v1/power_pb2")]
    for name in (*files, "pynvml.py", "google/protobuf/__init__.py", "google/_upb/x.so"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    (site / "potluck_power").mkdir()
    (site / "potluck_power" / "__init__.py").write_text("")
    main = "def main() -> int:\n    return 0\n"
    (site / "potluck_power" / "__main__.py").write_text(main)
    for name in ("install", "uninstall", "potluck-power.service"):
        (folder / name).write_bytes((SCRIPTS / name).read_bytes())
        (folder / name).chmod(0o755)
    (folder / "power-helper.md").write_text("")
    system = tmp_path / "system"
    done = subprocess.run(
        [folder / "install"],
        env={"PATH": os.environ["PATH"], "DESTDIR": str(system), "PKEXEC_UID": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "needs /usr/bin/python3" in done.stderr:
        pytest.skip("the helper needs /usr/bin/python3")
    assert done.returncode == 0, done.stderr
    library = system / "usr/local/lib/potluck-power"
    assert (library / "google/protobuf/__init__.py").is_file()
    removed = subprocess.run(
        [library / "uninstall"],
        env={"PATH": os.environ["PATH"], "DESTDIR": str(system)},
        check=False,
    )
    assert removed.returncode == 0
    assert not [path for path in system.rglob("*") if path.is_file()]
