"""What a worker does between two micro-batches, on a clock that the test moves."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.orders import Orders, Wish
from potluck_client.worker.pace import LONGEST_CYCLE_SECONDS, SHORTEST_REST_SECONDS, Pace
from potluck_training.control import Flow, MicroBatchProgress

UNIT = b"u" * 16


class Clock:
    """Time that passes when the test, or a rest, lets it.

    Attributes:
        now: Seconds.
        rested: Seconds that were rested.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self.rested = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


class ClockedOrders(Orders):
    """Orders whose waiting moves the clock instead of taking time.

    Attributes:
        next_order: What comes during the next wait.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.next_order: wire.ToWorker | None = None

    def wait_for_change(self, since: Wish, seconds: float | None = None) -> Wish:
        """Let the time pass at once."""
        if self.next_order is not None:
            self.take(self.next_order)
            self.next_order = None
            return self.wish()
        assert seconds is not None, "nobody would end this wait"
        self.clock.now += seconds
        self.clock.rested += seconds
        return self.wish()


def batch(busy_seconds: float, step: int = 1) -> MicroBatchProgress:
    """Return the progress after a micro-batch of 100 tokens."""
    return MicroBatchProgress(
        steps_done=step, micro_batches_done=0, loss=2.0, tokens=100, busy_seconds=busy_seconds
    )


def start(duty: float) -> wire.ToWorker:
    """Return an order that sets the duty of a unit."""
    return wire.ToWorker(start=wire.StartUnit(duty=duty))


def paced(duty: float) -> tuple[Pace, ClockedOrders, Clock, list[wire.FromWorker]]:
    """Return a pace under a duty, with all it depends on."""
    clock = Clock()
    orders = ClockedOrders(clock)
    orders.take(start(duty))
    orders.next_beginning()
    said: list[wire.FromWorker] = []
    return Pace(UNIT, orders, said.append, clock), orders, clock, said


@given(
    duty=st.floats(0.01, 1.0),
    batches=st.lists(st.floats(0.001, 5.0), min_size=1, max_size=50),
)
def test_the_share_of_computing_is_the_duty(duty: float, batches: list[float]) -> None:
    """A volunteer's limit holds whatever the length of micro-batches."""
    pace, _, clock, _ = paced(duty)
    for seconds in batches:
        clock.now += seconds
        assert pace.after_micro_batch(batch(seconds)) is Flow.CONTINUE
    busy = sum(batches)
    wanted = busy * (1.0 - duty) / duty
    assert clock.rested == pytest.approx(wanted, rel=1e-6, abs=2 * SHORTEST_REST_SECONDS)


def test_speed_leaves_rests_out_and_reports_are_four_a_second() -> None:
    """A throttled device does not look like a slow one, and the pipe is not flooded."""
    pace, _, clock, said = paced(0.5)
    for _ in range(100):
        clock.now += 0.01
        pace.after_micro_batch(batch(0.01))
    assert clock.now == pytest.approx(2.0)
    assert 7 <= len(said) <= 9
    assert said[-1].progress.tokens_per_second == pytest.approx(10_000)
    assert said[-1].progress.unit_id == UNIT
    assert math.isclose(said[-1].progress.loss, 2.0)


@pytest.mark.parametrize(
    "order",
    [wire.ToWorker(abandon=wire.Abandon()), start(1.0), None],
    ids=["abandoned", "replaced", "pipe closed"],
)
def test_a_unit_that_is_not_wanted_stops_at_once(order: wire.ToWorker | None) -> None:
    """No rest and no further micro-batch once the unit is given up."""
    pace, orders, clock, _ = paced(0.01)
    if order is None:
        orders.close()
    else:
        orders.take(order)
    assert pace.after_micro_batch(batch(1.0)) is Flow.STOP
    assert clock.rested == 0.0


def test_giving_memory_back_stops_the_run_and_leaves_the_answer_to_whoever_drops_it() -> None:
    """Held is said only when the memory is free."""
    pace, orders, _, said = paced(1.0)
    orders.take(wire.ToWorker(hold=wire.Hold(release_memory=True)))
    assert pace.after_micro_batch(batch(1.0)) is Flow.STOP
    assert [message.WhichOneof("message") for message in said] == ["progress"]


def work(pace: Pace, clock: Clock, layers: list[float]) -> list[float]:
    """Do a micro-batch of so many seconds a layer; return the seconds from rest to rest."""
    cycles, began = [], clock.now
    for seconds in layers:
        clock.now += seconds
        rested = clock.rested
        if pace.interrupts(seconds):
            assert pace.between_layers() is Flow.CONTINUE
        if clock.rested > rested:
            cycles.append(clock.now - began)
            began = clock.now
    pace.after_micro_batch(batch(sum(layers)))
    return [*cycles, clock.now - began]


@given(
    duty=st.floats(0.05, 1.0),
    batches=st.lists(
        st.lists(st.floats(0.001, 0.05), min_size=1, max_size=60), min_size=1, max_size=8
    ),
)
def test_rests_between_layers_keep_the_duty_and_the_rhythm(
    duty: float, batches: list[list[float]]
) -> None:
    """Long micro-batches neither work more than allowed nor heat a card for long stretches."""
    pace, _, clock, _ = paced(duty)
    for layers in batches:
        longest = max(work(pace, clock, layers))
        assert duty == 1.0 or longest <= LONGEST_CYCLE_SECONDS + 0.05 / duty + 1e-6
    wanted = sum(map(sum, batches)) * (1.0 - duty) / duty
    assert clock.rested == pytest.approx(wanted, rel=1e-6, abs=2 * SHORTEST_REST_SECONDS)


def test_a_hold_is_answered_in_the_middle_of_a_micro_batch() -> None:
    """A person does not wait for a large model's micro-batch, and what was done before is told."""
    pace, orders, clock, said = paced(1.0)
    pace.after_micro_batch(batch(1.0, step=1))
    pace.after_micro_batch(batch(0.1, step=2))
    assert not pace.interrupts(0.1)
    orders.take(wire.ToWorker(hold=wire.Hold()))
    orders.next_order = wire.ToWorker(proceed=wire.Proceed())
    assert pace.interrupts(0.1)
    assert pace.between_layers() is Flow.CONTINUE
    assert [message.WhichOneof("message") for message in said] == ["progress", "progress", "held"]
    assert said[1].progress.steps_done == 2
    assert not pace.interrupts(0.1)
    assert clock.rested == 0.0


def test_a_duty_that_rises_to_all_ends_what_was_owed() -> None:
    """Between the question whether to rest and the rest, the limit may have been lifted."""
    pace, orders, clock, _ = paced(0.1)
    assert pace.interrupts(1.0)
    orders.take(wire.ToWorker(set_duty=wire.SetDuty(duty=1.0)))
    assert pace.between_layers() is Flow.CONTINUE
    assert clock.rested == 0.0


def test_a_stop_in_the_middle_of_a_micro_batch_is_no_credit_for_the_next() -> None:
    """A unit that is taken up again keeps to its duty from its first micro-batch on."""
    pace, orders, clock, _ = paced(0.5)
    orders.take(wire.ToWorker(hold=wire.Hold(release_memory=True)))
    assert pace.interrupts(5.0)
    assert pace.between_layers() is Flow.STOP
    orders.take(wire.ToWorker(proceed=wire.Proceed()))
    pace.taken_up()
    pace.after_micro_batch(batch(0.5))
    assert clock.rested == pytest.approx(0.5)
