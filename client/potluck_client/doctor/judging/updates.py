"""Whether an update has failed."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, good, skipped, together, warning


@dataclass(frozen=True, kw_only=True)
class UpdatesReading:
    """What is known of updates.

    Attributes:
        installed: True for a Potluck that an installer has laid out.
        failed_version: The version whose update failed; empty for none.
        failure: Why, in a sentence; empty when that was not kept.
        switching: True when a change of versions was begun and not brought to its end.
    """

    installed: bool
    failed_version: str = ""
    failure: str = ""
    switching: bool = False


def judge_updates(reading: UpdatesReading) -> Finding:
    """Return whether Potluck keeps itself up to date."""
    if not reading.installed:
        return skipped(
            Topic.UPDATES,
            "This Potluck runs from an environment of your own, which you keep up to date "
            "yourself.",
        )
    if reading.switching:
        return warning(
            Topic.UPDATES,
            "An update was begun and not brought to its end.",
            "Quit Potluck and start it again: it goes on with the update, or back by itself.",
        )
    if reading.failed_version:
        return warning(
            Topic.UPDATES,
            together(
                f"The update to version {reading.failed_version} failed, and the version before "
                "works on.",
                reading.failure,
            ),
            "There is nothing to do: Potluck tries again with the next version.",
        )
    return good(Topic.UPDATES, "No update has failed.")
