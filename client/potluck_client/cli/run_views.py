"""How a run is shown: live in a terminal, as plain lines into a file, or as JSON lines."""

import sys
from typing import TYPE_CHECKING, Protocol, TextIO

from potluck.v1 import control_pb2 as control
from potluck_client.cli.plain_json import enum_word, to_line
from potluck_client.cli.run_tally import Tally
from potluck_client.cli.texts import clean, loss_text, pieces, run_figures, run_line

if TYPE_CHECKING:
    from rich.console import RenderableType

_QUIET_SECONDS = 5.0


class RunView(Protocol):
    """Shows a run."""

    def show(self, snapshot: control.Snapshot, tally: Tally, elapsed_seconds: float) -> None:
        """Show how things stand; called at every change and about once a second."""
        ...

    def say(self, sentence: str) -> None:
        """Say something beside."""
        ...

    def close(self) -> None:
        """Give the terminal back; only say() and end() may follow."""
        ...

    def end(self, tally: Tally, reason: str | None) -> None:
        """Show what the run came to; the reason is why it could not reach its aim."""
        ...


class PlainView:
    """Lines of text: at every change that matters, and every few seconds while there is none."""

    def __init__(self, out: TextIO, *, practice: bool) -> None:
        self._out = out
        self._practice = practice
        self._last_key: tuple[object, ...] = ()
        self._last_seconds = 0.0

    def show(self, snapshot: control.Snapshot, tally: Tally, elapsed_seconds: float) -> None:
        """Print a line if there is news or the last one is old."""
        key = (snapshot.sentence, tally.verified_units, tally.loss_last, tally.project_round)
        if key == self._last_key and elapsed_seconds - self._last_seconds < _QUIET_SECONDS:
            return
        self._last_key, self._last_seconds = key, elapsed_seconds
        line = run_line(snapshot, tally, practice=self._practice)
        self.say(f"{elapsed_seconds:5.0f} s  {line}")

    def say(self, sentence: str) -> None:
        """Print a line."""
        self._out.write(f"{sentence}\n")
        self._out.flush()

    def close(self) -> None:
        """Nothing to give back."""

    def end(self, tally: Tally, reason: str | None) -> None:  # noqa: ARG002 — the port's.
        """Print the summary; the reason goes to stderr at the top."""
        self.say(summary_text(tally))


class JsonView:
    """One JSON object a line: every change, then a summary."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._last: dict[str, object] = {}

    def show(self, snapshot: control.Snapshot, tally: Tally, elapsed_seconds: float) -> None:
        """Print a line if anything changed."""
        facts = change_facts(snapshot, tally)
        if facts != self._last:
            self._last = facts
            self._write({"event": "change", "seconds": round(elapsed_seconds, 3), **facts})

    def say(self, sentence: str) -> None:
        """Print the sentence as an object of its own."""
        self._write({"event": "note", "sentence": sentence})

    def close(self) -> None:
        """Nothing to give back."""

    def end(self, tally: Tally, reason: str | None) -> None:
        """Print the summary."""
        self._write(summary_facts(tally, reason))

    def _write(self, values: dict[str, object]) -> None:
        self._out.write(f"{to_line(values)}\n")
        self._out.flush()


class LiveView:
    """A few lines that stay in place and change, drawn by rich."""

    def __init__(self, *, practice: bool) -> None:
        from rich.live import Live

        self._practice = practice
        self._live = Live(refresh_per_second=4)
        self._live.start()

    def show(
        self,
        snapshot: control.Snapshot,
        tally: Tally,
        elapsed_seconds: float,  # noqa: ARG002 — the port's.
    ) -> None:
        """Draw."""
        self._live.update(_drawing(snapshot, tally, practice=self._practice))

    def say(self, sentence: str) -> None:
        """Print a line above."""
        self._live.console.print(sentence, markup=False, highlight=False)

    def close(self) -> None:
        """Stop drawing."""
        self._live.stop()

    def end(self, tally: Tally, reason: str | None) -> None:  # noqa: ARG002 — the port's.
        """Print the summary."""
        self.say(summary_text(tally))


def open_view(*, as_json: bool, practice: bool) -> RunView:
    """Return the view that fits stdout."""
    if as_json:
        return JsonView(sys.stdout)
    if sys.stdout.isatty():
        return LiveView(practice=practice)
    return PlainView(sys.stdout, practice=practice)


def change_facts(snapshot: control.Snapshot, tally: Tally) -> dict[str, object]:
    """Return what a JSON line says of a change."""
    units = [device.unit for device in snapshot.devices if device.HasField("unit")]
    return {
        "state": enum_word(control.AppState.DESCRIPTOR, snapshot.state),
        "reason": enum_word(control.NotNowReason.DESCRIPTOR, snapshot.reason),
        "sentence": snapshot.sentence,
        "verified_units": tally.verified_units,
        "pending_units": tally.pending_units,
        "rejected_units": tally.rejected_units,
        "steps_done": sum(unit.steps_done for unit in units),
        "steps": sum(unit.steps for unit in units),
        "tokens_per_second": tally.tokens_per_second,
        "loss": tally.loss_last,
        "round": tally.project_round,
    }


def summary_facts(tally: Tally, reason: str | None) -> dict[str, object]:
    """Return the last JSON line of a run."""
    return {
        "event": "summary",
        "done": reason is None,
        "reason": reason,
        "first_verified_seconds": tally.first_verified_seconds,
        "verified_units": tally.verified_units,
        "loss_first": tally.loss_first,
        "loss_last": tally.loss_last,
        "tokens_per_second": tally.tokens_per_second,
    }


def summary_text(tally: Tally) -> str:
    """Return what a run came to."""
    parts = [f"{pieces(tally.verified_units)} verified in this run"]
    if tally.first_verified_seconds is not None:
        parts.append(f"the first after {tally.first_verified_seconds:.0f} s")
    loss = loss_text(tally.loss_first, tally.loss_last)
    if loss:
        parts.append(f"loss on unseen text {loss}")
    return f"{', '.join(parts)}."


def _drawing(snapshot: control.Snapshot, tally: Tally, *, practice: bool) -> "RenderableType":
    from rich.console import Group
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    rows: list[RenderableType] = [Text(clean(snapshot.sentence), style="bold")]
    for device in snapshot.devices:
        if device.unit.steps:
            unit = device.unit
            line = Table.grid(padding=(0, 2))
            step = f"step {unit.steps_done} of {unit.steps}"
            progress = ProgressBar(total=unit.steps, completed=unit.steps_done, width=40)
            line.add_row(Text(clean(device.name)), progress, Text(step))
            rows.append(line)
    figures = Table.grid(padding=(0, 2))
    for label, value in run_figures(snapshot, tally, practice=practice):
        figures.add_row(Text(label, style="dim"), Text(value))
    rows.append(figures)
    rows += [Text(clean(problem.sentence), style="red") for problem in snapshot.problems]
    return Group(*rows)
