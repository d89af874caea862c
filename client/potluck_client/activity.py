"""What a device's runner does, in words for a person."""

from enum import Enum


class Activity(Enum):
    """What a device's runner does; the sentence is for a person."""

    RESTING = "Waiting."
    """The gate is closed, or there is nothing to do."""
    STARTING = "Getting the training part ready."
    """The worker starts, or work is asked for."""
    FETCHING = "Fetching the model and the text for the next piece of work."
    """Files are on their way here."""
    COMPUTING = "Training now."
    """The worker has a unit."""
    SENDING = "Handing in a finished piece of work."
    """Files are on their way to the coordinator."""
