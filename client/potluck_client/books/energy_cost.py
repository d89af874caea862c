"""What energy comes to: money and carbon dioxide, at what the person said of their electricity."""

from collections.abc import Iterable

from potluck.v1 import control_pb2 as control
from potluck_client.books.port import Taken
from potluck_client.settings.values import Settings

_WATT_HOURS_IN_KWH = 1000.0


def energy_of(sums: Iterable[Taken], settings: Settings) -> control.Energy:
    """Return the sum of sums with its cost; prices of today hold for all of them.

    A cheap price of 0 was not given: the other one holds then.
    """
    watt_hours = cheap = 0.0
    for taken in sums:
        watt_hours += taken.watt_hours
        cheap += taken.cheap_watt_hours
    price = settings.price_per_kwh
    cost = (watt_hours - cheap) * price + cheap * (settings.cheap_price_per_kwh or price)
    return control.Energy(
        watt_hours=watt_hours,
        cost=cost / _WATT_HOURS_IN_KWH,
        currency=settings.currency,
        co2_grams=watt_hours / _WATT_HOURS_IN_KWH * settings.co2_grams_per_kwh,
    )
