"""How an inspector that shares its owner's processor is held back."""

import math
import threading

import pytest

from potluck_coordinator.inspector.gate import Gate
from potluck_coordinator.inspector_process import duty_of, go_line
from potluck_training.control import Flow, MicroBatchProgress


def busy(seconds: float) -> MicroBatchProgress:
    """Return a micro-batch that took so long."""
    return MicroBatchProgress(
        steps_done=1, micro_batches_done=1, loss=math.nan, tokens=1, busy_seconds=seconds
    )


def test_a_rest_is_as_long_as_the_share_of_time_says_and_ends_at_once_when_closed() -> None:
    """An hour of work at a tenth of the time is followed by nine hours, unless it is to end."""
    gate = Gate()
    gate.go(0.1)
    flows: list[Flow] = []
    over = threading.Event()

    def work() -> None:
        flows.append(gate.after_micro_batch(busy(3600.0)))
        over.set()

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    assert not over.wait(0.05)
    gate.close()
    assert over.wait(10.0)
    worker.join()
    assert flows == [Flow.STOP]


def test_all_of_the_time_needs_no_rest() -> None:
    """Where there is no limit, nothing is waited for."""
    gate = Gate()
    assert gate.after_micro_batch(busy(3600.0)) is Flow.CONTINUE


@pytest.mark.parametrize("duty", [0.001, 0.01, 0.4, 0.995, 1.0])
def test_a_share_of_time_arrives_as_it_was_sent(duty: float) -> None:
    """To a whole percent, and never as nothing."""
    told = duty_of(go_line(duty))
    assert told is not None
    assert abs(told - duty) < 0.01


@pytest.mark.parametrize("line", ["", "hold", "going", "go 0", "go -1", "go 101", "go ٤", "go x"])
def test_what_is_no_share_of_time_lets_nothing_through(line: str) -> None:
    """A line that can't be read is no permission."""
    assert duty_of(line) is None
