"""Stopping between layers: at every place, without a trace in the result."""

from pathlib import Path

import pytest
import torch

from potluck_training.control import Flow, Unhindered
from potluck_training.evaluate import held_out_loss
from potluck_training.model import mean_loss
from potluck_training.numerics.fast import Fast
from potluck_training.rotations import rotations
from potluck_training.unit import UnitJob, UnitStopped, run_unit
from potluck_training.weights import initial_weights
from potluck_training.yield_points import YieldPoints
from tests.fakes.model_parameters import model_parameters
from tests.fakes.training_jobs import Meddling, result_digests, tiny_job, tiny_model

STEPS = 4
MICRO_BATCHES = 3 * STEPS
LAYERS = 2
PLACES = MICRO_BATCHES * 2 * (2 * LAYERS + 1) + STEPS * 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with base and shard, shared by the runs of this module."""
    return tmp_path_factory.mktemp("yielding")


@pytest.fixture(scope="module")
def in_peace(folder: Path) -> tuple[bytes, ...]:
    """The digests of a run that nothing interrupted."""
    return done(tiny_job(folder, steps=STEPS, name="peace"), Unhindered())


def done(job: UnitJob, control: Unhindered) -> tuple[bytes, ...]:
    """Run a unit to its end and return its digests."""
    run_unit(job, control, lambda _segment: None)
    return result_digests(job)


@pytest.mark.parametrize("share", [1.0, 0.5, 0.02])
def test_holds_between_layers_change_no_bit(
    folder: Path, in_peace: tuple[bytes, ...], tmp_path: Path, share: float
) -> None:
    """Held at every place, at half of them or at few, a unit has the result of one in peace."""
    control = Meddling(share)
    assert done(tiny_job(folder, steps=STEPS, name=str(tmp_path / "unit")), control) == in_peace
    assert control.asked == PLACES
    assert control.held == PLACES if share == 1.0 else 0 < control.held < PLACES


def test_a_stop_at_any_place_comes_out_and_changes_no_bit(
    folder: Path, in_peace: tuple[bytes, ...], tmp_path: Path
) -> None:
    """Forwards, backwards and in the optimizer's step: it is left at once and goes on later."""
    job = tiny_job(folder, steps=STEPS, name=str(tmp_path / "unit"))
    in_one_step = PLACES // STEPS
    for place in range(1, in_one_step + 1):
        control = Meddling(0.0, stop_at=place)
        with pytest.raises(UnitStopped):
            run_unit(job, control, lambda _segment: None)
        assert control.asked == place
    for place in (in_one_step + 7, 2 * in_one_step + 3, 2 * in_one_step - 1, 5):
        with pytest.raises(UnitStopped):
            run_unit(job, Meddling(0.0, stop_at=place), lambda _segment: None)
    assert done(job, Unhindered()) == in_peace


def test_asking_changes_no_bit_of_a_gradient() -> None:
    """What asks hangs on the graph and adds nothing to it."""
    model = tiny_model()
    windows = torch.arange(2 * (model.context_tokens + 1)).view(2, -1) % 251
    tables = rotations(model, "cpu")

    def gradients(points: YieldPoints | None) -> list[bytes]:
        weights = model_parameters(model, initial_weights(model, 3))
        if points is None:
            loss = mean_loss(Fast(), model, weights, tables, windows)
        else:
            loss = mean_loss(Fast(), model, weights, tables, windows, points.between)
        loss.backward()  # type: ignore[no-untyped-call]
        grads = [weight.grad for weight in weights.values()]
        return [grad.numpy().tobytes() for grad in grads if grad is not None]

    plain = gradients(None)
    assert plain
    assert gradients(YieldPoints(Meddling(0.5), "cpu")) == plain


def test_time_on_hold_is_not_time_of_work() -> None:
    """A volunteer's speed does not suffer from pauses in the middle of a micro-batch."""
    now = 0.0

    class Lingering(Unhindered):
        """Holds for a minute each time, and remembers how long was worked before."""

        def __init__(self) -> None:
            self.worked: list[float] = []

        def interrupts(self, busy_seconds: float) -> bool:
            self.worked.append(busy_seconds)
            return True

        def between_layers(self) -> Flow:
            nonlocal now
            now += 60.0
            return Flow.CONTINUE

    control = Lingering()
    points = YieldPoints(control, "cpu", lambda: now)
    for seconds in (1.0, 2.0, 3.0):
        now += seconds
        points.ask()
    now += 4.0
    assert control.worked == [1.0, 2.0, 3.0]
    assert points.take_busy_seconds() == 10.0
    now += 60.0
    points.resume()
    now += 5.0
    assert points.take_busy_seconds() == 5.0


def test_measuring_a_checkpoint_stops_between_layers(folder: Path) -> None:
    """An inspector gives way as fast as a worker does."""
    job = tiny_job(folder, steps=STEPS)
    control = Meddling(0.0, stop_at=3)
    with pytest.raises(UnitStopped):
        held_out_loss(job.recipe.model, job.base_path, job.shard_path, "cpu", 1, control)
    assert control.asked == 3
