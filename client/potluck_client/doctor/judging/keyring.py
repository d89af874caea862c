"""Where this computer's key is, and whether it can be had."""

from dataclasses import dataclass
from enum import Enum

from potluck_client.doctor.finding import Finding, Topic, broken, good, skipped


class KeyPlace(Enum):
    """Where the key is."""

    NONE = "none"
    """There is none yet."""
    FILE = "file"
    """In a file that only its owner reads."""
    KEYRING = "keyring"
    """In the system's keyring."""


@dataclass(frozen=True, kw_only=True)
class KeyringReading:
    """What is known of the key.

    Attributes:
        place: Where it is.
        problem: Why it could not be had, in a sentence; empty when it could, or there is none.
        keyring: True when the system has a keyring worth using; None when it did not answer.
        left_alone: True where the person wants no keyring to be used.
    """

    place: KeyPlace
    problem: str
    keyring: bool | None
    left_alone: bool = False


def judge_keyring(reading: KeyringReading) -> Finding:
    """Return whether this computer can prove who it is."""
    if reading.problem:
        return broken(
            Topic.KEYRING,
            reading.problem,
            "Unlock the system's keyring, for example by logging in anew, and look again.",
        )
    match reading.place:
        case KeyPlace.FILE:
            return good(
                Topic.KEYRING,
                "This computer's key is in a file that only you can read. Copy it to keep it.",
            )
        case KeyPlace.KEYRING:
            return good(
                Topic.KEYRING, "This computer's key is in the system's keyring, which gives it."
            )
        case KeyPlace.NONE if reading.left_alone:
            return good(
                Topic.KEYRING,
                "This computer's key is made when a project is joined, and then kept in a file "
                "that only you can read, as you wished.",
            )
        case KeyPlace.NONE if reading.keyring is None:
            return skipped(
                Topic.KEYRING,
                "The system's keyring does not answer. This computer's key is made when a project "
                "is joined, and then kept in a file that only you can read.",
            )
        case KeyPlace.NONE if reading.keyring:
            return good(
                Topic.KEYRING,
                "The system's keyring answers. This computer's key is made when a project is "
                "joined.",
            )
        case KeyPlace.NONE:
            return skipped(
                Topic.KEYRING,
                "This system has no keyring. This computer's key is made when a project is joined, "
                "and then kept in a file that only you can read.",
            )
