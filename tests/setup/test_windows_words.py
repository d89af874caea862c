"""How the launchers of Windows have uv run a Python, tried with the real uv of this system."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import uv

from potluck_setup.looking import base_python

_SCRIPTS = Path(__file__).parents[2] / "installer" / "windows"
_RUN = re.compile(r'uv[^ ]*" (run --directory "[^"]*" .* python -s)')
_FIND = re.compile(r'uv[^ ]*" (python find [^<]*(?:<3.14|PYTHONS)[^"]*")')


def _words(name: str, pattern: re.Pattern[str]) -> str:
    text = (_SCRIPTS / name).read_text("utf-8").replace("%POTLUCK_UV%", "uv")
    found = pattern.search(text.replace("${PYTHONS}", ">=3.11,<3.14"))
    assert found is not None
    return found[1].replace(r"$INSTDIR\payload", "OURS").replace("%~dp0payload", "OURS")


def test_both_launchers_say_the_same() -> None:
    """Who starts Potluck from the Start menu gets the Python that a terminal gets."""
    assert _words("potluck.cmd", _RUN) == _words("python.nsh", _RUN)
    assert _words("potluck.cmd", _FIND) == _words("python.nsh", _FIND)


@pytest.mark.skipif(os.name == "nt", reason="scripts of the shell stand in for programs")
def test_a_python_that_lies_where_it_was_started_is_never_run(tmp_path: Path) -> None:
    """Somebody may have been made to unpack an archive, and stands in its folder."""
    theirs = tmp_path / "unpacked" / ".venv"
    mark, ours = tmp_path / "mark", tmp_path / "payload"
    ours.mkdir()
    for name in ("python", "python3"):
        program = theirs / "bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "$@" >>"{mark}"\nexec "{base_python()}" "$@"\n')
        program.chmod(0o755)
    (theirs / "pyvenv.cfg").write_text(f"home = {base_python().parent}\n")
    words = re.findall(r'"([^"]*)"|(\S+)', _words("potluck.cmd", _RUN))
    command = [quoted or plain for quoted, plain in words]
    command[command.index("OURS")] = str(ours)
    environment = {"HOME": str(tmp_path), "PATH": str(base_python().parent), "UV_NO_CACHE": "1"}
    ended = subprocess.run(
        [uv.find_uv_bin(), *command, "-c", "import sys; print(sys.argv[1:])", "a b", "--find"],
        env=environment,
        cwd=theirs.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "['a b', '--find']\n"
    assert not mark.exists()
