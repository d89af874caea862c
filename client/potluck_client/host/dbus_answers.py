"""Checks of what services on a bus answer; what can't be is refused, never taken for idleness."""

from potluck_client.host.user_source import LONGEST_IDLE_SECONDS, SourceGoneError


def flag(answer: object) -> bool:
    """Return a boolean; raises SourceGoneError."""
    if not isinstance(answer, bool):
        raise SourceGoneError(f"That is no yes or no: {answer!r:.100}")
    return answer


def number(answer: object) -> int:
    """Return a whole number from 0; raises SourceGoneError."""
    if not isinstance(answer, int) or isinstance(answer, bool) or answer < 0:
        raise SourceGoneError(f"That is no number: {answer!r:.100}")
    return answer


def text(answer: object) -> str:
    """Return a text; raises SourceGoneError."""
    if not isinstance(answer, str):
        raise SourceGoneError(f"That is no text: {answer!r:.100}")
    return answer


def only(answers: tuple[object, ...]) -> object:
    """Return the one value of an answer; raises SourceGoneError."""
    if len(answers) != 1:
        raise SourceGoneError(f"That is not one value: {answers!r:.100}")
    return answers[0]


def idle_seconds(milliseconds: object) -> float:
    """Return an idle time; raises SourceGoneError."""
    seconds = number(milliseconds) / 1000
    if seconds > LONGEST_IDLE_SECONDS:
        raise SourceGoneError(f"Nobody was away for so long: {seconds} s")
    return seconds
