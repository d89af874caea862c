"""Projects in the terminal: before agreeing to work for one, and those that were joined."""

import textwrap
from collections.abc import Sequence

from potluck.limits import TEXT_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_client.cli.texts import bytes_text, clean, count, table

_COLUMNS = 88
_KEY_CHARACTERS = 16

CHECKING = {
    control.CHECKING_BIT_FOR_BIT: "bit for bit",
    control.CHECKING_WITHIN_TOLERANCE: "within a tolerance",
}


def invite_text(project: control.InspectInviteResponse) -> str:
    """Return the project's name, aim, people and licences."""
    unknown = "not said"
    facts = [
        ("Run by", project.organiser),
        ("Model", f"{count(project.parameters)} parameters"),
        ("Licence of the model", project.model_licence),
        ("Licence of the text", project.data_licence),
        ("Fingerprint", project.fingerprint),
        ("Project key", project.project_id),
    ]
    if project.data:
        facts.insert(3, ("Text", clean(project.data, limit=TEXT_CHARACTERS)))
    if project.checkpoint_bytes:
        facts.insert(2, ("Fetched for a round", f"about {bytes_text(project.checkpoint_bytes)}"))
    if project.checking in CHECKING:
        facts.append(("Work is compared", CHECKING[project.checking]))
    width = max(len(label) for label, _ in facts)
    charter = clean(project.charter, limit=TEXT_CHARACTERS)
    return "\n".join(
        [
            clean(project.name),
            *textwrap.wrap(charter, _COLUMNS, initial_indent="  ", subsequent_indent="  "),
            *(f"  {label.ljust(width)}  {clean(value) or unknown}" for label, value in facts),
        ]
    )


def projects_text(projects: Sequence[control.ProjectSnapshot]) -> str:
    """Return the joined projects with the share that each gets of this computer's work."""
    if not projects:
        return "You have joined no project yet. Join one with: potluck join LINK"
    total = sum(project.share for project in projects)
    rows = [
        (
            clean(project.name),
            str(project.share),
            f"{100 * project.share / total:.0f} %" if total else "0 %",
            project.project_id[:_KEY_CHARACTERS],
        )
        for project in projects
    ]
    lines = [table(("project", "share", "of the work", "key"), rows)]
    lines += [
        f"{clean(project.name)} gets no new work, since its share is 0."
        for project in projects
        if not project.share
    ]
    return "\n".join(lines)
