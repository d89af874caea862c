"""Numbers with places after the point, as people type them."""

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from potluck_gui.window.decimal_field import DecimalField


@pytest.mark.parametrize("language", [QLocale.Language.English, QLocale.Language.German])
@pytest.mark.parametrize("typed", ["0.32", "0,32"])
def test_a_price_is_the_same_with_either_sign(
    qtbot: QtBot, language: QLocale.Language, typed: str
) -> None:
    """Nobody pays a hundred times the price because of a comma."""
    field = DecimalField()
    qtbot.addWidget(field)
    field.setLocale(QLocale(language))
    field.setDecimals(3)
    field.setSuffix(" a.b")
    field.show()
    field.selectAll()
    qtbot.keyClicks(field, typed)  # type: ignore[no-untyped-call]
    assert field.value() == 0.32
    assert field.text() == f"0{QLocale(language).decimalPoint()}32 a.b"
