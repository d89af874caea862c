"""The commands that a person can give, as messages."""

import datetime as dt

from potluck.v1 import control_pb2 as control

RUN_NOW_SECONDS = 3600.0

_PAUSE = dt.timedelta(hours=1)
_MORNING = dt.time(8, 0)


def pause_for_an_hour(now: dt.datetime) -> control.CommandRequest:
    """Pause for an hour from an aware time."""
    return _pause_until(now + _PAUSE)


def pause_until_tomorrow(now: dt.datetime) -> control.CommandRequest:
    """Pause until eight o'clock on the next day of an aware local time."""
    morning = dt.datetime.combine(now.date() + dt.timedelta(days=1), _MORNING, tzinfo=now.tzinfo)
    return _pause_until(morning)


def pause() -> control.CommandRequest:
    """Pause until the person resumes."""
    return control.CommandRequest(pause=control.PauseCommand())


def resume() -> control.CommandRequest:
    """Go on."""
    return control.CommandRequest(resume=control.ResumeCommand())


def finish() -> control.CommandRequest:
    """Finish the piece of work in hand and then pause."""
    return control.CommandRequest(finish=control.FinishCommand())


def run_now() -> control.CommandRequest:
    """Work for an hour, in use or not."""
    return control.CommandRequest(run_now=control.RunNowCommand(seconds=RUN_NOW_SECONDS))


def quit_daemon() -> control.CommandRequest:
    """End the daemon."""
    return control.CommandRequest(quit=control.QuitCommand())


def start_practice() -> control.CommandRequest:
    """Begin Practice."""
    return control.CommandRequest(start_practice=control.StartPracticeCommand())


def _pause_until(when: dt.datetime) -> control.CommandRequest:
    milliseconds = int(when.timestamp() * 1000)
    return control.CommandRequest(pause=control.PauseCommand(until_unix_ms=milliseconds))
