"""Whether the desktop shows Potluck's icon, and whether the window can be loaded."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, broken, good, skipped, warning
from potluck_client.doctor.judging.mends import repair


@dataclass(frozen=True, kw_only=True)
class TrayReading:
    """What the desktop does with icons of programs.

    Attributes:
        shown: True where it shows them; None where there is no desktop to ask.
    """

    shown: bool | None


@dataclass(frozen=True, kw_only=True)
class WindowReading:
    """Whether the window's parts can be loaded.

    Attributes:
        there: True when they are installed.
        problem: Why they could not be loaded; empty when they could.
        lacks_library: True when what is missing is a library of the system, not of Potluck.
        installed: True for a Potluck that an installer has laid out.
    """

    there: bool
    problem: str
    lacks_library: bool
    installed: bool


def judge_tray(reading: TrayReading) -> Finding:
    """Return whether Potluck can be reached by its icon."""
    if reading.shown is None:
        return skipped(Topic.TRAY, "There is no desktop here that could show Potluck's icon.")
    if reading.shown:
        return good(Topic.TRAY, "The desktop shows Potluck's icon.")
    return skipped(
        Topic.TRAY,
        "This desktop shows no icons of programs without an extension. The window has everything "
        "that the icon's menu has.",
    )


def judge_window(reading: WindowReading) -> Finding:
    """Return whether the window can open."""
    if not reading.there:
        return skipped(
            Topic.WINDOW, "The window is not installed; Potluck works from the terminal."
        )
    if reading.problem and reading.lacks_library:
        return warning(
            Topic.WINDOW,
            f"The window can't open, since this system lacks a library: {reading.problem}.",
            "Install that library with the system's own programs; the terminal works without it.",
        )
    if reading.problem:
        return broken(
            Topic.WINDOW,
            f"The window can't open, since a part of it can't be loaded: {reading.problem}.",
            repair(installed=reading.installed),
        )
    return good(Topic.WINDOW, "All parts of the window can be loaded.")
