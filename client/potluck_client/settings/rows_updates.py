"""The rows that say how newer versions of Potluck come."""

from potluck_client.settings.row import ComputerRow, Group, Kind

ROWS_UPDATES: tuple[ComputerRow, ...] = (
    ComputerRow(
        key="update_by_itself",
        label="Update by itself",
        sentence="Fetches newer versions of Potluck and changes to them between two pieces of "
        "work. When it is off, Potluck asks you first.",
        group=Group.UPDATES,
        kind=Kind.FLAG,
        default=lambda _: True,
    ),
)
