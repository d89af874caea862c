"""What the page "Contribution" shows of electricity: energy, its cost and its carbon dioxide."""

import datetime as dt
import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import UNKNOWN, Reader, energy, plain

translate = QCoreApplication.translate

_CURRENCY_CHARACTERS = 12
_NAME_CHARACTERS = 60
_ROWS_SHOWN = 200
_GRAMS_IN_KILOGRAM = 1000.0
_LARGEST_COST = 1e12


@dataclass(frozen=True, kw_only=True)
class EnergyRow:
    """What one device took on one day, in words."""

    day: str
    device: str
    energy: str
    cost: str
    carbon: str


def energy_facts(taken: control.Energy, reader: Reader) -> tuple[Fact, ...]:
    """Return energy, cost and carbon dioxide; without a price there is no cost."""
    facts = [
        Fact(label=translate("Electricity", "Electricity"), value=energy(taken.watt_hours, reader))
    ]
    if cost := _cost(taken, reader):
        facts.append(Fact(label=translate("Electricity", "Cost"), value=cost))
    facts.append(
        Fact(label=translate("Electricity", "CO₂"), value=_carbon(taken.co2_grams, reader))
    )
    return tuple(facts)


def energy_rows(stats: control.GetStatsResponse, reader: Reader) -> tuple[EnergyRow, ...]:
    """Return the newest days first, each device by itself."""
    newest = sorted(stats.energy_days, key=lambda entry: entry.day, reverse=True)[:_ROWS_SHOWN]
    return tuple(
        EnergyRow(
            day=_day(entry.day, reader),
            device=plain(entry.device_name or entry.device_id, _NAME_CHARACTERS),
            energy=energy(entry.energy.watt_hours, reader),
            cost=_cost(entry.energy, reader) or UNKNOWN,
            carbon=_carbon(entry.energy.co2_grams, reader),
        )
        for entry in newest
    )


def _cost(taken: control.Energy, reader: Reader) -> str:
    if not math.isfinite(taken.cost) or not 0 < taken.cost < _LARGEST_COST:
        return ""
    currency = plain(taken.currency, _CURRENCY_CHARACTERS)
    return f"{reader.locale.toString(taken.cost, 'f', 2)} {currency}".rstrip()


def _carbon(grams: float, reader: Reader) -> str:
    if not math.isfinite(grams) or grams < 0:
        return UNKNOWN
    if grams < _GRAMS_IN_KILOGRAM:
        return f"{reader.locale.toString(grams, 'f', 0)} g"
    return f"{reader.locale.toString(grams / _GRAMS_IN_KILOGRAM, 'f', 2)} kg"


def _day(text: str, reader: Reader) -> str:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return UNKNOWN
    date = QDate(day.year, day.month, day.day)
    return reader.locale.toString(date, QLocale.FormatType.ShortFormat)
