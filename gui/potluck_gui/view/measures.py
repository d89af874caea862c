"""What of a contribution can be looked at over time, and how its amounts are written."""

import math
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.design.charts.scale import LARGEST, Scale, amount
from potluck_gui.view.formats import UNKNOWN, Reader, count, energy, hours, plain

translate = QCoreApplication.translate

_CURRENCY_CHARACTERS = 12
_HOUR_SECONDS = 3600.0
_KILO = 1000.0
_FLOPS_STEPS = ((1e24, "Y"), (1e21, "Z"), (1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "G"))


class Measure(Enum):
    """What is looked at."""

    TOKENS = "tokens"
    """Tokens in verified work."""
    PIECES = "pieces"
    """Pieces of work."""
    COMPUTE = "compute"
    """Operations of training."""
    HOURS = "hours"
    """Time that devices computed."""
    ENERGY = "energy"
    """Electricity that devices took."""
    COST = "cost"
    """What the electricity cost."""
    CARBON = "carbon"
    """Carbon dioxide that making the electricity gave off."""

    @property
    def metered(self) -> bool:
        """True for what a device's meter tells, which knows of no projects."""
        return self in {Measure.ENERGY, Measure.COST, Measure.CARBON}


def measure_name(measure: Measure) -> str:
    """Return what a measure is called."""
    return {
        Measure.TOKENS: translate("Contribution", "Tokens"),
        Measure.PIECES: translate("Contribution", "Pieces of work"),
        Measure.COMPUTE: translate("Contribution", "Training compute"),
        Measure.HOURS: translate("Contribution", "Computing time"),
        Measure.ENERGY: translate("Contribution", "Electricity"),
        Measure.COST: translate("Contribution", "Cost"),
        Measure.CARBON: translate("Contribution", "CO₂"),
    }[measure]


def measure_explained(measure: Measure) -> str:
    """Return what a measure means, in a sentence."""
    return {
        Measure.TOKENS: translate(
            "Contribution", "A token is a piece of a word. Each is text that the model learnt from."
        ),
        Measure.PIECES: translate(
            "Contribution", "A piece of work is what a project hands to one device at a time."
        ),
        Measure.COMPUTE: translate(
            "Contribution",
            "Training compute counts the multiplications and additions that the work took.",
        ),
        Measure.HOURS: translate(
            "Contribution", "The time that your devices computed, all devices added up."
        ),
        Measure.ENERGY: translate(
            "Contribution",
            "Measured by the devices that tell it; what the rest of the computer takes is not "
            "in it.",
        ),
        Measure.COST: translate("Contribution", "The electricity at the prices under Limits."),
        Measure.CARBON: translate(
            "Contribution", "The electricity at the grams per kilowatt-hour under Limits."
        ),
    }[measure]


_GIVEN: dict[Measure, Callable[[control.Contribution], float]] = {
    Measure.TOKENS: lambda given: given.verified_tokens,
    Measure.PIECES: lambda given: given.verified_units,
    Measure.COMPUTE: lambda given: given.verified_flops,
    Measure.HOURS: lambda given: given.verified_seconds,
}


_PENDING: dict[Measure, Callable[[control.Contribution], float]] = {
    Measure.TOKENS: lambda given: given.pending_tokens,
    Measure.PIECES: lambda given: given.pending_units,
    Measure.COMPUTE: lambda given: given.pending_flops,
    Measure.HOURS: lambda given: given.pending_seconds,
}


def given_reader(measure: Measure) -> Callable[[control.Contribution], float]:
    """Return what reads a measure's verified amount; looked up once for thousands of entries."""
    return _bounded(_GIVEN.get(measure))


def pending_reader(measure: Measure) -> Callable[[control.Contribution], float]:
    """Return what reads a measure's amount that waits for the check."""
    return _bounded(_PENDING.get(measure))


def _bounded(
    read: Callable[[control.Contribution], float] | None,
) -> Callable[[control.Contribution], float]:
    return (lambda given: amount(read(given))) if read is not None else (lambda _given: 0.0)


def metered_amount(measure: Measure, taken: control.Energy) -> float:
    """Return what a device's meter tells of a measure."""
    value = {
        Measure.ENERGY: taken.watt_hours,
        Measure.COST: taken.cost,
        Measure.CARBON: taken.co2_grams,
    }.get(measure, 0.0)
    return amount(value)


def amount_words(measure: Measure, value: float, currency: str, reader: Reader) -> str:
    """Return an amount with its unit."""
    if not math.isfinite(value) or abs(value) > LARGEST:
        return UNKNOWN
    if measure is Measure.TOKENS:
        words = translate("Contribution", "%1 tokens")
        return words.replace("%1", count(round(value), reader))
    if measure is Measure.PIECES:
        if round(value) == 1:
            return translate("Contribution", "1 piece of work")
        words = translate("Contribution", "%1 pieces of work")
        return words.replace("%1", count(round(value), reader))
    if measure is Measure.COMPUTE:
        return compute(value, reader)
    if measure is Measure.HOURS:
        return hours(value, reader)
    if measure is Measure.ENERGY:
        return energy(value, reader)
    if measure is Measure.COST:
        return f"{reader.locale.toString(value, 'f', 2)} {_currency(currency)}".rstrip()
    if value < _KILO:
        return f"{reader.locale.toString(value, 'f', 0)} g"
    return f"{reader.locale.toString(value / _KILO, 'f', 2)} kg"


def compute(flops: float, reader: Reader) -> str:
    """Return training compute, as in "4.2 PFLOP"; a floating-point operation is a FLOP."""
    if not math.isfinite(flops) or flops < 0:
        return UNKNOWN
    for size, letter in _FLOPS_STEPS:
        if flops >= size:
            return f"{_short(flops / size, reader)} {letter}FLOP"
    return f"{count(round(flops), reader)} FLOP"


def axis_values(measure: Measure, values: list[float]) -> tuple[list[float], float]:
    """Return amounts in the unit of the axis, and what one of it is."""
    highest = max(values, default=0.0)
    unit = 1.0
    if measure is Measure.HOURS:
        unit = _HOUR_SECONDS if highest >= _HOUR_SECONDS else 60.0 if highest >= 60 else 1.0
    elif measure in {Measure.ENERGY, Measure.CARBON}:
        unit = _KILO if highest >= _KILO else 1.0
    elif measure is Measure.COMPUTE:
        unit = next((size for size, _ in _FLOPS_STEPS if highest >= size), 1.0)
    return [value / unit for value in values], unit


def tick_labels(
    measure: Measure, scale: Scale, unit: float, currency: str, reader: Reader
) -> tuple[str, ...]:
    """Return the words at an axis whose numbers are in a unit; the top one names it."""
    name = _unit_name(measure, unit, currency)
    labels = []
    for index, tick in enumerate(scale.ticks):
        if measure in {Measure.TOKENS, Measure.PIECES} and tick == int(tick):
            text = count(int(tick), reader)
        else:
            text = _short(tick, reader)
        last = index == len(scale.ticks) - 1
        labels.append(f"{text} {name}".rstrip() if last and tick > 0 else text)
    return tuple(labels)


def _unit_name(measure: Measure, unit: float, currency: str) -> str:
    if measure is Measure.HOURS:
        return (
            translate("Contribution", "h")
            if unit == _HOUR_SECONDS
            else translate("Contribution", "min")
            if unit > 1
            else "s"
        )
    if measure is Measure.ENERGY:
        return "kWh" if unit == _KILO else "Wh"
    if measure is Measure.CARBON:
        return "kg" if unit == _KILO else "g"
    if measure is Measure.COST:
        return _currency(currency)
    if measure is Measure.COMPUTE:
        letter = next((letter for size, letter in _FLOPS_STEPS if size == unit), "")
        return f"{letter}FLOP"
    return ""


def _currency(currency: str) -> str:
    return plain(currency, _CURRENCY_CHARACTERS)


def _short(value: float, reader: Reader) -> str:
    """Return a number with at most three digits that say something."""
    if value == 0:
        return reader.locale.toString(0)
    if value >= 1000:
        return count(round(value), reader)
    places = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 4
    text = reader.locale.toString(value, "f", places)
    point = reader.locale.decimalPoint()
    return text.rstrip(reader.locale.zeroDigit()).removesuffix(point) if point in text else text
