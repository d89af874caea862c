"""What a person chose for the window itself; all about work stands in the daemon's settings.

Kept by the window, since its language and colours are needed before any daemon answers.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from potluck.atomic_file import write_atomically

_NAME = "window.json"
_MOST_BYTES = 100_000
_MOST_PIXELS = 20_000


class Appearance(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    """Those of the system, also when they change."""
    LIGHT = "light"
    """Light, always."""
    DARK = "dark"
    """Dark, always."""


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """What a person chose for the window.

    Attributes:
        onboarded: The first steps were gone through or skipped.
        celebrated: Milestones that were celebrated, by their names; each is celebrated once.
        language: A language such as "de"; empty for the system's.
        appearance: Which colours.
        window_size: Width and height of the window when it was closed last, in
            device-independent pixels; (0, 0) for a fitting one.
        still: Nothing moves in the window, whatever the system says of animations.
        notify_problems: Tell when something needs the person.
        notify_first_verified: Tell when the first piece of work was verified.
        notify_milestones: Tell of milestones.
        notify_closing: Tell where Potluck goes when its window closes.
    """

    onboarded: bool = False
    celebrated: tuple[str, ...] = ()
    language: str = ""
    appearance: Appearance = Appearance.SYSTEM
    window_size: tuple[int, int] = (0, 0)
    still: bool = False
    notify_problems: bool = True
    notify_first_verified: bool = True
    notify_milestones: bool = True
    notify_closing: bool = True


class PreferenceStore(QObject):
    """The preferences in force, on the disk as soon as they change.

    Signals:
        changed: A Preferences.
    """

    changed = Signal(object)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._path = home / _NAME
        self.current = read_preferences(self._path)

    def change(self, change: Callable[[Preferences], Preferences]) -> None:
        """Put changed preferences in force and write them down.

        Raises:
            OSError: They can't be written; they are in force all the same until the window ends.
        """
        changed = change(self.current)
        if changed == self.current:
            return
        self.current = changed
        self.changed.emit(changed)
        text = json.dumps(asdict(changed), indent=2, ensure_ascii=False)
        write_atomically(self._path, text.encode("utf-8") + b"\n")


def read_preferences(path: Path) -> Preferences:
    """Read preferences; what is missing, damaged or of the wrong kind has its default."""
    try:
        with path.open("rb") as file:
            fields = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(fields, dict):
        return Preferences()
    return _chosen(fields)


def _chosen(fields: dict[str, object]) -> Preferences:
    usual = Preferences()

    def flag(name: str, default: bool) -> bool:
        value = fields.get(name)
        return value if isinstance(value, bool) else default

    language, appearance = fields.get("language"), fields.get("appearance")
    celebrated = fields.get("celebrated")
    return Preferences(
        onboarded=flag("onboarded", usual.onboarded),
        celebrated=tuple(name for name in celebrated if isinstance(name, str))
        if isinstance(celebrated, list)
        else usual.celebrated,
        language=language if isinstance(language, str) else usual.language,
        appearance=Appearance(appearance)
        if isinstance(appearance, str) and appearance in set(Appearance)
        else usual.appearance,
        window_size=_size(fields.get("window_size")),
        still=flag("still", usual.still),
        notify_problems=flag("notify_problems", usual.notify_problems),
        notify_first_verified=flag("notify_first_verified", usual.notify_first_verified),
        notify_milestones=flag("notify_milestones", usual.notify_milestones),
        notify_closing=flag("notify_closing", usual.notify_closing),
    )


def _size(value: object) -> tuple[int, int]:
    match value:
        case [int(width), int(height)] if 0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS:
            return width, height
        case _:
            return Preferences.window_size
