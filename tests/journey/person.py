"""Somebody who uses the app: looks at its window, moves the real pointer, presses real keys."""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 20.0
_LOOK_SECONDS = 0.05
_ASK_SECONDS = 30.0
_MOST_WHEEL_TURNS = 120
_PAINTED_SECONDS = 0.3
_REST_SECONDS = 0.5
"""Longer than the window waits for another letter before it searches."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One thing in the window.

    Attributes:
        kind: "button", "field", "slider", "words", "item", "action", "list" or "".
        names: What it is called, for the eye and for a screen reader.
        value: What a field holds, or whether a box is ticked.
        x: Its middle on the screen, in pixels.
        y: The same from the top.
        seen: Whether its middle is in view and can be clicked.
        enabled: Whether it reacts.
        wheel: Where the wheel brings it into view, and which way; empty if it can't.
    """

    kind: str
    names: tuple[str, ...]
    value: str
    x: int
    y: int
    seen: bool
    enabled: bool
    wheel: tuple[int, ...]


class Person:
    """Uses the app that answers on a socket, on the desktop of an environment.

    Args:
        environment: That of programs on the desktop.
        places: The socket of tests.journey.places.
        pictures: The folder for pictures of the screen.
    """

    def __init__(self, environment: Mapping[str, str], places: Path, pictures: Path) -> None:
        self._environment = environment
        self._places = places
        self._pictures = pictures
        self._window: list[str] = []

    def look(self) -> list[Seen]:
        """Return everything in the window; nothing while there is none."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(_ASK_SECONDS)
                connection.connect(str(self._places))
                with connection.makefile("rw", encoding="utf-8") as lines:
                    lines.write("look\n")
                    lines.flush()
                    told = json.loads(lines.readline() or "[]")
        except (FileNotFoundError, ConnectionError):
            return []
        return [
            Seen(**each | {"names": tuple(each["names"]), "wheel": tuple(each["wheel"])})
            for each in told
        ]

    def find(self, name: str, kind: str = "") -> Seen | None:
        """Return what has a name or begins with it, the exact one and the visible one first."""
        found = [
            each
            for each in self.look()
            if (not kind or each.kind == kind) and any(n.startswith(name) for n in each.names)
        ]
        found.sort(key=lambda each: (name not in each.names, not each.seen, not each.enabled))
        return found[0] if found else None

    def wait_until(
        self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Look again and again until something holds; fail with a picture if it never does."""
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                self.picture("failed")
                words = [each.names for each in self.look() if each.names and each.seen]
                raise AssertionError(f"waited in vain for {what}; to be seen: {words}")
            time.sleep(_LOOK_SECONDS)

    def wait_for(self, *names: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until something with one of these names is there."""
        self.wait_until(
            lambda: any(self.find(name) is not None for name in names), repr(names), seconds
        )

    def wait_for_rest(self) -> None:
        """Wait until nothing has come, gone or moved for a while."""
        before: list[tuple[str, int, int]] = []
        since = time.monotonic()

        def rests() -> bool:
            nonlocal before, since
            places = [(each.kind, each.x, each.y) for each in self.look()]
            if places != before:
                before, since = places, time.monotonic()
            return time.monotonic() - since > _REST_SECONDS

        self.wait_until(rests, "the window to come to rest")

    def sees(self, name: str, kind: str = "") -> bool:
        """Tell whether something with a name is there, also where the page has to scroll to it."""
        return self.find(name, kind) is not None

    def click(self, name: str, kind: str = "") -> None:
        """Move the pointer to something, scrolling to it first where needed, and press it."""
        place = self.reach(name, kind)
        self._xdotool("mousemove", str(place.x), str(place.y), "click", "1")

    def reach(self, name: str, kind: str = "") -> Seen:
        """Wait until something can be pressed and stands still; turn the wheel until it is seen."""
        before: Seen | None = None
        turns = 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and turns < _MOST_WHEEL_TURNS:
            place = self.find(name, kind)
            if place is not None and place.enabled and place.seen and place == before:
                return place
            before = place
            if place is not None and not place.seen and place.wheel:
                x, y, way = place.wheel
                self._xdotool("mousemove", str(x), str(y), "click", "5" if way > 0 else "4")
                turns += 1
            time.sleep(_LOOK_SECONDS)
        self.picture("failed")
        words = [each.names for each in self.look() if each.names and each.seen]
        raise AssertionError(f"can't reach {name!r} ({before}); to be seen: {words}")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._xdotool("key", "--delay", "30", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "5", text)

    def replace(self, name: str, text: str) -> None:
        """Type another text into a field, and leave it with Tab."""
        self.click(name, "field")
        self.press("ctrl+a")
        self.write(text)
        self.press("Tab")

    def fill_screen(self, width: int, height: int) -> None:
        """Give the window a place at the corner of the screen, and a size in pixels."""
        self._window = ["-crop", f"{width - 2}x{height - 2}+1+0", "+repage"]
        window = ["search", "--onlyvisible", "--name", "^Potluck$"]
        self._xdotool(*window, "windowmove", "0", "0", "windowsize", str(width), str(height))

    def picture(self, name: str, *, panel: bool = True) -> None:
        """Save what is on the screen, once all of it is painted, with or without its panel."""
        time.sleep(_PAINTED_SECONDS)
        path = self._pictures / f"{name}.png"
        shown = [] if panel else self._window
        line = ["import", "-window", "root", *shown, str(path)]
        subprocess.run(line, env=self._environment, check=True)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)
