"""What a person wants of a start of the app: its command line, and its way to a running one."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from potluck.home import default_home
from potluck.limits import LINK_CHARACTERS


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a start asks for.

    Attributes:
        practice: Begin Practice.
        run_now: Work for an hour, in use or not.
        hidden: Show no window, only the tray.
        link: An invite link to look at; empty for none.
        quit: End the app that runs, and the daemon with it; start nothing.
    """

    practice: bool = False
    run_now: bool = False
    hidden: bool = False
    link: str = ""
    quit: bool = False

    def as_fields(self) -> Mapping[str, bool | str]:
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
        link = fields.get("link")
        return cls(
            practice=fields.get("practice") is True,
            run_now=fields.get("run_now") is True,
            hidden=fields.get("hidden") is True,
            link=link[:LINK_CHARACTERS] if isinstance(link, str) else "",
            quit=fields.get("quit") is True,
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
    parser.add_argument("--quit", action="store_true", help="end the Potluck that runs")
    parser.add_argument(
        "link", nargs="?", default="", help="an invite link, to see what it leads to"
    )
    given = parser.parse_args(arguments)
    wishes = Wishes(
        practice=given.practice,
        run_now=given.run_now,
        hidden=given.hidden,
        link=given.link[:LINK_CHARACTERS],
        quit=given.quit,
    )
    return given.home or default_home(), wishes
