"""The limits in force, as values: those of the computer and those of each device."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = bool | int | float | str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DeviceSettings:
    """What one device may do; the rows of the table say what each means.

    Attributes:
        use: True when its owner lets it work at all.
        duty_percent: Greatest share of time.
        power_watts: Most power; 0 for no limit.
        temperature_celsius: Highest temperature; 0 for no limit.
        fan_percent: Fastest fan; 0 for no limit.
        memory_percent: Share of the device's own memory; of no meaning for the processor.
    """

    use: bool
    duty_percent: int = 100
    power_watts: int = 0
    temperature_celsius: int = 0
    fan_percent: int = 0
    memory_percent: int = 100


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The values in force; the rows of the table say what each means.

    Texts of hours are in the form of the schedule module, programs are names.
    """

    only_when_idle: bool
    idle_minutes: int
    hours: tuple[str, ...]
    cheap_power_hours: tuple[str, ...]
    cheap_power_only: bool
    run_on_battery: bool
    battery_percent: int
    pause_for_programs: tuple[str, ...]
    pause_for_full_screen: bool
    pause_for_calls: bool
    pause_for_device_use: bool
    run_on_metered: bool
    start_delay_minutes: int
    cpu_threads: int
    memory_gigabytes: int
    disk_gigabytes: int
    keep_free_gigabytes: int
    download_kilobytes: int
    upload_kilobytes: int
    monthly_gigabytes: int
    price_per_kwh: float
    cheap_price_per_kwh: float
    currency: str
    co2_grams_per_kwh: int
    update_by_itself: bool
    devices: Mapping[str, DeviceSettings]
