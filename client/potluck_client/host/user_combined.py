"""What all sources together say of the person."""

import threading
import time
from collections.abc import Callable, Sequence

from potluck_client.host.port import UserReading
from potluck_client.host.user_source import ANSWER_SECONDS
from potluck_client.host.user_thread import SourceThread


def combine(
    *,
    desktops: Sequence[UserReading | None],
    session: UserReading | None,
    terminals: UserReading | None,
    others: Sequence[UserReading | None] = (),
    desktop_here: bool,
) -> UserReading:
    """Return what follows from what each source says; the one that saw a person last is right.

    Args:
        desktops: What may tell of mouse and keyboard; None for one that did not answer.
        session: The system's word on sessions. It tells an idle time only where another person's
            session is before this one, and then our own desktop's word says nothing of who sits
            here.
        terminals: When one was typed at last.
        others: What tells only of films and calls.
        desktop_here: True when there is a desktop, so that terminals alone say nothing of the
            mouse.
    """
    known = [reading for reading in (*desktops, session, *others) if reading is not None]
    stranger = session is not None and session.idle_seconds is not None
    seen = (session,) if stranger else desktops
    times = [r.idle_seconds for r in seen if r is not None and r.idle_seconds is not None]
    if times or not desktop_here:
        if terminals is not None and terminals.idle_seconds is not None:
            times.append(terminals.idle_seconds)
        idle_seconds = min(times, default=float("inf"))
    else:
        idle_seconds = None
    return UserReading(
        idle_seconds=idle_seconds,
        away=session.away
        if stranger and session is not None
        else any(reading.away for reading in known),
        kept_awake=any(reading.kept_awake for reading in known),
        full_screen=any(reading.full_screen for reading in known),
        presenting=any(reading.presenting for reading in known),
        in_call=any(reading.in_call for reading in known),
    )


class CombinedUser:
    """Implements UserProbe on threads that are asked all at once."""

    def __init__(
        self,
        *,
        desktops: Sequence[SourceThread],
        session: SourceThread,
        terminals: SourceThread,
        others: Sequence[SourceThread],
        desktop_here: Callable[[], bool],
    ) -> None:
        self._desktops = tuple(desktops)
        self._session = session
        self._terminals = terminals
        self._others = tuple(others)
        self._desktop_here = desktop_here
        self._all = (*self._desktops, session, terminals, *self._others)
        self._lock = threading.Lock()
        self._watch: Callable[[], None] | None = None

    def read(self) -> UserReading:
        """Return what is known now, at the latest after a fifth of a second."""
        for source in self._all:
            source.ask()
        until = time.monotonic() + ANSWER_SECONDS
        answers = {s: s.answer(max(0.0, until - time.monotonic())) for s in self._all}
        return combine(
            desktops=[answers[source] for source in self._desktops],
            session=answers[self._session],
            terminals=answers[self._terminals],
            others=[answers[source] for source in self._others],
            desktop_here=self._desktop_here(),
        )

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Call back at the first input that any source sees, once; None to stop."""

        def fire() -> None:
            with self._lock:
                if self._watch is not fire:
                    return  # Another source was first, or it was stopped.
                self._arm(None)
            if on_input is not None:
                on_input()

        with self._lock:
            self._arm(None if on_input is None else fire)

    def close(self) -> None:
        """End the threads."""
        for source in self._all:
            source.close()

    def _arm(self, fire: Callable[[], None] | None) -> None:
        self._watch = fire
        for source in self._all:
            source.watch_input(fire)
