"""The one catalogue between error codes and gRPC status, used by every server and every client."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import cast

import grpc
import grpc.aio

from potluck.errors import ErrorCode, PotluckError, UnreachableError, VersionError
from potluck.limits import TEXT_CHARACTERS

STATUS_BY_CODE: Mapping[ErrorCode, grpc.StatusCode] = MappingProxyType(
    {
        ErrorCode.BAD_INPUT: grpc.StatusCode.INVALID_ARGUMENT,
        ErrorCode.NOT_FOUND: grpc.StatusCode.NOT_FOUND,
        ErrorCode.NOT_ALLOWED: grpc.StatusCode.PERMISSION_DENIED,
        ErrorCode.NO_SESSION: grpc.StatusCode.UNAUTHENTICATED,
        ErrorCode.CONFLICT: grpc.StatusCode.FAILED_PRECONDITION,
        ErrorCode.TOO_LARGE: grpc.StatusCode.RESOURCE_EXHAUSTED,
        ErrorCode.FULL: grpc.StatusCode.ABORTED,
        # The version is out of the range that is spoken; gRPC itself never says this.
        ErrorCode.VERSION: grpc.StatusCode.OUT_OF_RANGE,
        ErrorCode.UNREACHABLE: grpc.StatusCode.UNAVAILABLE,
        ErrorCode.CORRUPT: grpc.StatusCode.DATA_LOSS,
        ErrorCode.INTERNAL: grpc.StatusCode.INTERNAL,
    }
)

_CODE_BY_STATUS = {status: code for code, status in STATUS_BY_CODE.items()} | {
    grpc.StatusCode.DEADLINE_EXCEEDED: ErrorCode.UNREACHABLE,
    grpc.StatusCode.CANCELLED: ErrorCode.UNREACHABLE,
}


SPOKEN_METADATA = "potluck-protocol-version"
"""Name of the trailing metadata that says which version of the protocol a server speaks."""

_SPOKEN_DIGITS = 9


def trailing_of(error: PotluckError) -> tuple[tuple[str, str], ...]:
    """Return the trailing metadata with which a server refuses a call."""
    return ((SPOKEN_METADATA, str(error.spoken)),) if isinstance(error, VersionError) else ()


def from_rpc_error(error: grpc.RpcError, peer: str) -> PotluckError:
    """Turn a failed call into an error in words.

    Args:
        error: What the call raised.
        peer: How to call the other side in a sentence, such as "the coordinator".
    """
    status = error.code() if hasattr(error, "code") else grpc.StatusCode.UNKNOWN
    details = (error.details() if hasattr(error, "details") else "") or ""
    details = details[:TEXT_CHARACTERS]
    code = _CODE_BY_STATUS.get(status, ErrorCode.INTERNAL)
    if code is ErrorCode.UNREACHABLE:
        return UnreachableError(
            f"Could not reach {peer}. Check the network; Potluck tries again by itself."
        )
    if code is ErrorCode.TOO_LARGE and not details.endswith("."):
        return PotluckError(
            f"A message to or from {peer} was larger than allowed, so it was not read.", code=code
        )
    if not details:
        details = f"{peer[:1].upper()}{peer[1:]} failed without saying why."
    if code is ErrorCode.VERSION:
        return VersionError(details, spoken=_spoken(error))
    return PotluckError(details, code=code)


def _spoken(error: grpc.RpcError) -> int:
    """Return the version that a refusing server says it speaks; 0 when it says none."""
    if not isinstance(error, grpc.aio.AioRpcError):
        return 0
    # grpc.aio gives pairs, whatever the types of the synchronous calls say.
    pairs = cast("Iterable[tuple[str, str | bytes]]", error.trailing_metadata() or ())
    said = dict(pairs).get(SPOKEN_METADATA)
    if not isinstance(said, str) or not said.isascii() or not said.isdigit():
        return 0
    return int(said) if len(said) <= _SPOKEN_DIGITS else 0
