"""A way through all of the window, step by step: pages, lists, choices, dialogs, and out again."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from potluck_gui.application import Application
from potluck_gui.design.segments import SegmentedChoice
from potluck_gui.window.main_window import MainWindow

_NOT_PRESSED = ("Save", "Quit")
"""Buttons with dots that open Qt's own file dialog, or end everything."""
_SCROLLS = 5

Found = TypeVar("Found", bound=QWidget)


def _at_once() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something a person does.

    Attributes:
        name: What it is.
        act: Does it.
        done: Tells whether the window has come to rest after it.
    """

    name: str
    act: Callable[[], object]
    done: Callable[[], bool] = _at_once


def tour(application: Application) -> Iterator[Step]:
    """Yield one step after the other; each is found when it is asked for, in what the last left."""
    yield Step(
        name="open the window",
        act=application.open_window,
        done=lambda: application.window is not None and _pages(application.window).isEnabled(),
    )
    window = application.window
    assert window is not None
    pages = _pages(window)
    for row in range(pages.count()):
        name = pages.item(row).text()
        yield Step(
            name=name, act=functools.partial(window.go_to, row), done=lambda: _is_built(window)
        )
        yield from _go_through(window, name)
    for row in range(pages.count()):
        name = f"{pages.item(row).text()} again"
        yield Step(name=name, act=functools.partial(window.go_to, row))
    gone: list[bool] = []
    application.window_deleted.connect(lambda: gone.append(True))
    yield Step(name="close the window", act=window.close, done=lambda: bool(gone))


def _go_through(window: MainWindow, name: str) -> Iterator[Step]:
    for area in _shown(window, QAbstractScrollArea):
        bar = area.verticalScrollBar()
        for place in (*range(_SCROLLS + 1), 0):
            turn = functools.partial(bar.setValue, bar.maximum() * place // _SCROLLS)
            yield Step(name=f"{name}: scroll", act=turn)
    for choice in _shown(window, SegmentedChoice):
        for each in _shown(choice, QAbstractButton):
            yield Step(name=f"{name}: {each.text()}", act=each.click)
    for text in ("Show as a table", "Show as a chart", "Show as a curve"):
        for toggle in (b for b in _shown(window, QPushButton) if b.text() == text):
            yield Step(name=f"{name}: {text}", act=toggle.click)
    for field in _shown(window, QLineEdit):
        if "Search" in field.accessibleName():
            for typed in ("po", "power", ""):
                put = functools.partial(field.setText, typed)
                yield Step(name=f"{name}: search “{typed}”", act=put)
    yield from _open_dialogs(window, name)


def _open_dialogs(window: MainWindow, name: str) -> Iterator[Step]:
    seen = {""}
    for each in _shown(window, QPushButton):
        text = each.text()
        if not text.endswith("…") or text.startswith(_NOT_PRESSED) or each.menu() is not None:
            continue
        if text in seen or not each.isEnabled():
            continue
        seen.add(text)
        yield Step(
            name=f"{name}: {text}",
            act=each.click,
            done=lambda: bool(_shown(window, QDialog)) and _is_built(window),
        )
        for dialog in _shown(window, QDialog):
            yield Step(
                name=f"{name}: {text} closed",
                act=dialog.reject,
                done=lambda: not _shown(window, QDialog),
            )


def _pages(window: MainWindow) -> QListWidget:
    pages = window.findChild(QListWidget, "pages")
    assert isinstance(pages, QListWidget)
    return pages


def _is_built(window: MainWindow) -> bool:
    """Tell whether nothing says any more that it waits for the daemon."""
    return not any(label.text().startswith("Asking") for label in _shown(window, QLabel))


def _shown(root: QWidget, kind: type[Found]) -> list[Found]:
    return [widget for widget in root.findChildren(kind) if widget.isVisible()]
