"""What is known of a device's power, and how late its sensor tells of a change."""

from dataclasses import dataclass

from potluck_client.governor.bout import Bout
from potluck_client.governor.levels import Levels

LEAST_DUTY = 0.05
"""Below it, holding a device's memory costs more than the work is worth."""

LAG_SECONDS = 1.25
"""Power sensors of newer cards tell the mean of the last second (nvmlDeviceGetPowerUsage in the
reference of NVIDIA's NVML); readings sooner after a change tell of what was before it."""

_NO_LEVELS = Levels()
NO_BOUT = Bout()


@dataclass(frozen=True, kw_only=True, slots=True)
class PowerState:
    """What is known of a device's power.

    Attributes:
        duty: Share of time that keeps the limit, as far as known.
        cap_watts: The limit that it was found for.
        usual_watts: Highest reading that is no surprise.
        rest_watts: What the device takes at rest, at the least.
        levels: What readings within work and within rest show.
        skip_seconds: For so long readings still tell of another share of time.
        bout: The stretch under way.
        past_duty: Mean share of time of the bout before; 0 for none.
        past_watts: Mean power of the bout before.
        over_seconds: How long even the least share of time has been too much.
        settled: True once a bout ended close to the limit, or at the most that is allowed.
        scatter_watts: How far readings of the bout before lay around their mean, as it adds up
            over many; None for no bout.
        rush_watts: What readings of late lay too high for that, less what others lay lower.
        rush_count: How many readings that is the sum of.
        rush_seconds: How long these took.
    """

    duty: float
    cap_watts: float
    usual_watts: float
    rest_watts: float = 0.0
    levels: Levels = _NO_LEVELS
    skip_seconds: float = LAG_SECONDS
    bout: Bout = NO_BOUT
    past_duty: float = 0.0
    past_watts: float = 0.0
    over_seconds: float = 0.0
    settled: bool = False
    scatter_watts: float | None = None
    rush_watts: float = 0.0
    rush_count: int = 0
    rush_seconds: float = 0.0
