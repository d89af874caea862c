"""Saving a file where the person says, without holding up the window while the disk writes."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from potluck.atomic_file import write_atomically

_READABLE = 0o644


class Saving(QObject):
    """Writes files, whole or not at all, in a thread for each.

    Signals:
        saved: The file is on the disk; its path.
        failed: It could not be written; the path.
    """

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent

    def ask_where(self, *, title: str, kinds: str, name: str, data: Callable[[], bytes]) -> None:
        """Ask for a place and write there what `data` returns then."""
        dialog = QFileDialog(self._parent, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.write(Path(path), data()))
        dialog.open()

    def write(self, path: Path, data: bytes) -> None:
        """Write a file; one of the two signals follows."""
        name = f"save {path.name}"
        threading.Thread(target=self._write, args=(path, data), name=name, daemon=True).start()

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_atomically(path, data, mode=_READABLE)
        except OSError:
            told = self.failed
        else:
            told = self.saved
        try:
            told.emit(str(path))
        except RuntimeError:
            return  # The window was closed meanwhile.
