"""The page "The model": this computer's rounds on the curve, and trying the model."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.design.charts.line_chart import LineChart
from potluck_gui.view.formats import Reader
from potluck_gui.view.model import curve_points
from potluck_gui.view.model_curve import curve_view
from potluck_gui.view.tryout import clean, tryout_view
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.try_it_card import TryItCard
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
MODEL = 2
OpenModel = Callable[[control.GetModelResponse], TryItCard]


def test_my_rounds_are_marked_said_and_listed(reader: Reader) -> None:
    """What this computer gave is on the curve, in each point's words and in the table."""
    points = curve_points(scenes.project().status)
    view = curve_view(points, scenes.model(), reader)
    assert view.picture is not None
    assert view.picture.marks[0] == 18.0
    said = [point.said for point in view.picture.points]
    assert said[18] == "Round 18: surprise 3.720. You gave 3 pieces of work to it."
    assert "You gave" not in said[3]
    assert view.mine == "Your work is in 20 rounds, from round 18 to round 41."
    assert [key.name for key in view.keys][-1] == "With your verified work"
    assert (view.rows[0].round, view.rows[1].mine) == ("42", "2")
    none = curve_view(points, control.GetModelResponse(), reader)
    assert none.picture is not None
    assert none.picture.marks == ()
    assert "None of your work" in none.mine
    assert curve_view((), scenes.model(), reader).picture is None


def test_hostile_rounds_are_left_out(reader: Reader) -> None:
    """A round without end is no place on an axis."""
    model = control.GetModelResponse(
        my_rounds=[control.MyRound(round=2**64 - 1, units=2**32 - 1)] * 3000
    )
    view = curve_view(curve_points(scenes.project().status), model, reader)
    assert view.picture is not None
    assert view.picture.marks == ()


def test_what_can_be_tried_is_said_honestly(reader: Reader) -> None:
    """No model, one model for both, and a model that has gone are three different sentences."""
    both = tryout_view(scenes.model(), reader)
    assert both.possible
    assert (both.newest, both.joined, both.note) == (
        "Newest: round 42",
        "When I joined: round 16",
        "",
    )
    none = tryout_view(control.GetModelResponse(), reader)
    assert not none.possible
    assert "comes with your first piece of work" in none.note
    same = scenes.model()
    same.newest_round = same.joined_round
    assert tryout_view(same, reader).joined == ""
    assert "the one that you joined with" in tryout_view(same, reader).note
    gone = scenes.model()
    gone.joined_checkpoint_kept = False
    assert "has gone from this computer" in tryout_view(gone, reader).note


@given(st.text(max_size=200), st.integers(0, 150))
def test_a_models_text_holds_nothing_that_misleads(text: str, most: int) -> None:
    """No control, nothing that turns reading around, no half of a character, and bounded."""
    shown = clean(text + "\u202e\x00\x1b[31m\ud800\n", most)
    assert len(shown) <= most
    assert not set(shown) & {"\u202e", "\x00", "\x1b", "\ud800", "\u2066"}
    shown.encode("utf-8")


@pytest.fixture
def open_model(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> OpenModel:
    """Open the page on a model."""

    def open_on(model: control.GetModelResponse) -> TryItCard:
        daemon.set_model(scenes.PROJECT_ID, model)
        daemon.show(scenes.working())
        application = start_app()
        application.open_window()
        window = application.window
        assert isinstance(window, MainWindow)
        window.go_to(MODEL)
        come_to_rest(window)
        qtbot.waitUntil(lambda: window.findChild(TryItCard) is not None, timeout=WAIT_MS)
        card = window.findChild(TryItCard)
        assert isinstance(card, TryItCard)
        qtbot.waitUntil(card.isVisible, timeout=WAIT_MS)
        return card

    return open_on


def press(qtbot: QtBot, root: QWidget, text: str) -> None:
    """Press the button with a text, once it is there."""

    def found() -> list[QPushButton]:
        return [b for b in root.findChildren(QPushButton) if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT_MS)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def words(root: QWidget) -> list[str]:
    """Return all that is to be read."""
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def written(card: TryItCard) -> list[str]:
    """Return the texts of the two models."""
    return [edit.toPlainText() for edit in card.findChildren(QPlainTextEdit) if edit.isReadOnly()]


def test_two_models_write_beside_each_other(
    qtbot: QtBot, daemon: FakeControlProcess, open_model: OpenModel
) -> None:
    """The same beginning for both; another try is another draw; the slider is the temperature."""
    card = open_model(scenes.model())
    chart = card.window().findChild(LineChart)
    qtbot.waitUntil(lambda: "Your work is in" in chart.accessibleDescription(), timeout=WAIT_MS)
    press(qtbot, card, "The best soup is")
    card.findChild(QSlider).setValue(30)
    press(qtbot, card, "Write")
    done = "Written on this computer just now."
    qtbot.waitUntil(lambda: words(card).count(done) == 2, timeout=WAIT_MS)
    first = written(card)
    assert all(text.startswith("The best soup is") for text in first)
    assert first[0] != first[1]
    press(qtbot, card, "Another try")
    qtbot.waitUntil(lambda: words(card).count(done) == 2, timeout=WAIT_MS)
    assert written(card)[0] != first[0]
    requests = [r for r in daemon.requests() if isinstance(r, control.GenerateRequest)]
    assert [r.when_joined for r in requests] == [False, True, False, True]
    assert [r.seed for r in requests] == [1, 1, 2, 2]
    assert {r.temperature for r in requests} == {0.3}


def test_stop_and_leaving_the_page_end_the_computing(
    qtbot: QtBot, daemon: FakeControlProcess, open_model: OpenModel
) -> None:
    """Nothing is computed that nobody waits for."""
    card = open_model(scenes.model())
    daemon.slow_streams(5.0)
    press(qtbot, card, "Write")
    qtbot.waitUntil(lambda: daemon.streams_under_way() == 1, timeout=WAIT_MS)
    press(qtbot, card, "Stop")
    qtbot.waitUntil(lambda: daemon.streams_under_way() == 0, timeout=WAIT_MS)
    assert "Stopped." in words(card)
    press(qtbot, card, "Write")
    qtbot.waitUntil(lambda: daemon.streams_under_way() == 1, timeout=WAIT_MS)
    window = card.window()
    assert isinstance(window, MainWindow)
    window.go_to(0)
    come_to_rest(window)
    qtbot.waitUntil(lambda: daemon.streams_under_way() == 0, timeout=WAIT_MS)


def test_a_text_that_was_kept_says_so_and_one_that_was_not_says_why(
    qtbot: QtBot, daemon: FakeControlProcess, open_model: OpenModel
) -> None:
    """Nobody takes an old text for a new one."""
    model = scenes.model()
    model.joined_checkpoint_kept = False
    daemon.set_remembered("Once upon a time", " xq zv")
    card = open_model(model)
    press(qtbot, card, "Once upon a time")
    press(qtbot, card, "Write")
    kept = "Kept from an earlier time: its model has gone from this computer."
    qtbot.waitUntil(lambda: kept in words(card), timeout=WAIT_MS)
    assert written(card)[1] == "Once upon a time xq zv"
    press(qtbot, card, "The best soup is")
    press(qtbot, card, "Write")
    qtbot.waitUntil(lambda: "The first model has gone." in words(card), timeout=WAIT_MS)
    assert "Written on this computer just now." in words(card)
