"""How much of a newer version came over the network, worked out of how far it is.

What is found on this computer already is told as done too, and must not count into the month. Only
while the network has a measured speed do bytes come from there; the speed is known after a second.
"""

from dataclasses import dataclass

from potluck_client.updates.port import Advance, Part

_UNMEASURED_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class FetchedBytes:
    """What was seen so far.

    Attributes:
        done_bytes: How much was done at the last look.
        measured: True once the network had a speed.
    """

    done_bytes: int = 0
    measured: bool = False


def came(before: FetchedBytes, advance: Advance) -> tuple[FetchedBytes, int]:
    """Return what is seen after a look, and how many bytes came over the network since the last."""
    if advance.part is not Part.FETCHING:
        return before, 0
    more = max(0, advance.done_bytes - before.done_bytes)
    after = FetchedBytes(
        done_bytes=advance.done_bytes,
        measured=before.measured or advance.bytes_per_second > 0,
    )
    if not after.measured:
        return after, 0
    if not before.measured:
        # Of what is done by now, so much can have come before there was a speed.
        most = round(advance.bytes_per_second * _UNMEASURED_SECONDS)
        return after, min(advance.done_bytes, max(more, most))
    return after, more
