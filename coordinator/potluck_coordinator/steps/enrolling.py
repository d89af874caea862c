"""Keys and sessions in the record."""

import binascii
from dataclasses import dataclass, field

from potluck.digest import digest_bytes
from potluck.errors import ErrorCode, VersionError
from potluck.identity import PUBLIC_KEY_BYTES, Domain, signature_holds
from potluck.limits import NONCE_BYTES, NONCE_SECONDS, SESSION_SECONDS
from potluck.session import enrolment_payload
from potluck.v1 import enrolment_pb2 as enrolment
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.records import Session
from potluck_coordinator.steps.step import Step

OPEN_NONCES = 10_000
"""Most enrolments that may be under way at once; beyond, the oldest have to begin again."""

SESSIONS = 100_000
"""Most sessions at once; beyond, the oldest have to enrol again, which apps do by themselves."""

SESSIONS_PER_KEY = 16
"""Most sessions that one key may have at once; a new one takes the place of its oldest."""

_SHARE_DROPPED = 10

_VERSION_CHARACTERS = 100
_MS = 1000


@dataclass(frozen=True, kw_only=True)
class Caller:
    """What a call says about who makes it.

    Attributes:
        token: The session token in hexadecimal, as it came; None when there was none.
    """

    token: str | None = field(repr=False)


def begin(step: Step, request: enrolment.BeginEnrolmentRequest) -> enrolment.BeginEnrolmentResponse:
    """Give a nonce to a key."""
    if len(request.public_key) != PUBLIC_KEY_BYTES:
        raise RefusedError("The public key has the wrong length.")
    people = step.tx.people
    people.drop_stale(step.now_unix_ms)
    if people.nonces() >= OPEN_NONCES:
        # Refusing would let whoever floods us keep everybody out.
        people.drop_oldest_nonces(OPEN_NONCES // _SHARE_DROPPED)
    nonce = step.chance.token(NONCE_BYTES)
    people.add_nonce(nonce, request.public_key, step.now_unix_ms + NONCE_SECONDS * _MS)
    return enrolment.BeginEnrolmentResponse(nonce=nonce)


def enrol(step: Step, request: enrolment.EnrolRequest) -> enrolment.EnrolResponse:
    """Open a session for a key that signed its nonce."""
    if request.protocol_version < step.protocol_version:
        raise VersionError(
            "This community's server speaks a newer version than this Potluck. Update Potluck.",
            spoken=step.protocol_version,
        )
    if request.protocol_version > step.protocol_version:
        raise VersionError(
            "This community's server speaks an older version than this Potluck. Its organiser has "
            "to update it.",
            spoken=step.protocol_version,
        )
    if not 0 < len(request.app_version) <= _VERSION_CHARACTERS:
        raise RefusedError("The app's version is empty or too long.")
    payload = enrolment_payload(step.key.public, request.nonce)
    if len(request.nonce) != NONCE_BYTES or not signature_holds(
        Domain.ENROLMENT, request.public_key, payload, request.signature
    ):
        raise RefusedError(
            "The enrolment is not signed by this computer's key.", code=ErrorCode.NOT_ALLOWED
        )
    people = step.tx.people
    if not people.take_nonce(request.nonce, request.public_key, step.now_unix_ms):
        raise RefusedError(
            "The enrolment took too long or was used before. Begin it again.",
            code=ErrorCode.NOT_FOUND,
        )
    if people.sessions_of(request.public_key) >= SESSIONS_PER_KEY:
        people.drop_oldest_sessions(1, request.public_key)
    if people.sessions() >= SESSIONS:
        people.drop_oldest_sessions(SESSIONS // _SHARE_DROPPED)
    token = step.chance.token(NONCE_BYTES)
    session = Session(
        token_hash=_token_hash(step, token),
        public_key=request.public_key,
        inspector=people.is_inspector(request.public_key),
        app_version=request.app_version,
        expires_unix_ms=step.now_unix_ms + SESSION_SECONDS * _MS,
    )
    people.add_session(session)
    role = enrolment.ROLE_INSPECTOR if session.inspector else enrolment.ROLE_VOLUNTEER
    return enrolment.EnrolResponse(
        session_token=token, expires_unix_ms=session.expires_unix_ms, role=role
    )


def session_of(step: Step, caller: Caller) -> Session:
    """Return the caller's session.

    Raises:
        RefusedError: There is none, or it has ended (code NO_SESSION).
    """
    session = None
    if caller.token is not None and len(caller.token) == 2 * NONCE_BYTES:
        try:
            session = step.tx.people.session(_token_hash(step, binascii.unhexlify(caller.token)))
        except ValueError:  # Not hexadecimal, or not even ASCII.
            session = None
    if session is None or session.expires_unix_ms <= step.now_unix_ms:
        raise RefusedError("The session has ended. Enrol again.", code=ErrorCode.NO_SESSION)
    return session


def inspector_session(step: Step, caller: Caller) -> Session:
    """Return the caller's session if it is an inspector's; raises RefusedError."""
    session = session_of(step, caller)
    if not step.tx.people.is_inspector(session.public_key):
        raise RefusedError("Only the project's inspectors may do this.", code=ErrorCode.NOT_ALLOWED)
    return session


def _token_hash(step: Step, token: bytes) -> bytes:
    """Return the digest under which a session is kept.

    It holds the version of the protocol, so that no session outlives an update of the server
    beyond which the two don't understand each other.
    """
    return digest_bytes(token + step.protocol_version.to_bytes(4, "big"))
