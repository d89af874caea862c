"""The contribution by day, as a table and as rows for a spreadsheet."""

from potluck.v1 import control_pb2 as control
from potluck_client.cli.texts import contribution_text, count, energy_text, table
from potluck_client.cli.times import show_span

STATS_COLUMNS = (
    "day",
    "verified_units",
    "pending_units",
    "rejected_units",
    "verified_tokens",
    "verified_seconds",
    "verified_flops",
    "verified_watt_hours",
)
"""The columns of stats_rows."""


def stats_rows(stats: control.GetStatsResponse) -> list[list[str]]:
    """Return a row a day, numbers unrounded; energy is empty where no device reports it."""
    return [[day.day, *_figures(day.contribution)] for day in stats.days]


def stats_text(stats: control.GetStatsResponse) -> str:
    """Return a table of days and the sum of all time."""
    total = f"In all: {contribution_text(stats.total)}."
    if not stats.days:
        return f"Nothing was given on these days.\n{total}"
    header = ("Day", "Verified", "Waiting", "Not accepted", "Tokens", "Time", "Energy")
    rows = [(day.day, *_cells(day.contribution)) for day in stats.days]
    return f"{table(header, rows)}\n\n{total}"


def _cells(given: control.Contribution) -> tuple[str, ...]:
    energy = energy_text(given.verified_watt_hours) if given.HasField("verified_watt_hours") else ""
    return (
        f"{given.verified_units:,}",
        f"{given.pending_units:,}",
        f"{given.rejected_units:,}",
        count(given.verified_tokens),
        show_span(given.verified_seconds),
        energy,
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
