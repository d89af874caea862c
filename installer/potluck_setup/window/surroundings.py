"""What the window works with: the engine's command, the folder, and who uses the computer."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QLocale

from potluck_gui.motion.port import Motion
from potluck_gui.view.formats import Reader
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.start_task import Task


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the window works with.

    Attributes:
        task: What it was opened for.
        places: Where everything of the installation lies.
        engine: The command that starts the engine, before its words.
        options: What follows each of the engine's words: "--root", "--payload" and the like.
        environment: Variables that the engine gets beside this process's own.
        load_network: Reads the network settings.
        store_network: Writes them; raises PotluckError or OSError when it can't.
        motion: Whether things may move.
        call: File that a later start writes to, to have the window come to the front.
        open_after_ms: How long the last page stays when there is nothing to read.
    """

    task: Task
    places: Places
    engine: tuple[str, ...]
    options: tuple[str, ...]
    load_network: Callable[[], NetworkSettings]
    store_network: Callable[[NetworkSettings], None]
    motion: Motion
    call: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    open_after_ms: int = 1500

    def reader(self) -> Reader:
        """Return who reads, now."""
        return Reader(locale=QLocale(), now=dt.datetime.now().astimezone())
