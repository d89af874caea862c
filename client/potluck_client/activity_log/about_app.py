"""The app itself, as the activity log tells of it."""

from potluck_client.activity_log.entry import Happening, Kind

ENDED = Happening(kind=Kind.APP, sentence="Potluck ended.")


def started(app_version: str, version_before: str) -> tuple[Happening, ...]:
    """Tell that Potluck started, and whether it is another version than the last time.

    Args:
        app_version: Version that runs.
        version_before: Version that ran the last time; empty when none did.
    """
    told = [Happening(kind=Kind.APP, sentence=f"Potluck started, version {app_version}.")]
    if version_before not in {"", app_version}:
        changed = f"Potluck was updated from version {version_before} to {app_version}."
        told.insert(0, Happening(kind=Kind.APP, sentence=changed))
    return tuple(told)
