"""A daemon in memory whose app updates itself."""

from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.activity_log.entry import Query
from tests.fakes.client_machine import Machine
from tests.fakes.updates import FakeUpdates


class Updating(Machine):
    """A machine whose app updates itself.

    Attributes:
        source: Where newer versions come from.
    """

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.source = FakeUpdates()
        self.updates = self.source

    @property
    def status(self) -> control.UpdateStatus:
        """How updates stand, as a window shows it."""
        return self.snapshot.update

    async def set_flag(self, key: str, *, value: bool) -> None:
        """Change a limit as a window does."""
        request = control.UpdateSettingsRequest(values={key: control.SettingValue(flag=value)})
        await self.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]

    async def set_whole(self, key: str, number: int) -> None:
        """The same for a number."""
        request = control.UpdateSettingsRequest(values={key: control.SettingValue(whole=number)})
        await self.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]

    async def wish(self, wish: "control.UpdateWish.ValueType") -> None:
        """Give a command as a window does."""
        command = control.CommandRequest(update=control.UpdateCommand(wish=wish))
        await self.daemon.calls.Command(command, None)  # type: ignore[arg-type]

    def told(self) -> list[str]:
        """Return the activity log's sentences, oldest first."""
        entries = self.activity.page(Query(limit=100)).entries
        return [entry.happening.sentence for entry in reversed(entries)]

    async def until_ended(self) -> None:
        """Let time pass until the daemon has ended by itself."""
        for _ in range(400):
            if not self.powered:
                return
            await self.clock.advance(0.25)
        raise AssertionError("the daemon did not end")
