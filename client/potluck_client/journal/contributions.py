"""What this computer gave, as the message that a window shows."""

from collections.abc import Iterable

from potluck.v1 import control_pb2 as control
from potluck_client.journal.records import Given


def contribution_of(sums: Iterable[Given]) -> control.Contribution:
    """Return the sum of sums; energy stays unset when no verified unit reported any."""
    total = control.Contribution()
    for given in sums:
        total.pending_units += given.pending_units
        total.pending_tokens += given.pending_tokens
        total.pending_seconds += given.pending_seconds
        total.pending_flops += given.pending_flops
        total.rejected_units += given.rejected_units
        total.verified_units += given.verified_units
        total.verified_tokens += given.verified_tokens
        total.verified_seconds += given.verified_seconds
        total.verified_flops += given.verified_flops
        if given.verified_watt_hours is not None:
            total.verified_watt_hours += given.verified_watt_hours
    return total
