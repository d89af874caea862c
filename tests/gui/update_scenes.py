"""Snapshots of each way in which updates can stand, for pictures."""

from potluck.v1 import control_pb2 as control
from tests.gui import scenes

_CHECKED_AGO_MS = 40 * 60_000
_NEWER = "0.2.0"


def all_states(now_unix_ms: int) -> dict[str, control.Snapshot]:
    """Return a snapshot for each, in the order in which a person may see them."""
    return {
        "newest": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_NEWEST,
            sentence="This is the newest version of Potluck.",
        ),
        "offered": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_OFFERED,
            version=_NEWER,
            sentence=f"Version {_NEWER} of Potluck is there. It is fetched when you say so.",
        ),
        "fetching": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_FETCHING,
            version=_NEWER,
            sentence=f"Potluck fetches version {_NEWER} and lays it out beside this one. Work "
            "goes on meanwhile.",
            done_bytes=1_240_000_000,
            total_bytes=2_910_000_000,
        ),
        "ready": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_READY,
            version=_NEWER,
            sentence=f"Version {_NEWER} of Potluck is ready. It takes over after the work in hand.",
        ),
        "switching": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_SWITCHING,
            version=_NEWER,
            sentence=f"Version {_NEWER} takes over now. Potluck is back in about a minute.",
        ),
        "failed": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_FAILED,
            sentence=f"Version {_NEWER} of Potluck did not work on this computer: The background "
            f"program of Potluck {_NEWER} did not answer within 120 seconds. The version before "
            "stays in use, and nothing is lost.",
        ),
        "required": _snapshot(
            now_unix_ms,
            state=control.UPDATE_STATE_NEWEST,
            required=True,
            sentence="A project of yours asks for a newer Potluck than this one, and there is "
            "none yet. Potluck keeps looking, and nothing is lost.",
        ),
    }


def _snapshot(now_unix_ms: int, **fields: object) -> control.Snapshot:
    snapshot = scenes.working()
    status = control.UpdateStatus(**fields)  # type: ignore[arg-type]
    status.checked_unix_ms = now_unix_ms - _CHECKED_AGO_MS
    snapshot.update.CopyFrom(status)
    return snapshot
