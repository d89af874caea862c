"""A session with a coordinator: how a key opens one, and how each call says that it has it.

Volunteers and inspectors enrol in the same way; what a key may do is for the coordinator to decide.
"""

from typing import TYPE_CHECKING, TypeVar

from potluck import PROTOCOL_VERSION, __version__
from potluck.errors import FormatError
from potluck.identity import Domain, PrivateKey
from potluck.limits import NONCE_BYTES
from potluck.v1 import enrolment_pb2 as enrolment

if TYPE_CHECKING:
    from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceAsyncStub

SESSION_METADATA = "potluck-session"
"""Name of the metadata that carries the session token, in hexadecimal."""

CALL_SECONDS = 30.0
"""How long a call with one answer may take."""

Metadata = tuple[tuple[str, str], ...]
Message = TypeVar("Message")


def whole(message: Message | None) -> Message:
    """Refuse a message that could not be read; gRPC hands it on as None."""
    if message is None:
        raise FormatError(
            "The project's server sent an answer that can't be read. Tell the organiser."
        )
    return message


async def enrol(
    stub: "VolunteerServiceAsyncStub", key: PrivateKey, project_key: bytes
) -> enrolment.EnrolResponse:
    """Open a session for a key.

    Raises:
        grpc.aio.AioRpcError: A call failed.
        FormatError: The coordinator's answer is damaged.
    """
    begun = whole(
        await stub.BeginEnrolment(
            enrolment.BeginEnrolmentRequest(public_key=key.public), timeout=CALL_SECONDS
        )
    )
    _need(len(begun.nonce) == NONCE_BYTES)
    answer = whole(
        await stub.Enrol(
            enrolment.EnrolRequest(
                public_key=key.public,
                nonce=begun.nonce,
                signature=key.sign(Domain.ENROLMENT, enrolment_payload(project_key, begun.nonce)),
                app_version=__version__,
                protocol_version=PROTOCOL_VERSION,
            ),
            timeout=CALL_SECONDS,
        )
    )
    _need(len(answer.session_token) == NONCE_BYTES)
    return answer


def enrolment_payload(project_key: bytes, nonce: bytes) -> bytes:
    """Return what is signed to enrol: bound to one project, so that no other can replay it."""
    return project_key + nonce


def session_metadata(token: bytes) -> Metadata:
    """Return the metadata of a call in a session."""
    return ((SESSION_METADATA, token.hex()),)


def _need(right_length: bool) -> None:
    if not right_length:
        raise FormatError(
            "The project's server answered the enrolment with something of the wrong length. Tell "
            "the organiser."
        )
