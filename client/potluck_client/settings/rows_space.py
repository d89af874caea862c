"""The rows that say what may be filled, kept and sent."""

from potluck_client.settings.row import ComputerRow, Group, Kind

_LEAST_RATE = 10
_MOST_RATE = 1_000_000

ROWS_SPACE: tuple[ComputerRow, ...] = (
    ComputerRow(
        key="memory_gigabytes",
        label="Memory",
        sentence="How much of this computer’s memory the work may fill.",
        group=Group.SPACE,
        kind=Kind.WHOLE,
        unit="GB",
        default=lambda facts: max(1, facts.memory_gigabytes // 2),
        limits=lambda facts: (1, max(1, facts.memory_gigabytes)),
    ),
    ComputerRow(
        key="disk_gigabytes",
        label="Disk space for Potluck",
        sentence="How much disk space Potluck may fill.",
        group=Group.SPACE,
        kind=Kind.WHOLE,
        unit="GB",
        default=lambda facts: min(10, facts.disk_gigabytes),
        limits=lambda facts: (1, facts.disk_gigabytes),
    ),
    ComputerRow(
        key="keep_free_gigabytes",
        label="Disk space to keep free",
        sentence="Potluck waits when less disk space than this is free.",
        group=Group.SPACE,
        kind=Kind.WHOLE,
        unit="GB",
        default=lambda facts: min(2, facts.disk_gigabytes),
        limits=lambda facts: (0, facts.disk_gigabytes),
    ),
    ComputerRow(
        key="download_kilobytes",
        label="Fastest download",
        sentence="How many kilobytes it may fetch in a second.",
        group=Group.SPACE,
        kind=Kind.WHOLE,
        unit="KB/s",
        minimum_text="no limit",
        default=lambda _: 5000,
        limits=lambda _: (0, _MOST_RATE),
        lowest=_LEAST_RATE,
    ),
    ComputerRow(
        key="upload_kilobytes",
        label="Fastest upload",
        sentence="How many kilobytes it may send in a second.",
        group=Group.SPACE,
        kind=Kind.WHOLE,
        unit="KB/s",
        minimum_text="no limit",
        default=lambda _: 1000,
        limits=lambda _: (0, _MOST_RATE),
        lowest=_LEAST_RATE,
    ),
    ComputerRow(
        key="monthly_gigabytes",
        label="Data in a month",
        sentence="How much it may fetch and send together in a calendar month.",
        group=Group.SPACE,
        kind=Kind.WHOLE,
        unit="GB",
        minimum_text="no limit",
        default=lambda _: 100,
        limits=lambda _: (0, 100_000),
    ),
)
