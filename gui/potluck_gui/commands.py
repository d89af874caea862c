"""The commands that a person can give, as messages."""

import datetime as dt

from potluck.v1 import control_pb2 as control

RUN_NOW_SECONDS = 3600.0

_PAUSE = dt.timedelta(hours=1)


def pause_for_an_hour(now: dt.datetime) -> control.CommandRequest:
    """Pause for an hour from an aware time."""
    return _pause_until(now + _PAUSE)


def pause_until_tomorrow() -> control.CommandRequest:
    """Pause until the next morning."""
    return control.CommandRequest(pause=control.PauseCommand(until_tomorrow=True))


def pause_while(program: str) -> control.CommandRequest:
    """Pause for as long as a program runs."""
    return control.CommandRequest(pause=control.PauseCommand(while_program=program))


def pause(device_id: str = "") -> control.CommandRequest:
    """Pause one device, or all, until the person resumes."""
    return control.CommandRequest(pause=control.PauseCommand(device_id=device_id))


def resume(device_id: str = "") -> control.CommandRequest:
    """Let one device, or all, go on."""
    return control.CommandRequest(resume=control.ResumeCommand(device_id=device_id))


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


def check_for_updates() -> control.CommandRequest:
    """Look for a newer version of the app."""
    return control.CommandRequest(update=control.UpdateCommand(wish=control.UPDATE_WISH_CHECK))


def install_update() -> control.CommandRequest:
    """Change to the newer version between two pieces of work."""
    return control.CommandRequest(update=control.UpdateCommand(wish=control.UPDATE_WISH_INSTALL))


def _pause_until(when: dt.datetime) -> control.CommandRequest:
    milliseconds = int(when.timestamp() * 1000)
    return control.CommandRequest(pause=control.PauseCommand(until_unix_ms=milliseconds))
