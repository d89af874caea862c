"""How whoever runs a unit follows it and stops it; torch-free."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Flow(Enum):
    """What to do next."""

    CONTINUE = "continue"
    """Go on."""
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
    """Asked after every micro-batch, and between layers, whether to go on.

    Nothing that is computed depends on when it answers.
    """

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        """Say whether to go on; may block for as long as work is held or throttled."""
        ...

    def interrupts(self, busy_seconds: float) -> bool:
        """Tell, in the middle of a micro-batch, whether work is to stop here; never blocks.

        Args:
            busy_seconds: Seconds of work since the control was last asked anything; they are part
                of the micro-batch's too.
        """
        ...

    def between_layers(self) -> Flow:
        """Say whether to go on, where interrupts() was true; may block as after a micro-batch."""
        ...


class Unhindered:
    """Goes on, always."""

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:  # noqa: ARG002
        """Go on."""
        return Flow.CONTINUE

    def interrupts(self, busy_seconds: float) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def between_layers(self) -> Flow:
        """Go on."""
        return Flow.CONTINUE
