"""Whether the network may be used now, and whether work may be asked for that needs it.

“Start now” sets neither aside: it says nothing about money.
"""

from potluck.v1 import control_pb2 as control
from potluck_client.case import Decision, HostFacts
from potluck_client.settings.values import Settings
from potluck_client.wishes import Wishes


def decide_transfer(
    host: HostFacts, settings: Settings, wishes: Wishes, now_unix: float
) -> Decision:
    """Decide whether files may be fetched and sent; what is in hand may be computed meanwhile."""
    if wishes.pauses(now_unix):
        return Decision(
            reason=control.NOT_NOW_REASON_PAUSED,
            sentence="Nothing is fetched or sent during a pause.",
        )
    if host.metered and not settings.run_on_metered:
        return Decision(
            reason=control.NOT_NOW_REASON_METERED,
            sentence="Waiting for a network that does not cost by the amount of data.",
        )
    return Decision()


def decide_seeking(
    transfer: Decision,
    *,
    enough: bool,
    renewed_unix: float,
) -> Decision:
    """Decide whether projects may be asked for work that has to be fetched.

    Args:
        transfer: Whether files may be fetched and sent.
        enough: True while the month's data suffice for a piece of work.
        renewed_unix: When the next month begins.
    """
    if not transfer.may_run or enough:
        return transfer
    return Decision(
        reason=control.NOT_NOW_REASON_MONTHLY_CAP,
        sentence="Waiting for the next month: what your limits let it fetch and send in one is "
        "used up.",
        resumes_unix=renewed_unix,
    )
