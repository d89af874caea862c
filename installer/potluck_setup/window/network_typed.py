"""What a person typed as network settings, and what is wrong with it, without widgets."""

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from potluck_setup.network import NetworkSettings

translate = QCoreApplication.translate

MOST_CHARACTERS = 2000
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_MIRROR_SCHEMES = ("https", "http", "file")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The fields as they stand.

    Attributes:
        proxy: An address, or empty.
        packages_mirror: The same.
        pytorch_mirror: The same.
        python_mirror: The same.
        wheels_folder: A folder, or empty.
        offline: Whether the box is ticked.
    """

    proxy: str = ""
    packages_mirror: str = ""
    pytorch_mirror: str = ""
    python_mirror: str = ""
    wheels_folder: str = ""
    offline: bool = False


def typed_of(settings: NetworkSettings) -> Typed:
    """Return what the fields show for settings."""
    return Typed(
        proxy=settings.proxy or "",
        packages_mirror=settings.packages_mirror or "",
        pytorch_mirror=settings.pytorch_mirror or "",
        python_mirror=settings.python_mirror or "",
        wheels_folder=str(settings.wheels_folder or ""),
        offline=settings.offline,
    )


def settings_of(typed: Typed, before: NetworkSettings) -> NetworkSettings:
    """Return settings with what was typed; what has no field stays as it was."""
    folder = typed.wheels_folder.strip()
    return replace(
        before,
        proxy=typed.proxy.strip() or None,
        packages_mirror=typed.packages_mirror.strip() or None,
        pytorch_mirror=typed.pytorch_mirror.strip() or None,
        python_mirror=typed.python_mirror.strip() or None,
        wheels_folder=Path(folder) if folder else None,
        offline=typed.offline,
    )


def problems_of(typed: Typed) -> dict[str, str]:
    """Return what is wrong, by the name of the field; a folder is looked for on the disk."""
    found = {"proxy": _proxy_problem(typed.proxy.strip())}
    for name in ("packages_mirror", "pytorch_mirror", "python_mirror"):
        found[name] = _mirror_problem(getattr(typed, name).strip())
    folder = typed.wheels_folder.strip()
    if folder and not Path(folder).is_dir():
        found["wheels_folder"] = translate("Setup", "There is no such folder.")
    elif typed.offline and not folder:
        found["wheels_folder"] = translate(
            "Setup", "Without the network, Potluck needs a folder with the files."
        )
    return {name: problem for name, problem in found.items() if problem}


def _proxy_problem(text: str) -> str:
    if not text or _host(text, _PROXY_SCHEMES):
        return ""
    return translate("Setup", "Write it as http://host:port or socks5h://host:port.")


def _mirror_problem(text: str) -> str:
    if not text or _host(text, _MIRROR_SCHEMES):
        return ""
    return translate("Setup", "Write it as https://host/path, or file:///folder.")


def _host(text: str, schemes: tuple[str, ...]) -> bool:
    """Tell whether it is an address of one of the kinds, with a host or, as a file, a path."""
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        fits = parts.port is None or parts.port > 0
    except ValueError:
        return False
    named = bool(parts.path.strip("/")) if parts.scheme == "file" else bool(parts.hostname)
    return fits and parts.scheme in schemes and named
