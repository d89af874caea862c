"""What the page "Projects" shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, count, data_size, moment, plain
from potluck_gui.view.invite import checking_sentence, project_name
from potluck_gui.view.look import Look
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 300
_ADDRESS_CHARACTERS = 120
_WHOLE = 100
_WITHOUT_PROJECT = frozenset(
    {
        control.NOT_NOW_REASON_UNSPECIFIED,
        control.NOT_NOW_REASON_NO_PROJECT,
        control.NOT_NOW_REASON_PAUSED,
        control.NOT_NOW_REASON_FINISHED,
    }
)


@dataclass(frozen=True, kw_only=True)
class ProjectView:
    """One joined project.

    Attributes:
        project_id: Its name among programs.
        name: Its name among people.
        look: Colour of its state.
        state: Whether it is connected, in a word or two.
        problem: What is wrong with the connection; empty when nothing is.
        note: What Practice is; empty for other projects.
        checking: How it compares work, in a sentence; empty while that is not known.
        facts: What this computer gave to it.
        share: Its share beside those of the others.
        practice: True for Practice, into which nobody can be invited.
    """

    project_id: str
    name: str
    look: Look
    state: str
    problem: str
    note: str
    checking: str
    facts: tuple[Fact, ...]
    share: int
    practice: bool


def project_views(snapshot: control.Snapshot, reader: Reader) -> tuple[ProjectView, ...]:
    """Work out the page."""
    return tuple(_project(project, reader) for project in snapshot.projects)


def nothing_chosen(snapshot: control.Snapshot) -> bool:
    """Tell whether nothing is joined, nor Practice about to be: it is once work may begin.

    While Practice waits, the daemon names what it waits for; else, that there is no project.
    """
    return (
        not snapshot.projects
        and snapshot.state != control.APP_STATE_STARTING
        and snapshot.reason in _WITHOUT_PROJECT
    )


def share_sentence(project_id: str, shares: Mapping[str, int]) -> str:
    """Return what a project's share comes to beside those of all joined projects."""
    own, whole = shares[project_id], sum(shares.values())
    if not own:
        return translate("Projects", "Takes no new work for this project.")
    if own == whole:
        return translate("Projects", "Gets all of this computer's work.")
    percent = min(_WHOLE - 1, max(1, round(own * _WHOLE / whole)))
    sentence = translate("Projects", "Gets about %1 % of this computer's work.")
    return sentence.replace("%1", str(percent))


def kept_facts(about: control.GetProjectResponse, reader: Reader) -> tuple[Fact, ...]:
    """Return what is kept of a project on this computer, and since when."""
    facts = [
        Fact(
            label=translate("Projects", "Space on this computer"),
            value=data_size(about.disk_bytes, reader),
        ),
        Fact(
            label=translate("Projects", "Signed receipts kept"),
            value=count(about.receipts, reader),
        ),
    ]
    if about.joined_unix_ms > 0:
        when = moment(about.joined_unix_ms, reader)
        facts.append(Fact(label=translate("Projects", "Joined"), value=when))
    if about.address:
        address = plain(about.address, _ADDRESS_CHARACTERS)
        facts.append(Fact(label=translate("Projects", "Address"), value=address))
    return tuple(facts)


def _project(project: control.ProjectSnapshot, reader: Reader) -> ProjectView:
    given = project.contribution
    connected = project.connected
    return ProjectView(
        project_id=project.project_id,
        name=project_name(project.name),
        look=Look.WORKING if connected else Look.OFFLINE,
        state=translate("Projects", "Connected")
        if connected
        else translate("Projects", "Not connected"),
        problem=plain(said(project.problem), _SENTENCE_CHARACTERS),
        note=translate("Projects", "Runs on this computer alone, to try everything out.")
        if project.practice
        else "",
        checking=checking_sentence(project.checking),
        facts=(
            Fact(
                label=translate("Projects", "Pieces of work verified"),
                value=count(given.verified_units, reader),
            ),
            Fact(
                label=translate("Projects", "Verified tokens"),
                value=count(given.verified_tokens, reader),
            ),
            *_others(project, reader),
        ),
        share=project.share,
        practice=project.practice,
    )


def _others(project: control.ProjectSnapshot, reader: Reader) -> tuple[Fact, ...]:
    """Return how many take part; nothing while the project has not told."""
    if not project.HasField("status"):
        return ()
    label = translate("Projects", "Computers taking part")
    return (Fact(label=label, value=count(project.status.active_volunteers, reader)),)
