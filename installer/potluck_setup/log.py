"""ROOT/setup.log: what was done, bounded, and without passwords."""

import logging
import re
from logging.handlers import RotatingFileHandler

from potluck_setup.places import Places

_MOST_BYTES = 500_000
_LOGIN = re.compile(r"(?<=://)[^/\s]*@")


class _WithoutLogins(logging.Formatter):
    """Takes users and passwords out of addresses, whoever wrote them into a line."""

    def format(self, record: logging.LogRecord) -> str:
        return _LOGIN.sub("…@", super().format(record))


class _QuietHandler(RotatingFileHandler):
    """Says nothing when it can't write: a log must not stop an installation."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802
        return


def write_log(places: Places) -> logging.Handler:
    """Have everything that the room logs written to its file, and return the open handler."""
    handler = _QuietHandler(
        places.log, maxBytes=_MOST_BYTES, backupCount=1, delay=True, encoding="utf-8"
    )
    handler.setFormatter(_WithoutLogins("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("potluck_setup")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler
