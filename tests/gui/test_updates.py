"""Updates in the window: what the card shows, when a line says it on every page, what is sent."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.view.formats import Reader
from potluck_gui.view.update import update_line, update_view
from potluck_gui.window.app_page import AppPage
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.conftest import WAIT_MS
from tests.gui.rest import come_to_rest
from tests.gui.walk import PAGES

_OFFER = "Version 2.0.0 of Potluck is there. It is fetched when you say so."
READER = Reader(locale=QLocale("en"), now=dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC))


def with_update(**fields: object) -> control.Snapshot:
    """Return a snapshot of a computer at work, with updates as they are given."""
    snapshot = scenes.working()
    snapshot.update.CopyFrom(control.UpdateStatus(**fields))  # type: ignore[arg-type]
    return snapshot


def test_an_app_that_does_not_update_itself_shows_nothing() -> None:
    """A checkout has no card and no line."""
    assert update_view(scenes.working(), READER) is None
    assert update_line(scenes.working()) == ""


def test_how_much_has_come_is_shown_in_figures_and_words() -> None:
    """A person on a slow line sees that it goes on."""
    view = update_view(
        with_update(
            state=control.UPDATE_STATE_FETCHING,
            version="2.0.0",
            sentence="Potluck fetches it.",
            done_bytes=600_000_000,
            total_bytes=2_400_000_000,
        ),
        READER,
    )
    assert view is not None
    assert (view.permille, view.progress) == (250, "600.0 MB of 2.4 GB")
    assert not (view.may_check or view.may_install)


@pytest.mark.parametrize("done", [0, 5, 2**63])
@pytest.mark.parametrize("total", [0, 1])
def test_figures_that_make_no_sense_stay_on_the_bar(done: int, total: int) -> None:
    """Whatever is told, the bar has a place for it."""
    view = update_view(
        with_update(state=control.UPDATE_STATE_FETCHING, done_bytes=done, total_bytes=total), READER
    )
    assert view is not None
    assert view.permille is not None
    assert 0 <= view.permille <= 1000


@pytest.mark.parametrize(
    ("state", "required", "told"),
    [
        (control.UPDATE_STATE_NEWEST, False, False),
        (control.UPDATE_STATE_NEWEST, True, True),
        (control.UPDATE_STATE_CHECKING, False, False),
        (control.UPDATE_STATE_OFFERED, False, True),
        (control.UPDATE_STATE_FETCHING, False, False),
        (control.UPDATE_STATE_READY, False, True),
        (control.UPDATE_STATE_SWITCHING, False, True),
        (control.UPDATE_STATE_FAILED, False, True),
    ],
)
def test_a_line_says_only_what_matters(
    state: "control.UpdateState.ValueType", *, required: bool, told: bool
) -> None:
    """A person is not bothered with what Potluck does by itself."""
    snapshot = with_update(state=state, sentence="It is so.", required=required)
    assert bool(update_line(snapshot)) is told


@pytest.fixture
def window(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> MainWindow:
    """A window over a daemon that offers a newer version."""
    application = start_app()
    application.open_window()
    assert application.window is not None
    daemon.show(
        with_update(
            state=control.UPDATE_STATE_OFFERED,
            version="2.0.0",
            sentence=_OFFER,
        )
    )
    return application.window


def page_labels(window: MainWindow) -> Sequence[QLabel]:
    """Return the words of the app's page, as far as it is made."""
    return [label for page in window.findChildren(AppPage) for label in page.findChildren(QLabel)]


def texts(root: QWidget) -> str:
    """Return all words that are to be seen."""
    return " ".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def shown_button(root: QWidget, text: str) -> QPushButton | None:
    """Return a button that is to be seen."""
    found = (b for b in root.findChildren(QPushButton) if b.text() == text and b.isVisible())
    return next(found, None)


def test_news_that_comes_while_the_page_is_made_is_on_it(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    """What is told between the making of a page and its first sight is not lost."""
    qtbot.waitUntil(lambda: shown_button(window, "See updates") is not None, timeout=WAIT_MS)
    come_to_rest(window)
    window.go_to(PAGES.index("app"))
    while not any(_OFFER in label.text() for label in page_labels(window)):
        qapp.processEvents()
    assert _OFFER not in texts(window)  # It is on the page, and the page is not seen yet.
    ready = with_update(state=control.UPDATE_STATE_READY, sentence="It is ready.", version="2.0.0")
    window.show_snapshot(ready)
    come_to_rest(window)
    assert "It is ready." in texts(window)


def test_an_offer_leads_to_the_card_and_is_taken_there(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """From the line on every other page it is two clicks to the newer version."""
    qtbot.waitUntil(lambda: shown_button(window, "See updates") is not None, timeout=WAIT_MS)
    see = shown_button(window, "See updates")
    assert see is not None
    see.click()
    wanted = "Update after this piece of work"
    qtbot.waitUntil(lambda: shown_button(window, wanted) is not None, timeout=WAIT_MS)
    update = shown_button(window, wanted)
    assert update is not None
    assert shown_button(window, "See updates") is None  # The page says it itself.
    update.click()
    qtbot.waitUntil(lambda: "is ready. It takes over" in texts(window), timeout=WAIT_MS)
    assert [c.update.wish for c in daemon.commands()] == [control.UPDATE_WISH_INSTALL]
    qtbot.waitUntil(lambda: shown_button(window, wanted) is None, timeout=WAIT_MS)
