"""The fake control service's updates of the app."""

from potluck.v1 import control_pb2 as control


def updated(snapshot: control.Snapshot, command: control.UpdateCommand) -> control.Snapshot:
    """Return how things stand after a wish: what is newer is found, and then fetched."""
    after = control.Snapshot()
    after.CopyFrom(snapshot)
    if command.wish == control.UPDATE_WISH_INSTALL:
        after.update.state = control.UPDATE_STATE_READY
        after.update.sentence = (
            f"Version {after.update.version} of Potluck is ready. It takes over after the work in "
            "hand."
        )
    elif not after.update.version:
        after.update.checked_unix_ms = max(1, snapshot.taken_unix_ms)
        after.update.sentence = "This is the newest version of Potluck."
    return after
