"""The one way between the widgets and the daemon: a thread with an event loop.

Requests go in by run_coroutine_threadsafe, answers come out by a signal, and nothing here makes
the widgets' thread wait. The thread keeps a stream of snapshots open, starts the daemon where none
answers, and tries again with growing pauses.
"""

import asyncio
import contextlib
import functools
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck_gui import exchanges
from potluck_gui.control_client import ControlClient
from potluck_gui.daemon_process import DaemonStarter
from potluck_gui.view.state import Link, LinkPhase

translate = QCoreApplication.translate

OPEN_INTERVAL_SECONDS = 0.5
"""Fewest seconds between snapshots while the window is open."""
CLOSED_INTERVAL_SECONDS = 10.0
"""The same while only the tray shows; a change of state still comes at once."""

_FIRST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 15.0
_LONGEST_COMING_PAUSE_SECONDS = 1.0
"""The same while a daemon that was just started gets ready."""
_PATIENCE_SECONDS = 20.0
"""How long a daemon that was just started may be silent before the window says so."""
_STOP_SECONDS = 5.0
_BEAT_SECONDS = 0.6
_PROMPT_SECONDS = 1.0
"""A daemon that is asked and does not answer for so long is told of as silent: within two seconds,
whatever the moment at which it stopped."""

Answer = TypeVar("Answer")


class DaemonBridge(QObject):
    """Snapshots and answers of the daemon, as signals of the thread that made the bridge.

    Signals:
        snapshot_received: A control.Snapshot.
        link_changed: A Link.
    """

    snapshot_received = Signal(object)
    link_changed = Signal(object)
    _delivered = Signal(object)

    def __init__(self, home: Path, starter: DaemonStarter | None) -> None:
        """Take the home of the daemon and who starts it; None never starts one."""
        super().__init__()
        self._home = home
        self._starter = starter
        self._interval_seconds = CLOSED_INTERVAL_SECONDS
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="daemon-bridge", daemon=True)
        # These belong to the loop's thread.
        self._client: ControlClient | None = None
        self._watching: asyncio.Task[None] | None = None
        self._nudge = asyncio.Event()
        self._ended = asyncio.Event()
        self._stopped = False
        self._delivered.connect(_call, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to reach the daemon."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up and end the thread; the daemon goes on, and what is asked for later is dropped.

        A widget may still ask for something while the app ends.
        """
        if self._thread.is_alive():
            self._soon(self._end)
            self._stopped = True
            self._thread.join(_STOP_SECONDS)

    def set_interval(self, seconds: float) -> None:
        """Ask for snapshots at least so far apart from now on."""
        self._soon(self._rewatch, seconds)

    def start_no_more(self) -> None:
        """Leave a daemon that ends from now on ended, as after Quit; safe to repeat."""
        self._soon(self._forget_starter)

    def start_anew(self) -> None:
        """End a daemon that does not answer, and start another; safe at any time."""
        self._soon(self._begin_anew)

    def try_again(self) -> None:
        """Reach for the daemon now instead of after the pause."""
        self._soon(self._reach_now)

    def ask(
        self,
        request: Callable[[ControlClient], Awaitable[Answer]],
        *,
        owner: QObject,
        answered: Callable[[Answer], None],
        failed: Callable[[PotluckError], None],
    ) -> None:
        """Send a request; exactly one of the two is called later, unless the owner is gone."""
        if self._stopped:
            return

        asyncio.run_coroutine_threadsafe(
            exchanges.ask(
                lambda: self._client,
                request,
                answered=lambda answer: self._deliver(owner, lambda: answered(answer)),
                failed=lambda problem: self._deliver(owner, lambda: failed(problem)),
            ),
            self._loop,
        )

    def listen(
        self,
        stream: Callable[[ControlClient], AsyncGenerator[Answer, None]],
        *,
        owner: QObject,
        received: Callable[[Answer], None],
        ended: Callable[[], None],
        failed: Callable[[PotluckError], None],
    ) -> Callable[[], None]:
        """Follow a stream; return what hangs up, safe to call at any time and again.

        After the last piece exactly one of `ended` and `failed` is called, unless the owner is
        gone or hung up.
        """
        if self._stopped:
            return _nothing_to_hang_up
        hung_up = threading.Event()

        def deliver(call: Callable[[], None]) -> None:
            self._deliver(owner, lambda: None if hung_up.is_set() else call())

        following = asyncio.run_coroutine_threadsafe(
            exchanges.listen(
                lambda: self._client,
                stream,
                received=lambda piece: deliver(functools.partial(received, piece)),
                ended=lambda: deliver(ended),
                failed=lambda problem: deliver(functools.partial(failed, problem)),
            ),
            self._loop,
        )

        def hang_up() -> None:
            hung_up.set()
            following.cancel()

        return hang_up

    def _deliver(self, owner: QObject, call: Callable[[], None]) -> None:
        """Call something in the thread of the window, unless its owner is gone by then."""
        self._delivered.emit(lambda: call() if isValid(owner) else None)

    def _soon(self, call: Callable[..., None], *arguments: object) -> None:
        if not self._stopped:
            self._loop.call_soon_threadsafe(call, *arguments)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._keep_watching())
        unanswered = asyncio.all_tasks(self._loop)
        for task in unanswered:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*unanswered, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def _end(self) -> None:
        self._ended.set()
        self._nudge.set()
        if self._watching is not None:
            self._watching.cancel()

    def _forget_starter(self) -> None:
        self._starter = None

    def _rewatch(self, seconds: float) -> None:
        if seconds != self._interval_seconds:
            self._interval_seconds = seconds
            if self._watching is not None:
                self._watching.cancel()

    async def _keep_watching(self) -> None:
        """Watch until the end, reaching for the daemon again whenever it is lost."""
        pause_seconds, silent_since = _FIRST_PAUSE_SECONDS, self._loop.time()
        while not self._ended.is_set():
            heard = False
            try:
                self._client = ControlClient(read_endpoint(self._home))
                heard = await self._watch_on(self._client)
            except PotluckError as error:
                problem = error
            else:
                problem = UnreachableError("")
            await self._hang_up()
            if self._ended.is_set():
                break
            if heard:
                self._forgive_starter()
                pause_seconds, silent_since = _FIRST_PAUSE_SECONDS, self._loop.time()
            patient = self._loop.time() - silent_since < _PATIENCE_SECONDS
            coming = self._start_daemon() and patient
            if coming:
                self.link_changed.emit(Link(phase=LinkPhase.CONNECTING))
            elif self._starter is None or not patient:
                self._lose(problem)
            longest = _LONGEST_COMING_PAUSE_SECONDS if coming else _LONGEST_PAUSE_SECONDS
            await self._pause(min(pause_seconds, longest))
            pause_seconds = min(pause_seconds * 2, longest)

    async def _watch_on(self, client: ControlClient) -> bool:
        """Watch, again after a change of interval; return whether the daemon was ever heard."""
        heard = False

        async def watch() -> None:
            nonlocal heard
            async for snapshot in client.watch(self._interval_seconds):
                if not heard:
                    heard = True
                    self.link_changed.emit(Link(phase=LinkPhase.CONNECTED))
                self.snapshot_received.emit(snapshot)

        beating = asyncio.create_task(self._feel_pulse(client))
        while not self._ended.is_set():
            self._watching = asyncio.create_task(watch())
            await asyncio.wait({self._watching})
            if not self._watching.cancelled() and isinstance(
                self._watching.exception(), PotluckError
            ):
                break
        beating.cancel()
        await asyncio.wait({beating})
        return heard

    async def _feel_pulse(self, client: ControlClient) -> None:
        """Tell when the daemon falls silent though its line is open, and when it is back.

        A stream of snapshots says nothing of a daemon that hangs: it is as quiet as one that has
        nothing to tell.
        """
        silent = False
        while True:
            await asyncio.sleep(_BEAT_SECONDS)
            try:
                await client.ping(_PROMPT_SECONDS)
            except PotluckError as error:
                # Only silence: what is wrong otherwise, the stream of snapshots says.
                if error.code is ErrorCode.UNREACHABLE and not silent:
                    silent = True
                    self.link_changed.emit(Link(phase=LinkPhase.SILENT))
            else:
                if silent:
                    silent = False
                    self.link_changed.emit(Link(phase=LinkPhase.CONNECTED))
                    if self._watching is not None:
                        self._watching.cancel()  # A new stream begins with a fresh snapshot.

    def _start_daemon(self) -> bool:
        """Start a daemon if that is this program's task; tell whether one may be coming."""
        if self._starter is None:
            return False
        try:
            self._starter.check()
            self._starter.start()
        except PotluckError as error:
            self._lose(error)
            return False
        return True

    def _lose(self, problem: PotluckError) -> None:
        sentence = problem.sentence or exchanges.silence().sentence
        self.link_changed.emit(Link(phase=LinkPhase.LOST, sentence=sentence))

    def _reach_now(self) -> None:
        self._forgive_starter()
        self._nudge.set()

    def _forgive_starter(self) -> None:
        """Let another daemon be started after one that was up, or that the person wants again."""
        if self._starter is not None:
            self._starter.forgive()

    def _begin_anew(self) -> None:
        if self._starter is None:
            return
        with contextlib.suppress(PotluckError):  # None that says where it is: nothing to end.
            self._starter.end_hung(read_endpoint(self._home).pid)
        if self._watching is not None:
            self._watching.cancel()
        self._nudge.set()

    async def _pause(self, seconds: float) -> None:
        self._nudge.clear()
        if not self._ended.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._nudge.wait()

    async def _hang_up(self) -> None:
        client, self._client, self._watching = self._client, None, None
        if client is not None:
            await client.close()


def _call(action: Callable[[], object]) -> None:
    action()


def _nothing_to_hang_up() -> None:
    pass
