"""The daemon's control service keeps what every one promises about activity."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck_client.control.server import ControlServer
from potluck_client.daemon.pause_asked import PauseAsked
from tests.fakes.client_machine import Machine
from tests.fakes.control_contract_activity import ActivityContract


class TestDaemonActivity(ActivityContract):
    """The contract, on a daemon that was paused and resumed some times."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """Return the folder of a daemon in memory behind its real socket."""
        machine = Machine(tmp_path, joined=False)
        machine.start()
        await machine.clock.advance(1)
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        for _ in range(4):
            machine.daemon.engine.pause(PauseAsked())
            machine.daemon.engine.resume()
        yield tmp_path
        await machine.stop()
        await server.stop()
