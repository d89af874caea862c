"""How this person's computer reaches the wheels: a proxy, mirrors, or a folder instead."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class NetworkSettings:
    """What the person, or the organisation that runs the computer, chose; all of it optional.

    Kept in `ROOT/network.json`. The usual variables (HTTPS_PROXY, NO_PROXY,
    UV_PYTHON_INSTALL_MIRROR) hold where a field is None.

    Attributes:
        proxy: "http://[user:password@]host:port" or "socks5h://…"; None for the system's own.
        packages_mirror: Takes the place of "https://files.pythonhosted.org" in the locks' URLs.
        pytorch_mirror: Takes the place of "https://download.pytorch.org" there.
        python_mirror: UV_PYTHON_INSTALL_MIRROR: a URL, or a folder as file://.
        wheels_folder: Wheels that are here already; looked through before the network.
        offline: Never use the network; what the folder lacks is an error that names it.
        updates_url: Takes the place of the release's own address of updates.
    """

    proxy: str | None = None
    packages_mirror: str | None = None
    pytorch_mirror: str | None = None
    python_mirror: str | None = None
    wheels_folder: Path | None = None
    offline: bool = False
    updates_url: str | None = None
