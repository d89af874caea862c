"""What `potluck run` sees of the daemon, and of the one that takes its place when versions change.

A daemon that the app has started ends for a newer version, and nobody else's command has to end
with it. What was asked of the old one for its lifetime alone, “start now”, is asked of the new one.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.installed import Switch, own_root, switch_of
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.endings import CommandError
from potluck_client.cli.newer_first import SWITCH_SECONDS
from potluck_client.cli.texts import clean

AskAgain = Callable[[Daemon, control.Snapshot, control.Snapshot], Awaitable[control.Snapshot]]
"""Asks the next daemon for what the one before was asked for.

Gets the last snapshot of the one and the first of the other; returns the newest.
"""

_WATCH_SECONDS = 0.25
_LOOK_SECONDS = 0.2


class Onlooker:
    """Looks on at a daemon that somebody else may end for a newer version.

    Args:
        home: The data folder.
        daemon: The daemon, which its owner closes; those after it are closed here.
        ours: True for one that ends with this command, and so never for a newer version.
        asked: What it said when it was asked for work; nothing older is shown.
        ask_again: Asks the one that takes its place.
        say: Tells the person something beside.

    Attributes:
        daemon: The one that answers now, or did last.
        asked: What it said when it was asked.
        changing: True while a newer version is waited for.
    """

    def __init__(
        self,
        home: Path,
        daemon: Daemon,
        asked: control.Snapshot,
        *,
        ours: bool,
        ask_again: AskAgain,
        say: Callable[[str], None],
    ) -> None:
        self.daemon = daemon
        self.asked = asked
        self.changing = False
        self._home = home
        self._ours = ours
        self._ask_again = ask_again
        self._say = say
        self._opened = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._opened.aclose()

    async def snapshots(self) -> AsyncGenerator[control.Snapshot, None]:
        """Yield snapshots until the daemon ends for another reason than a newer version.

        Raises:
            UnreachableError: It has ended, or does not answer.
            CommandError: The newer version did not come, or can't be looked on at from here.
        """
        latest = self.asked
        while True:
            try:
                async with contextlib.aclosing(self.daemon.watch(_WATCH_SECONDS)) as coming:
                    async for snapshot in coming:
                        if snapshot.sequence >= self.asked.sequence:
                            latest = snapshot
                            yield snapshot
            except UnreachableError:
                if self._ours or not _changes_version(latest):
                    raise
            self.changing = True
            yield while_changing(latest)
            latest = await self._go_over(latest)
            self.changing = False

    async def _go_over(self, before: control.Snapshot) -> control.Snapshot:
        """Wait for the daemon that comes next, and go on with that."""
        try:
            async with asyncio.timeout(SWITCH_SECONDS):
                found = None
                while found is None:
                    await asyncio.sleep(_LOOK_SECONDS)
                    found = await self._successor(before)
        except TimeoutError as error:
            raise CommandError(
                "Potluck was being updated and has not come back within "
                f"{SWITCH_SECONDS / 60:.0f} minutes. Open the app, or go on with: potluck run"
            ) from error
        self.daemon, self.asked = found
        version = clean(self.asked.app_version)
        if version == clean(before.app_version):
            self._say(f"The update did not work here. Potluck {version} and this run go on.")
        else:
            self._say(f"Potluck was updated to version {version}, and this run goes on.")
        return self.asked

    async def _successor(self, before: control.Snapshot) -> tuple[Daemon, control.Snapshot] | None:
        """Return the next daemon, which was asked again; None while none answers."""
        async with contextlib.AsyncExitStack() as opened:
            try:
                daemon = await opened.enter_async_context(Daemon(self._home))
                asked = await self._ask_again(daemon, before, await daemon.snapshot())
            except UnreachableError:
                return None  # It is not up yet, or was taken back at once.
            except PotluckError as error:
                if error.code is not ErrorCode.VERSION:
                    raise
                raise CommandError(
                    "Potluck was updated under this command, which is of the version before and "
                    "can't go on with the newer one. Go on with: potluck run"
                ) from error
            self._opened.push_async_exit(opened.pop_all())
            return daemon, asked


def while_changing(latest: control.Snapshot) -> control.Snapshot:
    """Return what is shown between the last word of one daemon and the first of the next."""
    version = latest.update.version
    to_version = f" to version {version}" if version else ""
    return control.Snapshot(
        state=control.APP_STATE_WAITING,
        sentence=f"Potluck is being updated{to_version}. This run goes on in about a minute.",
        projects=latest.projects,
        contribution=latest.contribution,
        app_version=latest.app_version,
        update=latest.update if latest.HasField("update") else None,
    )


def _changes_version(latest: control.Snapshot) -> bool:
    """Tell whether a daemon that has gone ended for a newer version, or was ended by that change.

    The newer one may be taken back after it has answered, which it can't foretell itself.
    """
    if latest.update.state == control.UPDATE_STATE_SWITCHING:
        return True
    root = own_root()
    return root is not None and switch_of(root) is not Switch.NONE
