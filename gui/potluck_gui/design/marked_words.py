"""A label whose words can be marked where they were looked for."""

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from potluck_gui.view.search import Piece


def show_pieces(label: QLabel, pieces: Iterable[Piece], *, mark: str, on_mark: str) -> None:
    """Show a text with its marked pieces on a colour; markup in the text itself is never read.

    Args:
        label: Where it is shown.
        pieces: The text.
        mark: Colour behind what is marked, as "#rrggbb".
        on_mark: Colour of the marked words.
    """
    known = tuple(pieces)
    if not any(piece.marked for piece in known):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText("".join(piece.text for piece in known))
        return
    style = f"background-color: {mark}; color: {on_mark}"
    parts = [
        f'<span style="{style}">{html.escape(piece.text)}</span>'
        if piece.marked
        else html.escape(piece.text)
        for piece in known
    ]
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("".join(parts))
