"""What a preset comes to, for somebody who has never chosen one: watts beside lamps, money."""

from PySide6.QtCore import QCoreApplication, QLocale

from potluck.v1 import control_pb2 as control
from potluck_gui.view.effect import preset_facts
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader

translate = QCoreApplication.translate

_LAMP_WATTS = 9.0
"""What a lamp takes that replaces a bulb of 60 W, with light-emitting diodes."""
_FEW_LAMPS, _MANY_LAMPS = 2, 60


def choice_facts(effect: control.Effect, reader: Reader) -> tuple[Fact, ...]:
    """Return what is known of power, cost per month and noise; the power beside that of lamps."""
    facts = preset_facts(effect, reader)
    lamps = effect.watts / _LAMP_WATTS
    if not power_known(effect) or not _FEW_LAMPS <= lamps <= _MANY_LAMPS:
        return facts
    label = translate("Amounts", "Power, like %n lamps", None, round(lamps))
    return (Fact(label=label, value=facts[0].value), *facts[1:])


def power_known(effect: control.Effect) -> bool:
    """Tell whether this computer tells its power, without which there is no cost either."""
    return effect.HasField("watts")


def usual_currency(locale: QLocale) -> str:
    """Return the money of a locale's country as in "EUR"; empty where it has none."""
    return locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
