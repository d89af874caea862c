"""Changes from the version in use to the one that is ready, or goes back, whatever happens.

The daemon that is going to be replaced starts `update switch` and ends. From then on each phase is
in ROOT/switch.json before it begins; whoever finds that file and a free setup.lock calls `recover`.
So the way always ends with one whole version in use, and with the home's files as that version left
or found them.
"""

import logging
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from packaging.version import Version

from potluck.errors import ErrorCode
from potluck.installed import read_current
from potluck_setup.engine import setup_lock
from potluck_setup.errors import SetupError
from potluck_setup.fetching.pace import Pace, RealPace
from potluck_setup.places import Places
from potluck_setup.progress import Watcher
from potluck_setup.updates.daemons import Daemons, Patience
from potluck_setup.updates.notes import read_ready
from potluck_setup.updates.source import running_version
from potluck_setup.updates.switch_journal import (
    Phase,
    Switch,
    read_journal,
    remove_journal,
    write_journal,
)
from potluck_setup.updates.switcher import Switcher
from potluck_setup.versions import current_name

_LOG = logging.getLogger(__name__)
_LOCK_SECONDS = 3.0
_LOOK_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """What came of a change that was cut short.

    Attributes:
        name: The version in use; None when none is.
        was_cut_short: Whether there was anything to recover from.
    """

    name: str | None
    was_cut_short: bool


def switch(places: Places, daemons: Daemons, watcher: Watcher) -> str:
    """Change to the version that is ready, and return its name.

    However it ends, a daemon of the version in use runs in the home afterwards.

    Raises:
        SetupError: Nothing is ready, or it did not work and the version before is in use again.
        CancelledError: The person stopped it before anything was changed.
    """
    begun: Switch | None = None
    # The daemon that started this ends as soon as it sees a journal, also one of an earlier day.
    is_awaited = places.switch_journal.exists()
    try:
        with ExitStack() as held:
            _hold_setup_lock(places, held, RealPace())
            if places.switch_journal.exists():
                _recover(places, watcher, daemons.patience)
            begun = begin(places, daemons.home)
            Switcher(places, daemons, watcher).run(begun)
            return begun.new
    except SetupError:
        if begun is None and is_awaited:
            _start_again(places, daemons, watcher)
        raise


def recover(places: Places, watcher: Watcher, patience: Patience | None = None) -> Recovered:
    """End a change that was cut short, in one direction or the other; safe to repeat.

    The caller holds no daemon.lock, and goes on by starting Potluck, whichever version that is
    then. No daemon is started here.

    Raises:
        SetupError: It can't be ended now, and the next time goes on; or it is under way.
    """
    with ExitStack() as held:
        _hold_setup_lock(places, held, RealPace())
        return _recover(places, watcher, patience)


def _hold_setup_lock(places: Places, held: ExitStack, pace: Pace) -> None:
    """Hold setup.lock; somebody who only looks whether it is held has it for a moment.

    So has the copy of itself that a process leaves when it is killed right while it starts another.
    """
    deadline = pace.now() + _LOCK_SECONDS
    while True:
        try:
            held.enter_context(setup_lock(places))
            return
        except SetupError as error:
            if error.code is not ErrorCode.CONFLICT or pace.now() > deadline:
                raise
        pace.wait(_LOOK_SECONDS, Event())


def _recover(places: Places, watcher: Watcher, patience: Patience | None) -> Recovered:
    begun = read_journal(places)
    if begun is None:
        remove_journal(places)  # One that makes no sense keeps everybody waiting.
        return Recovered(name=current_name(places), was_cut_short=False)
    _LOG.warning("The change to %s was cut short while %s.", begun.new, begun.phase.value)
    daemons = Daemons(places, begun.home, patience)
    Switcher(places, daemons, watcher, start_old=False).take_up(begun)
    return Recovered(name=current_name(places), was_cut_short=True)


def _start_again(places: Places, daemons: Daemons, watcher: Watcher) -> None:
    """Start the daemon of the version in use, once the one that ended for a change has ended."""
    name = current_name(places)
    try:
        with daemons.kept_out(watcher):
            pass
        if name is not None:
            daemons.start(name)
    except (SetupError, OSError):
        _LOG.exception("The background program was not started again.")


def begin(places: Places, home: Path) -> Switch:
    """Write down the change to the version that is ready.

    Raises:
        SetupError: None is ready, none is in use, or the disk refuses.
    """
    current, ready = read_current(places.root), read_ready(places)
    if (
        ready is None
        or current is None
        # An installer may have brought a newer one meanwhile.
        or Version(ready.version) <= Version(running_version(places))
    ):
        raise SetupError("No newer version is ready to be used. Ask for updates first.")
    begun = Switch(
        phase=Phase.WAITING,
        home=home,
        old=current.name,
        previous=current.previous,
        new=ready.name,
        version=ready.version,
    )
    write_journal(places, begun)
    return begun
