"""How programs of one person find their daemon."""

import os
from pathlib import Path

import grpc
import grpc.aio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.control_endpoint import (
    FILE_NAME,
    ControlEndpoint,
    control_metadata,
    open_control_channel,
    read_endpoint,
    remove_endpoint,
    write_endpoint,
)
from potluck.errors import UnreachableError
from potluck.v1 import control_pb2 as control
from potluck.v1 import control_pb2_grpc as rpc

PATHS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1)
TARGETS = PATHS.map("unix:{}".format) | st.integers(1, 65535).map("127.0.0.1:{}".format)


@given(TARGETS, st.from_regex(r"[0-9a-f]{1,64}", fullmatch=True), st.integers())
def test_an_endpoint_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, target: str, token: str, pid: int
) -> None:
    """Window and command line reach the daemon that wrote the file."""
    home = tmp_path_factory.mktemp("home")
    written = ControlEndpoint(target=target, token=token, pid=pid)
    write_endpoint(home, written)
    assert read_endpoint(home) == written


def test_no_daemon_is_said_so_and_forgetting_is_safe_to_repeat(tmp_path: Path) -> None:
    """A home without a daemon tells a person how to start one."""
    write_endpoint(tmp_path, ControlEndpoint(target="unix:x", token="t", pid=1))
    for _ in range(2):
        remove_endpoint(tmp_path)
        with pytest.raises(UnreachableError, match="potluck run"):
            read_endpoint(tmp_path)


@given(
    st.one_of(
        st.binary(max_size=60),
        st.sampled_from(
            [
                b"[]",
                b"{}",
                b"null",
                b'{"target": "kitchen.example.org:4430", "token": "t", "pid": 1}',
                b'{"target": "127.0.0.1:44 30", "token": "t", "pid": 1}',
                b'{"target": "unix:x", "token": "no\\nheader", "pid": 1}',
                b'{"target": "unix:x", "token": "t", "pid": null}',
                b'{"target": "unix:x", "token": "t", "pid": Infinity}',
                b'{"target": "unix:x", "token": "t", "pid": NaN}',
                b'{"target": "unix:x", "token": "t", "pid": "x"}',
            ]
        ),
    )
)
def test_a_damaged_file_is_like_none(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """A file that was hurt never crashes the window."""
    home = tmp_path_factory.mktemp("home")
    (home / FILE_NAME).write_bytes(content)
    with pytest.raises(UnreachableError, match="not running"):
        read_endpoint(home)


@pytest.mark.skipif(os.name == "nt", reason="file permissions are of Unix")
def test_only_the_owner_can_read_the_token(tmp_path: Path) -> None:
    """Other people of this computer can't command the daemon."""
    write_endpoint(tmp_path, ControlEndpoint(target="unix:x", token="secret", pid=1))
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="Unix sockets")
async def test_a_call_reaches_the_socket_with_its_token(tmp_path: Path) -> None:
    """The channel dials the socket and the token comes with the call."""
    seen: list[tuple[str, str | bytes]] = []

    class Daemon(rpc.ControlServiceServicer):
        async def GetSettings(  # noqa: N802 — the name is the protocol's.
            self,
            request: control.GetSettingsRequest,
            context: grpc.aio.ServicerContext[
                control.GetSettingsRequest, control.GetSettingsResponse
            ],
        ) -> control.GetSettingsResponse:
            seen.extend((str(k), v) for k, v in context.invocation_metadata() or ())
            return control.GetSettingsResponse()

    endpoint = ControlEndpoint(target=f"unix:{tmp_path}/c.sock", token="secret", pid=os.getpid())
    server = grpc.aio.server()
    rpc.add_ControlServiceServicer_to_server(Daemon(), server)  # type: ignore[abstract]
    server.add_insecure_port(endpoint.target)
    await server.start()
    try:
        async with open_control_channel(endpoint) as channel:
            stub = rpc.ControlServiceStub(channel)
            await stub.GetSettings(
                control.GetSettingsRequest(), metadata=control_metadata(endpoint), timeout=10
            )
    finally:
        await server.stop(None)
    assert ("potluck-control", "secret") in seen
