"""Takes wheels apart: into a folder that Python imports from, or for one program in it.

The wheels were checked by hash before; a member that would leave the folder is refused anyway.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from potluck_build.errors import BuildError


def unpack_wheel(
    wheel: Path, folder: Path, wanted: Callable[[PurePosixPath], bool] = lambda _: True
) -> None:
    """Unpack the wanted members of a wheel that is nothing but importable files.

    Raises:
        BuildError: A member would lie outside of the folder.
    """
    with zipfile.ZipFile(wheel) as archive:
        for name, path in _members(archive, wheel):
            if not wanted(path):
                continue
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def read_script(wheel: Path, name: str) -> bytes:
    """Return a program of a wheel, from its folder `*.data/scripts`.

    Raises:
        BuildError: There is none of that name.
    """
    with zipfile.ZipFile(wheel) as archive:
        for member, path in _members(archive, wheel):
            if path.parts[1:] == ("scripts", name) and path.parts[0].endswith(".data"):
                return archive.read(member)
    raise BuildError(f"{wheel.name} holds no program {name}.")


def _members(archive: zipfile.ZipFile, wheel: Path) -> Iterator[tuple[str, PurePosixPath]]:
    for name in archive.namelist():
        path = PurePosixPath(name)
        if name.endswith("/"):
            continue
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            raise BuildError(f"{wheel.name} has a member outside of its folder: {name}")
        yield name, path
