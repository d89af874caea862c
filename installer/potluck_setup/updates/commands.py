"""The words `update check`, `update stage`, `update switch` and `recover`.

Results (fields of the last line with --lines): check {"version": newer or null}; stage {"name",
"version"}, both null when there is nothing newer; switch {"name"}; recover {"name", "cut_short"}.
"""

import argparse
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from potluck_setup.command import Commands, Console
from potluck_setup.engine import Tools, setup_lock
from potluck_setup.engine import stage as lay_out_and_test
from potluck_setup.errors import CancelledError, SetupError, UnfitError
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
from potluck_setup.release import RELEASE_NAME, parse_release
from potluck_setup.self_test import SelfTest
from potluck_setup.updates.notes import Failure, forget_failure, write_failure
from potluck_setup.updates.source import trusted_root, updates_address
from potluck_setup.versions import current_name, read_mark

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
        if words.again:
            forget_failure(places)
        return {"version": check(_server(words, console), places)}


def _stage(words: argparse.Namespace, console: Console) -> dict[str, object]:
    from potluck_setup.updates.staging import stage

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
        return _lay_out_like_before(request, console, tools)

    with setup_lock(places):
        if words.again:
            forget_failure(places)
        ready = stage(_server(words, console, rate), places, lay_out)
    return {
        "name": ready.name if ready else None,
        "version": ready.version if ready else None,
    }


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


def _lay_out_like_before(request: Request, watcher: Watcher, tools: Tools) -> str:
    """Lay out a release with the build of PyTorch that is in use, while that still fits."""
    places = request.places
    name = current_name(places)
    mark = read_mark(places, name) if name else None
    same = replace(request, backend=mark.backend if mark else None)
    release = parse_release((request.release / RELEASE_NAME).read_bytes())
    careful = replace(tools, self_test=_RememberedTest(tools.self_test, places, release.version))
    try:
        return lay_out_and_test(same, watcher, careful).name
    except UnfitError:
        return lay_out_and_test(request, watcher, careful).name


class _RememberedTest:
    """A version's test of itself whose failure is remembered, so that it isn't fetched again."""

    def __init__(self, test: SelfTest, places: Places, version: str) -> None:
        self._test = test
        self._places = places
        self._version = version

    def run(self, name: str, watcher: Watcher) -> None:
        """Have the version test itself; raises as SelfTest says."""
        try:
            self._test.run(name, watcher)
        except CancelledError:
            raise
        except SetupError as error:
            write_failure(self._places, Failure(version=self._version, sentence=error.sentence))
            raise


def _rate(text: str) -> float:
    rate = float(text)
    if not math.isfinite(rate) or rate < 0:
        raise argparse.ArgumentTypeError("a rate is 0 or more bytes a second")
    return rate


def _absolute(text: str) -> Path:
    return Path(text).expanduser().absolute()
