"""Whether other programs use a graphics card: a threshold with hysteresis over its readings.

Drawing a desktop takes some percent of a graphics card, and a weak one's compositor or a browser
that plays a clip reaches ten to fifteen for seconds. A game, a renderer or another program's
training takes most of it for as long as it runs. So a card counts as used from a fifth of its time,
at work only when that has lasted, which passes over a window that is moved; and as free again only
after half a minute below a tenth, so that the loading screens of a game don't let work in.

The processor is not asked: its system gives it to every other program first, because Potluck's
worker has the least priority there.
"""

from dataclasses import dataclass, replace

USED_SHARE = 0.2
"""From this share of time on, others use a card."""

FREE_SHARE = 0.1
"""Below this share of time they don't; between the two it stays as it was."""

LASTING_SECONDS = 3.0
"""For so long others must use a card that works for Potluck before it stops."""

QUIET_SECONDS = 30.0
"""For so long they must have left it alone before it counts as free."""


@dataclass(frozen=True, kw_only=True)
class OthersUse:
    """What is known of other programs' use of a card.

    Attributes:
        used: True while they use it.
        turning_seconds: Since when readings say the opposite, on the monotonic clock; None while
            they agree.
    """

    used: bool = False
    turning_seconds: float | None = None


def notice_use(
    use: OthersUse, share: float | None, *, at_work: bool, now_seconds: float
) -> OthersUse:
    """Return what is known after a reading.

    Args:
        use: What was known before.
        share: Share of time in which others use the card; None when it does not tell, as one that
            sleeps does not, counts as no use.
        at_work: True while it works for Potluck; at rest one reading is enough to wait.
        now_seconds: The monotonic clock.
    """
    known = 0.0 if share is None else share
    against = known < FREE_SHARE if use.used else known >= USED_SHARE
    if not against:
        return replace(use, turning_seconds=None)
    since = now_seconds if use.turning_seconds is None else use.turning_seconds
    wanted = QUIET_SECONDS if use.used else (LASTING_SECONDS if at_work else 0.0)
    if now_seconds - since >= wanted:
        return OthersUse(used=not use.used)
    return replace(use, turning_seconds=since)
