"""The call about what leaves this computer, as a part of the fake control service."""

from typing import Any

from google.protobuf.message import Message

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer

_SENT_UNIX_MS = 1_767_225_600_000


class FakeSentCalls(ControlServiceServicer):
    """Answers about what was sent.

    Attributes:
        sent: What ListSent gives of a joined project, by its key; some_sent() for the others.
        snapshot: What a watcher is shown; it names the joined projects.
    """

    snapshot: control.Snapshot

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[control.SentMessage]] = {}

    async def ListSent(  # noqa: N802 — the wire's name
        self, request: control.ListSentRequest, context: Any
    ) -> control.ListSentResponse:
        """Say what was sent to a joined project."""
        await self._admit("ListSent", request, context)
        if request.project_id not in {project.project_id for project in self.snapshot.projects}:
            unknown = PotluckError("You have not joined this project.", code=ErrorCode.NOT_FOUND)
            await context.abort(STATUS_BY_CODE[unknown.code], unknown.sentence)
        return control.ListSentResponse(messages=self.sent.get(request.project_id, some_sent()))

    async def _admit(self, method: str, request: Message, context: Any) -> None:
        """Note a request and let it in, or not."""
        raise NotImplementedError


def some_sent() -> list[control.SentMessage]:
    """Return calls of a unit's life: some that were sent, one that was not."""
    return [
        control.SentMessage(
            name="Enrol",
            sentence="Proves that this computer holds its key, and opens a session.",
            unix_ms=_SENT_UNIX_MS,
            count=1,
            bytes=176,
            fields=[
                control.SentField(
                    name="public_key",
                    value="5f" * 32,
                    sentence="This computer's public key: its name in the project, made by chance.",
                ),
                control.SentField(
                    name="signature",
                    value="64 bytes, beginning with 3a61f0c2",
                    sentence="Proves that this computer holds the key.",
                ),
                control.SentField(
                    name="app_version", value="0.1.0", sentence="Version of Potluck."
                ),
                control.SentField(
                    name="(session)", value="secret", sentence="Comes with every later call."
                ),
            ],
        ),
        control.SentMessage(
            name="RequestLease",
            sentence="Asks for a piece of work for one device.",
            unix_ms=_SENT_UNIX_MS + 90_000,
            count=12,
            bytes=1104,
            fields=[
                control.SentField(
                    name="device_id", value="cpu", sentence="Name of the device on this computer."
                ),
                control.SentField(
                    name="numerics_class.device_type",
                    value="cpu",
                    sentence="Whether a processor or a graphics card computes.",
                ),
                control.SentField(
                    name="tokens_per_second",
                    value="512.5",
                    sentence="How fast the device was; it sizes the piece of work.",
                ),
                control.SentField(
                    name="memory_bytes",
                    value="8589934592",
                    sentence="Memory that training may use on the device, in bytes.",
                ),
            ],
        ),
        control.SentMessage(
            name="PutBlob",
            sentence="Sends the result of a piece of work.",
            unix_ms=_SENT_UNIX_MS + 600_000,
            count=9,
            bytes=9_437_184,
            fields=[
                control.SentField(
                    name="data",
                    value="1048576 bytes, SHA-256 9c56cc51b374c3ba189210d5b6d4bf57",
                    sentence="A run of bytes of the result: what training changed in the model.",
                )
            ],
        ),
        control.SentMessage(
            name="ReleaseLease",
            sentence="Gives a piece of work back undone.",
            fields=[control.SentField(name="lease_id", sentence="Which lease, a random name.")],
        ),
    ]
