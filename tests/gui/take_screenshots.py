"""Takes pictures of the app as a person sees it: `python -m tests.gui.take_screenshots FOLDER`.

A tool for developers, not a test. It starts a virtual desktop (Debian: xvfb openbox trayer xdotool
imagemagick), the fake control service and the real app, goes through the first steps, every page,
every state and every dialog, and saves a PNG of each: light, dark, in German, at 200 % and, of some
pages, right to left. It ends only what it has started. Look at the pictures: no test sees a cut
word or an ugly one.
"""

import argparse
import datetime as dt
import json
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from potluck.v1 import control_pb2 as control
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes, update_scenes
from tests.journey.desktop import PANEL_HEIGHT, desktop, running
from tests.journey.person import Person

_TRANSLATIONS = Path(__file__).parents[2] / "gui" / "potluck_gui" / "translations"
_WIDTH, _HEIGHT = 1080, 812

_PRICES = {"en": "0.32", "de": "0,32"}
"""As somebody types it in each language."""
_STATES = (
    "working",
    "two_devices",
    "paused",
    "waiting",
    "offline",
    "problem",
    "three_projects",
    "first_run",
)


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One way in which the app can look.

    Attributes:
        dark: Whether the desktop is dark.
        language: Which language the person chose; one from right to left turns the window around.
        scale: How many pixels a pixel of the app has at each side.
        whole: Whether every state and dialog is taken too, or just the pages.
    """

    dark: bool = False
    language: str = "en"
    scale: int = 1
    whole: bool = True


VARIANTS = {
    "light": Variant(),
    "dark": Variant(dark=True),
    "de": Variant(language="de"),
    "200": Variant(scale=2, whole=False),
    "rtl": Variant(language="ar", whole=False),
}


class _Tour:
    """Goes through the app and takes pictures."""

    def __init__(self, name: str, variant: Variant, folder: Path) -> None:
        self._name = name
        self._variant = variant
        self._folder = folder
        self._words = _translations(variant.language)
        self._now_ms = int(dt.datetime.now(tz=dt.UTC).timestamp() * 1000)

    def take(self) -> None:
        """Take all pictures of this variant."""
        scale = self._variant.scale
        width, height = _WIDTH * scale, _HEIGHT * scale
        with ExitStack() as stack:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            size = f"{width}x{height}"
            environment = stack.enter_context(
                desktop(size=size, dark=self._variant.dark, panel=True)
            )
            environment = environment | {"QT_SCALE_FACTOR": str(scale)}
            self._fake = stack.enter_context(FakeControlProcess())
            self._prepare(home)
            chosen = {"language": self._variant.language}
            (home / "window.json").write_text(json.dumps(chosen), "utf-8")
            socket = home / "places"
            app = [sys.executable, "-m", "tests.journey.places", str(socket), "--home", str(home)]
            stack.enter_context(running(app, environment))
            self._person = Person(environment, socket, self._folder)
            self._wait("Welcome to Potluck")
            self._person.fill_screen(width, height - PANEL_HEIGHT)
            self._first_steps()
            self._pages()
            if self._variant.whole:
                self._dialogs()
                self._states()
            self._updates()

    def _prepare(self, home: Path) -> None:
        fake = self._fake
        fake.open(home)
        fake.set_settings(scenes.first_settings())
        for preset, values in scenes.measured_presets():
            figures = preset.figures
            figures.CopyFrom(scenes.effect(watts=figures.watts, noise=figures.noise))
            fake.set_preset(preset, values)
        fake.set_preview(scenes.preview(), scenes.PRICE_PER_KWH)
        fake.set_programs(["blender", "firefox"])
        today = dt.datetime.now().astimezone().date()
        for bucket in (
            control.BUCKET_DAY,
            control.BUCKET_WEEK,
            control.BUCKET_MONTH,
            control.BUCKET_YEAR,
        ):
            fake.set_history(bucket, scenes.history(bucket, today=today))
        fake.set_receipts(scenes.receipts())
        fake.set_activity(scenes.activity(self._now_ms))
        about = scenes.about()
        fake.set_about(about)  # Of the second project.
        about.about.project_id = "ef" * 32
        fake.set_invite(scenes.INVITE_LINK, about.about)
        about.about.project_id, about.about.name = scenes.PROJECT_ID, "Kitchen Tales"
        fake.set_about(about)
        fake.set_model(scenes.PROJECT_ID, scenes.model())
        fake.set_report("Potluck 0.1.0\nLinux 6.1, x86_64\nDevices: NVIDIA GeForce RTX 4070\n")
        fake.set_findings(scenes.findings())
        fake.slow_streams(0.15)
        fake.show(scenes.first_run())

    def _first_steps(self) -> None:
        self._picture("first-1-welcome")
        self._click("Next", "button")
        self._wait("What this computer can give")
        self._click("Check speed and heat (20 seconds)", "button")
        self._wait("Done. This computer can help.")
        self._picture("first-2-devices")
        self._click("Next", "button")
        self._wait("What does electricity cost you?")
        price = _PRICES.get(self._variant.language)
        if price is not None:
            self._person.replace(self._said("Price of a kilowatt-hour"), price)
            self._person.replace(self._said("Currency"), "EUR")
        self._wait_quietly()
        self._picture("first-3-amount")
        self._click("Next", "button")
        self._wait("Which project do you want to help?")
        self._picture("first-4-project")
        self._click("A project that invited me", "button")
        self._click("Invite link", "field")
        self._person.write(scenes.INVITE_LINK)
        self._click("See what it is", "button")
        self._wait("Join and start")
        self._picture("first-4-project-found")
        self._click("Practice, on this computer alone", "button")
        self._click("Start Practice", "button")
        self._wait("What you gave")

    def _pages(self) -> None:
        self._fake.show(scenes.working())
        self._wait("Carry on")
        time.sleep(2.5)  # The moment of joy moves that long.
        self._picture("home-first-verified")
        self._click("Carry on", "button")
        self._click("Home")  # Away from the button that would have the keyboard.
        self._picture("page-home")
        for name, picture, below in (
            ("Contribution", "contribution", "Signed receipts…"),
            ("The model", "model", "Write"),
            ("Projects", "projects", ""),
            ("Limits", "limits", "Hours of cheap electricity"),
            ("Activity", "activity", ""),
            ("App", "app", ""),
        ):
            if picture == "projects":
                self._fake.show(scenes.three_projects())
            self._click(name)
            self._wait_quietly()
            self._picture(f"page-{picture}")
            if below:
                self._reach(below)
                if below == "Write":
                    self._click(below, "button")
                    self._wait("Another try")
                    self._reach("Written on this computer just now.")
                self._picture(f"page-{picture}-below")

    def _dialogs(self) -> None:
        self._click("Contribution")
        for opened, picture in (
            ("Signed receipts…", "receipts"),
            ("Make a card to share…", "share-card"),
        ):
            self._dialog(opened, picture)
        self._click("Projects")
        self._dialog("What leaves this computer", "sent")
        self._dialog("About this project", "about")
        self._dialog("Leave…", "leave")
        self._click("Join with an invite link…", "button")
        self._picture("dialog-join-empty")
        self._person.write(scenes.INVITE_LINK)
        self._person.press("Return")
        self._wait("Fingerprint of its key")
        self._picture("dialog-join-found")
        self._person.press("Escape")
        self._click("Activity")
        self._dialog("Copy for support…", "support")
        self._click("App")
        self._reach("Check Potluck…")
        self._click("Check Potluck…", "button")
        self._wait("One thing is broken")
        self._picture("dialog-doctor")
        self._person.press("Escape")

    def _dialog(self, opened: str, picture: str) -> None:
        self._click(opened, "button")
        self._wait_quietly()
        self._picture(f"dialog-{picture}")
        self._person.press("Escape")

    def _states(self) -> None:
        self._click("Home")
        for state in _STATES:
            snapshot: control.Snapshot = getattr(scenes, state)()
            if state == "paused":
                snapshot.resumes_unix_ms = self._now_ms + 3_600_000
            self._fake.show(snapshot)
            self._wait_quietly()
            self._picture(f"state-{state.replace('_', '-')}", panel=True)

    def _updates(self) -> None:
        self._click("App")
        for state, snapshot in update_scenes.all_states(self._now_ms).items():
            self._fake.show(snapshot)
            self._wait_quietly()
            self._picture(f"update-{state}")
        self._click("Home")
        self._wait("See updates")
        self._picture("update-above-home")

    def _said(self, text: str) -> str:
        """Return which of the translations of a text is to be seen, once one is."""
        known = self._words.get(text, [text])
        self._person.wait_for(*known)
        return next(each for each in known if self._person.sees(each))

    def _wait(self, text: str) -> None:
        self._said(text)

    def _click(self, text: str, kind: str = "") -> None:
        self._person.click(self._said(text), kind)

    def _reach(self, text: str) -> None:
        self._person.reach(self._said(text))

    def _wait_quietly(self) -> None:
        """Let answers of the daemon come in."""
        time.sleep(0.5)

    def _picture(self, name: str, *, panel: bool = False) -> None:
        self._person.picture(f"{self._name}-{name}", panel=panel)


def _translations(language: str) -> dict[str, list[str]]:
    """Return what the app says in a language for each English text, which differs by its place."""
    path = _TRANSLATIONS / f"potluck_{language}.ts"
    words: dict[str, list[str]] = {}
    if not path.exists():
        return words
    for message in ET.parse(path).iter("message"):  # noqa: S314 — a file of this repository
        source, translation = message.findtext("source"), message.findtext("translation")
        if source and translation and translation.strip():
            words.setdefault(source, []).append(translation)
    return words


def main() -> None:
    """Take all pictures, or those of one variant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/screenshots"))
    parser.add_argument("--only", choices=list(VARIANTS))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, variant in VARIANTS.items():
        if given.only in {None, name}:
            _Tour(name, variant, given.folder).take()


if __name__ == "__main__":
    main()
