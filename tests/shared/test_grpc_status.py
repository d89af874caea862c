"""Errors keep their kind and their words on the way through gRPC."""

import grpc
import pytest

from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.grpc_status import STATUS_BY_CODE, from_rpc_error
from potluck.limits import TEXT_CHARACTERS


class FailedCall(grpc.RpcError):
    """A call that ended with a status, as gRPC reports it."""

    def __init__(self, status: grpc.StatusCode, words: str | None) -> None:
        super().__init__()
        self._status = status
        self._words = words

    def code(self) -> grpc.StatusCode:
        """Return the status."""
        return self._status

    def details(self) -> str | None:
        """Return the words."""
        return self._words


@pytest.mark.parametrize("code", ErrorCode)
def test_every_code_goes_there_and_back(code: ErrorCode) -> None:
    """A program on the other side can tell every kind of mistake apart."""
    error = from_rpc_error(FailedCall(STATUS_BY_CODE[code], "It is so."), "the coordinator")
    assert error.code is code
    if code is not ErrorCode.UNREACHABLE:
        assert error.sentence == "It is so."


def test_no_two_codes_share_a_status() -> None:
    """Nothing is lost on the way."""
    assert len(set(STATUS_BY_CODE.values())) == len(ErrorCode)
    assert grpc.StatusCode.OK not in STATUS_BY_CODE.values()


@pytest.mark.parametrize("status", [s for s in grpc.StatusCode if s is not grpc.StatusCode.OK])
@pytest.mark.parametrize("words", [None, "", "odd words", "x" * 100_000])
def test_every_status_becomes_a_bounded_sentence(
    status: grpc.StatusCode, words: str | None
) -> None:
    """Whatever a foreign server answers, a person gets something short to read."""
    error = from_rpc_error(FailedCall(status, words), "the coordinator")
    assert isinstance(error, PotluckError)
    assert 0 < len(error.sentence) <= TEXT_CHARACTERS
    assert error.sentence[0] in "CATox"


@pytest.mark.parametrize(
    "status",
    [
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.CANCELLED,
    ],
)
def test_silence_is_unreachable(status: grpc.StatusCode) -> None:
    """What trying later may mend is told from what it can't."""
    error = from_rpc_error(FailedCall(status, "tcp reset"), "the coordinator")
    assert isinstance(error, UnreachableError)
    assert "the coordinator" in error.sentence


def test_a_bare_error_is_a_fault_inside() -> None:
    """An error without status still becomes a sentence."""
    error = from_rpc_error(grpc.RpcError(), "the coordinator")
    assert error.code is ErrorCode.INTERNAL
    assert error.sentence == "The coordinator failed without saying why."
