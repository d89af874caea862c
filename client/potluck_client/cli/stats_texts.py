"""The contribution and the electricity by day, as tables and as rows for a spreadsheet."""

from potluck.v1 import control_pb2 as control
from potluck_client.cli.stats_days import Stats, sum_taken
from potluck_client.cli.texts import clean, contribution_text, count, energy_text, table
from potluck_client.cli.times import show_span

_GRAMS_IN_KILOGRAM = 1000.0
_UNKNOWN = "–"

STATS_COLUMNS = (
    "day",
    "verified_units",
    "pending_units",
    "rejected_units",
    "verified_tokens",
    "verified_seconds",
    "verified_flops",
    "verified_watt_hours",
    "taken_watt_hours",
    "cost",
    "currency",
    "co2_grams",
)
"""The columns of stats_rows."""


def stats_rows(stats: Stats) -> list[list[str]]:
    """Return a row a day, numbers unrounded; energy is empty where no device reports it.

    The energy of verified work counts on the day of its check, the energy taken on its own day.
    """
    given = {day.day: day.contribution for day in stats.days}
    taken = {
        day: sum_taken(entry.energy for entry in stats.energy_days if entry.day == day)
        for day in {entry.day for entry in stats.energy_days}
    }
    return [
        [day, *_figures(given.get(day, control.Contribution())), *_taken(taken.get(day))]
        for day in sorted({*given, *taken})
    ]


def stats_text(stats: Stats) -> str:
    """Return a table of days and the sum of all time."""
    parts = []
    if stats.days:
        header = ("Day", "Verified", "Waiting", "Not accepted", "Tokens", "Time")
        parts.append(table(header, [(day.day, *_cells(day.contribution)) for day in stats.days]))
    else:
        parts.append("Nothing was given on these days.")
    parts.append(f"In all: {contribution_text(stats.total)}.")
    if stats.energy_days:
        parts.append(_electricity(stats))
    return "\n\n".join(parts)


def energy_line(energy: control.Energy) -> str:
    """Return energy, what it cost and the carbon dioxide, on one line."""
    cost = _cost(energy)
    parts = (energy_text(energy.watt_hours), cost, f"{_carbon(energy.co2_grams)} CO₂")
    return ", ".join(part for part in parts if part)


def _electricity(stats: Stats) -> str:
    header = ("Day", "Device", "Electricity", "Cost", "CO₂")
    rows = [
        (
            entry.day,
            clean(entry.device_name),
            energy_text(entry.energy.watt_hours),
            _cost(entry.energy) or _UNKNOWN,
            _carbon(entry.energy.co2_grams),
        )
        for entry in stats.energy_days
    ]
    return f"{table(header, rows)}\n\nElectricity in all: {energy_line(stats.energy_total)}."


def _cost(energy: control.Energy) -> str:
    """Return a cost; empty while no price was given."""
    return f"{energy.cost:,.2f} {clean(energy.currency)}".rstrip() if energy.cost > 0 else ""


def _carbon(grams: float) -> str:
    if grams >= _GRAMS_IN_KILOGRAM:
        return f"{grams / _GRAMS_IN_KILOGRAM:,.2f} kg"
    return f"{grams:.0f} g"


def _taken(energy: control.Energy | None) -> list[str]:
    if energy is None:
        return ["", "", "", ""]
    return [repr(energy.watt_hours), repr(energy.cost), energy.currency, repr(energy.co2_grams)]


def _cells(given: control.Contribution) -> tuple[str, ...]:
    return (
        f"{given.verified_units:,}",
        f"{given.pending_units:,}",
        f"{given.rejected_units:,}",
        count(given.verified_tokens),
        show_span(given.verified_seconds),
    )


def _figures(given: control.Contribution) -> list[str]:
    known = given.HasField("verified_watt_hours")
    return [
        str(given.verified_units),
        str(given.pending_units),
        str(given.rejected_units),
        str(given.verified_tokens),
        repr(given.verified_seconds),
        repr(given.verified_flops),
        repr(given.verified_watt_hours) if known else "",
    ]
