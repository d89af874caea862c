"""The ways to a server: mirrors, proxies, certificates, ranges, and how fast it comes."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3.exceptions import HTTPError

from potluck_setup.errors import NoConnectionError
from potluck_setup.fetching import Web, fetch
from potluck_setup.fetching.mirrors import host_of, mirrored, without_login
from potluck_setup.fetching.proxies import checked_proxy, proxy_for, system_proxy
from potluck_setup.fetching.ranges import WrongLengthError, body_start, range_headers
from potluck_setup.fetching.speed import WINDOW_SECONDS, Meter
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.plan import PlannedWheel
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_pace import FakePace
from tests.fakes.setup_proxy import ProxyBook, http_proxy, socks_proxy
from tests.fakes.setup_wheel_server import WheelServer
from tests.fakes.setup_wheels import make_wheel, planned
from tests.fakes.shared_certificates import make_certificate


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the computer's own proxies out of the way."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def own_tls(tmp_path: Path) -> Iterator[str]:
    """Serve TLS with a certificate that no system knows, and yield the address."""
    now = dt.datetime.now(dt.UTC)
    certificate = make_certificate(now - dt.timedelta(days=1), now + dt.timedelta(days=1))
    both = tmp_path / "certificate.pem"
    both.write_bytes(certificate.pem + certificate.key_pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError), listener:
            while True:
                connection, _ = listener.accept()
                with suppress(OSError), context.wrap_socket(connection, server_side=True) as tls:
                    tls.recv(1000)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{listener.getsockname()[1]}"
    listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WheelServer]:
    """Serve one wheel."""
    make_wheel(tmp_path / "served", "apple", "1.0", {"apple.py": b""})
    with WheelServer(tmp_path / "served").serving() as server:
        yield server


def bring(server_url: str, wheel: PlannedWheel, root: Path, proxy: str | None) -> Path:
    """Fetch one wheel from a server, and return where it lies."""
    network = NetworkSettings(packages_mirror=server_url, proxy=proxy)
    web = Web(network, connect_seconds=2, stall_seconds=2)
    try:
        (found,) = fetch(
            [wheel],
            places=Places(root=root),
            network=network,
            watcher=FakeWatcher(),
            web=web,
            pace=FakePace(),
        )
    finally:
        web.close()
    return found.path


def only(server: WheelServer) -> PlannedWheel:
    """Return the plan of the server's one wheel."""
    (path,) = server.folder.iterdir()
    return planned(path)


def test_proxy_that_was_set_is_used(server: WheelServer, tmp_path: Path) -> None:
    """Everything goes through the proxy, with its user and password."""
    book = ProxyBook(login="me:p@ss")
    with http_proxy(book) as proxy:
        address = proxy.replace("//", "//me:p%40ss@")
        assert bring(server.url, only(server), tmp_path, address).is_file()
    assert book.targets == [server.url.removeprefix("http://")]


def test_socks_proxy_is_used_and_looks_names_up(server: WheelServer, tmp_path: Path) -> None:
    """Through SOCKS 5 the name of the server goes to the proxy, as socks5h promises."""
    book = ProxyBook()
    with socks_proxy(book) as proxy:
        url = server.url.replace("127.0.0.1", "localhost")
        assert bring(url, only(server), tmp_path, proxy).is_file()
    assert book.targets == [url.removeprefix("http://")]


def test_proxy_without_its_password_is_told(server: WheelServer, tmp_path: Path) -> None:
    """A proxy that wants a login says so in words."""
    with (
        http_proxy(ProxyBook(login="me:pass")) as proxy,
        pytest.raises(NoConnectionError, match=r"proxy.* wants a user name and a password"),
    ):
        bring(server.url, only(server), tmp_path, proxy)


def test_proxy_that_wants_a_login_for_encrypted_connections(tmp_path: Path) -> None:
    """The same holds where the proxy refuses to open a tunnel."""
    with (
        http_proxy(ProxyBook(login="me:pass")) as proxy,
        pytest.raises(NoConnectionError, match=r"proxy 127.* wants a user name and a password"),
    ):
        bring("https://127.0.0.1:9", make_planned(), tmp_path, proxy)


def test_proxy_that_forbids_a_server_is_told(tmp_path: Path) -> None:
    """A proxy that lets nobody through to the server is named, with its own words."""
    with (
        http_proxy(ProxyBook(refusal=403)) as proxy,
        pytest.raises(NoConnectionError, match=r"does not let Potluck through.*403"),
    ):
        bring("https://127.0.0.1:9", make_planned(), tmp_path, proxy)


def test_proxy_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong address of a proxy is what the sentence is about."""
    with pytest.raises(NoConnectionError, match=r"proxy 127\.0\.0\.1:9 can't be reached"):
        bring("http://127.0.0.1:1", make_planned(), tmp_path, "http://127.0.0.1:9")


def test_name_that_is_not_found_is_told(tmp_path: Path) -> None:
    """A name that nobody knows (RFC 6761 keeps this one free) has its own sentence."""
    with pytest.raises(NoConnectionError, match=r"nowhere\.invalid was not found"):
        bring("http://nowhere.invalid", make_planned(), tmp_path, None)


def test_certificate_that_nobody_trusts_is_told(tmp_path: Path, own_tls: str) -> None:
    """Where a company looks into connections, the sentence says so, and nothing is fetched."""
    with pytest.raises(NoConnectionError, match=r"does not trust who answers as .*companies"):
        bring(own_tls, make_planned(), tmp_path, None)


def make_planned() -> PlannedWheel:
    """Return a wheel that never comes."""
    return PlannedWheel(
        project="apple",
        version="1.0",
        filename="apple-1.0-py3-none-any.whl",
        url="https://files.pythonhosted.org/packages/apple-1.0-py3-none-any.whl",
        size_bytes=10,
        sha256="0" * 64,
    )


def test_the_body_of_a_redirection_is_not_read(server: WheelServer) -> None:
    """A server that redirects with a body without an end would fill the memory."""
    listener = socket.create_server(("127.0.0.1", 0))
    piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    sent = 0

    def serve() -> None:
        nonlocal sent
        with listener, suppress(OSError):
            connection, _ = listener.accept()
            with connection:
                connection.recv(10_000)
                connection.sendall(
                    b"HTTP/1.1 302 Found\r\nTransfer-Encoding: chunked\r\n"
                    b"Location: " + server.url.encode() + b"/b\r\n\r\n"
                )
                while sent < 50:
                    connection.sendall(piece)
                    sent += 1

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    web = Web(NetworkSettings())
    web.done(web.get(f"http://127.0.0.1:{listener.getsockname()[1]}/a", {}))
    web.close()
    thread.join()
    assert len(server.asked) == 1
    assert sent < 50


@pytest.mark.parametrize("place", [b"http://[::1/", b"file:///etc/passwd", b"http://h:99999/"])
def test_a_redirection_to_nowhere_is_an_error_of_the_server(place: bytes) -> None:
    """No address that a server names is a fault of ours, or leads to a file of this computer."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, suppress(OSError):
            connection, _ = listener.accept()
            with connection:
                connection.recv(10_000)
                connection.sendall(
                    b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place + b"\r\n\r\n"
                )

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    web = Web(NetworkSettings())
    with pytest.raises(HTTPError):
        web.get(f"http://127.0.0.1:{listener.getsockname()[1]}/a", {})
    web.close()
    thread.join()


def test_a_login_stays_with_its_server(server: WheelServer) -> None:
    """A mirror that sends elsewhere does not send its password there."""
    heard: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, suppress(OSError):
            for place in (b"/b", server.url.encode() + b"/c"):
                connection, _ = listener.accept()
                with connection:
                    heard.append(connection.recv(10_000))
                    connection.sendall(
                        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n"
                        b"Location: " + place + b"\r\n\r\n"
                    )

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    web = Web(NetworkSettings())
    web.done(web.get(f"http://me:pass@127.0.0.1:{listener.getsockname()[1]}/a", {}))
    web.close()
    thread.join()
    assert ["authorization" in one.decode().lower() for one in heard] == [True, True]
    (asked,) = server.asked
    assert "authorization" not in {name.lower() for name in asked.headers}


def test_variables_of_the_system_hold_where_nothing_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """HTTPS_PROXY, ALL_PROXY and NO_PROXY mean what they mean everywhere."""
    monkeypatch.setenv("https_proxy", "http://proxy:1")
    monkeypatch.setenv("all_proxy", "socks5h://proxy:2")
    monkeypatch.setenv("no_proxy", "inside.example,10.0.0.1")
    assert proxy_for("https://a.example/x", None, system_proxy) == "http://proxy:1"
    assert proxy_for("http://a.example/x", None, system_proxy) == "socks5h://proxy:2"
    assert proxy_for("https://inside.example/x", None, system_proxy) is None
    assert proxy_for("https://b.inside.example/x", "http://mine:3", system_proxy) is None
    assert proxy_for("https://a.example/x", "mine:3", system_proxy) == "http://mine:3"


@pytest.mark.parametrize("text", ["ftp://host:1", "http://", "http://host:port", "://", ""])
def test_what_is_no_proxy_is_refused(text: str) -> None:
    """A slip of the pen in the settings is told as such."""
    with pytest.raises(NoConnectionError, match="is not the address of a proxy"):
        checked_proxy(text)


@pytest.mark.parametrize(
    "text",
    [
        "me:secret@host:port",
        "http://me:secret@host:port",
        "http://me:sec/secret@host:1",
        "http://me:sec#secret@host:1",
        "ftp://me:a@secret@host:1",
        "me:sec/secret@host",
        "//me:secret@host",
    ],
)
def test_a_password_in_a_wrong_address_is_never_told(text: str) -> None:
    """The sentence about a slip of the pen is seen by others, and stands in the log."""
    with pytest.raises(NoConnectionError) as caught:
        checked_proxy(text)
    assert "sec" not in caught.value.sentence


def test_mirrors_take_the_place_of_their_server_alone() -> None:
    """A mirror stands for one server, whatever path it has itself."""
    network = NetworkSettings(packages_mirror="https://m.example/pypi/", pytorch_mirror="http://t")
    assert (
        mirrored("https://files.pythonhosted.org/packages/a.whl", network)
        == "https://m.example/pypi/packages/a.whl"
    )
    assert mirrored("https://download.pytorch.org/whl/a.whl", network) == "http://t/whl/a.whl"
    other = "https://files.pythonhosted.org.evil.example/a.whl"
    assert mirrored(other, network) == other


def test_logins_are_taken_out_of_addresses() -> None:
    """A password is sent in its header and stands in no sentence."""
    assert without_login("https://me:p%40ss@host:1/x") == ("https://host:1/x", "me:p@ss")
    assert without_login("https://host/x@y") == ("https://host/x@y", None)
    assert host_of("https://me:pass@host:1/x") == "host:1"


def test_weak_tags_prove_nothing() -> None:
    """Only a strong tag is sent with If-Range (RFC 9110, 13.1.5)."""
    assert range_headers(0, '"a"') == {}
    assert range_headers(5, '"a"') == {"Range": "bytes=5-", "If-Range": '"a"'}
    assert range_headers(5, 'W/"a"') == {"Range": "bytes=5-"}


@given(
    status=st.sampled_from([200, 206, 416]),
    offset=st.integers(0, 200),
    size=st.integers(1, 200),
    span=st.text(alphabet="bytes 0123456789-/*", max_size=30),
    length=st.text(alphabet="0123456789-²x", max_size=5),
)
def test_only_the_place_that_was_asked_for_is_taken(
    status: int, offset: int, size: int, span: str, length: str
) -> None:
    """Whatever a server says of its body, it is the whole, the rest that was asked for, or none."""
    headers = {"Content-Range": span, "Content-Length": length}
    try:
        start = body_start(status, headers, offset=offset, size_bytes=size)
    except WrongLengthError as error:
        assert error.length != size
        return
    assert start in {None, 0, offset}
    assert status != 200 or start == 0


@pytest.mark.parametrize("length", ["1" * 5_000, "0" * 5_000 + "7"])
def test_a_length_without_an_end_is_another_length(length: str) -> None:
    """More digits than Python turns into a number are the server's mistake, not ours."""
    with pytest.raises(WrongLengthError):
        body_start(200, {"Content-Length": length}, offset=0, size_bytes=7)


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(0, 10**9)), max_size=30))
def test_speed_is_that_of_the_window(pieces: list[tuple[float, int]]) -> None:
    """The speed is never below nothing, and is forgotten after a window without a byte."""
    meter, now = Meter(), 0.0
    for rest, length in pieces:
        now += rest
        meter.add(now, length)
        assert meter.bytes_per_second(now) >= 0
    assert meter.bytes_per_second(now + 2 * WINDOW_SECONDS) == 0
    assert meter.seconds_for(1000, now + 2 * WINDOW_SECONDS) is None


def test_time_left_follows_the_speed_of_late() -> None:
    """After a pause the time left is what the last seconds say."""
    meter = Meter()
    for second in range(40):
        meter.add(float(second), 1000 if second < 20 else 100)
    assert meter.bytes_per_second(39.0) == 100.0
    assert meter.seconds_for(1000, 39.0) == 10.0
