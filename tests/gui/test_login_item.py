"""Starting at login, in each system's own way."""

import json
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.installed import INSTALLATION_NAME
from potluck_gui.errors import LoginItemError
from potluck_gui.login_item.macos import MacLoginItem
from potluck_gui.login_item.port import LoginItem
from potluck_gui.login_item.system import login_command
from potluck_gui.login_item.windows import APPROVED_KEY, RUN_KEY, WindowsLoginItem
from potluck_gui.login_item.xdg import XdgLoginItem, exec_line

COMMAND = ["/opt/pot luck/python", "-m", "potluck_gui", "--hidden"]


class FakeRegistry:
    """The person's half of a registry, in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def read(self, key: str, name: str) -> str | bytes | None:
        """Return a value."""
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        """Set a value."""
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        """Take a value away."""
        self.values.pop((key, name), None)


@pytest.mark.parametrize(
    "make", [XdgLoginItem, MacLoginItem, lambda _folder: WindowsLoginItem(FakeRegistry())]
)
def test_it_is_on_exactly_while_it_was_turned_on(
    make: Callable[[Path], LoginItem], tmp_path: Path
) -> None:
    """The box in the window says what the system will do; twice is as good as once."""
    item = make(tmp_path)
    assert not item.is_on()
    item.turn_off()
    for _ in range(2):
        item.turn_on(COMMAND)
        assert item.is_on()
    for _ in range(2):
        item.turn_off()
        assert not item.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    """A desktop's own list of what starts writes into the entry; the window believes it."""
    item = XdgLoginItem(tmp_path)
    item.turn_on(COMMAND)
    entry = tmp_path / "autostart" / "potluck.desktop"
    entry.write_text(entry.read_text("utf-8") + line + "\n", "utf-8")
    assert not item.is_on()
    item.turn_on(COMMAND)
    assert item.is_on()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The sentence says where the choice could not be kept."""
    (tmp_path / "autostart").write_text("a file where a folder should be")
    with pytest.raises(LoginItemError, match="autostart"):
        XdgLoginItem(tmp_path).turn_on(COMMAND)


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=1))
def test_an_exec_line_gives_the_arguments_back(arguments: list[str]) -> None:
    """A folder with any name starts the same program, and nothing else."""
    assert _parsed(exec_line(arguments)) == arguments


def _parsed(line: str) -> list[str]:
    """Read an Exec value by the specification: string escapes, then quotes, then field codes."""
    assert "\n" not in line, "a line that ends in the middle could begin another key"
    plain = {"\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\t": "\t"}
    text = re.sub(r"\\.", lambda match: plain[match.group()], line)
    arguments, current, quoted, begun, index = list[str](), "", False, False, 0
    while index < len(text):
        letter = text[index]
        if letter == '"':
            quoted, begun = not quoted, True
        elif letter == "\\" and quoted:
            index += 1
            current += text[index]
        elif letter == " " and not quoted:
            arguments, current, begun = [*arguments, current], "", False
        else:
            current, begun = current + letter, True
        index += 1
    return [argument.replace("%%", "%") for argument in [*arguments, current]] if begun else []


def test_the_agent_of_macos_starts_the_command(tmp_path: Path) -> None:
    """Launchd reads the file; it has to say what to start, and when."""
    MacLoginItem(tmp_path).turn_on(COMMAND)
    [file] = (tmp_path / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == COMMAND
    assert agent["RunAtLoad"] is True


def test_windows_obeys_what_the_person_switched_off_in_its_settings() -> None:
    """Odd first bytes mean off; turning on again takes that back."""
    registry = FakeRegistry()
    item = WindowsLoginItem(registry)
    item.turn_on(COMMAND)
    assert registry.values[RUN_KEY, "Potluck"] == '"/opt/pot luck/python" -m potluck_gui --hidden'
    registry.values[APPROVED_KEY, "Potluck"] = b"\x03" + bytes(11)
    assert not item.is_on()
    item.turn_on(COMMAND)
    assert item.is_on()


def test_a_command_that_windows_would_cut_is_refused() -> None:
    """A cut command would start something else, or nothing, without a word."""
    with pytest.raises(LoginItemError, match="long a name"):
        WindowsLoginItem(FakeRegistry()).turn_on(["C:\\" + "x" * 300])


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system's own way")
def test_what_uninstalls_potluck_takes_the_entry_away(tmp_path: Path) -> None:
    """No entry of a program that is gone is left for the next login; asking twice is fine."""
    XdgLoginItem(tmp_path).turn_on(COMMAND)
    for _ in range(2):
        ended = subprocess.run(
            [sys.executable, "-m", "potluck_gui.login_item", "off"],
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
            check=False,
        )
        assert ended.returncode == 0
        assert not XdgLoginItem(tmp_path).is_on()


def test_the_tray_of_another_home_starts_with_that_home(tmp_path: Path) -> None:
    """Who keeps Potluck's data elsewhere finds it there after a login as well."""
    assert "--home" not in login_command(tmp_path, tmp_path)
    assert login_command(tmp_path / "b", tmp_path)[-2:] == ["--home", str(tmp_path / "b")]


def test_an_installed_app_is_started_by_its_launcher(tmp_path: Path) -> None:
    """The entry holds beyond updates, after which the version that made it may be deleted."""
    installation = {"kind": "test", "launcher": ["/usr/bin/potluck"], "payload": "/usr/lib/potluck"}
    (tmp_path / INSTALLATION_NAME).write_text(json.dumps(installation))
    usual = tmp_path / "home"
    command = login_command(usual, usual, tmp_path)
    assert command == ["/usr/bin/potluck", "app", "--hidden"]
    assert login_command(tmp_path, usual, tmp_path) == [*command, "--home", str(tmp_path)]
