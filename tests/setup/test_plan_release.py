"""release.json: what is written is read again, and whatever else comes is refused by name."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_setup.backend import Backend
from potluck_setup.errors import TamperedError
from potluck_setup.release import (
    PinnedFile,
    Release,
    check_pinned,
    dump_release,
    lock_name,
    parse_release,
    pin,
)

_RELEASE = Release(
    version="0.2.0",
    protocol_version=1,
    requires_python=">=3.11,<3.14",
    wheel=pin("potluck-0.2.0-py3-none-any.whl", b"app"),
    locks={Backend.CPU: pin("pylock.cpu.toml", b"lock")},
    updates_url="https://updates.example.org/potluck",
)


@given(
    protocol=st.integers(1, 999),
    url=st.none() | st.just("file:///srv/updates"),
    backends=st.sets(st.sampled_from(Backend), min_size=1),
)
def test_what_is_written_is_read(protocol: int, url: str | None, backends: set[Backend]) -> None:
    """A release survives its file, and has but one form."""
    release = Release(
        version=_RELEASE.version,
        protocol_version=protocol,
        requires_python=_RELEASE.requires_python,
        wheel=_RELEASE.wheel,
        locks={backend: pin(lock_name(backend), b"lock") for backend in backends},
        updates_url=url,
    )
    assert parse_release(dump_release(release)) == release
    assert dump_release(parse_release(dump_release(release))) == dump_release(release)


_CHANGES: dict[str, tuple[str, object]] = {
    "another format": ("format", 2),
    "no version": ("version", "newest"),
    "no text": ("version", 2),
    "a version with a line break": ("version", "0.2.0\n"),
    "a version in another spelling": ("version", "v0.2.0"),
    "no specifier": ("requires_python", "three"),
    "a number as text": ("protocol_version", "1"),
    "a truth as number": ("protocol_version", True),
    "a folder in a name": ("wheel.name", "../potluck-0.2.0-py3-none-any.whl"),
    "another project": ("wheel.name", "evil-0.2.0-py3-none-any.whl"),
    "another version": ("wheel.name", "potluck-0.1.0-py3-none-any.whl"),
    "a short hash": ("wheel.sha256", "ab"),
    "a hash in capitals": ("wheel.sha256", "A" * 64),
    "a negative size": ("wheel.size_bytes", -1),
    "a monstrous size": ("wheel.size_bytes", 10**15),
    "no lock": ("locks", {}),
    "no build that is known": ("locks", {"abacus": {}}),
    "another build's lock": ("locks.cpu.name", "pylock.xpu.toml"),
    "a lock that is a list": ("locks.cpu", []),
    "an address of something else": ("updates_url", "ftp://example.org"),
    "no address": ("updates_url", "https://"),
}


@pytest.mark.parametrize(("path", "value"), _CHANGES.values(), ids=_CHANGES)
def test_what_is_refused(path: str, value: object) -> None:
    """Every field is checked, and the error names the file."""
    written = json.loads(dump_release(_RELEASE))
    *folders, name = path.split(".")
    place = written
    for folder in folders:
        place = place[folder]
    place[name] = value
    with pytest.raises(TamperedError, match=r"release\.json"):
        parse_release(json.dumps(written).encode())


@pytest.mark.parametrize("path", ["also", "wheel.also", "locks.cpu.also", "locks.abacus"])
@pytest.mark.parametrize("value", [1, {}, "x", None])
def test_what_a_later_release_adds_is_passed_over(path: str, value: object) -> None:
    """An old program installs a new release that has a field, or a build, it does not know."""
    written = json.loads(dump_release(_RELEASE))
    *folders, name = path.split(".")
    place = written
    for folder in folders:
        place = place[folder]
    place[name] = value
    assert parse_release(json.dumps(written).encode()) == _RELEASE


@pytest.mark.parametrize("name", ["version", "wheel", "locks", "updates_url", "format"])
def test_nothing_may_be_missing(name: str) -> None:
    """A release that lacks a field is none."""
    written = json.loads(dump_release(_RELEASE))
    del written[name]
    with pytest.raises(TamperedError, match=r"release\.json"):
        parse_release(json.dumps(written).encode())


@given(data=st.binary(max_size=300) | st.sampled_from([b"[" * 50_000, b"{}", b"1" * 200_000]))
def test_rubbish_is_refused(data: bytes) -> None:
    """No bytes do more than raise the one error."""
    with pytest.raises(TamperedError):
        parse_release(data)


def test_a_file_that_was_changed_is_named() -> None:
    """One other bit, or one byte more, and the file is refused by its name."""
    pinned: PinnedFile = _RELEASE.locks[Backend.CPU]
    check_pinned(pinned, b"lock")
    for changed in (b"locl", b"lock ", b""):
        with pytest.raises(TamperedError, match=r"pylock\.cpu\.toml"):
            check_pinned(pinned, changed)
