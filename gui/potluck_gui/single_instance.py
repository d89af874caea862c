"""One window program for each home: a second start hands its wish to the first and ends."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from potluck.limits import LINK_CHARACTERS
from potluck_gui.errors import WindowError
from potluck_gui.wishes import Wishes

_WAIT_MS = 1000
_WISH_BYTES = 8 * LINK_CHARACTERS


def _server_name(home: Path) -> str:
    return "potluck-" + hashlib.sha256(str(home).encode("utf-8")).hexdigest()[:16]


def hand_over(home: Path, wishes: Wishes) -> bool:
    """Hand a start's wishes to the program that already runs for a home; False if none does."""
    socket = QLocalSocket()
    socket.connectToServer(_server_name(home))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps(wishes.as_fields()).encode("utf-8") + b"\n")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstInstance(QObject):
    """Listens for later starts.

    Signals:
        wished: The Wishes of a later start.
    """

    wished = Signal(object)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A program that was killed leaves its socket behind; hand_over() found nobody there.
        QLocalServer.removeServer(_server_name(home))
        if not self._server.listen(_server_name(home)):
            raise WindowError(
                f"Potluck could not open its door: {self._server.errorString()}. Start it again."
            )
        self._server.newConnection.connect(self._receive)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _receive(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setReadBufferSize(_WISH_BYTES)
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine(_WISH_BYTES).data())
        self.wished.emit(Wishes.from_line(line))
