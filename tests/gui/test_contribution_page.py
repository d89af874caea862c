"""The page "Contribution" over a real socket: what it asks, shows, saves and shares."""

import datetime as dt
import functools
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.design.charts.bar_chart import BarChart
from potluck_gui.design.tokens import DARK, LIGHT, Colours
from potluck_gui.view.formats import Reader
from potluck_gui.view.share_card import share_card
from potluck_gui.window.history_card import HistoryCard
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.receipts_dialog import ReceiptsDialog
from potluck_gui.window.saving import Saving
from potluck_gui.window.share_dialog import ShareDialog
from potluck_gui.window.share_picture import HEIGHT, WIDTH, paint_card, png_of
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
CONTRIBUTION = 1


@pytest.fixture
def window(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> MainWindow:
    """The window on the page, its history there."""
    application = start_app()
    today = application_today()
    for bucket in (control.BUCKET_DAY, control.BUCKET_WEEK, control.BUCKET_MONTH):
        daemon.set_history(bucket, scenes.history(bucket, today=today))
    daemon.set_receipts(scenes.receipts())
    daemon.show(scenes.working())
    application.open_window()
    window = application.window
    assert window is not None
    window.go_to(CONTRIBUTION)
    come_to_rest(window)
    qtbot.waitUntil(lambda: bool(bars(window)), timeout=WAIT_MS)
    return window


def application_today() -> dt.date:
    """Return today as the window sees it."""
    return dt.datetime.now().astimezone().date()


def bars(window: MainWindow) -> int:
    """Return how many bars are shown."""
    found = window.findChild(BarChart)
    return found.count() if found is not None else 0


def press(qtbot: QtBot, root: QWidget, text: str) -> None:
    """Press the button with a text."""
    button = next(b for b in root.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(root: QWidget) -> str:
    """Return all that is to be read."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def asked(daemon: FakeControlProcess) -> list[control.GetHistoryRequest]:
    """Return the questions about history."""
    return [r for r in daemon.requests() if isinstance(r, control.GetHistoryRequest)]


def test_the_chart_and_the_table_show_the_same_days(qtbot: QtBot, window: MainWindow) -> None:
    """The picture has an equal for those who can't see it, and it can be sorted."""
    assert bars(window) == 30
    chart = window.findChild(BarChart)
    assert "waiting for the check" in chart.accessibleDescription()
    press(qtbot, window, "Show as a table")
    table = window.findChild(HistoryCard).findChild(QTableView)
    assert table.isVisible()
    assert not chart.isVisible()
    rows = table.model()
    assert rows.index(0, 3).data() == "3"
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    least = rows.index(0, 2).data()
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert rows.index(rows.rowCount() - 1, 2).data() == least
    measures = window.findChild(HistoryCard).findChild(QComboBox)
    measures.setCurrentIndex(measures.findData("energy"))
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Device"
    assert {rows.index(row, 1).data() for row in range(rows.rowCount())} == {
        "NVIDIA GeForce RTX 4070"
    }


def test_history_is_asked_for_when_it_changes_and_not_at_every_snapshot(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Ten snapshots that change a temperature ask nothing; many that count ask once in a while."""
    before = len(asked(daemon))
    snapshot = scenes.working()
    for step in range(10):
        snapshot.devices[0].temperature_celsius = 60.0 + step
        window.show_snapshot(snapshot)
    for _ in range(10):
        snapshot.contribution.verified_units += 1
        window.show_snapshot(snapshot)
    press(qtbot, window, "Earlier")
    qtbot.waitUntil(lambda: len(asked(daemon)) > before, timeout=WAIT_MS)
    newest = asked(daemon)[before:]
    assert len(newest) == 1
    assert newest[0].last_day < application_today().isoformat()


def test_a_daemon_that_refuses_leaves_the_page_readable(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """What was shown stays, and why there is nothing newer is said."""
    daemon.fail("GetHistory", PotluckError("The journal is damaged.", code=ErrorCode.INTERNAL))
    press(qtbot, window, "Earlier")
    qtbot.waitUntil(lambda: "The journal is damaged." in words(window), timeout=WAIT_MS)
    assert bars(window) == 30


def test_the_file_is_written_whole_and_a_full_disk_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """Saving holds nothing up and never leaves half a file."""
    card = window.findChild(HistoryCard)
    saving = card.findChild(Saving)
    with qtbot.waitSignal(saving.saved, timeout=WAIT_MS):
        saving.write(tmp_path / "given.csv", card.csv())
    assert (tmp_path / "given.csv").read_bytes().startswith(b"first_day,project,")
    with qtbot.waitSignal(saving.failed, timeout=WAIT_MS):
        saving.write(tmp_path / "no folder" / "given.csv", card.csv())
    qtbot.waitUntil(lambda: "could not be written" in words(window), timeout=WAIT_MS)


def test_receipts_come_page_by_page_with_what_was_checked(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Each says in words what holds; what does not hold is marked; more come when scrolled to."""
    press(qtbot, window, "Signed receipts…")
    dialog = window.findChild(ReceiptsDialog)
    table = dialog.findChild(QTableView)
    rows = table.model()
    qtbot.waitUntil(lambda: rows.rowCount() == 100, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Checked on this computer just now" in words(dialog), timeout=WAIT_MS)
    assert "✓ It is signed by the project, and not a bit of it was changed since." in words(dialog)
    assert "240 receipts, newest first" in words(dialog)
    table.selectRow(4)
    assert "✗ It is signed by the project, and not a bit of it was changed since." in words(dialog)
    assert rows.index(4, 3).data() == "✗ Does not hold"
    assert rows.index(2, 2).data() == "−4.1 million"
    for page in (200, 240):
        rows.fetchMore(rows.index(-1, -1))
        came = functools.partial(lambda page: rows.rowCount() == page, page)
        qtbot.waitUntil(came, timeout=WAIT_MS)
    assert not rows.canFetchMore(rows.index(-1, -1))
    limits = [r.limit for r in daemon.requests() if isinstance(r, control.ListReceiptsRequest)]
    assert limits == [100, 100, 100]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_card_is_a_picture_and_nothing_else(
    qapp: object, reader: Reader, colours: Colours
) -> None:
    """The file has the pixels alone: no words, no times, not even the screen's resolution."""
    card = share_card(scenes.working(), scenes.now().date(), reader, with_projects=True)
    image = paint_card(card, colours)
    image.setText("Author", "somebody")
    data = png_of(image)
    assert {name for name, _ in _chunks(data)} == {b"IHDR", b"IDAT", b"IEND"}
    assert struct.unpack(">II", dict(_chunks(data))[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    read = QImage.fromData(data)
    assert (read.width(), read.height()) == (WIDTH, HEIGHT)
    assert read.textKeys() == []
    assert read.pixelColor(2, 2).name() == colours.ground
    seen = {read.pixelColor(x, 300).name() for x in range(0, WIDTH, 3)}
    assert colours.accent in seen


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return the chunks of a PNG file, their checksums checked."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    found, place = [], 8
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        name, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        assert checksum == zlib.crc32(name + body)
        found.append((name, body))
        place += 12 + length
    return found


def test_the_card_is_seen_before_it_is_shared(qtbot: QtBot, window: MainWindow) -> None:
    """Names of projects appear when ticked, and what is copied is what is seen."""
    press(qtbot, window, "Make a card to share…")
    dialog = window.findChild(ShareDialog)
    before = dialog.picture.copy()
    dialog.findChild(QCheckBox).click()
    assert dialog.picture != before
    press(qtbot, dialog, "Copy the picture")
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (WIDTH, HEIGHT)
    assert "Copied." in words(dialog)
