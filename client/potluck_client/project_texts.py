"""What a project says of itself in its rules, made fit to be shown.

The rules are signed by the project, not written by us: a name may be as long as a page, hold what
a terminal obeys or turn a line around. So nothing of them is shown but through here. Markup stays
as it is, since whoever shows it takes it for plain text.
"""

from potluck.fingerprint import fingerprint
from potluck.manifest import checkpoint_bytes, parameter_count
from potluck.numerics import is_exact
from potluck.v1 import control_pb2 as control
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.link.plain_text import plain_text

NAME_CHARACTERS = 60
"""Longest name that is shown; sentences of the daemon are made with it."""

_LINE_CHARACTERS = 200
"""Longest text of one line."""


def project_name(rules: manifest.ProjectManifest) -> str:
    """Return what a project is called, on one short line, never empty."""
    return _line(rules.name, NAME_CHARACTERS) or _nameless(rules.project_key)


def checking_of(recipe: manifest.Recipe) -> "control.Checking.ValueType":
    """Return how work under a recipe is compared."""
    exact = is_exact(recipe)
    return control.CHECKING_BIT_FOR_BIT if exact else control.CHECKING_WITHIN_TOLERANCE


def about_project(
    rules: manifest.ProjectManifest, *, joined: bool
) -> control.InspectInviteResponse:
    """Return what a person should see of a project before agreeing, or later."""
    return control.InspectInviteResponse(
        project_id=rules.project_key.hex(),
        name=project_name(rules),
        charter=plain_text(rules.charter),
        organiser=_line(rules.organiser),
        model_licence=_line(rules.model_licence),
        data_licence=_line(rules.data_licence),
        parameters=parameter_count(rules.recipe.model),
        joined=joined,
        fingerprint=fingerprint(rules.project_key),
        data=plain_text(rules.data),
        checking=checking_of(rules.recipe),
        checkpoint_bytes=checkpoint_bytes(rules.recipe.model),
    )


def _line(text: str, characters: int = _LINE_CHARACTERS) -> str:
    words = " ".join(plain_text(text).split())
    return words if len(words) <= characters else f"{words[: characters - 1].rstrip()}…"


def _nameless(project_key: bytes) -> str:
    return f"Project {fingerprint(project_key)[:9]}"
