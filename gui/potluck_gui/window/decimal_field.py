"""A field for numbers with places after the point, in whichever way the point is typed."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox


class DecimalField(QDoubleSpinBox):
    """Takes "0.32" and "0,32" for the same; shows no needless zeros.

    Qt takes the other one of the two signs for one between thousands and drops it, and a price of
    0.32 would become one of 32. Thousands are not parted here, so no sign between them is missed.
    """

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take either sign for the locale's own."""
        suffix = self.suffix()
        number, rest = (text.removesuffix(suffix), suffix) if text.endswith(suffix) else (text, "")
        point = self.locale().decimalPoint()
        for sign in ".,":
            number = number.replace(sign, point)
        state, checked, end = super().validate(number + rest, place)
        return state, checked, end

    def textFromValue(self, value: float) -> str:  # noqa: N802 — Qt's name
        """Return a number as short as it is exact."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text
