"""What the engine says, line by line: strictly read, bounded, and never trusted to be right."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from potluck.errors import ErrorCode
from potluck_setup.progress import Progress, Stage

MOST_LINE_BYTES = 65_536
_MOST_BYTES = 2**53
_MOST_SECONDS = 365.0 * 24 * 3600
_MOST_CHARACTERS = 2000
_MOST_OBJECTIONS = 20


@dataclass(frozen=True, kw_only=True)
class Hindrance:
    """Something that is in the way of an installation.

    Attributes:
        sentence: What it is.
        mend: What the person can do; may be empty.
    """

    sentence: str
    mend: str


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What an installation would do.

    Attributes:
        version: Of the app; empty where it was not told.
        backend: The build of PyTorch, by its name.
        download_bytes: Of all wheels that are not carried along.
        here_bytes: How much of it was fetched before.
        installed_bytes: What it takes on the disk.
        free_bytes: What is free there.
        graphics: The names of the graphics cards that were found.
        sentence: What is going to compute.
        warning: Why a graphics card stays unused; empty when none does.
        mend: What can be done about that.
        hindrances: What is in the way.
    """

    version: str = ""
    backend: str = ""
    download_bytes: int = 0
    here_bytes: int = 0
    installed_bytes: int = 0
    free_bytes: int = 0
    graphics: tuple[str, ...] = ()
    sentence: str = ""
    warning: str = ""
    mend: str = ""
    hindrances: tuple[Hindrance, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finished:
    """The engine is done.

    Attributes:
        fields: What it reported, as it came.
    """

    fields: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """The engine could not do it.

    Attributes:
        code: What kind of trouble.
        sentence: What happened and what to do.
    """

    code: ErrorCode
    sentence: str


Heard: TypeAlias = Progress | Finished | Trouble


class LineReader:
    """Cuts what comes out of a process into lines; what is too long for one is left out."""

    def __init__(self) -> None:
        self._rest = b""
        self._skipping = False

    def feed(self, data: bytes) -> Iterator[Heard]:
        """Take in bytes and yield what the lines that end in them say."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if self._skipping:
                self._skipping = False
                continue
            heard = read_line(line)
            if heard is not None:
                yield heard
        if len(self._rest) > MOST_LINE_BYTES:
            self._rest, self._skipping = b"", True


def read_line(line: bytes) -> Heard | None:
    """Return what a line says, or None when it is not one of the engine's."""
    if len(line) > MOST_LINE_BYTES:
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    match said:
        case {"progress": dict(fields), **more} if not more:
            return _progress(fields)
        case {"result": dict(fields), **more} if not more:
            return Finished(fields=fields)
        case {"error": {"code": str(code), "sentence": str(sentence)}, **more} if not more:
            return Trouble(code=_code(code), sentence=sentence[:_MOST_CHARACTERS])
        case _:
            return None


def outlook_of(finished: Finished) -> Outlook:
    """Return what a dry look found; a field that is missing or odd has its default."""
    fields = finished.fields
    objections = fields.get("objections")
    graphics = fields.get("graphics")
    return Outlook(
        version=_text(fields.get("version")),
        backend=_text(fields.get("backend")),
        download_bytes=_bytes(fields.get("download_bytes")),
        here_bytes=_bytes(fields.get("here_bytes")),
        installed_bytes=_bytes(fields.get("installed_bytes")),
        free_bytes=_bytes(fields.get("free_bytes")),
        graphics=tuple(_text(name) for name in graphics[:_MOST_OBJECTIONS] if _text(name))
        if isinstance(graphics, list)
        else (),
        sentence=_text(fields.get("sentence")),
        warning=_text(fields.get("warning")),
        mend=_text(fields.get("mend")),
        hindrances=tuple(
            Hindrance(sentence=_text(each.get("sentence")), mend=_text(each.get("mend")))
            for each in objections[:_MOST_OBJECTIONS]
            if isinstance(each, dict) and _text(each.get("sentence"))
        )
        if isinstance(objections, list)
        else (),
    )


def _progress(fields: dict[object, object]) -> Progress | None:
    stage = fields.get("stage")
    if not isinstance(stage, str) or stage not in set(Stage):
        return None
    left = _number(fields.get("seconds_left"))
    return Progress(
        stage=Stage(stage),
        detail=_text(fields.get("detail")),
        done_bytes=_bytes(fields.get("done_bytes")),
        total_bytes=_bytes(fields.get("total_bytes")),
        bytes_per_second=_number(fields.get("bytes_per_second")) or 0.0,
        seconds_left=left if left is None or left <= _MOST_SECONDS else None,
    )


def _text(value: object) -> str:
    return value[:_MOST_CHARACTERS] if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    """Return a finite number that is not negative, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 <= value <= _MOST_BYTES:  # NaN is not either.
        return None
    return float(value) if math.isfinite(value) else None


def _bytes(value: object) -> int:
    return int(_number(value) or 0)


def _code(name: str) -> ErrorCode:
    return ErrorCode(name) if name in {code.value for code in ErrorCode} else ErrorCode.INTERNAL
