"""The one catalogue between error codes and gRPC status, used by every server and every client."""

from collections.abc import Mapping
from types import MappingProxyType

import grpc

from potluck.errors import ErrorCode, PotluckError, UnreachableError
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
        ErrorCode.UNREACHABLE: grpc.StatusCode.UNAVAILABLE,
        ErrorCode.CORRUPT: grpc.StatusCode.DATA_LOSS,
        ErrorCode.INTERNAL: grpc.StatusCode.INTERNAL,
    }
)

_CODE_BY_STATUS = {status: code for code, status in STATUS_BY_CODE.items()} | {
    grpc.StatusCode.DEADLINE_EXCEEDED: ErrorCode.UNREACHABLE,
    grpc.StatusCode.CANCELLED: ErrorCode.UNREACHABLE,
}


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
    return PotluckError(details, code=code)
