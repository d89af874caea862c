"""What a person wants of a start of the app: its command line, and its way to a running one."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from potluck.home import default_home


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a start asks for.

    Attributes:
        practice: Begin Practice.
        run_now: Work for an hour, in use or not.
        hidden: Show no window, only the tray.
    """

    practice: bool = False
    run_now: bool = False
    hidden: bool = False

    def as_fields(self) -> Mapping[str, bool]:
        """Return the wishes by name."""
        return asdict(self)

    @classmethod
    def from_line(cls, line: bytes) -> "Wishes":
        """Read wishes from a line; whatever is not understood is not wished."""
        try:
            fields = json.loads(line)
        except ValueError:
            return cls()
        if not isinstance(fields, dict):
            return cls()
        return cls(
            practice=fields.get("practice") is True,
            run_now=fields.get("run_now") is True,
            hidden=fields.get("hidden") is True,
        )


def parse_arguments(arguments: Sequence[str]) -> tuple[Path, Wishes]:
    """Return the home and the wishes of a command line; exits on --help or a wrong one."""
    parser = argparse.ArgumentParser(
        prog="potluck-app", description="Potluck's window and tray icon."
    )
    parser.add_argument("--home", type=Path, default=None, help="folder of Potluck's data")
    parser.add_argument("--practice", action="store_true", help="begin Practice on this computer")
    parser.add_argument(
        "--run-now", action="store_true", help="work for an hour, even while you use the computer"
    )
    parser.add_argument("--hidden", action="store_true", help="show only the tray icon")
    given = parser.parse_args(arguments)
    wishes = Wishes(practice=given.practice, run_now=given.run_now, hidden=given.hidden)
    return given.home or default_home(), wishes
