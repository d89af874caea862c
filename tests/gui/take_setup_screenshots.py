"""Takes pictures of the setup window: `python -m tests.gui.take_setup_screenshots FOLDER`.

A tool for developers, not a test: the real window, over an engine that only says what a scene
needs, once for each way to look, on no display. Look at the pictures: no test sees a cut word or an
ugly one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from potluck_gui.design.theme import Theme
from potluck_gui.languages import Languages
from potluck_gui.motion.fixed import FixedMotion
from potluck_setup.leaving import Kept
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.start_task import Task
from potluck_setup.window.engine_process import EngineProcess
from potluck_setup.window.goodbye import surroundings as goodbye
from potluck_setup.window.goodbye.goodbye_window import GoodbyeWindow
from potluck_setup.window.setup_window import SetupWindow
from potluck_setup.window.surroundings import Surroundings
from tests.fakes import setup_engine, setup_scenes

VARIANTS: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {"PICTURES_DARK": "1"},
    "de": {"PICTURES_LANGUAGE": "de"},
    "es": {"PICTURES_LANGUAGE": "es"},
    "200": {"QT_SCALE_FACTOR": "2"},
    "large": {"PICTURES_TEXT": "2", "PICTURES_LANGUAGE": "de"},
    "rtl": {"PICTURES_LANGUAGE": "ar"},
}
_NEVER = "/nowhere/at/all"
_PATIENCE_SECONDS = 20.0


def scenes() -> dict[str, tuple[Task, dict[str, list[list[dict[str, Any]]]], list[str]]]:
    """Return for each picture the task, what the engine says, and what is pressed."""
    said = setup_scenes
    plain, wait = [{"say": said.look()}], {"wait": _NEVER}
    cpu = [{"say": said.on_the_processor()}]
    first = {"say": said.fetching(980_000_000)}
    at = {"say": said.fetching(1_240_000_000)}
    unreachable = said.trouble(
        "unreachable",
        "The connection to files.pythonhosted.org broke off. What has been fetched is kept; "
        "try again later.",
    )
    waits = (
        "Potluck 0.2.0 is laid out. It takes over after the work in hand; until then the version "
        "before goes on."
    )
    return {
        "1-looking": (Task.INSTALL, {"look": [[wait]]}, []),
        "1-before": (Task.INSTALL, {"look": [plain]}, []),
        "1-before-processor": (Task.INSTALL, {"look": [cpu]}, []),
        "1-before-hindered": (Task.INSTALL, {"look": [[{"say": said.hindered()}]]}, []),
        "1-before-resumed": (
            Task.INSTALL,
            {"look": [[{"say": said.look(here_bytes=1_240_000_000)}]]},
            [],
        ),
        "1-repair": (Task.REPAIR, {"look": [plain]}, []),
        "1-update": (Task.UPGRADE, {"look": [[{"say": said.look(download_bytes=0)}]]}, []),
        "2-fetching": (
            Task.INSTALL,
            {"look": [plain], "install": [[first, at, wait]]},
            ["install"],
        ),
        "2-fetching-processor": (
            Task.INSTALL,
            {"look": [cpu], "install": [[{"say": said.fetching(0, left=None)}, wait]]},
            ["install"],
        ),
        "2-laying-out": (
            Task.INSTALL,
            {
                "look": [plain],
                "install": [[{"say": said.stage("laying_out", detail="numpy-2.3.5")}, wait]],
            },
            ["install"],
        ),
        "2-stop": (
            Task.INSTALL,
            {"look": [plain], "install": [[first, at, wait]]},
            ["install", "close"],
        ),
        "3-done": (
            Task.INSTALL,
            {"look": [plain], "install": [[{"say": {"result": {"name": "n"}}}]]},
            ["install"],
        ),
        "3-done-processor": (
            Task.INSTALL,
            {"look": [cpu], "install": [cpu]},
            ["install"],
        ),
        "3-done-waits": (
            Task.UPGRADE,
            {"look": [plain], "upgrade": [[{"say": {"result": {"warning": waits}}}]]},
            ["install"],
        ),
        "4-trouble": (
            Task.INSTALL,
            {"look": [plain], "install": [[at, {"say": unreachable}, {"exit": 1}]]},
            ["install", "_copy_details"],
        ),
        "5-network": (Task.INSTALL, {"look": [plain]}, ["show_network"]),
        "5-network-wrong": (Task.INSTALL, {"look": [plain]}, ["show_network", "wrong"]),
    }


def take(name: str, folder: Path) -> None:
    """Take the pictures of one variant in this process."""
    app = QApplication([])
    if "PICTURES_TEXT" in os.environ:
        font = app.font()
        font.setPointSizeF(font.pointSizeF() * float(os.environ["PICTURES_TEXT"]))
        app.setFont(font)
    Languages(app).use(os.environ.get("PICTURES_LANGUAGE", "en"))
    theme = Theme(app)
    dark = "PICTURES_DARK" in os.environ
    theme.choose(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    for scene, (task, script, pressed) in scenes().items():
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "script.json"
            path.write_text(json.dumps(script), "utf-8")
            window = SetupWindow(
                Surroundings(
                    task=task,
                    places=Places(root=Path(scratch)),
                    engine=(sys.executable, setup_engine.__file__, str(path)),
                    options=(),
                    load_network=NetworkSettings,
                    store_network=lambda _settings: None,
                    motion=FixedMotion(still=True),
                    open_after_ms=600_000,
                ),
                theme,
            )
            ended: list[int] = []
            window.ended.connect(ended.append)
            if os.environ.get("PICTURES_TEXT"):
                window.resize(720, 520)
            window.show()
            window.look()
            _settle(app)
            for press in pressed:
                _press(window, press)
                _settle(app)
            shown = app.activeModalWidget() or window
            picture = window.grab() if shown is window else shown.grab()
            picture.save(str(folder / f"{name}-setup-{scene}.png"))
            window.leave()
            _until(app, lambda ended=ended: bool(ended))  # type: ignore[misc]
            window.deleteLater()
    take_goodbye(app, theme, name, folder)


def take_goodbye(app: QApplication, theme: Theme, name: str, folder: Path) -> None:
    """Take the pictures of the window of the goodbye."""
    wait = {"wait": _NEVER}
    going = {"say": setup_scenes.stage("removing")}
    left = [
        {"sentence": "What was kept is in /home/robin/.local/share/potluck.", "command": ""},
        {
            "sentence": "The package is still there. An administrator removes it with this "
            "command.",
            "command": "sudo apt remove potluck",
        },
    ]
    stuck = setup_scenes.trouble(
        "internal",
        "Potluck is being installed, updated or removed at this very moment. Wait until that has "
        "ended, then try again.",
    )
    scenes: dict[str, list[dict[str, Any]]] = {
        "6-goodbye-ask": [],
        "6-goodbye-going": [going, wait],
        "6-goodbye-gone": [{"say": {"result": {"left": left}}}],
        "6-goodbye-stuck": [{"say": stuck}, {"exit": 1}],
    }
    for scene, run in scenes.items():
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "script.json"
            path.write_text(json.dumps({"uninstall": [run]}), "utf-8")
            window = GoodbyeWindow(
                goodbye.Surroundings(
                    engine=(sys.executable, setup_engine.__file__, str(path)),
                    options=(),
                    home=Path("/home/robin/.local/share/potluck"),
                    kept=Kept(identity=True, history=True),
                    may_try_again=lambda: True,
                    motion=FixedMotion(still=True),
                ),
                theme,
            )
            if os.environ.get("PICTURES_TEXT"):
                window.resize(720, 520)
            window.show()
            window.ask()
            if run:
                window.take_off()
            _settle(app)
            window.grab().save(str(folder / f"{name}-{scene}.png"))
            engine = window.findChild(EngineProcess)
            if engine is not None:
                engine.stop()
                _settle(app)
            window.deleteLater()


def _press(window: SetupWindow, what: str) -> None:
    if what == "wrong":
        window.page.findChildren(QLineEdit)[0].setText("my proxy")
        window.page._save()  # type: ignore[attr-defined]
    else:
        getattr(window, what)()


def _settle(app: QApplication) -> None:
    """Let the engine's lines come in."""
    ends = time.monotonic() + 0.8
    _until(app, lambda: time.monotonic() > ends)


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    ends = time.monotonic() + _PATIENCE_SECONDS
    while not done() and time.monotonic() < ends:
        app.processEvents()
        time.sleep(0.01)
    QGuiApplication.processEvents()


def main() -> None:
    """Take all pictures, or those of one variant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/screenshots"))
    parser.add_argument("--only", choices=list(VARIANTS))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.here:
        take(given.only, given.folder)
        return
    for name, variables in VARIANTS.items():
        if given.only in {None, name}:
            again = [sys.executable, "-m", __spec__.name, str(given.folder), "--only", name]
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | variables
            subprocess.run([*again, "--here"], env=environment, check=True)


if __name__ == "__main__":
    main()
