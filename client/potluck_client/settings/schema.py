"""Every limit a person can set: its words, its default and its range on this computer.

The rows below are the only place that names a setting. The window, the command line and the file
all follow from them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from potluck.errors import ErrorCode
from potluck_client.errors import SettingsError

Value = bool | int


class Group(StrEnum):
    """The headings under which settings stand."""

    WHEN = "When to work"
    """What has to hold before this computer works."""
    HOW_HARD = "How hard to work"
    """What it works with and how much of it."""
    SPACE = "Disk space"
    """What it may keep."""


@dataclass(frozen=True, kw_only=True)
class ComputerFacts:
    """What decides ranges and defaults.

    Attributes:
        logical_cores: Threads that the processor runs at once.
        disk_gigabytes: Size of the disk that holds the data folder.
        has_gpu: True when a usable graphics card was found.
    """

    logical_cores: int
    disk_gigabytes: int
    has_gpu: bool


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The values in force; the rows of SETTINGS say what each means."""

    only_when_idle: bool
    idle_minutes: int
    run_on_battery: bool
    use_cpu: bool
    use_gpu: bool
    cpu_threads: int
    duty_percent: int
    disk_gigabytes: int
    keep_free_gigabytes: int


@dataclass(frozen=True, kw_only=True)
class SettingRow:
    """One setting.

    Attributes:
        key: Its name in the file and on the wire; a field of Settings.
        label: Short label.
        sentence: What it does.
        group: Heading under which it stands.
        unit: Unit of the value; empty for yes or no.
        default: The value it has on a computer when nobody touched it.
        limits: Least and greatest value on a computer; None for yes or no.
    """

    key: str
    label: str
    sentence: str
    group: Group
    unit: str = ""
    default: Callable[[ComputerFacts], Value]
    limits: Callable[[ComputerFacts], tuple[int, int]] | None = None


SETTINGS: tuple[SettingRow, ...] = (
    SettingRow(
        key="only_when_idle",
        label="Only when I am away",
        sentence="Works only while nobody uses this computer.",
        group=Group.WHEN,
        default=lambda _: True,
    ),
    SettingRow(
        key="idle_minutes",
        label="Start after",
        sentence="How long nobody must have used this computer before it starts to work.",
        group=Group.WHEN,
        unit="minutes",
        default=lambda _: 3,
        limits=lambda _: (1, 240),
    ),
    SettingRow(
        key="run_on_battery",
        label="Also on battery",
        sentence="Works even when this computer is not plugged in.",
        group=Group.WHEN,
        default=lambda _: False,
    ),
    SettingRow(
        key="use_cpu",
        label="Use the processor",
        sentence="Lends the processor of this computer.",
        group=Group.HOW_HARD,
        default=lambda facts: not facts.has_gpu,
    ),
    SettingRow(
        key="use_gpu",
        label="Use graphics cards",
        sentence="Lends the graphics cards of this computer.",
        group=Group.HOW_HARD,
        default=lambda _: True,
    ),
    SettingRow(
        key="cpu_threads",
        label="Processor threads",
        sentence="How many threads a new piece of work may use; one in hand keeps its number.",
        group=Group.HOW_HARD,
        unit="threads",
        default=lambda facts: max(1, facts.logical_cores // 2),
        limits=lambda facts: (1, facts.logical_cores),
    ),
    SettingRow(
        key="duty_percent",
        label="Share of time",
        sentence="Share of the time that is spent computing; less is cooler and quieter.",
        group=Group.HOW_HARD,
        unit="percent",
        default=lambda _: 100,
        limits=lambda _: (10, 100),
    ),
    SettingRow(
        key="disk_gigabytes",
        label="Most space for Potluck",
        sentence="How much disk space Potluck may fill.",
        group=Group.SPACE,
        unit="GB",
        default=lambda facts: min(10, facts.disk_gigabytes),
        limits=lambda facts: (1, facts.disk_gigabytes),
    ),
    SettingRow(
        key="keep_free_gigabytes",
        label="Keep free",
        sentence="Potluck waits when less disk space than this is free.",
        group=Group.SPACE,
        unit="GB",
        default=lambda facts: min(2, facts.disk_gigabytes),
        limits=lambda facts: (0, facts.disk_gigabytes),
    ),
)

_ROWS = {row.key: row for row in SETTINGS}


def default_settings(facts: ComputerFacts) -> Settings:
    """Return what is in force when nobody touched anything."""
    return _settings({row.key: row.default(facts) for row in SETTINGS})


def change_settings(
    current: Settings, facts: ComputerFacts, values: Mapping[str, object], reset: tuple[str, ...]
) -> Settings:
    """Return the settings with all changes made.

    Raises:
        SettingsError: A key is unknown or a value is out of range; nothing is changed then.
    """
    changes = {key: find_setting(key).default(facts) for key in reset}
    changes |= {key: check_value(find_setting(key), facts, value) for key, value in values.items()}
    return _settings(values_of(current) | changes)


def values_of(settings: Settings) -> dict[str, Value]:
    """Return every value by its key."""
    return {field.name: getattr(settings, field.name) for field in fields(settings)}


def find_setting(key: str) -> SettingRow:
    """Return the row of a key; raises SettingsError when there is none."""
    row = _ROWS.get(key)
    if row is None:
        known = ", ".join(_ROWS)
        raise SettingsError(
            f"There is no setting called “{key}”. The settings are: {known}.",
            code=ErrorCode.BAD_INPUT,
        )
    return row


def check_value(row: SettingRow, facts: ComputerFacts, value: object) -> Value:
    """Return a value that fits its row; raises SettingsError with a sentence naming the range."""
    if row.limits is None:
        if isinstance(value, bool):
            return value
        raise SettingsError(f"“{row.label}” is either on or off.", code=ErrorCode.BAD_INPUT)
    least, most = row.limits(facts)
    whole = isinstance(value, int) and not isinstance(value, bool)
    if isinstance(value, float) and value.is_integer():
        value, whole = int(value), True
    if not whole or not isinstance(value, int) or not least <= value <= most:
        raise SettingsError(
            f"“{row.label}” must be a whole number from {least} to {most} {row.unit}.",
            code=ErrorCode.BAD_INPUT,
        )
    return value


def _settings(values: Mapping[str, Value]) -> Settings:
    return Settings(
        only_when_idle=bool(values["only_when_idle"]),
        idle_minutes=int(values["idle_minutes"]),
        run_on_battery=bool(values["run_on_battery"]),
        use_cpu=bool(values["use_cpu"]),
        use_gpu=bool(values["use_gpu"]),
        cpu_threads=int(values["cpu_threads"]),
        duty_percent=int(values["duty_percent"]),
        disk_gigabytes=int(values["disk_gigabytes"]),
        keep_free_gigabytes=int(values["keep_free_gigabytes"]),
    )
