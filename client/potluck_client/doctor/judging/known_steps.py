"""Whether a few known training steps come to the right bits on a device."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, broken, good, skipped, together, warning

_FAULTS = (
    "Undo overclocking of the processor, the memory or the graphics card, update its driver, and "
    "test the memory (for example with Memtest86+). Until then let this device rest: what it "
    "computes would be turned down."
)


@dataclass(frozen=True, kw_only=True)
class StepsReading:
    """What the known steps came to on a device.

    Attributes:
        device_id: The device.
        name: What it is called.
        exact: Digest under exact numerics; empty where the device can't compute by them.
        exact_expected: What that has to be.
        fast: Digests in the device's own floating point, one for each time they were done.
        fast_expected: What these have to be; empty where nobody has measured it.
        fast_may_differ: True where the device adds in no fixed order.
        problem: Why the steps could not be done; empty when they were.
    """

    device_id: str
    name: str
    exact: str
    exact_expected: str
    fast: tuple[str, ...]
    fast_expected: str
    fast_may_differ: bool
    problem: str = ""


def judge_exact(reading: StepsReading) -> Finding:
    """Return whether the digest is the one that every computer must get."""
    topic, device = Topic.EXACT_STEPS, reading.device_id
    if reading.problem and not reading.exact:
        return _failed(topic, reading)
    if not reading.exact:
        return skipped(
            topic,
            f"{reading.name} can't compute by the exact rules, so it takes work of other projects "
            "only.",
            device_id=device,
        )
    if reading.exact == reading.exact_expected:
        return good(
            topic,
            f"{reading.name} computes known steps to the very bits that every computer must get.",
            device_id=device,
        )
    return broken(
        topic,
        f"This computer computes wrongly: {reading.name} came to another result than every "
        "computer must get.",
        _FAULTS,
        device_id=device,
    )


def judge_fast(reading: StepsReading) -> Finding:
    """Return whether floating point gives the same bits twice, and those known for its class."""
    topic, device = Topic.FAST_STEPS, reading.device_id
    if reading.problem and not reading.fast:
        return _failed(topic, reading)
    if reading.fast_may_differ:
        return skipped(
            topic,
            f"{reading.name} adds numbers in no fixed order, so its results may differ in the last "
            "bits, which projects allow for.",
            device_id=device,
        )
    if len(set(reading.fast)) != 1:
        return broken(
            topic,
            f"{reading.name} came to different results when it did the same steps twice.",
            _FAULTS,
            device_id=device,
        )
    if not reading.fast_expected:
        return good(
            topic,
            f"{reading.name} comes to the same result twice. Which one it has to be on such a "
            "device nobody has measured yet.",
            device_id=device,
        )
    if reading.fast[0] == reading.fast_expected:
        return good(
            topic,
            f"{reading.name} comes to the same result twice, and it is the known one for such a "
            "device.",
            device_id=device,
        )
    return warning(
        topic,
        f"{reading.name} comes to the same result twice, but to another one than was measured on "
        "such a device.",
        "If its results are turned down by a project's checks: "
        "undo overclocking, and test the memory.",
        device_id=device,
    )


def _failed(topic: Topic, reading: StepsReading) -> Finding:
    return broken(
        topic,
        together(f"{reading.name} could not do the known steps.", reading.problem),
        "Update the device's driver and look again, or switch this device off in your limits.",
        device_id=reading.device_id,
    )
