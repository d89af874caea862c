"""What the contribution over time comes to: bars, the same as a table, and what is missing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.design.charts.pictures import Bar, BarPicture, Key, Part
from potluck_gui.design.charts.scale import amount, from_zero
from potluck_gui.view.calendar import Window, long_name, short_name
from potluck_gui.view.formats import Reader, count, plain
from potluck_gui.view.history_sums import (
    OTHERS,
    Given,
    Grouping,
    collected,
    folded,
    ranked_groups,
)
from potluck_gui.view.measures import (
    Measure,
    amount_words,
    axis_values,
    tick_labels,
)

translate = QCoreApplication.translate

_NAME_CHARACTERS = 60
_KEY_CHARACTERS = 26
_COARSE_WATT_HOURS = 5
_GROUPS = 5
"""So many groups have a colour of their own; the others together have one."""


@dataclass(frozen=True, kw_only=True)
class HistoryRow:
    """What one project or device gave in one bucket.

    Attributes:
        start: First day of the bucket, to sort by.
        when: The bucket in words.
        name: The project or device.
        amount: What was verified, to sort by.
        words: The same in words.
        pending: Pieces of work that wait for the check.
        pending_words: The same in words.
    """

    start: dt.date
    when: str
    name: str
    amount: float
    words: str
    pending: int
    pending_words: str


@dataclass(frozen=True, kw_only=True)
class HistoryView:
    """What is shown of a stretch of time.

    Attributes:
        picture: The bars.
        keys: What their colours mean.
        rows: The same as a table, newest first.
        summary: The stretch in a sentence.
        notes: What is missing, and why.
    """

    picture: BarPicture
    keys: tuple[Key, ...]
    rows: tuple[HistoryRow, ...]
    summary: str
    notes: tuple[str, ...]


def history_view(
    answer: control.GetHistoryResponse,
    window: Window,
    measure: Measure,
    grouping: Grouping,
    reader: Reader,
) -> HistoryView:
    """Work out a stretch of time."""
    if measure.metered:
        grouping = Grouping.DEVICE
    given, currency = collected(answer, window, measure, grouping)
    ranked = ranked_groups(given)
    names = _names(answer, grouping, ranked)
    given = folded(given, ranked)
    series = {group: min(index, _GROUPS) for index, group in enumerate(ranked)}
    by_start: dict[dt.date, list[tuple[str, Given]]] = defaultdict(list)
    for (start, group), each in given.items():
        by_start[start].append((group, each))
    heights, unit = axis_values(
        measure,
        [
            sum(each.value + each.pending_value for _, each in by_start.get(start, ()))
            for start in window.starts
        ],
    )
    whole = measure in {Measure.PIECES, Measure.TOKENS}
    scale = from_zero(heights, whole=whole)

    def words(value: float) -> str:
        return amount_words(measure, value, currency, reader)

    bars = tuple(
        Bar(
            label=short_name(start, window.bucket, reader),
            said=_said(
                long_name(start, window.bucket, reader),
                sorted(by_start.get(start, ()), key=lambda pair: series[pair[0]]),
                names,
                measure,
                currency,
                reader,
            ),
            parts=_parts(by_start.get(start, []), series, unit),
        )
        for start in window.starts
    )
    rows = tuple(
        HistoryRow(
            start=start,
            when=long_name(start, window.bucket, reader),
            name=names[group],
            amount=each.value,
            words=words(each.value),
            pending=each.pending_units,
            pending_words=count(each.pending_units, reader),
        )
        for (start, group), each in sorted(
            given.items(), key=lambda item: (-item[0][0].toordinal(), series[item[0][1]])
        )
    )
    return HistoryView(
        picture=BarPicture(
            bars=bars,
            scale=scale,
            tick_labels=tick_labels(measure, scale, unit, currency, reader),
        ),
        keys=_keys(ranked, names, any(each.pending_value for each in given.values())),
        rows=rows,
        summary=_summary(measure, window, given, words, reader),
        notes=_notes(answer, measure, given, currency),
    )


def _parts(
    groups: list[tuple[str, Given]], series: dict[str, int], unit: float
) -> tuple[Part, ...]:
    """Return what is verified at the bottom, what is pending above it."""
    by_series = sorted(((series[group], each) for group, each in groups), key=lambda pair: pair[0])
    verified = [Part(series=s, value=e.value / unit) for s, e in by_series if e.value > 0]
    pending = [
        Part(series=s, value=e.pending_value / unit, pending=True)
        for s, e in by_series
        if e.pending_value > 0
    ]
    return (*verified, *pending)


def _names(
    answer: control.GetHistoryResponse, grouping: Grouping, ranked: list[str]
) -> dict[str, str]:
    known = answer.device_names if grouping is Grouping.DEVICE else answer.project_names
    names = {group: _name(group, known.get(group, "")) for group in ranked}
    names[OTHERS] = translate("Contribution", "All others")
    return names


def _name(group: str, name: str) -> str:
    return plain(name, _NAME_CHARACTERS) or plain(group, _NAME_CHARACTERS)


def _said(
    when: str,
    groups: list[tuple[str, Given]],
    names: dict[str, str],
    measure: Measure,
    currency: str,
    reader: Reader,
) -> str:
    """Return a bar in words, each group by itself where there are several."""

    def words(value: float) -> str:
        return amount_words(measure, value, currency, reader)

    if not groups:
        return translate("Contribution", "%1: nothing").replace("%1", when)
    text = words(sum(each.value for _, each in groups))
    if len(groups) > 1:
        parts = [f"{names[group]} {words(each.value)}" for group, each in groups[:_GROUPS]]
        text = f"{text} ({reader.locale.createSeparatedList(parts)})"
    said = translate("Contribution", "%1: %2").replace("%1", when).replace("%2", text)
    pending = sum(each.pending_value for _, each in groups)
    if pending > 0:
        also = translate("Contribution", "%1 more waits for the check")
        said = f"{said}; {also.replace('%1', words(pending))}"
    return said


def _keys(ranked: list[str], names: dict[str, str], pending: bool) -> tuple[Key, ...]:
    keys = [
        Key(name=plain(names[group], _KEY_CHARACTERS), series=index)
        for index, group in enumerate(ranked[:_GROUPS])
    ]
    if len(ranked) > _GROUPS:
        keys.append(Key(name=names[OTHERS], series=_GROUPS))
    if pending:
        name = translate("Contribution", "Waiting for the check")
        keys.append(Key(name=name, series=None, hatched=True))
    return tuple(keys)


def _summary(
    measure: Measure,
    window: Window,
    given: dict[tuple[dt.date, str], Given],
    words: Callable[[float], str],
    reader: Reader,
) -> str:
    first = long_name(window.starts[0], control.BUCKET_DAY, reader)
    last = long_name(window.last, control.BUCKET_DAY, reader)
    if not given:
        text = translate("Contribution", "%1 to %2: nothing")
        return text.replace("%1", first).replace("%2", last)
    verified = sum(each.value for each in given.values())
    pending = sum(each.pending_units for each in given.values())
    if measure.metered or not pending:
        text = translate("Contribution", "%1 to %2: %3 in all")
    else:
        text = translate("Contribution", "%1 to %2: %3 verified, and %4 waiting for the check")
    waiting = amount_words(Measure.PIECES, pending, "", reader)
    for place, value in (("%1", first), ("%2", last), ("%4", waiting), ("%3", words(verified))):
        text = text.replace(place, value)
    return text


def _notes(
    answer: control.GetHistoryResponse,
    measure: Measure,
    given: dict[tuple[dt.date, str], Given],
    currency: str,
) -> tuple[str, ...]:
    notes = []
    if measure.metered:
        notes.append(
            translate("Contribution", "Electricity is metered for a device, not for a project.")
        )
        silent = _silent_devices(answer)
        if silent:
            text = translate("Contribution", "These tell no electricity and are not in it: %1.")
            notes.append(text.replace("%1", ", ".join(silent)))
    if measure is Measure.COST and not given:
        notes.append(
            translate(
                "Contribution",
                "There is no cost to show yet. Set your price of a kilowatt-hour under Limits; it "
                "counts from then on.",
            )
        )
    elif measure is Measure.COST and not currency:
        notes.append(translate("Contribution", "Name your currency under Limits."))
    elif measure.metered and not given:
        notes.append(
            translate(
                "Contribution",
                "No device has told how much electricity it took. Most processors keep it to "
                "themselves; graphics cards tell it while they work.",
            )
        )
    return tuple(notes)


def _silent_devices(answer: control.GetHistoryResponse) -> list[str]:
    """Name the devices that worked and told no electricity."""
    worked = {e.device_id for e in answer.entries if e.contribution.verified_units}
    told = {e.device_id for e in answer.entries if e.energy.watt_hours > 0}
    known = answer.device_names
    return [_name(device, known.get(device, "")) for device in sorted(worked - told)[:_GROUPS]]


def history_known(snapshot: control.Snapshot) -> tuple[object, ...]:
    """Return what changes when the history is worth asking for anew."""
    given, energy = snapshot.contribution, snapshot.energy
    watt_hours = int(amount(energy.watt_hours)) // _COARSE_WATT_HOURS
    return (
        given.verified_units,
        given.pending_units,
        given.rejected_units,
        given.verified_tokens,
        watt_hours,
        energy.currency,
    )
