"""What the page "Contribution" shows of electricity: energy, its cost and its carbon dioxide."""

import math

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import UNKNOWN, Reader, energy
from potluck_gui.view.measures import Measure, amount_words

translate = QCoreApplication.translate

_LARGEST_COST = 1e12


def energy_facts(taken: control.Energy, reader: Reader) -> tuple[Fact, ...]:
    """Return energy, cost and carbon dioxide; without a price there is no cost."""
    facts = [
        Fact(label=translate("Electricity", "Electricity"), value=energy(taken.watt_hours, reader))
    ]
    if math.isfinite(taken.cost) and 0 < taken.cost < _LARGEST_COST:
        cost = amount_words(Measure.COST, taken.cost, taken.currency, reader)
        facts.append(Fact(label=translate("Electricity", "Cost"), value=cost))
    grams = taken.co2_grams
    carbon = amount_words(Measure.CARBON, grams, "", reader) if grams >= 0 else UNKNOWN
    facts.append(Fact(label=translate("Electricity", "CO₂"), value=carbon))
    return tuple(facts)
