"""What each topic is called, in plain words."""

from potluck_client.doctor.finding import Topic


def title_of(topic: Topic) -> str:
    """Return what is looked at, for a person."""
    match topic:
        case Topic.PYTHON:
            return "Python and its packages"
        case Topic.WORKER:
            return "Room to train"
        case Topic.WINDOW:
            return "The window's parts"
        case Topic.TORCH_BUILD:
            return "PyTorch for your graphics card"
        case Topic.CARD_MEMORY:
            return "The graphics card's memory"
        case Topic.EXACT_STEPS:
            return "Computing right, to the last bit"
        case Topic.FAST_STEPS:
            return "Computing the same twice"
        case Topic.DISK:
            return "Room on the disk"
        case Topic.NETWORK:
            return "Reaching your projects"
        case Topic.CLOCK:
            return "The clock"
        case Topic.KEYRING:
            return "This computer's key"
        case Topic.TRAY:
            return "The icon in the panel"
        case Topic.POWER_HELPER:
            return "The power helper"
        case Topic.UPDATES:
            return "Updates"
