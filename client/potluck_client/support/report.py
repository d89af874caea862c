"""The text for somebody who helps, put together of what the daemon knows; pure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from potluck_client.activity_log.entry import Entry
from potluck_client.support.redaction import Private, redact

_LINE_CHARACTERS = 500


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """A joined project.

    Attributes:
        name: What it is called.
        connected: True while its coordinator answers.
        problem: What is wrong with it; empty when nothing is.
    """

    name: str
    connected: bool
    problem: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a report is made of.

    Attributes:
        taken_unix: When it was asked for.
        versions: Names and versions of the programs.
        now: What Potluck does, in a sentence.
        devices: A line for each device.
        limits: A line for each limit that differs from its default.
        problems: A line for each problem that holds now.
        projects: The joined projects.
        findings: A line for each thing that was found when Potluck was looked at last.
        entries: The newest entries of the activity log, newest first.
        log_tail: The end of the daemon's log, in whole lines.
    """

    taken_unix: float
    versions: Sequence[tuple[str, str]]
    now: str
    devices: Sequence[str]
    limits: Sequence[str]
    problems: Sequence[str]
    projects: Sequence[ProjectFacts]
    findings: Sequence[str]
    entries: Sequence[Entry]
    log_tail: str


def report_text(facts: Facts, private: Private, most_bytes: int) -> str:
    """Return the report, redacted, and no longer than so many bytes in UTF-8.

    What does not fit is left out of the log's beginning, which is the oldest and the longest.
    """
    head = redact("\n".join(_head(facts)), private)
    left = most_bytes - len(f"{head}\n\n".encode())
    tail = _last(redact("\n".join(_lines(facts.log_tail)), private), left)
    return _first(f"{head}\n{tail}\n", most_bytes)


def _head(facts: Facts) -> list[str]:
    return [
        f"Potluck, report for support, {_time(facts.taken_unix)} (times are UTC)",
        "Keys, links, addresses, folders and names of people were left out.",
        "",
        *(_line(f"{name}: {version}") for name, version in facts.versions),
        _line(f"Now: {facts.now}"),
        *_section("Devices", facts.devices, "none"),
        *_section("Limits that differ from the default", facts.limits, "none"),
        *_section("Problems now", facts.problems, "none"),
        *_section("Projects", [_project(project) for project in facts.projects], "none joined"),
        *_section("Found when it was looked at last", facts.findings, "not looked at"),
        *_section("Activity, newest first", [_entry(entry) for entry in facts.entries], "none"),
        "",
        "End of the log:",
    ]


def _section(title: str, lines: Sequence[str], none: str) -> list[str]:
    return ["", f"{title}:", *(_line(f"- {line}") for line in lines or [none])]


def _project(project: ProjectFacts) -> str:
    standing = "connected" if project.connected else "not connected"
    return f"{project.name}: {standing}. {project.problem}".rstrip()


def _entry(entry: Entry) -> str:
    told = entry.happening
    about = ", ".join(name for name in (told.project_name, told.device_name) if name)
    aside = f" ({about})" if about else ""
    return f"{_time(entry.unix)} {told.kind.name.lower()}: {told.sentence}{aside} {told.remedy}"


def _time(unix: float) -> str:
    try:
        return dt.datetime.fromtimestamp(unix, dt.UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (OverflowError, ValueError, OSError):
        return "at an impossible time"


def _lines(text: str) -> list[str]:
    return [_line(line) for line in text.split("\n")]


def _line(text: str) -> str:
    """Return a text on one line of bounded length, with nothing in it that a terminal obeys."""
    shown = "".join(c if c.isprintable() else " " for c in text).rstrip()
    if len(shown) <= _LINE_CHARACTERS:
        return shown
    # Up to the end of a word: half a secret would not be known for one.
    return f"{shown[:_LINE_CHARACTERS].rpartition(' ')[0]} …"


def _first(text: str, most_bytes: int) -> str:
    return text.encode()[: max(0, most_bytes)].decode(errors="ignore")


def _last(text: str, most_bytes: int) -> str:
    """Return the last whole lines that fit."""
    data = text.encode()
    if len(data) <= most_bytes:
        return text
    kept = data[len(data) - most_bytes :] if most_bytes > 0 else b""
    return kept.partition(b"\n")[2].decode(errors="ignore")
