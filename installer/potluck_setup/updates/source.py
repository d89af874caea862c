"""Where updates come from, and the root that they have to be signed under."""

from pathlib import Path
from urllib.parse import urlsplit

from potluck.atomic_file import write_atomically
from potluck.installed import read_installation
from potluck_setup.errors import NoConnectionError, SetupError, TamperedError
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.release import MOST_RELEASE_BYTES, RELEASE_NAME, parse_release
from potluck_setup.versions import current_name, read_mark

_ROOT_MOST_BYTES = 100_000
_KEPT_NAME = "root.json"


def running_version(places: Places) -> str:
    """Return the version of the app that is in use.

    Raises:
        SetupError: None is.
    """
    name = current_name(places)
    mark = read_mark(places, name) if name else None
    if mark is None:
        raise SetupError("No version of Potluck is in use. Install or repair it first.")
    return mark.version


def updates_address(places: Places, network: NetworkSettings) -> str:
    """Return the address of the update server, ending in a slash.

    Raises:
        SetupError: This build of Potluck has none, or what the person set is no address.
        NoConnectionError: The address is on the network, which must not be used.
    """
    chosen = network.updates_url or _released_address(places)
    if chosen is None:
        raise SetupError("This build of Potluck has no update server. Get a newer one by hand.")
    address = address_of(chosen)
    if network.offline and not address.startswith("file:"):
        raise NoConnectionError(
            "Potluck is set to stay offline, so it did not ask for updates. Change that in the "
            "network settings, or give a folder there as the address of updates."
        )
    return address


def address_of(text: str) -> str:
    """Return an address or a folder as an address that ends in a slash.

    Raises:
        SetupError: It is neither.
    """
    folder = Path(text).expanduser()
    address = folder.as_uri() if folder.is_absolute() else text.strip()
    try:
        parts = urlsplit(address)
        fits = parts.scheme == "file" or (parts.scheme in {"http", "https"} and parts.hostname)
    except ValueError:
        fits = False
    if not fits or parts.query or parts.fragment:
        raise SetupError(
            f"“{text}” is no address of updates. Write it like https://host/folder, or name a "
            "folder with its whole path."
        )
    return address if address.endswith("/") else f"{address}/"


def trusted_root(places: Places) -> bytes:
    """Return the root that the installer brought; kept here too, for when its files are gone.

    Raises:
        SetupError: There is none, so no update can be trusted.
    """
    installation = read_installation(places.root)
    kept = places.updates / _KEPT_NAME
    for path in ([installation.payload / "updates" / _KEPT_NAME] if installation else []) + [kept]:
        data = _read(path, _ROOT_MOST_BYTES)
        if data is not None:
            _keep(kept, data)
            return data
    raise SetupError("This build of Potluck can't tell real updates from others. Get a newer one.")


def _released_address(places: Places) -> str | None:
    folders = [places.releases / running_version(places)]
    installation = read_installation(places.root)
    if installation is not None:
        folders.append(installation.payload / "release")
    for folder in folders:
        data = _read(folder / RELEASE_NAME, MOST_RELEASE_BYTES)
        if data is None:
            continue
        try:
            return parse_release(data).updates_url
        except TamperedError:
            continue  # A damaged copy says nothing of where the others are.
    return None


def _keep(kept: Path, data: bytes) -> None:
    if _read(kept, _ROOT_MOST_BYTES) == data:
        return
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, data)
    except OSError:
        return  # It is in hand; the next time finds it where it was found now.


def _read(path: Path, most_bytes: int) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(most_bytes)
    except OSError:
        return None
