"""Takes out of a text what nobody but its owner should read; pure.

Rather too much than too little: what only looks like a secret goes as well. Texts are taken out in
an order in which no rule leaves half of what a later one would have known.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

_Replace = Callable[[re.Match[str]], str]

_KEY_BLOCK = re.compile(r"-----BEGIN [^\n]*?-----.*?(?:-----END [^\n]*?-----|\Z)", re.DOTALL)
_ENDLESS = re.compile(r"\S{400,}")
"""Nothing that helps is so long; what is would keep the rules below busy for long."""

_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/{2,}\S+|\bpotluck:\S+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"'“”(),;:]+@[^\s@<>\"'“”(),;:]+")
_HOME = re.compile(
    r"(?:[A-Za-z]:)?[\\/]+(?:home|Users|Documents and Settings)[\\/]+[^\\/\s:\"'“”]+"
)
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_HARDWARE = re.compile(r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b", re.IGNORECASE)
_COLONS = re.compile(r"[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)
_FOUR_NUMBERS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]\d)(?::\d{1,5})?")
_HEX = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE)
_LONG = re.compile(r"[A-Za-z0-9_+=-]{24,}")
_WORD = r"(?:[a-z]{1,20}|[A-Z][a-z]{0,19}|[A-Z]{1,20})"
_WORDS = re.compile(rf"{_WORD}(?:[_-]+{_WORD})+")
_LONGEST_COLONS = 60
_HOST = re.compile(
    r"(?<![\w./\\-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?(?![\w-])",
    re.IGNORECASE,
)
_FILE_ENDINGS = frozenset(
    """bin cfg conf damaged dat dll dylib err exe gz ini json key lock log md out partial pid pub py
    pyc safetensors shm so sock sqlite tmp toml txt wal xml yaml zip""".split()  # noqa: SIM905 — read as words.
)
_MODULES = frozenset(
    """asyncio concurrent google grpc json logging os potluck queue re signal socket sqlite sqlite3
    ssl subprocess sys threading torch""".split()  # noqa: SIM905
)
_ORDINARY = frozenset({"root", "user", "admin", "potluck", "localhost", "localdomain"})


@dataclass(frozen=True, kw_only=True)
class Private:
    """What is private on this computer beside what looks so.

    Attributes:
        folders: Folders whose path says who their owner is, each with what is written for it.
        names: Names of people and computers.
        others: Texts that are secret wherever they stand, such as the addresses of projects.
    """

    folders: dict[str, str] = field(default_factory=dict)
    names: Iterable[str] = ()
    others: Iterable[str] = ()


def redact(text: str, private: Private) -> str:
    """Return a text with secrets, addresses, home folders and names replaced by what they were."""
    rules = _rules(private)
    # Line by line, so that other threads have their turn.
    lines = _KEY_BLOCK.sub("<key>", text).split("\n")
    return "\n".join(_redacted(line, rules) for line in lines)


_Rule = tuple[re.Pattern[str], str | _Replace]


def _redacted(line: str, rules: Iterable[_Rule]) -> str:
    for pattern, replacement in rules:
        line = pattern.sub(replacement, line)
    return line


def _rules(private: Private) -> tuple[_Rule, ...]:
    names = [name for name in private.names if name.casefold() not in _ORDINARY]
    folders = sorted(private.folders, key=len, reverse=True)
    return (
        (_ENDLESS, "<secret>"),
        *_exactly(private.others, "<address>"),
        (_LINK, "<link>"),
        *(
            rule
            for folder in folders
            for rule in _exactly(_spellings(folder), private.folders[folder])
        ),
        (_HOME, "~"),
        (_MAIL, "<e-mail>"),
        (_UUID, "<id>"),
        (_HARDWARE, "<address>"),
        (_COLONS, _sixes),
        (_FOUR_NUMBERS, "<address>"),
        (_HEX, "<secret>"),
        (_LONG, _long),
        (_HOST, _host),
        *_exactly(names, "<name>", border=r"[^\W_]"),
    )


def _exactly(secrets: Iterable[str], mark: str, border: str = "") -> Iterator[_Rule]:
    """Give rules for known texts in any case, the longest first.

    Args:
        secrets: The texts.
        mark: What is written for them.
        border: What must not touch them, as a pattern; empty for that anything may.
    """
    for secret in sorted({each for each in secrets if each.strip()}, key=len, reverse=True):
        around = (f"(?<!{border})", f"(?!{border})") if border else ("", "")
        pattern = re.compile(f"{around[0]}{re.escape(secret)}{around[1]}", re.IGNORECASE)
        yield pattern, mark


def _spellings(folder: str) -> set[str]:
    """Return how a folder's path is written: with either slash, and as it stands in quotes."""
    bare = folder.rstrip("/\\")
    doubled = bare.replace("\\", "\\\\")
    return {bare, bare.replace("\\", "/"), doubled}


def _sixes(match: re.Match[str]) -> str:
    """Take out what is an address of the newer kind, or holds one; a time of day does not."""
    found = match[0]
    if len(found) > _LONGEST_COLONS:
        return "<address>"
    ends = [0, *(at.end() for at in re.finditer(":", found)), len(found)]
    begins = [0, *(end for at in re.finditer(":", found) for end in (at.start(), at.end()))]
    stops = [*ends, *(at.start() for at in re.finditer(":", found))]
    for begin in sorted(set(begins)):
        for stop in sorted(set(stops), reverse=True):
            part = found[begin:stop].strip(".")
            if part.count(":") > 1 and _is_six(part):
                return "<address>"
    return found


def _is_six(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _long(match: re.Match[str]) -> str:
    return match[0] if _WORDS.fullmatch(match[0]) else "<secret>"


def _host(match: re.Match[str]) -> str:
    """Take out the name of a computer in the network; files and parts of programs look alike."""
    name, _, port = match[0].partition(":")
    first, last = name.split(".", 1)[0].lower(), name.rpartition(".")[2].lower()
    if not port and (last in _FILE_ENDINGS or first in _MODULES):
        return match[0]
    return "<address>"
