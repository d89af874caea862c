"""The daemon's log: plain lines in a few files of bounded size."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_PATH = Path("logs") / "daemon.log"
"""Where the newest lines are, in the data folder."""

_FILE_BYTES = 1024 * 1024
_OLD_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(home: Path) -> None:
    """Send log lines to a file, and warnings to standard error as well; raises OSError."""
    path = home / LOG_PATH
    path.parent.mkdir(mode=0o700, exist_ok=True)
    to_file = RotatingFileHandler(
        path, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
    )
    to_screen = logging.StreamHandler(sys.stderr)
    to_screen.setLevel(logging.WARNING)
    logging.basicConfig(level=logging.INFO, format=_FORMAT, handlers=[to_file, to_screen])
