"""The word `upgrade`: puts to use what a newer installer brought, beside the version in use.

It lays the version out, and leaves the change to the version in use, as after any update: that
knows whether a piece of work is begun, and a daemon that is at work changes between two of them.
"""

import argparse
import logging
import os
import subprocess

from potluck.installed import version_python
from potluck_setup.children import clean_environment
from potluck_setup.command import Commands, Console
from potluck_setup.engine import setup_lock
from potluck_setup.errors import SetupError
from potluck_setup.install_command import (
    add_build_word,
    add_payload_words,
    payload_of,
    request_of,
    tools_of,
)
from potluck_setup.places import Places
from potluck_setup.progress import Progress, Stage
from potluck_setup.updates.brought import newer_brought
from potluck_setup.updates.like_before import lay_out_like_before
from potluck_setup.updates.notes import Ready, read_failure
from potluck_setup.updates.source import running_version
from potluck_setup.versions import current_name

_TAKING_OVER_SECONDS = 600.0
"""How long it may take: files are copied, and the newer version has to start and answer."""
_LOG = logging.getLogger(__name__)


def add_parsers(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the word."""
    parser = commands.add_parser(
        "upgrade", parents=[shared], help="put to use what a newer installer brought"
    )
    add_payload_words(parser)
    add_build_word(parser)
    parser.set_defaults(run=_upgrade)


def _upgrade(words: argparse.Namespace, console: Console) -> dict[str, object]:
    from potluck_setup.updates.staging import prepare

    places, payload = Places(root=words.root), payload_of(words)
    tools, request = tools_of(words, payload), request_of(words, payload)
    with setup_lock(places):
        version = newer_brought(places, payload)
        if version is None:
            running = running_version(places)
            return {
                "version": running,
                "sentence": f"Potluck {running} is in use; the installer brought no newer one.",
            }
        ready = prepare(version, places, lambda: lay_out_like_before(request, console, tools))
    console.show(Progress(stage=Stage.SWITCHING))
    _ask_to_change(places)
    return {"version": version, **_how_it_stands(places, ready)}


def _ask_to_change(places: Places) -> None:
    """Have the version in use change to the one that is ready, now or once its work is done."""
    name = current_name(places)
    if name is None:
        return
    python = str(version_python(places.root, name))
    try:
        asked = subprocess.run(
            [python, "-m", "potluck_client", "update", "--install"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=places.root,
            env=clean_environment(os.environ),
            timeout=_TAKING_OVER_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        _LOG.exception("%s was not asked to change.", name)
        return
    _LOG.info("Asked to change: %s", asked.stdout.decode(errors="replace").strip())


def _how_it_stands(places: Places, ready: Ready) -> dict[str, object]:
    if current_name(places) == ready.name:
        return {"sentence": f"Potluck {ready.version} is in use."}
    failure = read_failure(places)
    if failure is not None and failure.version == ready.version:
        raise SetupError(
            f"Potluck {ready.version} did not work on this computer: {failure.sentence} The "
            "version before stays in use."
        )
    waits = (
        f"Potluck {ready.version} is laid out. It takes over after the work in hand; until then "
        "the version before goes on."
    )
    return {"sentence": waits, "warning": waits}
