"""What mends an installation, by how this Potluck came to be here."""

REPAIR = "Let Potluck put itself in order: run “potluck repair” in a terminal."
"""For a Potluck that an installer has laid out."""

REINSTALL = "Install its packages again: run “pip install 'potluck[all]'” in a terminal."
"""For a Potluck that runs in an environment of its owner's own making."""


def repair(*, installed: bool) -> str:
    """Return how missing or wrong packages are put in order."""
    return REPAIR if installed else REINSTALL
