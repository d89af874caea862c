"""What a person should see of a project before agreeing to work for it."""

import textwrap

from potluck.limits import TEXT_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_client.cli.texts import clean, count

_COLUMNS = 88


def invite_text(project: control.InspectInviteResponse) -> str:
    """Return the project's name, aim, people and licences."""
    unknown = "not said"
    facts = [
        ("Run by", project.organiser),
        ("Model", f"{count(project.parameters)} parameters"),
        ("Licence of the model", project.model_licence),
        ("Licence of the text", project.data_licence),
        ("Project key", project.project_id),
    ]
    width = max(len(label) for label, _ in facts)
    charter = clean(project.charter, limit=TEXT_CHARACTERS)
    return "\n".join(
        [
            clean(project.name),
            *textwrap.wrap(charter, _COLUMNS, initial_indent="  ", subsequent_indent="  "),
            *(f"  {label.ljust(width)}  {clean(value) or unknown}" for label, value in facts),
        ]
    )
