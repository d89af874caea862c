"""The rows that turn energy into money and carbon dioxide."""

from potluck_client.settings.row import ComputerRow, Group, Kind

_MOST_PRICE = 1_000_000
"""Enough for the currencies whose smallest coins are worth least."""
_WORLD_CO2_GRAMS = 473
"""What a kWh gave off in 2024 as a mean over the world: Ember, Global Electricity Review 2025."""

ROWS_ELECTRICITY: tuple[ComputerRow, ...] = (
    ComputerRow(
        key="price_per_kwh",
        label="Price of electricity",
        sentence="What a kilowatt-hour costs you; it is only used to show what the work cost.",
        group=Group.ELECTRICITY,
        kind=Kind.NUMBER,
        unit="per kWh",
        minimum_text="not given",
        default=lambda _: 0.0,
        limits=lambda _: (0, _MOST_PRICE),
    ),
    ComputerRow(
        key="cheap_price_per_kwh",
        label="Price in cheap hours",
        sentence="What a kilowatt-hour costs you in the hours of cheap electricity.",
        group=Group.ELECTRICITY,
        kind=Kind.NUMBER,
        unit="per kWh",
        minimum_text="as at other hours",
        default=lambda _: 0.0,
        limits=lambda _: (0, _MOST_PRICE),
        no_effect=lambda settings: (
            ""
            if settings.cheap_power_hours
            else "This counts only with “Hours of cheap electricity”."
        ),
    ),
    ComputerRow(
        key="currency",
        label="Currency",
        sentence="The money in which you gave the prices, such as EUR.",
        group=Group.ELECTRICITY,
        kind=Kind.TEXT,
        minimum_text="not given",
        default=lambda _: "",
    ),
    ComputerRow(
        key="co2_grams_per_kwh",
        label="Carbon dioxide",
        sentence="How much making a kilowatt-hour gives off where you live.",
        group=Group.ELECTRICITY,
        kind=Kind.WHOLE,
        unit="grams per kWh",
        default=lambda _: _WORLD_CO2_GRAMS,
        limits=lambda _: (0, 3000),
    ),
)
