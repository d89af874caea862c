"""Carries out the phases of a change of versions, each safe to repeat.

What is due next stands in `switch_rules`, how far it has come in `switch_journal`.
"""

import logging
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from potluck_setup.disk_room import of_write
from potluck_setup.engine import clean_up
from potluck_setup.errors import CancelledError, SetupError, TamperedError
from potluck_setup.places import Places
from potluck_setup.progress import Progress, Stage, Watcher
from potluck_setup.updates.daemons import AnotherAnsweredError, Daemons, Started
from potluck_setup.updates.home_copies import copy_home, drop_copies, put_back
from potluck_setup.updates.notes import (
    Failure,
    forget_failure,
    forget_ready,
    read_ready,
    write_failure,
    write_ready,
)
from potluck_setup.updates.switch_journal import Phase, Switch, remove_journal, write_journal
from potluck_setup.updates.switch_rules import (
    Outcome,
    blames_new_version,
    can_fail,
    follows,
    must_last,
)
from potluck_setup.versions import point_to, read_mark, remove_version

_LOG = logging.getLogger(__name__)
_MOST_TRIES = 3


class Switcher:
    """Carries out the phases of one change."""

    def __init__(
        self, places: Places, daemons: Daemons, watcher: Watcher, *, start_old: bool = True
    ) -> None:
        """Take what is needed; `start_old` tells whether going back ends with the old daemon."""
        self._places = places
        self._daemons = daemons
        self._watcher = watcher
        self._start_old = start_old
        self._started: Started | None = None
        self._problem: SetupError | None = None
        self._kept_out = ExitStack()
        self._is_kept_out = False

    def run(self, begun: Switch) -> None:
        """Carry out a change to its end.

        Raises:
            SetupError: What went wrong; the version before is in use.
        """
        now: Switch | None = begun
        with self._kept_out:
            while now is not None:
                now = self.step(now)
        problem = self._problem
        if isinstance(problem, CancelledError):
            raise problem
        if problem is not None:
            told = f"{problem.sentence} The version before is in use again."
            raise type(problem)(told, code=problem.code) from problem

    def take_up(self, begun: Switch) -> None:
        """Carry out what is left of a change that somebody else began.

        A new daemon that runs is asked first: if it answers, it has passed. If none does, nobody
        knows who is to blame, a power cut maybe, so that counts as a try and not as a failure.

        Raises:
            SetupError: It can't be ended now.
        """
        outcome = Outcome.CUT_SHORT
        if begun.phase is Phase.TRYING:
            try:
                self._daemons.wait_for(begun.new, begun.version, None)
                outcome = Outcome.DONE
            except SetupError:
                self._problem = SetupError(
                    f"The computer went off, or Potluck was ended, while {begun.version} was "
                    "started for the first time."
                )
        after = self._onward(begun, outcome)
        with self._kept_out:
            while after is not None:
                after = self.step(after)

    def step(self, now: Switch) -> Switch | None:
        """Carry out one phase, well or not, and return what follows.

        Raises:
            SetupError: It went wrong, and there is none: the journal stays for the next time.
        """
        self._watcher.show(Progress(stage=Stage.SWITCHING, detail=now.phase.value))
        try:
            self._carry_out(now)
            return self._onward(now, Outcome.DONE)
        except (SetupError, OSError) as error:
            problem = error if isinstance(error, SetupError) else self._of_disk(error)
            _LOG.exception("The change to %s failed while %s.", now.new, now.phase.value)
            if not can_fail(now.phase):
                raise problem from error
            if blames_new_version(now.phase) and not isinstance(error, AnotherAnsweredError):
                now = replace(now, failure=problem.sentence)
            self._problem = problem
            return self._onward(now, Outcome.FAILED)

    def abandon(self) -> None:
        """Let daemons into the home again and leave the change as it is."""
        self._let_in()

    def _carry_out(self, now: Switch) -> None:
        match now.phase:
            case Phase.WAITING:
                self._keep_out()
            case Phase.COPYING:
                copy_home(now.home, self._copies)
            case Phase.POINTING:
                point_to(self._places, now.new, previous=now.old)
            case Phase.TRYING:
                self._try(now)
            case Phase.CONFIRMING:
                drop_copies(self._copies)
                forget_ready(self._places)
                forget_failure(self._places)
                clean_up(self._places, {now.new, now.old})
            case Phase.GOING_BACK:
                self._go_back(now)
            case Phase.LEAVING:
                self._leave(now)

    def _try(self, now: Switch) -> None:
        self._let_in()
        self._started = self._daemons.start(now.new)
        self._daemons.wait_for(now.new, now.version, self._started)

    def _go_back(self, now: Switch) -> None:
        if not self._is_kept_out:
            self._daemons.end(self._started)
            self._keep_out()
        try:
            # Where there are no copies any more, somebody put them back and came to the next phase.
            put_back(now.home, self._copies)
        except TamperedError:
            # Staying here for ever would leave no version at all that works.
            _LOG.exception("Going back without the home's files.")
        # If somebody deleted the old version, the launcher installs anew once the new one is gone.
        if read_mark(self._places, now.old) is not None:
            point_to(self._places, now.old, previous=now.previous)
        if now.failure:
            self._blame(now.version, now.failure)

    def _leave(self, now: Switch) -> None:
        drop_copies(self._copies)
        if now.failure:
            self._let_go_of(now)
        self._let_in()
        if self._start_old and not self._daemons.is_running():
            self._daemons.start(now.old)
        if not now.failure and self._problem and not isinstance(self._problem, CancelledError):
            self._count_try(now, self._problem)

    def _count_try(self, now: Switch, problem: SetupError) -> None:
        """Give up a version that can't be put to use again and again, whoever is to blame.

        Otherwise the daemon would end and start every few minutes.
        """
        ready = read_ready(self._places)
        if ready is None:
            return
        ready = replace(ready, tries=ready.tries + 1)
        if ready.tries >= _MOST_TRIES:
            self._blame(now.version, f"It could not be put to use. {problem.sentence}")
            self._let_go_of(now)
            return
        try:
            write_ready(self._places, ready)
        except SetupError:
            _LOG.exception("The try was not counted.")

    def _let_go_of(self, now: Switch) -> None:
        forget_ready(self._places)
        remove_version(self._places, now.new)

    def _blame(self, version: str, sentence: str) -> None:
        """Remember that a version did not work; on a full disk it is tried again one day."""
        try:
            write_failure(self._places, Failure(version=version, sentence=sentence))
        except SetupError:
            _LOG.exception("The failure was not noted.")

    def _onward(self, now: Switch, outcome: Outcome) -> Switch | None:
        phase = follows(now.phase, outcome)
        if phase is None:
            remove_journal(self._places)
            return None
        after = replace(now, phase=phase)
        if must_last(phase):
            write_journal(self._places, after)
        else:
            self._note(after)
        return after

    def _note(self, now: Switch) -> None:
        """Write the journal if that is possible; what it says at least is enough to recover."""
        try:
            write_journal(self._places, now)
        except SetupError:
            _LOG.exception("Going on without a journal of %s.", now.phase.value)

    def _keep_out(self) -> None:
        self._kept_out.enter_context(self._daemons.kept_out(self._watcher))
        self._is_kept_out = True

    def _let_in(self) -> None:
        self._kept_out.close()
        self._is_kept_out = False

    @property
    def _copies(self) -> Path:
        return self._places.updates / "before"

    def _of_disk(self, error: OSError) -> SetupError:
        return of_write(error, Path(str(error.filename or self._places.root)), needed_bytes=0)
