"""Has uv work out every version of a release, for all systems at once."""

import os
import subprocess
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from release.errors import AssemblyError
from release.origins import PYPI, Origin
from release.project import Project

EXTRAS = ("gui", "worker", "coordinator")
"""The app has a coordinator of its own: Practice."""
_BUILD_DECIDES = {"torch", "triton"}
"""What constraints.txt pins for developers alone: a build of PyTorch asks for its own triton."""
_UNDATED = (
    "torch",
    "triton",
    "triton-rocm",
    "triton-xpu",
    "pytorch-triton-rocm",
    "pytorch-triton-xpu",
)
"""PyTorch's index does not say when a file was uploaded, which uv takes for "too new"."""
_PATIENCE_SECONDS = 900


@dataclass(frozen=True, kw_only=True)
class Resolver:
    """Asks uv.

    Attributes:
        uv: Its program.
        index: PyPI, or a mirror of it.
        newest: Nothing that was uploaded later is taken, so that a tag gives the same versions
            again; None takes all.
    """

    uv: Path
    index: str = PYPI
    newest: datetime | None = None

    def resolve(self, project: Project, origin: Origin) -> Mapping[str, object]:
        """Return what uv worked out, as a lock by PEP 751 for all systems.

        Raises:
            AssemblyError: uv found no solution, or did not get through; its words are added.
        """
        with tempfile.TemporaryDirectory() as scratch:
            constraints = Path(scratch) / "constraints.txt"
            constraints.write_text(_constraints(project, origin), encoding="utf-8")
            lock = Path(scratch) / f"pylock.{origin.backend.value}.toml"
            command = [
                str(self.uv), "pip", "compile", "--quiet", "--universal", "--no-config",
                "--format", "pylock.toml", "--no-header", "--no-build", "--no-sources",
                "--python-version", ".".join(map(str, project.pythons[0])),
                "--constraints", str(constraints), "--output-file", str(lock),
                *self._sources(origin), *(f"--extra={extra}" for extra in EXTRAS),
                "pyproject.toml",
            ]  # fmt: skip
            try:
                subprocess.run(
                    command,
                    cwd=project.sources,
                    env=_environment(),
                    check=True,
                    capture_output=True,
                    text=True,
                    timeout=_PATIENCE_SECONDS,
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise AssemblyError(f"uv can't be run: {error}.") from error
            except subprocess.CalledProcessError as error:
                raise AssemblyError(
                    f"uv found no versions for {origin.backend}:\n{error.stderr}"
                ) from error
            return tomllib.loads(lock.read_text("utf-8"))

    def _sources(self, origin: Origin) -> list[str]:
        words = ["--default-index", self.index]
        if origin.index is not None:
            # PyPI first, so that PyTorch's index gives nothing but what PyPI has not.
            words = ["--index", self.index, "--default-index", origin.index]
            words += ["--index-strategy", "unsafe-best-match"]
        if origin.folder is not None:
            words += ["--find-links", str(origin.folder)]
        if self.newest is not None:
            words += ["--exclude-newer", self.newest.isoformat()]
            words += [f"--exclude-newer-package={name}=false" for name in _UNDATED]
        return words


def _constraints(project: Project, origin: Origin) -> str:
    lines = [str(pin) for name, pin in project.pins.items() if name not in _BUILD_DECIDES]
    for system, version in origin.versions.items():
        lines.append(f"torch=={version} ; sys_platform == '{system}'")
    lines.extend(
        f"torch=={project.pinned('torch')} ; sys_platform == '{system}'"
        for system in ("linux", "win32", "darwin")
        if system not in origin.versions
    )
    return "\n".join(lines) + "\n"


def _environment() -> dict[str, str]:
    """Return this process's variables without those that would change what uv chooses."""
    kept = {"UV_CACHE_DIR", "UV_NATIVE_TLS", "UV_SYSTEM_CERTS", "UV_HTTP_TIMEOUT"}
    return {
        name: value
        for name, value in os.environ.items()
        if name in kept or not name.startswith(("UV_", "PIP_"))
    }
