"""Between two pieces of work that follow each other promptly, a device is shown as at work.

Handing one in and taking up the next lasts a moment, and words that change for a moment only make
a person uneasy. What the device did last is shown until the next piece begins or the moment is
over.
"""

from dataclasses import dataclass, replace

from potluck_client.app_view import DeviceView

PROMPT_SECONDS = 4.0
"""How long the way from one piece of work to the next may take before it is worth a sentence."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """How one device is shown.

    Attributes:
        device: What is shown.
        last_work: How it was when it last computed; None when it has not, or stopped for a reason.
        worked_seconds: When that was, on the monotonic clock.
        bridging: True while last_work is shown in place of what the device does.
    """

    device: DeviceView
    last_work: DeviceView | None = None
    worked_seconds: float = 0.0
    bridging: bool = False


def show_steadily(before: Shown | None, fresh: DeviceView, now_seconds: float) -> Shown:
    """Return how to show a device, given how it was shown before.

    Args:
        before: How it was shown last; None the first time.
        fresh: What it does.
        now_seconds: The monotonic clock.
    """
    if fresh.working:
        return Shown(device=fresh, last_work=fresh, worked_seconds=now_seconds)
    last = None if before is None else before.last_work
    stopped = not fresh.enabled or not fresh.decision.may_run or bool(fresh.problem)
    if before is None or last is None or stopped:
        return Shown(device=fresh)
    if now_seconds - before.worked_seconds >= PROMPT_SECONDS:
        return Shown(device=fresh)
    return replace(before, device=replace(last, decision=fresh.decision), bridging=True)
