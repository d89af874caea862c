"""A PyPI and a PyTorch index on loopback, with wheels that hold nothing but their metadata."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote, unquote

UPLOADED = "2026-01-01T00:00:00Z"


@dataclass(frozen=True, kw_only=True)
class PackageIndex:
    """Where the indexes listen.

    Attributes:
        address: "http://127.0.0.1:PORT".
    """

    address: str

    @property
    def pypi(self) -> str:
        """An index that tells lengths and times, as PyPI does."""
        return f"{self.address}/simple"

    @property
    def pytorch(self) -> str:
        """Indexes that tell neither, as PyTorch's do; the build's folder is added."""
        return f"{self.address}/whl"


def small_wheel(filename: str, requires: Sequence[str] = ()) -> bytes:
    """Return a wheel that needs others, and holds nothing."""
    name, version = filename.split("-")[:2]
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {requirement}\n" for requirement in requires)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        folder = f"{name}-{version}.dist-info"
        archive.writestr(f"{folder}/METADATA", metadata)
        archive.writestr(f"{folder}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
        archive.writestr(f"{folder}/RECORD", "")
    return written.getvalue()


@contextmanager
def package_index(
    pypi: Mapping[str, bytes], pytorch: Mapping[str, Mapping[str, bytes]]
) -> Iterator[PackageIndex]:
    """Serve wheels by file name: those of PyPI, and those of each folder of PyTorch's index."""

    class Handler(BaseHTTPRequestHandler):
        """Answers as the indexes do."""

        def do_GET(self) -> None:
            """Answer with a page of an index, or a wheel."""
            root, _, rest = unquote(self.path).strip("/").partition("/")
            if root == "simple":
                self._json(_of_project(pypi, rest), rest)
            elif root == "whl":
                folder, _, rest = rest.partition("/")
                self._page(pytorch.get(folder, {}), rest)
            else:
                self._send({**pypi, **_all(pytorch)}.get(rest), "application/octet-stream")

        def do_HEAD(self) -> None:
            """Answer with the headers alone."""
            self.do_GET()

        def _json(self, wheels: Mapping[str, bytes], project: str) -> None:
            files = [
                {
                    "filename": name,
                    "url": f"/files/{name}",
                    "hashes": {"sha256": hashlib.sha256(data).hexdigest()},
                    "size": len(data),
                    "upload-time": UPLOADED,
                }
                for name, data in wheels.items()
            ]
            page = {"meta": {"api-version": "1.1"}, "name": project, "files": files}
            kind = "application/vnd.pypi.simple.v1+json"
            self._send(json.dumps(page).encode() if files else None, kind)

        def _page(self, wheels: Mapping[str, bytes], rest: str) -> None:
            links = []
            for name, data in _of_project(wheels, rest).items():
                sha256 = hashlib.sha256(data).hexdigest()
                links.append(f'<a href="/files/{quote(name)}#sha256={sha256}">{name}</a>')
            self._send("\n".join(links).encode() if links else None, "text/html")

        def _send(self, data: bytes | None, kind: str) -> None:
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield PackageIndex(address=f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _of_project(wheels: Mapping[str, bytes], project: str) -> dict[str, bytes]:
    return {name: data for name, data in wheels.items() if name.split("-")[0] == project.strip("/")}


def _all(folders: Mapping[str, Mapping[str, bytes]]) -> dict[str, bytes]:
    return {name: data for wheels in folders.values() for name, data in wheels.items()}
