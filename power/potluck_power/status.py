"""Asks a running helper which devices it can limit."""

import socket
from pathlib import Path

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.frames import encode_frame, read_frame
from potluck.v1 import power_pb2 as wire
from potluck_power.errors import PowerError

_ANSWER_SECONDS = 10.0


def status_lines(path: Path) -> list[str]:
    """Return a line for each device; raises PowerError when the helper does not answer or refuses.

    Asking wakes cards that sleep.
    """
    request = wire.ToPowerHelper(list=wire.ListPowerLimits())
    answer = wire.FromPowerHelper()
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(_ANSWER_SECONDS)
            connection.connect(str(path))
            connection.sendall(encode_frame(request.SerializeToString()))
            with connection.makefile("rb") as stream:
                answer.ParseFromString(read_frame(stream) or b"")
    except OSError as error:
        raise PowerError(
            f"No power helper answers at {path} ({error.strerror or 'it took too long'}). "
            "docs/power-helper.md says how to install and start it."
        ) from error
    except (FormatError, DecodeError) as error:
        raise PowerError(f"What answers at {path} is no power helper.") from error
    if answer.problem:
        raise PowerError(answer.problem)
    return [
        f"{limit.device_id}: {limit.watts:.0f} watts now, {limit.default_watts:.0f} by itself, "
        f"takes {limit.least_watts:.0f} to {limit.most_watts:.0f}"
        for limit in answer.limits
    ] or ["The power helper runs. No graphics card on this computer takes a power limit."]
