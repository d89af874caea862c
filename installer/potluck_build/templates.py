"""Fills in the templates of installers: @NAME@ becomes a value, and none may be left."""

import re
from collections.abc import Mapping
from pathlib import Path

from potluck_build.errors import BuildError

_PLACE = re.compile(r"@([A-Z][A-Z0-9_]*)@")


def fill(template: Path, values: Mapping[str, str]) -> str:
    """Return a template with its values.

    Raises:
        BuildError: It names a value that there is none of.
    """

    def value_of(found: re.Match[str]) -> str:
        try:
            return values[found[1]]
        except KeyError:
            raise BuildError(f"{template.name} asks for {found[1]}, which is not known.") from None

    return _PLACE.sub(value_of, template.read_text("utf-8"))
