"""Somebody who watches an installation, and may stop it."""

from collections.abc import Callable

from potluck_setup.progress import Progress, Stage


class FakeWatcher:
    """Implements Watcher.

    Attributes:
        shown: All that was shown.
        cancel_when: Asked for each progress; True cancels.
    """

    def __init__(self, cancel_when: Callable[[Progress], bool] = lambda _progress: False) -> None:
        self.shown: list[Progress] = []
        self.cancel_when = cancel_when
        self._cancelled = False

    def show(self, progress: Progress) -> None:
        """Note it."""
        self.shown.append(progress)
        self._cancelled = self._cancelled or self.cancel_when(progress)

    def is_cancelled(self) -> bool:
        """Tell whether something shown was the cue."""
        return self._cancelled

    def stages(self) -> list[Stage]:
        """Return the stages in their order, each once."""
        return list(dict.fromkeys(progress.stage for progress in self.shown))
