"""Puts Potluck into a person's Linux desktop, and takes it out again."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.installed import Installation
from potluck_setup.errors import SetupError
from potluck_setup.integration.desktop_entry import with_command
from potluck_setup.integration.link_handler import ENTRY, with_handler, without_handler
from potluck_setup.integration.noting import note_installation
from potluck_setup.integration.written import (
    NOTE_NAME,
    Written,
    mark_of,
    mark_of_link,
    mark_on_disk,
    put_link,
    read_note,
    write_note,
)
from potluck_setup.places import Places

OWN_KINDS = ("run",)
"""Kinds of installers that leave the desktop to us."""


@dataclass(frozen=True, kw_only=True)
class DesktopFolders:
    """A person's own folders, by the XDG Base Directory Specification 0.8.

    Attributes:
        programs: Commands: ~/.local/bin.
        data: $XDG_DATA_HOME: entries and icons.
        config: $XDG_CONFIG_HOME: which program opens what.
    """

    programs: Path
    data: Path
    config: Path

    @classmethod
    def of(cls, home: Path, environment: Mapping[str, str] = os.environ) -> "DesktopFolders":
        """Return the folders of the person who has this home."""
        return cls(
            programs=home / ".local" / "bin",
            data=_absolute(environment.get("XDG_DATA_HOME")) or home / ".local" / "share",
            config=_absolute(environment.get("XDG_CONFIG_HOME")) or home / ".config",
        )

    @property
    def command(self) -> Path:
        """The command `potluck`."""
        return self.programs / "potluck"

    @property
    def handlers(self) -> Path:
        """Which program opens what."""
        return self.config / "mimeapps.list"


def integrate(
    places: Places, installation: Installation, folders: DesktopFolders
) -> tuple[Path, ...]:
    """Note the installation, and make it a part of the desktop if its installer left that to us.

    Safe to repeat; what a newer payload no longer has is taken away.

    Returns:
        Files of somebody else that lie where ours should; they were left as they are.

    Raises:
        SetupError: A folder can't be written.
    """
    note_installation(places, installation)
    if installation.kind not in OWN_KINDS:
        return ()
    try:
        return _write(places, installation, folders)
    except OSError as error:
        raise SetupError(
            f"Potluck can't put itself among your programs: {error.filename}: {error.strerror}. "
            "Check that the folder is yours and that the disk has room, then start it again."
        ) from error


def disintegrate(places: Places) -> tuple[Path, ...]:
    """Take away what `integrate` wrote; safe to repeat.

    Returns:
        Files that somebody has changed since, and that were left therefore.

    Raises:
        SetupError: A file can't be deleted.
    """
    written = read_note(places.root)
    try:
        left = _take_away(written, written.files)
        for path in written.handlers:
            _edit_handlers(path, without_handler(_text_of(path)))
        _remove_empty(written.folders)
        (places.root / NOTE_NAME).unlink(missing_ok=True)
    except OSError as error:
        raise SetupError(
            f"{error.filename} can't be deleted: {error.strerror}. Check that it is yours, then "
            "uninstall again."
        ) from error
    return left


def _write(places: Places, installation: Installation, folders: DesktopFolders) -> tuple[Path, ...]:
    before = read_note(places.root)
    files = dict(_files_of(installation, folders))
    target = installation.payload / "potluck"
    marks = {path: frozenset((mark_of(data),)) for path, data in files.items()}
    marks[folders.command] = frozenset((mark_of_link(target),))
    now = Written(files=marks, handlers=frozenset((folders.handlers,)))
    others = tuple(path for path in sorted(marks) if _is_of_others(path, before.and_also(now)))
    now = Written(
        files={path: mark for path, mark in marks.items() if path not in others},
        folders=frozenset(_missing_folders([*marks, folders.handlers])) | before.folders,
        handlers=now.handlers,
    )
    # The note comes first: whatever is written is known, also after a power cut.
    write_note(places.root, before.and_also(now))
    for path in now.files:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path in files:
            write_atomically(path, files[path], mode=0o644)
        else:
            put_link(path, target)
    _edit_handlers(folders.handlers, with_handler(_text_of(folders.handlers)))
    _take_away(before, before.files.keys() - now.files.keys() - set(others))
    # What a person has changed was ours once, so that the goodbye can name it.
    once = {path: before.files[path] for path in others if path in before.files}
    write_note(places.root, now.and_also(Written(files=once)))
    return others


def _files_of(installation: Installation, folders: DesktopFolders) -> Iterator[tuple[Path, bytes]]:
    payload = installation.payload
    entry = (payload / "desktop" / ENTRY).read_text("utf-8")
    own = with_command(entry, [str(folders.command)])
    yield folders.data / "applications" / ENTRY, own.encode()
    icons = payload / "icons"
    for path in sorted(icons.rglob("potluck.*")):
        yield folders.data / "icons" / path.relative_to(icons), path.read_bytes()


def _is_of_others(path: Path, ours: Written) -> bool:
    return mark_on_disk(path) is not None and not ours.is_ours(path)


def _missing_folders(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        for folder in path.parents:
            if folder.exists():
                break
            yield folder


def _take_away(written: Written, paths: "Mapping[Path, object] | set[Path]") -> tuple[Path, ...]:
    left = []
    for path in sorted(paths):
        if written.is_ours(path):
            path.unlink()
        elif mark_on_disk(path) is not None:
            left.append(path)
    return tuple(left)


def _edit_handlers(path: Path, text: str) -> None:
    if text == _text_of(path):
        return
    if text:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8", "surrogateescape"), mode=0o644)
    else:
        path.unlink()


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""


def _remove_empty(folders: frozenset[Path]) -> None:
    for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _absolute(value: str | None) -> Path | None:
    """Return a folder of the specification, which says that others than absolute ones are void."""
    return Path(value) if value and Path(value).is_absolute() else None
