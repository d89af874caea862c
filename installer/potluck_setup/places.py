"""Where everything of an installation lies below its root."""

from dataclasses import dataclass
from pathlib import Path

from potluck.installed import CURRENT_NAME, INSTALLATION_NAME, LAID_OUT_NAME, VERSIONS_NAME


@dataclass(frozen=True, kw_only=True)
class Places:
    """The files and folders below one root; every writer of the room asks here.

    Attributes:
        root: As of `potluck.installed.default_root`.
    """

    root: Path

    @property
    def installation(self) -> Path:
        """What the installer put where."""
        return self.root / INSTALLATION_NAME

    @property
    def current(self) -> Path:
        """Which version is used."""
        return self.root / CURRENT_NAME

    @property
    def versions(self) -> Path:
        """One folder for each laid-out version."""
        return self.root / VERSIONS_NAME

    def version(self, name: str) -> Path:
        """One laid-out version."""
        return self.versions / name

    def laid_out(self, name: str) -> Path:
        """The mark that a version is whole."""
        return self.version(name) / LAID_OUT_NAME

    @property
    def wheels(self) -> Path:
        """Fetched wheels, each as SHA256/FILENAME, with .part beside what is not whole."""
        return self.root / "wheels"

    @property
    def uv_cache(self) -> Path:
        """What uv has unpacked; on the same disk, so that it can link instead of copying."""
        return self.root / "uv-cache"

    @property
    def pythons(self) -> Path:
        """Pythons that uv has installed."""
        return self.root / "pythons"

    @property
    def releases(self) -> Path:
        """Releases that were fetched: VERSION/release.json with its locks and its wheel."""
        return self.root / "releases"

    @property
    def updates(self) -> Path:
        """Trusted metadata of The Update Framework, and what is known of updates."""
        return self.root / "updates"

    @property
    def switch_journal(self) -> Path:
        """There while one version takes the place of another."""
        return self.root / "switch.json"

    @property
    def leaving(self) -> Path:
        """There while it is uninstalled; says what is kept."""
        return self.root / "leaving.json"

    @property
    def window(self) -> Path:
        """Environment of the setup window, while it is needed."""
        return self.root / "window"

    @property
    def network(self) -> Path:
        """The person's network settings."""
        return self.root / "network.json"

    @property
    def lock(self) -> Path:
        """Held by whoever changes the installation."""
        return self.root / "setup.lock"

    @property
    def log(self) -> Path:
        """What was done, for a person who asks why it failed."""
        return self.root / "setup.log"
