"""Where Potluck keeps its files on this computer."""

import errno
import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "POTLUCK_HOME"


def default_home() -> Path:
    """Return the data folder: $POTLUCK_HOME if set, else the platform's own place."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("potluck", appauthor=False))


def prepare_home(home: Path) -> Path:
    """Make the folder, readable by its owner only, and return its absolute path; raises OSError."""
    try:
        home = home.expanduser().absolute()
    except RuntimeError as error:
        raise FileNotFoundError(errno.ENOENT, "There is no such user", str(home)) from error
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home
