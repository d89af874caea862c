"""The coordinator as a process: where it listens, what it does in the background, how it ends."""

import asyncio
from collections.abc import Callable

import grpc.aio

from potluck import PROTOCOL_VERSION
from potluck.errors import ErrorCode
from potluck.invite import is_loopback
from potluck.limits import MESSAGE_BYTES
from potluck.v1 import inspector_service_pb2_grpc as inspector_rpc
from potluck.v1 import volunteer_service_pb2_grpc as volunteer_rpc
from potluck_coordinator.blobs.folder import FolderBlobs
from potluck_coordinator.clock import Chance, Clock, SystemChance, SystemClock
from potluck_coordinator.errors import HomeError, ServeError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.service.bulletin import Bulletin
from potluck_coordinator.service.desk import Desk
from potluck_coordinator.service.inspector import InspectorService
from potluck_coordinator.service.parsing import ParsingInterceptor
from potluck_coordinator.service.upkeep import keep_time, merge_and_tidy
from potluck_coordinator.service.volunteer import VolunteerService
from potluck_coordinator.store.sqlite import SqliteStore

OnReady = Callable[[str, int], None]
"""Called with the host and the port once calls are answered."""

_OPTIONS: tuple[tuple[str, int], ...] = (
    ("grpc.max_receive_message_length", MESSAGE_BYTES),
    ("grpc.max_send_message_length", MESSAGE_BYTES),
    ("grpc.max_metadata_size", 16 * 1024),
    ("grpc.max_concurrent_streams", 200),
    # A second server on the same port has to fail, not to share it.
    ("grpc.so_reuseport", 0),
    # Volunteers ping once a minute to keep their streams open through home routers.
    ("grpc.http2.min_recv_ping_interval_without_data_ms", 20_000),
    ("grpc.keepalive_time_ms", 60_000),
    ("grpc.keepalive_timeout_ms", 20_000),
)
_CALLS_AT_ONCE = 10_000
_GRACE_SECONDS = 2.0


async def serve(
    home: CoordinatorHome,
    *,
    host: str,
    port: int,
    stop: asyncio.Event,
    on_ready: OnReady,
    clock: Clock | None = None,
    chance: Chance | None = None,
    protocol_version: int = PROTOCOL_VERSION,
) -> None:
    """Serve a project until stop is set; port 0 lets the system choose one.

    Raises:
        HomeError: The project's folder is missing, incomplete or damaged.
        StoreError: The database can't be used.
        ServeError: The address can't be used, or would be unprotected.
        PotluckError: A merge can't be carried out; nothing that was confirmed is lost.
    """
    desk = Desk(
        blobs=FolderBlobs(home.blobs),
        signed=home.read_signed_manifest(),
        rules=home.read_manifest(),
        key=home.read_project_key(),
        store=SqliteStore(home.database),
        clock=clock or SystemClock(),
        chance=chance or SystemChance(),
        bulletin=Bulletin(),
        protocol_version=protocol_version,
    )
    try:
        await _serve(desk, home, host, port, stop, on_ready)
    finally:
        desk.close()


async def _serve(
    desk: Desk,
    home: CoordinatorHome,
    host: str,
    port: int,
    stop: asyncio.Event,
    on_ready: OnReady,
) -> None:
    server = grpc.aio.server(
        interceptors=[ParsingInterceptor()],
        options=_OPTIONS,
        maximum_concurrent_rpcs=_CALLS_AT_ONCE,
    )
    volunteer_rpc.add_VolunteerServiceServicer_to_server(VolunteerService(desk), server)
    inspector_rpc.add_InspectorServiceServicer_to_server(InspectorService(desk), server)
    bound = _bind(server, home, host, port)
    await server.start()
    background = [
        asyncio.create_task(keep_time(desk)),
        asyncio.create_task(merge_and_tidy(desk, home.root / "merging")),
    ]
    stopping = asyncio.create_task(stop.wait())
    try:
        on_ready(host, bound)
        await asyncio.wait([stopping, *background], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (stopping, *background):
            task.cancel()
        desk.bulletin.close()
        await server.stop(_GRACE_SECONDS)
        ended = await asyncio.gather(*background, return_exceptions=True)
    for failure in ended:
        if isinstance(failure, Exception):
            raise failure


def _bind(server: grpc.aio.Server, home: CoordinatorHome, host: str, port: int) -> int:
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    try:
        if is_loopback(host):
            bound = server.add_insecure_port(address)
        else:
            bound = server.add_secure_port(address, _credentials(home))
    except RuntimeError as error:
        raise ServeError(
            f"The coordinator can't listen at {address}. Stop the program that uses this port, or "
            "choose another one."
        ) from error
    if not bound:
        raise ServeError(f"The coordinator can't listen at {address}. Check the address.")
    return bound


def _credentials(home: CoordinatorHome) -> grpc.ServerCredentials:
    try:
        pair = (home.tls_key.read_bytes(), home.tls_certificate.read_bytes())
    except OSError as error:
        raise HomeError(
            f"Without {home.tls_key.name} and {home.tls_certificate.name} the connection would not "
            "be protected, so the coordinator serves this computer only (127.0.0.1). Make them "
            "with: potluck-coordinator init",
            code=ErrorCode.NOT_FOUND,
        ) from error
    return grpc.ssl_server_credentials([pair])
