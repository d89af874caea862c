"""What the window's pages say, worked out without widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.errors import ErrorCode
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, data_size, duration, plain
from potluck_gui.view.said import said
from potluck_setup.progress import Progress, Stage
from potluck_setup.window.heard import Outlook, Trouble

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 600
_NAME_CHARACTERS = 120
_LEAST_TELLING_BYTES = 1_000_000
"""Less than that is not worth a word."""


@dataclass(frozen=True, kw_only=True)
class ProgressTold:
    """How far it is, in words.

    Attributes:
        title: What is done at the moment.
        share: How much of it is done, between 0 and 1; None when that can't be known.
        amount: Bytes of bytes; empty when that can't be known.
        pace: How fast, and how long it still takes; empty while that is not known.
        detail: What of it is done.
    """

    title: str
    share: float | None
    amount: str
    pace: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """What happened, and what to do."""

    sentence: str
    remedy: str


def sentence_of(text: str) -> str:
    """Return a sentence of the engine in the reader's language, safe to show."""
    return plain(said(text), _SENTENCE_CHARACTERS) if text else ""


def facts_of(outlook: Outlook, reader: Reader) -> tuple[Fact, ...]:
    """Return the figures of what is going to happen."""
    names = ", ".join(plain(name, _NAME_CHARACTERS) for name in outlook.graphics)
    none = translate("Setup", "None that Potluck can use")
    return (
        Fact(label=translate("Setup", "To download"), value=_download(outlook, reader)),
        Fact(label=translate("Setup", "Space on the disk"), value=_space(outlook, reader)),
        Fact(label=translate("Setup", "Graphics card"), value=names or none),
    )


def _download(outlook: Outlook, reader: Reader) -> str:
    left = outlook.download_bytes - outlook.here_bytes
    return data_size(left, reader) if left > 0 else translate("Setup", "Nothing, it is all here")


def _space(outlook: Outlook, reader: Reader) -> str:
    return (
        translate("Setup", "%1 (%2 are free)")
        .replace("%1", data_size(outlook.installed_bytes, reader))
        .replace("%2", data_size(outlook.free_bytes, reader))
    )


def kept_of(done_bytes: int, total_bytes: int, reader: Reader) -> str:
    """Return what is here already from an earlier try, or nothing where that is not worth it."""
    if done_bytes < _LEAST_TELLING_BYTES or done_bytes >= total_bytes:
        return ""
    return (
        translate("Setup", "%1 of %2 are here already. It goes on from there.")
        .replace("%1", data_size(done_bytes, reader))
        .replace("%2", data_size(total_bytes, reader))
    )


def resumed_of(progress: Progress, reader: Reader) -> str:
    """Return that an earlier try is gone on with, or nothing where there was none."""
    if progress.done_bytes < _LEAST_TELLING_BYTES:
        return ""
    text = translate("Setup", "It goes on where it stopped: %1 were here already.")
    return text.replace("%1", data_size(progress.done_bytes, reader))


def stage_title(stage: Stage) -> str:
    """Return what is done in a stage."""
    return {
        Stage.LOOKING: translate("Setup", "Looking at this computer"),
        Stage.FETCHING: translate("Setup", "Fetching what Potluck needs"),
        Stage.LAYING_OUT: translate("Setup", "Putting it together"),
        Stage.TESTING: translate("Setup", "Testing that it works here"),
        Stage.SWITCHING: translate("Setup", "Putting it to use"),
        Stage.REMOVING: translate("Setup", "Clearing up"),
    }[stage]


def progress_told(progress: Progress, reader: Reader) -> ProgressTold:
    """Return how far it is, in words."""
    total = progress.total_bytes
    done = min(progress.done_bytes, total)
    amount = (
        translate("Setup", "%1 of %2")
        .replace("%1", data_size(done, reader))
        .replace("%2", data_size(total, reader))
        if total
        else ""
    )
    return ProgressTold(
        title=stage_title(progress.stage),
        share=done / total if total else None,
        amount=amount,
        pace=" · ".join(part for part in (_speed(progress, reader), _left(progress)) if part),
        detail=plain(progress.detail, _NAME_CHARACTERS),
    )


def _speed(progress: Progress, reader: Reader) -> str:
    if progress.bytes_per_second < 1:
        return ""
    size = data_size(int(progress.bytes_per_second), reader)
    return translate("Setup", "%1 a second").replace("%1", size)


def _left(progress: Progress) -> str:
    if progress.seconds_left is None:
        return ""
    return translate("Setup", "%1 left").replace("%1", duration(progress.seconds_left))


def trouble_words(trouble: Trouble) -> Words:
    """Return what went wrong, and what the person can do about it."""
    return Words(
        sentence=sentence_of(trouble.sentence)
        or translate("Setup", "The installation ended without saying why."),
        remedy={
            ErrorCode.UNREACHABLE: translate(
                "Setup",
                "See whether this computer is online. If it reaches the internet through a proxy "
                "or a mirror, name it in the network settings. Then try again: it goes on where "
                "it stopped.",
            ),
            ErrorCode.FULL: translate(
                "Setup",
                "Make room on the disk, then try again. What was fetched is kept.",
            ),
            ErrorCode.CORRUPT: translate(
                "Setup",
                "A file was not what it should be, so it was not used. Try again to fetch it anew. "
                "If it happens again, use another network or no mirror.",
            ),
            ErrorCode.NOT_ALLOWED: translate(
                "Setup", "What stands above has to change before Potluck can be installed here."
            ),
            ErrorCode.CONFLICT: translate("Setup", "Wait until that has ended, then try again."),
        }.get(
            trouble.code,
            translate(
                "Setup",
                "Try again: it goes on where it stopped. If it happens again, copy the details "
                "and send them to whoever gave you Potluck.",
            ),
        ),
    )
