"""What was found at one look, and what there is to look at."""

from dataclasses import dataclass
from enum import Enum


class Topic(Enum):
    """What is looked at, in the order in which it is shown; the values are fixed short names."""

    PYTHON = "python"
    """The Python that runs Potluck, and the packages beside it."""
    WORKER = "worker"
    """Whether a training process can start: memory, and its own imports."""
    WINDOW = "window"
    """Whether the window's parts can be loaded."""
    TORCH_BUILD = "torch_build"
    """Whether PyTorch was built for this computer's graphics cards and their driver."""
    CARD_MEMORY = "card_memory"
    """Whether a graphics card has room for a piece of work."""
    EXACT_STEPS = "exact_steps"
    """Whether known steps come to the digest that every computer must get."""
    FAST_STEPS = "fast_steps"
    """Whether the device's own floating point gives the same bits twice, and known ones."""
    DISK = "disk"
    """Whether the data folder can be written, and has room."""
    NETWORK = "network"
    """Whether the coordinators of the joined projects answer."""
    CLOCK = "clock"
    """Whether the clock is right."""
    KEYRING = "keyring"
    """Where this computer's key is, and whether it can be had."""
    TRAY = "tray"
    """Whether the desktop shows icons of programs such as Potluck's."""
    POWER_HELPER = "power_helper"
    """Whether the optional power helper answers."""
    UPDATES = "updates"
    """Whether an update has failed."""


class State(Enum):
    """How something was found."""

    LOOKING = "looking"
    """It is looked at now."""
    GOOD = "good"
    """As it should be."""
    WARNING = "warning"
    """It works, but could be better."""
    BROKEN = "broken"
    """It does not work, and Potluck can't do all of its work."""
    SKIPPED = "skipped"
    """It does not matter on this computer, or could not be looked at; the sentence says why."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found at one look.

    Attributes:
        topic: What was looked at.
        state: How it was found.
        sentence: What was found, in one or two sentences; empty while it is looked at.
        mend: What to do about it; empty where there is nothing to do.
        device_id: The device that it is about; empty for the computer.
    """

    topic: Topic
    state: State
    sentence: str = ""
    mend: str = ""
    device_id: str = ""

    @property
    def key(self) -> str:
        """Its fixed short name: one finding takes the place of another with the same."""
        name = self.topic.value
        return f"{name}@{self.device_id}" if self.device_id else name


def good(topic: Topic, sentence: str, *, device_id: str = "") -> Finding:
    """Return that something is as it should be."""
    return Finding(topic=topic, state=State.GOOD, sentence=sentence, device_id=device_id)


def skipped(topic: Topic, sentence: str, *, device_id: str = "") -> Finding:
    """Return that something does not matter here, or could not be looked at, and why."""
    return Finding(topic=topic, state=State.SKIPPED, sentence=sentence, device_id=device_id)


def warning(topic: Topic, sentence: str, mend: str, *, device_id: str = "") -> Finding:
    """Return that something works but could be better, and how."""
    return Finding(
        topic=topic, state=State.WARNING, sentence=sentence, mend=mend, device_id=device_id
    )


def broken(topic: Topic, sentence: str, mend: str, *, device_id: str = "") -> Finding:
    """Return that something does not work, and how to mend it."""
    return Finding(
        topic=topic, state=State.BROKEN, sentence=sentence, mend=mend, device_id=device_id
    )


def together(*sentences: str) -> str:
    """Return sentences in a row; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)
