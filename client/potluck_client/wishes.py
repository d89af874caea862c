"""What the person asked for, beside the settings, and how each command changes it.

“Start now” means: although I am here, and although it is not the time that I set. So it sets aside
idleness, a screen that is kept awake, the hours, cheap power and the delay after login. What
protects something else that goes on right now still holds: the battery, a listed program, a
program that fills the screen, a call, a presentation, another program's use of the device.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from potluck_client.local_time import LocalTime, unix_of

MORNING = dt.time(8, 0)
"""When “until tomorrow” is over."""


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A pause, until the person resumes unless something else ends it.

    Attributes:
        until_unix: When it ends by itself; None for never.
        while_program: Name of the program whose end ends it; empty for none.
    """

    until_unix: float | None = None
    while_program: str = ""

    def holds(self, now_unix: float) -> bool:
        """Tell whether it is not over by its time."""
        return self.until_unix is None or now_unix < self.until_unix


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the person asked for.

    Attributes:
        pause: The pause of everything; None for none.
        device_pauses: The pauses of single devices, by their names.
        finishing: True when it is to stop after the work in hand.
        finished: True once that work was handed in.
        run_now: True when it is to work although the person is here.
        run_now_until_unix: When that ends; None for never.
    """

    pause: Pause | None = None
    device_pauses: Mapping[str, Pause] = field(default_factory=dict)
    finishing: bool = False
    finished: bool = False
    run_now: bool = False
    run_now_until_unix: float | None = None

    def pauses(self, now_unix: float) -> bool:
        """Tell whether everything is paused at a time."""
        return self.pause is not None and self.pause.holds(now_unix)

    def device_pause(self, device_id: str, now_unix: float) -> Pause | None:
        """Return the pause of a device alone that holds at a time; None for none."""
        pause = self.device_pauses.get(device_id)
        return pause if pause is not None and pause.holds(now_unix) else None

    def runs_now(self, now_unix: float) -> bool:
        """Tell whether “start now” holds at a time."""
        ends = self.run_now_until_unix
        return self.run_now and (ends is None or now_unix < ends)

    @property
    def awaited_programs(self) -> frozenset[str]:
        """The programs whose end ends a pause."""
        pauses = [*self.device_pauses.values(), *([self.pause] if self.pause else [])]
        return frozenset(pause.while_program for pause in pauses if pause.while_program)


def tomorrow_morning(now_unix: float, calendar: LocalTime) -> float:
    """Return when the next day's morning begins by the computer's calendar."""
    day = calendar(now_unix).date() + dt.timedelta(days=1)
    return unix_of(dt.datetime.combine(day, MORNING), calendar, now_unix)


def paused(wishes: Wishes, pause: Pause, device_id: str = "") -> Wishes:
    """Return the wishes with a pause of a device, or of everything.

    A pause of everything is the last word: “start now” and “finish” are over. Pauses of single
    devices stay behind it.
    """
    if device_id:
        return replace(wishes, device_pauses={**wishes.device_pauses, device_id: pause})
    return Wishes(pause=pause, device_pauses=wishes.device_pauses)


def resumed(wishes: Wishes) -> Wishes:
    """Return the wishes after everything was told to go on."""
    return Wishes(run_now=wishes.run_now, run_now_until_unix=wishes.run_now_until_unix)


def device_resumed(wishes: Wishes, device_id: str, devices: Iterable[str]) -> Wishes:
    """Return the wishes after one device was told to go on.

    While everything rests, it goes on alone: each other device gets the pause that all had.
    """
    alone = {name: pause for name, pause in wishes.device_pauses.items() if name != device_id}
    if wishes.pause is None and not wishes.finished:
        return replace(wishes, device_pauses=alone)
    behind = wishes.pause or Pause()
    others = {name: behind for name in devices if name != device_id}
    return Wishes(device_pauses=others | alone)


def started_now(wishes: Wishes, until_unix: float | None) -> Wishes:
    """Return the wishes after “start now”: a pause of everything is over, one of a device not."""
    return Wishes(
        device_pauses=wishes.device_pauses,
        finishing=wishes.finishing,
        run_now=True,
        run_now_until_unix=until_unix,
    )


def clock_put_back(wishes: Wishes, seconds: float) -> Wishes:
    """Return the wishes after the clock was put back: what has an end lasts no longer for it."""

    def sooner(pause: Pause) -> Pause:
        until = pause.until_unix
        return pause if until is None else replace(pause, until_unix=max(0.0, until - seconds))

    ends = wishes.run_now_until_unix
    return replace(
        wishes,
        pause=None if wishes.pause is None else sooner(wishes.pause),
        device_pauses={name: sooner(pause) for name, pause in wishes.device_pauses.items()},
        run_now_until_unix=None if ends is None else ends - seconds,
    )


def program_ended(wishes: Wishes, name: str) -> Wishes:
    """Return the wishes without the pauses that waited for a program's end."""
    pause = wishes.pause
    return replace(
        wishes,
        pause=None if pause is not None and pause.while_program == name else pause,
        device_pauses={
            device: kept
            for device, kept in wishes.device_pauses.items()
            if kept.while_program != name
        },
    )
