"""What a row of the table of limits is, and what it comes to on one computer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from potluck_client.host.port import DeviceFacts, DeviceKind
from potluck_client.settings.values import DeviceSettings, Settings, Value

Range = tuple[float, float]


class Group(StrEnum):
    """The headings under which settings stand, in their order."""

    WHEN = "When to work"
    """What has to hold before this computer works."""
    HOW_HARD = "How hard to work"
    """What it works with and how much of it."""
    SPACE = "Space, memory and network"
    """What it may fill, keep and send."""
    ELECTRICITY = "Electricity"
    """What electricity costs here, in money and in carbon dioxide."""
    UPDATES = "Updates"
    """How newer versions of Potluck come."""


class Kind(Enum):
    """What sort of value a setting has."""

    FLAG = "yes or no"
    """Yes or no."""
    WHOLE = "whole number"
    """A whole number within a range."""
    NUMBER = "number"
    """A number within a range."""
    TEXT = "text"
    """A short text."""
    PROGRAMS = "programs"
    """Names of programs."""
    HOURS = "hours"
    """Hours of the week, in the form of the schedule module."""


class Preset(StrEnum):
    """Named sets of all values that say how hard to work, from the gentlest to the strongest."""

    WHISPER = "whisper"
    """Hardly to be heard or felt."""
    BALANCED = "balanced"
    """Cool and quiet, at most of the speed; what holds when nobody chose."""
    FULL = "full"
    """All that the devices do by themselves, and no more."""


@dataclass(frozen=True, kw_only=True)
class ComputerFacts:
    """What decides ranges and defaults.

    Attributes:
        logical_cores: Threads that the processor runs at once.
        memory_gigabytes: Its memory, in whole GB.
        disk_gigabytes: Size of the disk that holds the data folder, in whole GB.
        devices: What could train here, the processor among them.
    """

    logical_cores: int
    memory_gigabytes: int
    disk_gigabytes: int
    devices: tuple[DeviceFacts, ...] = ()

    @property
    def has_card(self) -> bool:
        """Tell whether there is a usable graphics card."""
        return any(device.kind is not DeviceKind.CPU for device in self.devices)


@dataclass(frozen=True, kw_only=True)
class SettingRow:
    """One setting in words; a ComputerRow or a DeviceRow has its values.

    Attributes:
        key: Its name; a field of Settings or of DeviceSettings.
        label: Short label.
        sentence: What it does.
        group: Heading under which it stands.
        kind: What sort of value it has.
        unit: Unit of the value; empty where it has none.
        minimum_text: What the least value, or an empty list or text, means, such as "no limit";
            empty when it is a value like others.
    """

    key: str
    label: str
    sentence: str
    group: Group
    kind: Kind
    unit: str = ""
    minimum_text: str = ""


@dataclass(frozen=True, kw_only=True)
class ComputerRow(SettingRow):
    """A setting of the whole computer.

    Attributes:
        default: The value it has when nobody touched it.
        limits: Least and greatest value; None where values have no order.
        lowest: Least value beside a least value 0 that stands for something else; None for no gap.
        by_preset: The value that a preset gives it; None when presets leave it alone.
        no_effect: Why it changes nothing beside other values, in a sentence; empty while it counts.
    """

    default: Callable[[ComputerFacts], Value]
    limits: Callable[[ComputerFacts], Range] | None = None
    lowest: float | None = None
    by_preset: Callable[[Preset, ComputerFacts], Value] | None = None
    no_effect: Callable[[Settings], str] = lambda _: ""


@dataclass(frozen=True, kw_only=True)
class DeviceRow(SettingRow):
    """A setting that each device has for itself.

    Attributes:
        default: The value it has when nobody touched it.
        limits: Least and greatest value; None where values have no order.
        lowest: Least value beside a least value 0 that stands for something else; None for no gap.
        by_preset: The value that a preset gives it; None when presets leave it alone.
        applies: Tells whether a device can have it.
        note: What has to be said of it for a device, beside its sentence; empty for nothing.
        no_effect: Why it changes nothing beside the device's other values; empty while it counts.
    """

    default: Callable[[ComputerFacts, DeviceFacts], Value]
    limits: Callable[[DeviceFacts], Range] | None = None
    lowest: Callable[[DeviceFacts], float] | None = None
    by_preset: Callable[[Preset, DeviceFacts], Value] | None = None
    applies: Callable[[DeviceFacts], bool] = lambda _: True
    note: Callable[[DeviceFacts], str] = lambda _: ""
    no_effect: Callable[[DeviceFacts, DeviceSettings], str] = lambda _facts, _settings: ""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A setting on one computer, and of one device where each has its own.

    Attributes:
        row: Its words.
        key: Its whole name: that of the row, or `key@device_id`.
        device: The device; None for the whole computer.
        sentence: What it does here.
        default: The value it has when nobody touched it.
        range: Least and greatest value; None where values have no order.
        lowest: Least value beside a least value that stands for something else; None for no gap.
        presets: The value that each preset gives it; empty when presets leave it alone.
        no_effect: Why it changes nothing beside other values, in a sentence; empty while it counts.
    """

    row: SettingRow
    key: str
    device: DeviceFacts | None
    sentence: str
    default: Value
    range: Range | None
    lowest: float | None
    presets: dict[Preset, Value] = field(default_factory=dict)
    no_effect: Callable[[Settings], str] = lambda _: ""


def of_computer(row: ComputerRow, facts: ComputerFacts) -> Limit:
    """Return what a setting of the whole computer comes to here."""
    chosen = row.by_preset
    return Limit(
        row=row,
        key=row.key,
        device=None,
        sentence=row.sentence,
        default=row.default(facts),
        range=row.limits(facts) if row.limits else None,
        lowest=row.lowest,
        presets={preset: chosen(preset, facts) for preset in Preset} if chosen else {},
        no_effect=row.no_effect,
    )


def of_device(row: DeviceRow, facts: ComputerFacts, device: DeviceFacts) -> Limit:
    """Return what a setting comes to for one device."""
    chosen = row.by_preset
    return Limit(
        row=row,
        key=f"{row.key}@{device.device_id}",
        device=device,
        sentence=f"{row.sentence} {row.note(device)}".rstrip(),
        default=row.default(facts, device),
        range=row.limits(device) if row.limits else None,
        lowest=row.lowest(device) if row.lowest else None,
        presets={preset: chosen(preset, device) for preset in Preset} if chosen else {},
        no_effect=lambda settings: row.no_effect(device, settings.devices[device.device_id]),
    )
