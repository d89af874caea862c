"""What a check of a device comes to, in plain sentences."""

_FAST_SECONDS = 20.0
_GOOD_SECONDS = 120.0
_COOL_CELSIUS = 70.0
_WARM_CELSIUS = 85.0

WENT_QUIET = "The check got no answer, so it was ended. Try again, or look at the device's driver."


def closing_sentence(
    practice_seconds: float, most_celsius: float | None, *, tells_power: bool
) -> str:
    """Return what a finished check comes to.

    Args:
        practice_seconds: About how long a unit of Practice takes.
        most_celsius: The highest temperature that was read; None for none.
        tells_power: True when its power could be read.
    """
    said = [_speed(practice_seconds)]
    if most_celsius is not None:
        said.append(_heat(most_celsius))
    if most_celsius is None and not tells_power:
        said.append("It tells neither its temperature nor its power.")
    elif most_celsius is None:
        said.append("It does not tell its temperature.")
    elif not tells_power:
        said.append("It does not tell its power.")
    return " ".join(said)


def ceiling_sentence(celsius: float, ceiling: float) -> str:
    """Return why a check was ended before its time."""
    return (
        f"The check was ended at {celsius:.0f} °C, since your limit is {ceiling:.0f} °C. At work "
        "Potluck rests in between to stay below it."
    )


def _speed(practice_seconds: float) -> str:
    span = _span(practice_seconds)
    if practice_seconds <= _FAST_SECONDS:
        return f"Fast: a piece of work of Practice takes about {span}."
    if practice_seconds <= _GOOD_SECONDS:
        return f"Good speed: a piece of work of Practice takes about {span}."
    return f"Unhurried: a piece of work of Practice takes about {span}."


def _heat(celsius: float) -> str:
    if celsius <= _COOL_CELSIUS:
        return f"Stays cool: {celsius:.0f} °C at most."
    if celsius <= _WARM_CELSIUS:
        return f"Gets warm: {celsius:.0f} °C at most."
    return f"Gets hot: {celsius:.0f} °C at most. A limit for its temperature keeps it cooler."


def _span(seconds: float) -> str:
    if seconds < 1.0:
        return "a second"
    if seconds < 100.0:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min"
