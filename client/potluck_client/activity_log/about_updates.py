"""Newer versions of the app, as the activity log tells of them."""

from potluck_client.activity_log.entry import Happening, Kind


def found(version: str) -> Happening:
    """Tell that there is a newer version."""
    return Happening(kind=Kind.APP, sentence=f"There is a newer version of Potluck: {version}.")


def ready(version: str) -> Happening:
    """Tell that a newer version is laid out beside this one."""
    return Happening(kind=Kind.APP, sentence=f"Version {version} of Potluck is fetched and ready.")


def changing(version: str) -> Happening:
    """Tell that the daemon ends for a newer version."""
    return Happening(kind=Kind.APP, sentence=f"Potluck ends so that version {version} takes over.")


def not_ready(sentence: str) -> Happening:
    """Tell in a sentence that a newer version could not be made ready or could not take over."""
    return Happening(kind=Kind.PROBLEM, sentence=sentence)


def taken_back(sentence: str) -> Happening:
    """Tell in a sentence that a newer version did not work and that the one before is back."""
    return Happening(
        kind=Kind.PROBLEM,
        sentence=sentence,
        remedy="You need not do anything. Potluck does not try that version again.",
    )
