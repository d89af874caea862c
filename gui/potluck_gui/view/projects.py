"""What the page "Projects" and the dialog for joining show."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, count, plain
from potluck_gui.view.state import Look

translate = QCoreApplication.translate

_NAME_CHARACTERS = 80
_LINE_CHARACTERS = 200
_SENTENCE_CHARACTERS = 300
_CHARTER_CHARACTERS = 4000


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
    """

    project_id: str
    name: str
    look: Look
    state: str
    problem: str
    note: str
    checking: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class InviteView:
    """What a person should see before agreeing to join.

    Attributes:
        name: What the project is called.
        charter: What it trains and why.
        facts: Organiser, size, licences.
        joined: True when it has been joined already.
    """

    name: str
    charter: str
    facts: tuple[Fact, ...]
    joined: bool


def project_views(snapshot: control.Snapshot, reader: Reader) -> tuple[ProjectView, ...]:
    """Work out the page."""
    return tuple(_project(project, reader) for project in snapshot.projects)


def invite_view(invited: control.InspectInviteResponse, reader: Reader) -> InviteView:
    """Work out the dialog."""
    unnamed = translate("Projects", "not stated")
    return InviteView(
        name=plain(invited.name, _NAME_CHARACTERS)
        or translate("Projects", "Project without a name"),
        charter=plain(invited.charter, _CHARTER_CHARACTERS)
        or translate("Projects", "The organiser has not said what it is for."),
        facts=(
            Fact(
                label=translate("Projects", "Organiser"),
                value=plain(invited.organiser, _LINE_CHARACTERS) or unnamed,
            ),
            Fact(
                label=translate("Projects", "Parameters of the model"),
                value=count(invited.parameters, reader),
            ),
            Fact(
                label=translate("Projects", "Licence of the model"),
                value=plain(invited.model_licence, _LINE_CHARACTERS) or unnamed,
            ),
            Fact(
                label=translate("Projects", "Licence of the text"),
                value=plain(invited.data_licence, _LINE_CHARACTERS) or unnamed,
            ),
        ),
        joined=invited.joined,
    )


def _project(project: control.ProjectSnapshot, reader: Reader) -> ProjectView:
    given = project.contribution
    connected = project.connected
    return ProjectView(
        project_id=project.project_id,
        name=plain(project.name, _NAME_CHARACTERS)
        or translate("Projects", "Project without a name"),
        look=Look.WORKING if connected else Look.OFFLINE,
        state=translate("Projects", "Connected")
        if connected
        else translate("Projects", "Not connected"),
        problem=plain(project.problem, _SENTENCE_CHARACTERS),
        note=translate("Projects", "Runs on this computer alone, to try everything out.")
        if project.practice
        else "",
        checking=_checking(project.checking),
        facts=(
            Fact(
                label=translate("Projects", "Pieces of work verified"),
                value=count(given.verified_units, reader),
            ),
            Fact(
                label=translate("Projects", "Verified tokens"),
                value=count(given.verified_tokens, reader),
            ),
            Fact(
                label=translate("Projects", "Computers taking part"),
                value=count(project.status.active_volunteers, reader),
            ),
        ),
    )


def _checking(checking: "control.Checking.ValueType") -> str:
    match checking:
        case control.CHECKING_BIT_FOR_BIT:
            return translate(
                "Projects", "Checked bit for bit: every computer gets exactly the same result."
            )
        case control.CHECKING_WITHIN_TOLERANCE:
            return translate(
                "Projects", "Checked within a tolerance, since computers round differently."
            )
        case _:
            return ""
