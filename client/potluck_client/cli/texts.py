"""Snapshots and figures as text for a terminal; pure functions.

Whatever came from outside passes through clean(), since a terminal obeys control characters.
"""

from collections.abc import Sequence

from potluck.v1 import control_pb2 as control
from potluck_client.cli.run_tally import Tally, shown_project
from potluck_client.cli.times import show_span

_BAR_CELLS = 24
_EXACT_BELOW = 1e6
_TOO_MANY = 1e18
_WATT_HOURS_IN_KWH = 1000.0
_SHORT_CHARACTERS = 200


def clean(text: str, limit: int = _SHORT_CHARACTERS) -> str:
    """Return text on one line, without what a terminal would obey, cut at a length."""
    visible = "".join(c if c.isprintable() else " " for c in text)
    words = " ".join(visible.split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"


def count(number: float) -> str:
    """Return a number of things: exact below a million, in words such as "1.28 million" above."""
    if number < _EXACT_BELOW:
        return f"{number:,.0f}"
    if number >= _TOO_MANY:
        return "more than a quintillion"
    scales = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
    scale, name = next((scale, name) for scale, name in scales if number >= scale)
    return f"{_three_digits(number / scale)} {name}"


def bytes_text(number: float) -> str:
    """Return a size in the unit that fits, such as "1.2 GB"."""
    for scale, name in ((1e9, "GB"), (1e6, "MB")):
        if number >= scale:
            return f"{_three_digits(number / scale)} {name}"
    return f"{_three_digits(number / 1e3)} kB"


def _three_digits(number: float) -> str:
    places = 2 if number < 10 else 1 if number < 100 else 0
    text = f"{number:.{places}f}"
    return text.rstrip("0").removesuffix(".") if "." in text else text


def pieces(number: int) -> str:
    """Return a number of pieces of work."""
    return f"{number:,} piece of work" if number == 1 else f"{number:,} pieces of work"


def loss_text(first: float | None, last: float | None) -> str:
    """Return the held-out loss, from the first to the newest; empty when not measured."""
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first:.3f}"
    return f"{first:.3f} → {last:.3f}"


def contribution_text(given: control.Contribution) -> str:
    """Return what was given, in a sentence without its end."""
    parts = [f"{pieces(given.verified_units)} verified"]
    if given.pending_units:
        parts.append(f"{given.pending_units:,} waiting for the check")
    if given.rejected_units:
        parts.append(f"{given.rejected_units:,} not accepted")
    parts.append(f"{count(given.verified_tokens)} tokens")
    parts.append(show_span(given.verified_seconds))
    if given.HasField("verified_watt_hours"):
        parts.append(energy_text(given.verified_watt_hours))
    return ", ".join(parts)


def energy_text(watt_hours: float) -> str:
    """Return an energy in the unit that fits."""
    if watt_hours >= _WATT_HOURS_IN_KWH:
        return f"{watt_hours / _WATT_HOURS_IN_KWH:,.2f} kWh"
    return f"{watt_hours:.1f} Wh"


def run_line(snapshot: control.Snapshot, tally: Tally, *, practice: bool) -> str:
    """Return how a run stands, on one line."""
    parts = [clean(snapshot.sentence)]
    parts += [
        f"{bar(device.unit.steps_done, device.unit.steps)} "
        f"step {device.unit.steps_done}/{device.unit.steps}"
        for device in snapshot.devices
        if device.unit.steps
    ]
    parts += [
        f"{label} {value}" for label, value in run_figures(snapshot, tally, practice=practice)
    ]
    return " | ".join(parts)


def run_figures(
    snapshot: control.Snapshot, tally: Tally, *, practice: bool
) -> list[tuple[str, str]]:
    """Return the figures of a run with their labels, those that are known."""
    figures = []
    project = shown_project(snapshot, practice=practice)
    if project is not None:
        figures.append(("project", clean(project.name)))
    if tally.tokens_per_second is not None:
        figures.append(("tokens/s", count(tally.tokens_per_second)))
    figures.append(("verified", f"{tally.verified_units:,}"))
    figures.append(("waiting for the check", f"{tally.pending_units:,}"))
    loss = loss_text(tally.loss_first, tally.loss_last)
    if loss:
        figures.append(("loss on unseen text", loss))
    if tally.project_round is not None:
        figures.append(("round", f"{tally.project_round:,}"))
    return figures


def bar(done: int, total: int) -> str:
    """Return a progress bar of plain characters."""
    filled = min(_BAR_CELLS, _BAR_CELLS * done // total) if total else 0
    return f"[{'#' * filled}{'.' * (_BAR_CELLS - filled)}]"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns as wide as they need to be; all but the first stand to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = []
    for row in (header, *rows):
        first = row[0].ljust(widths[0])
        others = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append("  ".join((first, *others)).rstrip())
    return "\n".join(lines)
