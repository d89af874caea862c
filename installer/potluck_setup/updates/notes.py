"""What is remembered of updates: which one waits, which did not work, and what was settled."""

import json
from dataclasses import asdict, dataclass

from potluck.atomic_file import write_atomically
from potluck.installed import is_version_folder
from potluck_setup.disk_room import of_write
from potluck_setup.places import Places
from potluck_setup.updates.names import is_version
from potluck_setup.versions import read_mark

SETTLED_NAME = "brought.json"
"""The launcher reads it too."""
_MOST_BYTES = 20_000
_MOST_SENTENCE = 2_000


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A version that is laid out, has tested itself, and waits to be used.

    Attributes:
        version: Of the app.
        name: Its folder.
        tries: How often it could not be put to use, by no fault of its own.
    """

    version: str
    name: str
    tries: int = 0


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A version that did not work here, so that it is not tried again.

    Attributes:
        version: Of the app.
        sentence: What happened.
    """

    version: str
    sentence: str


def read_ready(places: Places) -> Ready | None:
    """Return what waits, if it is still whole."""
    found = _read(places, "ready.json")
    version, name = found.get("version"), found.get("name")
    if not isinstance(version, str) or not isinstance(name, str):
        return None
    if not is_version(version) or not is_version_folder(name):
        return None
    mark, tries = read_mark(places, name), found.get("tries")
    if mark is None or mark.version != version:
        return None
    return Ready(version=version, name=name, tries=tries if isinstance(tries, int) else 0)


def write_ready(places: Places, ready: Ready) -> None:
    """Remember what waits; raises SetupError."""
    _write(places, "ready.json", asdict(ready))


def forget_ready(places: Places) -> None:
    """Nothing waits any more; safe to repeat."""
    (places.updates / "ready.json").unlink(missing_ok=True)


def read_failure(places: Places) -> Failure | None:
    """Return which version did not work, or None."""
    found = _read(places, "failed.json")
    version, sentence = found.get("version"), found.get("sentence")
    if not isinstance(version, str) or not is_version(version) or not isinstance(sentence, str):
        return None
    return Failure(version=version, sentence=sentence[:_MOST_SENTENCE])


def write_failure(places: Places, failure: Failure) -> None:
    """Remember that a version did not work; raises SetupError."""
    _write(places, "failed.json", asdict(failure))


def forget_failure(places: Places) -> None:
    """Let it be tried again; safe to repeat."""
    (places.updates / "failed.json").unlink(missing_ok=True)


def read_settled(places: Places) -> str | None:
    """Return the version that an installer brought and of which nothing is left to do, or None."""
    version = _read(places, SETTLED_NAME).get("version")
    return version if isinstance(version, str) and is_version(version) else None


def settle(places: Places, version: str) -> None:
    """Remember that of this version, which an installer brought, nothing is left to do.

    Raises:
        SetupError: The disk refuses.
    """
    _write(places, SETTLED_NAME, {"version": version})


def unsettle(places: Places) -> None:
    """Let what the installer brought be looked at again; safe to repeat."""
    (places.updates / SETTLED_NAME).unlink(missing_ok=True)


def _read(places: Places, name: str) -> dict[str, object]:
    try:
        with (places.updates / name).open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(places: Places, name: str, values: dict[str, object]) -> None:
    try:
        places.updates.mkdir(parents=True, exist_ok=True)
        write_atomically(places.updates / name, json.dumps(values).encode())
    except OSError as error:
        raise of_write(error, places.updates / name, needed_bytes=0) from error
