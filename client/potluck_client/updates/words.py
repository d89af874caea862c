"""What a person reads of updates, one sentence for each way in which they can stand."""

from potluck.v1 import control_pb2 as control
from potluck_client.updates.moment import Moment
from potluck_client.updates.standing import Seen, Standing

_MILLISECONDS = 1000


def status_of(standing: Standing, seen: Seen) -> control.UpdateStatus:
    """Return how updates stand, as it is shown."""
    return control.UpdateStatus(
        state=standing.state,
        version=standing.version,
        sentence=sentence_of(standing, seen),
        done_bytes=standing.done_bytes,
        total_bytes=standing.total_bytes,
        checked_unix_ms=round(standing.checked_unix * _MILLISECONDS),
        required=seen.needed,
    )


def sentence_of(standing: Standing, seen: Seen) -> str:
    """Return the sentence."""
    match standing.state:
        case control.UPDATE_STATE_CHECKING:
            return "Potluck looks for a newer version."
        case control.UPDATE_STATE_OFFERED:
            return _offered(standing, seen)
        case control.UPDATE_STATE_FETCHING:
            return (
                f"Potluck fetches version {standing.version} and lays it out beside this one. Work "
                "goes on meanwhile."
            )
        case control.UPDATE_STATE_READY:
            return _ready(standing, seen)
        case control.UPDATE_STATE_SWITCHING:
            return f"Version {standing.version} takes over now. Potluck is back in about a minute."
        case control.UPDATE_STATE_FAILED:
            return standing.trouble
        case _:
            return _newest(standing, seen)


def check_failed(reason: str) -> str:
    """Say that nobody could be asked for newer versions."""
    return f"Potluck could not look for a newer version: {reason} It tries again by itself."


def stage_failed(version: str, reason: str) -> str:
    """Say that a newer version could not be made ready."""
    return (
        f"Version {version} of Potluck could not be made ready: {reason} This version works on, "
        "and Potluck tries again by itself."
    )


def switch_failed(version: str, reason: str) -> str:
    """Say that a newer version could not take over."""
    return (
        f"Version {version} of Potluck could not take over: {reason} This version works on, and "
        "Potluck tries again by itself."
    )


def taken_back(version: str, reason: str) -> str:
    """Say that a newer version did not work, and that this one is used on."""
    return (
        f"Version {version} of Potluck did not work on this computer: {reason} The version before "
        "stays in use, and nothing is lost."
    )


def _offered(standing: Standing, seen: Seen) -> str:
    version = standing.version
    if not seen.may_fetch:
        return (
            f"Version {version} of Potluck is there. It is fetched once your limits of the network "
            "allow it."
        )
    if seen.by_itself or standing.agreed:
        return f"Version {version} of Potluck is there, and is fetched now."
    if seen.needed:
        return (
            f"A project of yours asks for a newer Potluck. Version {version} is there, and is "
            "fetched when you say so."
        )
    return f"Version {version} of Potluck is there. It is fetched when you say so."


def _ready(standing: Standing, seen: Seen) -> str:
    version = standing.version
    if standing.trouble:
        return standing.trouble
    if seen.moment is Moment.NEVER:
        return (
            f"Version {version} of Potluck is ready. It takes over once Potluck works in the "
            "background and not for a command in a terminal."
        )
    if seen.moment is Moment.LATER:
        return (
            f"Version {version} of Potluck is ready. It takes over between two pieces of work, and "
            "one is on hold now."
        )
    return f"Version {version} of Potluck is ready. It takes over after the work in hand."


def _newest(standing: Standing, seen: Seen) -> str:
    if seen.needed:
        return (
            "A project of yours asks for a newer Potluck than this one, and there is none yet. "
            "Potluck keeps looking, and nothing is lost."
        )
    if not standing.checked_unix:
        return "Potluck looks for a newer version soon."
    return "This is the newest version of Potluck."
