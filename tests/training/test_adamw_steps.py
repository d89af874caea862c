"""The written-out optimizer against PyTorch's own."""

import pytest
import torch

from potluck.v1 import manifest_pb2
from potluck_training.adamw import Moments, clip, decay, learning_rate, update
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.port import Numerics


@pytest.fixture(params=["", "exact-1"], ids=["fast", "exact"])
def numerics(request: pytest.FixtureRequest) -> Numerics:
    """Return each arithmetic that a recipe may name."""
    return choose_numerics(request.param, "cpu")


@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_steps_are_those_of_torch(weight_decay: float, numerics: Numerics) -> None:
    """Anybody can check the recipe against the optimizer that they know."""
    inner = manifest_pb2.InnerOptimizer(
        learning_rate=1e-2, beta1=0.9, beta2=0.95, epsilon=1e-6, weight_decay=weight_decay
    )
    generator = torch.Generator().manual_seed(1)
    weights = torch.randn(100, generator=generator)
    theirs = weights.clone().requires_grad_()
    optimizer = torch.optim.AdamW(
        [theirs], lr=1e-2, betas=(0.9, 0.95), eps=1e-6, weight_decay=weight_decay
    )
    moments = Moments(first=torch.zeros(100), second=torch.zeros(100))
    for step in range(10):
        gradient = torch.randn(100, generator=generator)
        theirs.grad = gradient.clone()
        optimizer.step()
        decay([weights], inner, step)
        update(numerics, weights, gradient, moments, inner, step)
    torch.testing.assert_close(weights, theirs.detach(), rtol=1e-5, atol=1e-6)


def test_the_rate_rises_over_the_warm_up_and_stays() -> None:
    """The first steps from zero state are the ones where machines drift most, so they are small."""
    inner = manifest_pb2.InnerOptimizer(learning_rate=1.0, warmup_steps=4)
    assert [learning_rate(inner, step) for step in range(6)] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    inner.warmup_steps = 0
    assert learning_rate(inner, 0) == 1.0


def test_long_gradients_are_shortened_and_short_ones_kept(numerics: Numerics) -> None:
    """One bad batch can't throw a unit off."""
    long, short = torch.full((4,), 10.0), torch.full((4,), 0.1)
    assert clip(numerics, long, 1.0).item() == 20.0
    assert abs(torch.linalg.vector_norm(long).item() - 1.0) < 1e-5
    clip(numerics, short, 1.0)
    assert torch.equal(short, torch.full((4,), 0.1))
