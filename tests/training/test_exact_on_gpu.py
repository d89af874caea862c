"""Exact numerics on a graphics card: the processor's bits, and what they cost."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from potluck.numerics import EXACT
from potluck.v1 import manifest_pb2 as wire
from potluck_training.control import Unhindered
from potluck_training.model import mean_loss
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.exact.fused_cuda import FusedCuda
from potluck_training.numerics.exact.self_test import wrong_primitives
from potluck_training.numerics.fast import Fast
from potluck_training.rotations import rotations
from potluck_training.unit import run_unit
from potluck_training.weights import initial_weights
from tests.fakes.model_parameters import model_parameters
from tests.fakes.training_jobs import result_digests, tiny_job

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no NVIDIA GPU here"),
]


def test_every_primitive_has_the_references_bits() -> None:
    """What the interpreter showed holds on the card."""
    assert wrong_primitives(FusedCuda(), "cuda:0") == []


def test_a_unit_on_a_graphics_card_has_the_processors_digests(tmp_path: Path) -> None:
    """Two volunteers with different devices are compared by digests alone."""
    digests = set()
    for device in ("cpu", "cuda:0"):
        job = tiny_job(tmp_path, name=device[:3], device=device)
        job.recipe.numerics = EXACT
        run_unit(job, Unhindered(), lambda _segment: None)
        digests.add(result_digests(job))
    assert len(digests) == 1


def test_a_step_is_not_much_slower_than_floating_point(
    record_property: Callable[[str, object], None],
) -> None:
    """Exactness stays affordable; the times are recorded for docs/measurements.md."""
    model = wire.ModelConfig(
        layers=4,
        width=1024,
        heads=16,
        kv_heads=8,
        hidden_width=2816,
        vocabulary_size=8192,
        context_tokens=1024,
        rope_theta=10_000.0,
        norm_epsilon=1e-5,
        tied_embeddings=True,
    )
    milliseconds = {
        "exact": _step_milliseconds(model, EXACT, bfloat16=False),
        "float32": _step_milliseconds(model, "", bfloat16=False),
        "bfloat16": _step_milliseconds(model, "", bfloat16=True),
    }
    for name, value in milliseconds.items():
        record_property(f"{name}_step_ms", round(value, 2))
    assert milliseconds["exact"] <= 5 * milliseconds["float32"]


def _step_milliseconds(model: wire.ModelConfig, name: str, *, bfloat16: bool) -> float:
    """Return the least time of a forward and a backward pass over four sequences."""
    numerics = choose_numerics(name, "cuda:0") if name else Fast()
    weights = {
        key: tensor.detach().cuda().requires_grad_()
        for key, tensor in model_parameters(model, initial_weights(model, 1)).items()
    }
    tables = rotations(model, "cuda:0")
    ids = np.random.default_rng(1).integers(0, model.vocabulary_size, (4, model.context_tokens + 1))
    windows = torch.from_numpy(ids).cuda()
    times = []
    for _ in range(5):
        torch.cuda.synchronize()
        start = time.perf_counter()
        with torch.autocast("cuda", torch.bfloat16, enabled=bfloat16):
            loss = mean_loss(numerics, model, weights, tables, windows)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.cuda.synchronize()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)
