"""The words of the command line."""

import argparse
from pathlib import Path
from typing import TypeAlias

from potluck import __version__

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 — it has no other name.

_PROGRAM = "potluck"
_ENDING = """\
exit codes: 0 done, 1 could not be done (the reason is on stderr), 2 the words were wrong.

Potluck lends your idle computer to communities that train open language models together.
To try it on this computer alone:  potluck run --practice
To work for a project:             potluck join LINK   and then   potluck run
"""


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; --home may stand before or after the command."""
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Lend this computer, see what it does, and set its limits.",
        epilog=_ENDING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    _add_home(parser, default=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_app(commands)
    _add_simple(commands)
    _add_pauses(commands)
    _add_projects(commands)
    _add_limits(commands)
    _add_stats(commands)
    _add_tryout(commands)
    _add_receipts(commands)
    _add_log(commands)
    _add_forget(commands)
    _add_doctor(commands)
    _add_update(commands)
    return parser


def _command(
    commands: _Commands, name: str, sentence: str, *, json: bool = False
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=sentence, description=sentence)
    _add_home(parser, default=argparse.SUPPRESS)
    if json:
        _add_json(parser)
    return parser


def _add_home(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--home",
        type=Path,
        default=default,
        metavar="FOLDER",
        help="where Potluck keeps its files (default: $POTLUCK_HOME, else the system's place)",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def _add_run(commands: _Commands) -> None:
    run = _command(commands, "run", "Work in front of your eyes until Ctrl-C.", json=True)
    run.add_argument("--practice", action="store_true", help="train a small model here, alone")
    run.add_argument(
        "--units",
        type=_positive_whole,
        metavar="N",
        help="stop after N pieces of work were verified; exit 1 if that can't happen",
    )
    when = run.add_mutually_exclusive_group()
    when.add_argument(
        "--when-idle", action="store_true", help="work only when your limits allow it"
    )
    when.add_argument("--now", action="store_true", help="work at once, in use or not (default)")
    run.add_argument(
        "--timeout", type=_positive_number, metavar="SECONDS", help="give up after so long"
    )


def _add_app(commands: _Commands) -> None:
    app = _command(commands, "app", "Open the window, or work in the terminal without a display.")
    app.add_argument("--practice", action="store_true", help="train a small model here, alone")
    app.add_argument("--now", action="store_true", help="work at once, in use or not")
    app.add_argument("--hidden", action="store_true", help="show only the icon in the tray")


def _add_simple(commands: _Commands) -> None:
    _command(commands, "status", "Show what Potluck does now, or why it waits.", json=True)
    resume = _command(commands, "resume", "Go on after a pause.")
    _add_device(resume, "the device that goes on alone (default: all)")
    _command(commands, "finish", "Finish the work in hand, then pause.")


def _add_pauses(commands: _Commands) -> None:
    pause = _command(commands, "pause", "Stop work at once; nothing in hand is lost.")
    how_long = pause.add_mutually_exclusive_group()
    how_long.add_argument("--for", dest="span", metavar="SPAN", help="for so long: 90m, 1h, 1h30m")
    how_long.add_argument("--until", metavar="TIME", help="until “tomorrow”, or a time: 18:30")
    how_long.add_argument(
        "--while",
        dest="program",
        metavar="PROGRAM",
        help="until this program, which runs now, has ended",
    )
    _add_device(pause, "the device that is paused alone (default: all)")
    snooze = _command(commands, "snooze", "Pause for some minutes.")
    snooze.add_argument(
        "minutes", nargs="?", type=_positive_whole, default=60, metavar="MINUTES", help="default 60"
    )


def _add_device(parser: argparse.ArgumentParser, help_text: str) -> None:
    parser.add_argument("--device", metavar="DEVICE", default="", help=help_text)


def _add_projects(commands: _Commands) -> None:
    join = _command(commands, "join", "Join a project with the link of its organiser.", json=True)
    join.add_argument("link", metavar="LINK", help="the invite link, in quotes")
    join.add_argument("--yes", action="store_true", help="join without being asked")
    _command(commands, "projects", "Show your projects and their shares of the work.", json=True)
    share = _command(commands, "share", "Give a project another share of the work.", json=True)
    share.add_argument("project", metavar="PROJECT", help="its name or its key")
    share.add_argument(
        "share",
        type=_whole,
        metavar="N",
        help="0 to 1000; a project begins with 100, and with 0 it gets no new work",
    )
    leave = _command(commands, "leave", "Leave a project; your receipts are kept.", json=True)
    leave.add_argument("project", metavar="PROJECT", help="its name or its key")
    leave.add_argument(
        "--delete-data", action="store_true", help="delete its files from this computer too"
    )


def _add_limits(commands: _Commands) -> None:
    limits = _command(commands, "limits", "Show or change when and how hard it works.", json=True)
    limits.set_defaults(action=None)
    actions = limits.add_subparsers(dest="action", metavar="set | reset | preset")
    setting = _command(actions, "set", "Change one limit.")
    setting.add_argument("key", metavar="KEY", help="its name, as “potluck limits” shows it")
    setting.add_argument(
        "value",
        metavar="VALUE",
        help="its new value, such as 5, yes, none, “blender, steam” or “mon-fri 22:00-07:00”",
    )
    reset = _command(actions, "reset", "Put a limit back to its default.")
    which = reset.add_mutually_exclusive_group(required=True)
    which.add_argument("key", nargs="?", metavar="KEY", help="its name")
    which.add_argument("--all", action="store_true", help="all limits")
    preset = _command(actions, "preset", "Put a preset in force, or show what each comes to.")
    preset.add_argument("name", nargs="?", metavar="NAME", help="whisper, balanced or full")
    for action in (setting, reset, preset):
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON for programs"
        )


def _add_stats(commands: _Commands) -> None:
    stats = _command(commands, "stats", "Show what you gave, by day and in all.")
    stats.add_argument(
        "--days", type=_positive_whole, default=30, metavar="N", help="days back (default 30)"
    )
    form = stats.add_mutually_exclusive_group()
    _add_json_to(form)
    form.add_argument("--csv", action="store_true", help="print rows for a spreadsheet")


def _add_tryout(commands: _Commands) -> None:
    text = _command(commands, "try", "Let a project's model go on with a text, on this computer.")
    text.add_argument("project", metavar="PROJECT", help="its name or its key")
    text.add_argument("text", metavar="TEXT", nargs="?", default="", help="how the text begins")
    text.add_argument(
        "--tokens", type=_positive_whole, default=0, metavar="N", help="most tokens to add"
    )
    text.add_argument(
        "--temperature",
        type=_not_negative,
        default=0.8,
        metavar="T",
        help="how daring: 0 takes the likeliest, 1 draws by likelihood (default 0.8)",
    )
    text.add_argument(
        "--seed", type=_positive_whole, default=1, metavar="N", help="another gives another text"
    )
    text.add_argument(
        "--when-joined", action="store_true", help="the model as it was when you joined"
    )
    check = _command(commands, "check", "See how fast and how warm this computer gets.", json=True)
    check.add_argument(
        "--seconds", type=_positive_number, default=0.0, metavar="N", help="for so long in all"
    )


def _add_receipts(commands: _Commands) -> None:
    receipts = _command(commands, "receipts", "Show the receipts of what you gave, checked here.")
    receipts.add_argument(
        "--limit", type=_positive_whole, default=20, metavar="N", help="how many (default 20)"
    )
    form = receipts.add_mutually_exclusive_group()
    _add_json_to(form)
    form.add_argument(
        "--export", type=Path, metavar="FOLDER", help="write all of them into this folder"
    )


def _add_log(commands: _Commands) -> None:
    log = _command(commands, "log", "Show what happened, the newest last.", json=True)
    log.add_argument(
        "--last", type=_positive_whole, default=30, metavar="N", help="so many (default 30)"
    )
    log.add_argument("--problems", action="store_true", help="only what went wrong")
    log.add_argument(
        "--search", default="", metavar="WORDS", help="only what has these words, in quotes"
    )
    _command(commands, "support", "Print a report for whoever helps you, without your secrets.")


def _add_forget(commands: _Commands) -> None:
    sentence = "End Potluck and delete what it has kept on this computer."
    forget = _command(commands, "forget", sentence)
    forget.add_argument(
        "--keep-identity", action="store_true", help="keep the key, to go on under it later"
    )
    forget.add_argument(
        "--keep-history", action="store_true", help="keep receipts, what you gave, and the log"
    )
    forget.add_argument("--yes", action="store_true", help="delete without being asked")


def _add_doctor(commands: _Commands) -> None:
    doctor = _command(
        commands, "doctor", "Look at all that Potluck needs, and say how to mend it.", json=True
    )
    doctor.add_argument(
        "--self-test",
        action="store_true",
        help="look at the program alone; touches no folder, key or network of yours",
    )


def _add_update(commands: _Commands) -> None:
    update = _command(commands, "update", "Show how updates of Potluck stand.", json=True)
    what = update.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="look for a newer version now")
    what.add_argument(
        "--install",
        action="store_true",
        help="fetch the newer version; it takes over between two pieces of work",
    )


def _add_json_to(group: "argparse._MutuallyExclusiveGroup") -> None:
    group.add_argument("--json", action="store_true", help="print JSON for programs")


def _positive_whole(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number above zero")
    return number


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number")
    return int(text)


def _not_negative(text: str) -> float:
    return 0.0 if text == "0" else _positive_number(text)


def _positive_number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"“{text}” is no number above zero")
    return number
