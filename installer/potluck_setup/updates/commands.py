"""The words `update check`, `update stage`, `update switch` and `recover`.

Results (fields of the last line with --lines): check {"version": newer or null}; stage {"name",
"version"}, both null when there is nothing newer; switch {"name"}; recover {"name", "cut_short"}.
What an installer brought comes before what the server offers: it is here already, and wished for.
"""

import argparse
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from potluck_setup.command import Commands, Console
from potluck_setup.engine import setup_lock
from potluck_setup.errors import SetupError
from potluck_setup.fetching.pace import RealPace
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.fetching.web import Web
from potluck_setup.install_command import (
    add_payload_words,
    network_of,
    payload_of,
    tools_of,
)
from potluck_setup.looking import Request
from potluck_setup.places import Places
from potluck_setup.progress import Progress, Stage, Watcher
from potluck_setup.updates.brought import newer_brought
from potluck_setup.updates.like_before import lay_out_like_before
from potluck_setup.updates.notes import forget_failure, unsettle
from potluck_setup.updates.source import trusted_root, updates_address

if TYPE_CHECKING:
    from potluck_setup.updates.server import UpdateServer


def add_parsers(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the words."""
    update = commands.add_parser("update", parents=[], help="see to newer versions")
    words = update.add_subparsers(dest="update_word", required=True, metavar="WORD")
    asking = argparse.ArgumentParser(add_help=False, parents=[shared])
    add_payload_words(asking)
    asking.add_argument("--updates-url", help="address or folder of updates")
    asking.add_argument(
        "--again", action="store_true", help="try also a version that did not work before"
    )
    check = words.add_parser("check", parents=[asking], help="tell whether there is a newer one")
    check.set_defaults(run=_check)
    stage = words.add_parser("stage", parents=[asking], help="get the newer one ready")
    stage.add_argument(
        "--rate",
        type=_rate,
        default=0.0,
        metavar="BYTES_PER_SECOND",
        help="fetch no faster; 0 for as fast as the network is",
    )
    stage.set_defaults(run=_stage)
    switch = words.add_parser("switch", parents=[shared], help="change to the one that is ready")
    switch.add_argument("--home", type=_absolute, required=True, help="whose daemon is exchanged")
    switch.set_defaults(run=_switch)
    recover = commands.add_parser(
        "recover", parents=[shared], help="end a change of versions that was cut short"
    )
    recover.set_defaults(run=_recover)


def _check(words: argparse.Namespace, console: Console) -> dict[str, object]:
    from potluck_setup.updates.checking import check

    places = Places(root=words.root)
    console.show(Progress(stage=Stage.LOOKING))
    with setup_lock(places):
        _forget_if_again(words, places)
        return {"version": _brought(words) or check(_server(words, console), places)}


def _stage(words: argparse.Namespace, console: Console) -> dict[str, object]:
    from potluck_setup.updates.staging import prepare, stage

    places = Places(root=words.root)
    payload = payload_of(words)
    tools = tools_of(words, payload)
    rate = Rate(words.rate)

    def lay_out(folder: Path) -> str:
        request = Request(
            places=places,
            release=folder,
            carried=(payload / "wheels",),
            network=network_of(words),
            rate=rate,
        )
        return lay_out_like_before(request, console, tools)

    with setup_lock(places):
        _forget_if_again(words, places)
        brought = _brought(words)
        ready = (
            stage(_server(words, console, rate), places, lay_out)
            if brought is None
            else prepare(brought, places, lambda: lay_out(payload / "release"))
        )
    return {
        "name": ready.name if ready else None,
        "version": ready.version if ready else None,
    }


def _brought(words: argparse.Namespace) -> str | None:
    try:
        payload = payload_of(words)
    except SetupError:
        return None  # It is gone; the server may have a newer version all the same.
    return newer_brought(Places(root=words.root), payload)


def _forget_if_again(words: argparse.Namespace, places: Places) -> None:
    if words.again:
        forget_failure(places)
        unsettle(places)


def _switch(words: argparse.Namespace, console: Console) -> dict[str, object]:
    from potluck_setup.updates.daemons import Daemons
    from potluck_setup.updates.switching import switch

    places = Places(root=words.root)
    return {"name": switch(places, Daemons(places, words.home), console)}


def _recover(words: argparse.Namespace, console: Console) -> dict[str, object]:
    from potluck_setup.updates.switching import recover

    recovered = recover(Places(root=words.root), console)
    return {"name": recovered.name, "cut_short": recovered.was_cut_short}


def _server(words: argparse.Namespace, watcher: Watcher, rate: Rate = UNLIMITED) -> "UpdateServer":
    from potluck_setup.updates.fetcher import UpdateFetcher
    from potluck_setup.updates.server import UpdateServer

    places, network = Places(root=words.root), network_of(words)
    if words.updates_url:
        network = replace(network, updates_url=words.updates_url)
    return UpdateServer(
        updates_address(places, network),
        places=places,
        trusted_root=trusted_root(places),
        fetcher=UpdateFetcher(Web(network), watcher, RealPace(), rate),
    )


def _rate(text: str) -> float:
    rate = float(text)
    if not math.isfinite(rate) or rate < 0:
        raise argparse.ArgumentTypeError("a rate is 0 or more bytes a second")
    return rate


def _absolute(text: str) -> Path:
    return Path(text).expanduser().absolute()
