"""The way from the app's window to the goodbye, which is a program of the installer."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from potluck_gui.application import Application
from potluck_gui.uninstalling import uninstall_command
from potluck_gui.window.app_page import AppPage
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

WAIT_MS = 10_000
APP = 6
WORDS = "Take Potluck off this computer…"


def test_only_what_an_installer_brought_can_be_taken_off(tmp_path: Path) -> None:
    """A checkout has no goodbye; each installer has its own."""
    home = tmp_path / "home"
    assert uninstall_command(home, tmp_path) == ()
    noted = {"kind": "deb", "launcher": ["/usr/bin/potluck"], "payload": "/usr/lib/potluck"}
    (tmp_path / "installation.json").write_text(json.dumps(noted))
    words = ("uninstall", "--window", "--home", str(home))
    assert uninstall_command(home, tmp_path) == ("/usr/bin/potluck", *words)
    (tmp_path / "installation.json").write_text(
        json.dumps({"kind": "windows", "launcher": ["p.exe"], "payload": "/apps/Potluck/payload"})
    )
    assert uninstall_command(home, tmp_path) == (str(Path("/apps/Potluck/uninstall.exe")),)


def _page(qtbot: QtBot, application: Application) -> AppPage:
    application.open_window()
    window = application.window
    assert isinstance(window, MainWindow)
    window.go_to(APP)
    qtbot.waitUntil(lambda: bool(window.findChildren(AppPage)), timeout=WAIT_MS)
    return window.findChildren(AppPage)[0]


def test_the_page_starts_the_goodbye(
    qtbot: QtBot,
    start_app: Callable[..., Application],
    daemon: FakeControlProcess,
    tmp_path: Path,
) -> None:
    """The button starts a program of its own, which asks; the app itself deletes nothing."""
    daemon.show(scenes.working())
    said = tmp_path / "said"
    program = tmp_path / "potluck"
    program.write_text(
        f'#!/bin/sh\n[ -t 0 ] || echo "$*" >"{said}.part"; mv "{said}.part" "{said}"\n'
    )
    program.chmod(0o755)
    page = _page(qtbot, start_app(uninstall_command=[str(program), "uninstall", "--window"]))
    (button,) = (each for each in page.findChildren(QPushButton) if each.text() == WORDS)
    button.click()
    qtbot.waitUntil(said.exists, timeout=WAIT_MS)
    assert said.read_text() == "uninstall --window\n"


def test_a_checkout_offers_no_goodbye(
    qtbot: QtBot, start_app: Callable[..., Application], daemon: FakeControlProcess
) -> None:
    """Nobody is offered what can't be done."""
    daemon.show(scenes.working())
    page = _page(qtbot, start_app())
    assert WORDS not in [each.text() for each in page.findChildren(QPushButton)]
