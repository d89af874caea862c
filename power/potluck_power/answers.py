"""One request in, one answer out: nothing is believed before it is bounded and checked."""

import itertools
from collections.abc import Mapping

from google.protobuf.message import DecodeError

from potluck.limits import DEVICE_ID_CHARACTERS
from potluck.v1 import power_pb2 as wire
from potluck_power.errors import PowerError
from potluck_power.limits import PowerLimits
from potluck_power.port import DriverLimit

_DEVICES = 64


def answer(limits: PowerLimits, holder: int, frame: bytes) -> wire.FromPowerHelper:
    """Do what one request asks, and say what came of it."""
    request = wire.ToPowerHelper()
    try:
        request.ParseFromString(frame)
        return wire.FromPowerHelper(limits=_told(_done(limits, holder, request)))
    except DecodeError:
        return wire.FromPowerHelper(problem="The request is damaged.")
    except PowerError as error:
        return wire.FromPowerHelper(problem=error.sentence)


def _done(
    limits: PowerLimits, holder: int, request: wire.ToPowerHelper
) -> Mapping[str, DriverLimit]:
    match request.WhichOneof("request"):
        case "set":
            name = _device(request.set.device_id)
            return {name: limits.hold(holder, name, request.set.watts)}
        case "restore":
            name = _device(request.restore.device_id)
            limits.release(holder, name)
            return {name: limits.one(name)}
        case "list":
            return limits.all()
        case None:
            raise PowerError("The power helper does not know this request; it may be too old.")


def _device(name: str) -> str:
    if len(name) > DEVICE_ID_CHARACTERS:
        raise PowerError("The name of the device is too long.")
    return name


def _told(limits: Mapping[str, DriverLimit]) -> list[wire.PowerLimit]:
    return [
        wire.PowerLimit(
            device_id=name,
            least_watts=limit.least_watts,
            most_watts=limit.most_watts,
            default_watts=limit.default_watts,
            watts=limit.watts,
        )
        for name, limit in itertools.islice(limits.items(), _DEVICES)
    ]
