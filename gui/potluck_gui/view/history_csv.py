"""What was given as comma-separated values (RFC 4180), for a spreadsheet or a program.

Numbers have a decimal point in every language. A name is somebody else's text, and a spreadsheet
would run what begins like a formula: such a name gets an apostrophe before it, as the spreadsheets'
makers advise.
"""

import csv
import io
import math

from potluck.limits import HISTORY_ENTRIES
from potluck.v1 import control_pb2 as control
from potluck_gui.view.calendar import day_of

_COLUMNS = (
    "first_day",
    "project",
    "project_key",
    "device",
    "device_id",
    "verified_pieces",
    "pending_pieces",
    "refused_pieces",
    "verified_tokens",
    "computing_seconds",
    "training_flop",
    "device_watt_hours",
    "device_cost",
    "currency",
    "device_co2_grams",
)
_NAME_CHARACTERS = 200
_FORMULA_STARTS = ("=", "+", "-", "@", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the wide forms of the first, which some spreadsheets take for them."""


def history_csv(answer: control.GetHistoryResponse) -> bytes:
    """Return a history in UTF-8, a line for each entry; those that are no day are left out."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(_COLUMNS)
    for entry in answer.entries[:HISTORY_ENTRIES]:
        if day_of(entry.start_day) is None:
            continue
        given, taken, metered = entry.contribution, entry.energy, not entry.project_id
        lines.writerow(
            [
                entry.start_day,
                cell(answer.project_names.get(entry.project_id, "")),
                cell(entry.project_id),
                cell(answer.device_names.get(entry.device_id, "")),
                cell(entry.device_id),
                given.verified_units,
                given.pending_units,
                given.rejected_units,
                given.verified_tokens,
                _number(given.verified_seconds),
                _number(given.verified_flops),
                _number(taken.watt_hours) if metered else "",
                _number(taken.cost) if metered else "",
                cell(taken.currency),
                _number(taken.co2_grams) if metered else "",
            ]
        )
    return text.getvalue().encode("utf-8")


def cell(name: str) -> str:
    """Return a text from outside that no spreadsheet runs, without signs that can't be seen."""
    seen = "".join(sign for sign in name[: _NAME_CHARACTERS * 4] if sign.isprintable())
    seen = seen.strip()[:_NAME_CHARACTERS]
    return f"'{seen}" if seen.startswith(_FORMULA_STARTS) else seen


def _number(value: float) -> str:
    """Return a number with a decimal point and no exponent; empty for what is no number."""
    if not math.isfinite(value):
        return ""
    return f"{value:.3f}".rstrip("0").removesuffix(".")
