"""What the governor says to a person."""

from potluck_client.governor.sensing import Trouble

_POWER = {
    Trouble.MISSING: "The power can’t be read, so your limit of {} can’t be watched.",
    Trouble.IMPOSSIBLE: "The power reads as something impossible, so your limit of {} can’t be "
    "watched.",
    Trouble.FROZEN: "The power always reads the same, so your limit of {} can’t be watched.",
}
_TEMPERATURE = {
    Trouble.MISSING: "The temperature can’t be read, so your limit of {} can’t be watched.",
    Trouble.IMPOSSIBLE: "The temperature reads as something impossible, so your limit of {} can’t "
    "be watched.",
    Trouble.FROZEN: "The temperature always reads the same, so your limit of {} can’t be watched.",
}
_FAN = {
    Trouble.MISSING: "The speed of the fan can’t be read, so your limit of {} can’t be watched.",
    Trouble.IMPOSSIBLE: "The speed of the fan reads as something impossible, so your limit of {} "
    "can’t be watched.",
    Trouble.FROZEN: "The speed of the fan always reads the same, so your limit of {} can’t be "
    "watched.",
}
# Whole sentences and no parts of them: other languages put the parts together otherwise.


def share_of_time(duty: float) -> str:
    """Say that the person's own share of time is what holds the device back."""
    return f"Works {_percent(duty)} of the time, as you set."


def power(watts: float) -> str:
    """Say that the power limit holds the device back."""
    return f"Slowed down to take at most {watts:.0f} W."


def power_taken_over(watts: float) -> str:
    """Say that the driver does not keep the limit that it took on."""
    return (
        f"Slowed down to take at most {watts:.0f} W, since the driver took this limit but does "
        "not keep it."
    )


def temperature(celsius: float) -> str:
    """Say that the temperature limit holds the device back."""
    return f"Slowed down to stay below {celsius:.0f} °C."


def fan(percent: float) -> str:
    """Say that the fan limit holds the device back."""
    return f"Slowed down to keep the fan below {percent:.0f} %."


def power_unmeasured(trouble: Trouble, watts: float, duty: float) -> str:
    """Say that the power limit can't be watched and what is done instead."""
    return _unmeasured(_POWER[trouble], f"{watts:.0f} W", duty)


def temperature_unmeasured(trouble: Trouble, celsius: float, duty: float) -> str:
    """Say that the temperature limit can't be watched and what is done instead."""
    return _unmeasured(_TEMPERATURE[trouble], f"{celsius:.0f} °C", duty)


def fan_unmeasured(trouble: Trouble, percent: float, duty: float) -> str:
    """Say that the fan limit can't be watched and what is done instead."""
    return _unmeasured(_FAN[trouble], f"{percent:.0f} %", duty)


def too_hot(celsius: float, resumes_celsius: float) -> str:
    """Say that work waits until the device has cooled down."""
    return (
        f"Hotter than your limit of {celsius:.0f} °C. It goes on once it has cooled down to "
        f"{resumes_celsius:.0f} °C."
    )


def power_too_low(watts: float, measured_watts: float, minutes: float) -> str:
    """Say that even the least work takes more power than allowed."""
    return (
        f"Even the least work takes {measured_watts:.0f} W, more than your limit of {watts:.0f} W. "
        + _again(minutes)
    )


def temperature_too_low(celsius: float, minutes: float) -> str:
    """Say that even the least work makes the device too hot."""
    return f"Even the least work makes it hotter than your limit of {celsius:.0f} °C. " + _again(
        minutes
    )


def fan_too_low(percent: float, minutes: float) -> str:
    """Say that even with the least work the fan turns too fast."""
    return (
        f"Even with the least work the fan turns faster than your limit of {percent:.0f} %. "
        + _again(minutes)
    )


def _again(minutes: float) -> str:
    return f"It tries again in {minutes:.0f} minutes; a higher limit helps at once."


def _unmeasured(sentence: str, limit: str, duty: float) -> str:
    return f"{sentence.format(limit)} To be careful, it works {_percent(duty)} of the time."


def _percent(duty: float) -> str:
    return f"{duty * 100:.0f} %"
