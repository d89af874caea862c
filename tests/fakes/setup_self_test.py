"""A self-test that says what a test wants."""

from potluck_setup.errors import SetupError
from potluck_setup.progress import Progress, Stage, Watcher


class FakeSelfTest:
    """Implements SelfTest.

    Attributes:
        problem: What the version says of itself; None when it works.
        tested: The names of the versions that were tested.
    """

    def __init__(self) -> None:
        self.problem: str | None = None
        self.tested: list[str] = []

    def run(self, name: str, watcher: Watcher) -> None:
        """Note it, and raise the problem."""
        watcher.show(Progress(stage=Stage.TESTING))
        self.tested.append(name)
        if self.problem is not None:
            raise SetupError(self.problem)
