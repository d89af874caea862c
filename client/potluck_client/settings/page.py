"""The page of the documentation that explains every limit, made from the table."""

from collections.abc import Iterator
from itertools import groupby

from potluck_client.host.port import DeviceFacts, DeviceKind, PowerRange
from potluck_client.settings.presets import PRESETS, effect
from potluck_client.settings.row import ComputerFacts, Kind, Limit
from potluck_client.settings.schema import limits_of
from potluck_client.settings.values import Value

_GIGABYTE = 1_000_000_000
_CARD_ID = "GPU-…"

TYPICAL = ComputerFacts(
    logical_cores=8,
    memory_gigabytes=32,
    disk_gigabytes=1000,
    devices=(
        DeviceFacts(
            device_id=_CARD_ID,
            name="graphics card",
            torch_device="cuda:0",
            memory_bytes=12 * _GIGABYTE,
            kind=DeviceKind.NVIDIA,
            power_range=PowerRange(least_watts=100, default_watts=200, most_watts=220),
            tells_power=True,
            tells_temperature=True,
            tells_fan=True,
            slows_celsius=93,
        ),
        DeviceFacts(
            device_id="cpu",
            name="processor",
            torch_device="cpu",
            memory_bytes=32 * _GIGABYTE,
            tells_temperature=True,
            slows_celsius=95,
        ),
    ),
)
"""The computer whose ranges and defaults the page shows."""

_BEGIN = """\
# Limits

Every limit has a default that errs on your side, and can be changed in the window or with
`potluck limits set KEY VALUE`; `potluck limits` shows what holds on your own computer. This page is
made from the same table as both (`make limits`), so that it can't fall behind.

Ranges and defaults come from your computer and its devices. Those below are of one with a processor
of 8 threads, 32 GB of memory, a disk of 1000 GB, and a graphics card that takes 200 W by itself,
may be limited to 100 W and slows itself down at 93 °C. A limit that a device can't have, since it
does not tell its power, temperature or fan, is left out for it.

## Presets
A preset fills in all values of “How hard to work” from each device's own range. None asks for more
power than the device's own default, or for a temperature nearer than 5 °C to where it slows itself
down. Whether a device is used at all stays as you chose it. A card that you put in later follows
the preset that you chose last.

| preset | for what | on this computer |
|---|---|---|
"""

_END = """
## Hours
Hours are written as days and times of the clock on the wall: `mon-fri 22:00-07:00`,
`sat,sun 00:00-24:00`, `daily 23:00-06:00`. Several are separated by commas. Hours that end before
they begin go on into the next day: `fri 22:00-07:00` ends on Saturday morning. Hours without days
are those of every day, or of the days that were named before them. On the day on which clocks are
put forward, the hour that is left out holds nothing; where an hour comes twice, it counts both
times.

## Devices
A limit of a device has the device's name after its key, as in `power_watts@GPU-…` or `use@cpu`;
without it, all devices that have this limit are meant. Limits of a card that is not in the computer
now are kept, and hold again when it is back.

## The file
What you chose stands in `settings.json` in Potluck's folder. It is written whole or not at all. One
that is damaged, or that a newer Potluck wrote, is neither used nor written over: the defaults hold
until you move it away, and Potluck says so. A choice that this computer can't fulfil any more, such
as more threads than it has, is brought into its range; Potluck says that too, and keeps your
choice.
"""


def limits_page() -> str:
    """Return the page as Markdown."""
    presets = "".join(
        f"| {words.label} | {words.sentence} | {effect(preset, TYPICAL)} |\n"
        for preset, words in PRESETS.items()
    )
    tables = "".join(_tables(limits_of(TYPICAL)))
    return f"{_BEGIN}{presets}{tables}{_END}"


def _tables(limits: tuple[Limit, ...]) -> Iterator[str]:
    for heading, members in groupby(limits, key=_heading):
        yield f"\n## {heading}\n| key | what it does | values | default |\n|---|---|---|---|\n"
        for limit in members:
            default = _words(limit, limit.default)
            yield f"| `{limit.key}` | {limit.sentence} | {_values(limit)} | {default} |\n"


def _heading(limit: Limit) -> str:
    of = f": {limit.device.name}" if limit.device else ""
    return f"{limit.row.group.value}{of}"


def _values(limit: Limit) -> str:
    if limit.range is None:
        return limit.row.kind.value
    (least, most), lowest = limit.range, limit.lowest
    begin = least if lowest is None else lowest
    meaning = f"; {least:g} for {limit.row.minimum_text}" if limit.row.minimum_text else ""
    return f"{begin:.10g} to {most:.10g} {limit.row.unit}{meaning}"


def _words(limit: Limit, value: Value) -> str:
    least = limit.range[0] if limit.range else None
    if limit.row.minimum_text and value in (least, (), ""):
        return limit.row.minimum_text
    if limit.row.kind is Kind.FLAG:
        return "yes" if value else "no"
    return f"{value} {limit.row.unit}".rstrip()
