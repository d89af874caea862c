"""From the shell's words to a command, and from its end to an exit code."""

import argparse
import asyncio
import contextlib
import datetime as dt
import io
import os
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from potluck.errors import PotluckError
from potluck.home import default_home, prepare_home
from potluck_client.cli.app_command import become, missing_for_window, window_command
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.parser import make_parser
from potluck_client.cli.texts import clean
from potluck_client.cli.times import TOMORROW, read_moment, read_span

if TYPE_CHECKING:
    from potluck_client.cli.pauses import PauseEnd

_SENTENCE_CHARACTERS = 2000


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line and return its exit code; never raises but SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character shows another one instead of a failure.
            stream.reconfigure(errors="replace")
    words = make_parser().parse_args(arguments)
    # gRPC's own log would stand between the sentences on stderr; set, it is kept as it is.
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    try:
        return _carry_out(words, sys.argv[1:] if arguments is None else arguments)
    except PotluckError as error:
        _complain(error.sentence)
        return error.exit_code if isinstance(error, CommandError) else ExitCode.COULD_NOT
    except BrokenPipeError:
        # Who read our output has gone; nothing must be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.COULD_NOT
    except KeyboardInterrupt:
        return ExitCode.COULD_NOT
    except OSError as error:
        _complain(f"Potluck could not go on: {error.strerror or error}.")
        return ExitCode.COULD_NOT
    except Exception as error:  # noqa: BLE001 — the top of the process.
        _complain(f"Potluck made a mistake ({type(error).__name__}: {error}). Please report it.")
        return ExitCode.COULD_NOT


def _carry_out(words: argparse.Namespace, arguments: Sequence[str]) -> int:
    if words.command == "app":
        missing = missing_for_window(os.environ, sys.platform)
        if missing is None:
            return become(
                window_command(
                    words.home, practice=words.practice, now=words.now, hidden=words.hidden
                )
            )
        _complain(f"{missing} Potluck works in this terminal instead; Ctrl-C ends it.")
    if words.command == "doctor":
        code = asyncio.run(_doctor(words))
        sys.stdout.flush()
        return code
    home = _usable(words.home or default_home())
    installs = words.command == "update" and words.install
    if installs or words.command in {"run", "app"}:
        from potluck_client.cli.newer_first import newer_python

        newer = newer_python(home)
        if newer is not None and installs:
            _complain("The newer version of Potluck is in use.")
            return ExitCode.DONE
        if newer is not None:
            return become([str(newer), "-m", "potluck_client", *arguments])
    code = asyncio.run(_command(words, home))
    sys.stdout.flush()
    return code


def _doctor(words: argparse.Namespace) -> Coroutine[object, object, ExitCode]:
    from potluck_client.cli import doctor_command

    if words.self_test:
        return doctor_command.self_test(as_json=words.json)
    # A folder that can't be used is a finding of its own.
    home = (words.home or default_home()).absolute()
    return doctor_command.doctor(home, as_json=words.json)


def _usable(home: Path) -> Path:
    try:
        return prepare_home(home)
    except OSError as error:
        raise CommandError(
            f"Potluck can't use its folder {home}: {error.strerror}. Check its permissions and the "
            "disk, or choose another with --home."
        ) from error


def _command(words: argparse.Namespace, home: Path) -> Coroutine[object, object, ExitCode]:
    # Only what the command needs is imported, so that words alone are answered fast.
    if words.command in {"run", "app"}:
        from potluck_client.cli.run_command import RunOptions, run

        return run(
            RunOptions(
                home=home,
                practice=words.practice,
                units=getattr(words, "units", None),
                when_idle=words.when_idle if words.command == "run" else not words.now,
                timeout_seconds=getattr(words, "timeout", None),
                as_json=getattr(words, "json", False),
            )
        )
    from potluck_client.cli import (
        commands,
        forget_command,
        limit_commands,
        log_commands,
        pauses,
        project_commands,
        receipt_commands,
        tryout_commands,
        update_commands,
    )
    from potluck_client.forgetting import Kept

    now = dt.datetime.now(dt.UTC).astimezone().replace(tzinfo=None)
    match words.command:
        case "status":
            return commands.status(home, now, as_json=words.json)
        case "pause":
            return pauses.pause(home, _pause_end(words, now), words.device, now)
        case "snooze":
            end = pauses.PauseEnd(at=now + dt.timedelta(minutes=words.minutes))
            return pauses.pause(home, end, "", now)
        case "resume":
            return pauses.resume(home, words.device)
        case "finish":
            return commands.finish(home)
        case "join":
            return commands.join(home, words.link, agreed=words.yes, as_json=words.json)
        case "projects":
            return project_commands.projects(home, as_json=words.json)
        case "share":
            return project_commands.share(home, words.project, words.share, as_json=words.json)
        case "leave":
            delete = words.delete_data
            return commands.leave(home, words.project, delete_data=delete, as_json=words.json)
        case "try":
            return tryout_commands.try_model(
                home,
                tryout_commands.TextWish(
                    project=words.project,
                    text=words.text,
                    tokens=words.tokens,
                    temperature=words.temperature,
                    seed=words.seed,
                    when_joined=words.when_joined,
                ),
            )
        case "check":
            return tryout_commands.check(home, words.seconds, as_json=words.json)
        case "limits" if words.action == "set":
            return limit_commands.set_limit(home, words.key, words.value, as_json=words.json)
        case "limits" if words.action == "reset":
            return limit_commands.reset_limits(home, words.key, as_json=words.json)
        case "limits" if words.action == "preset":
            return limit_commands.use_preset(home, words.name, as_json=words.json)
        case "limits":
            return limit_commands.show_limits(home, as_json=words.json)
        case "receipts" if words.export is not None:
            return receipt_commands.export_receipts(home, words.export)
        case "receipts":
            return receipt_commands.list_receipts(home, words.limit, as_json=words.json)
        case "log":
            wanted = log_commands.LogWanted(
                last=words.last, problems=words.problems, search=words.search
            )
            return log_commands.show_log(home, wanted, as_json=words.json)
        case "support":
            return log_commands.show_support(home)
        case "forget":
            kept = Kept(identity=words.keep_identity, history=words.keep_history)
            return forget_command.forget(home, kept, agreed=words.yes)
        case "update":
            wish = update_commands.wish_of(check=words.check, install=words.install)
            return update_commands.update(home, wish, as_json=words.json)
        case _:
            return commands.stats(home, words.days, as_json=words.json, as_csv=words.csv)


def _pause_end(words: argparse.Namespace, now: dt.datetime) -> "PauseEnd":
    from potluck_client.cli.pauses import PauseEnd

    if words.program is not None:
        return PauseEnd(program=words.program)
    if words.span is not None:
        return PauseEnd(at=now + read_span(words.span))
    if words.until is None:
        return PauseEnd()
    if words.until.strip().lower() == TOMORROW:
        return PauseEnd(tomorrow=True)
    return PauseEnd(at=read_moment(words.until, now))


def _complain(sentence: str) -> None:
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{clean(sentence, limit=_SENTENCE_CHARACTERS)}\n")
