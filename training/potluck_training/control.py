"""How whoever runs a unit follows it and stops it; torch-free."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Flow(Enum):
    """What to do after a micro-batch."""

    CONTINUE = "continue"
    """Go on with the next micro-batch."""
    STOP = "stop"
    """Raise UnitStopped; the unit can be taken up from its last segment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MicroBatchProgress:
    """How far a unit is after a micro-batch.

    Attributes:
        steps_done: Inner steps done, this one included when its last micro-batch is done.
        micro_batches_done: Micro-batches done in the step that is under way.
        loss: Training loss of the newest finished step; NaN before the first.
        tokens: Tokens of this micro-batch.
        busy_seconds: Seconds of work since the hook last returned: this micro-batch, with the
            optimizer's step and the saving of the segment where they fell due.
    """

    steps_done: int
    micro_batches_done: int
    loss: float
    tokens: int
    busy_seconds: float


class UnitControl(Protocol):
    """Asked after every micro-batch whether to go on."""

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Say whether to go on; may block for as long as work is held or throttled."""
        ...


class Unhindered:
    """Goes on, always."""

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:  # noqa: ARG002
        """Go on."""
        return Flow.CONTINUE
