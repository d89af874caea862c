"""What energy comes to: money and carbon dioxide, at what the person said of their electricity."""

from collections.abc import Iterable

from potluck.v1 import control_pb2 as control
from potluck_client.books.port import DayEnergy
from potluck_client.settings.values import Settings

_WATT_HOURS_IN_KWH = 1000.0


def energy_of(days: Iterable[DayEnergy], settings: Settings) -> control.Energy:
    """Return the sum of entries with its cost; prices of today hold for all of them.

    A cheap price of 0 was not given: the other one holds then.
    """
    watt_hours = cheap = 0.0
    for day in days:
        watt_hours += day.watt_hours
        cheap += day.cheap_watt_hours
    price = settings.price_per_kwh
    cost = (watt_hours - cheap) * price + cheap * (settings.cheap_price_per_kwh or price)
    return control.Energy(
        watt_hours=watt_hours,
        cost=cost / _WATT_HOURS_IN_KWH,
        currency=settings.currency,
        co2_grams=watt_hours / _WATT_HOURS_IN_KWH * settings.co2_grams_per_kwh,
    )


def device_energies(days: Iterable[DayEnergy], settings: Settings) -> list[control.DeviceEnergy]:
    """Return a message a day and device."""
    return [
        control.DeviceEnergy(
            day=day.day.isoformat(),
            device_id=day.device_id,
            device_name=day.device_name,
            energy=energy_of((day,), settings),
        )
        for day in days
    ]
