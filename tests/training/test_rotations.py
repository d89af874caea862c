"""The tables of the rotary encoding, against another way to compute them."""

import hashlib

import numpy as np

from potluck.v1 import manifest_pb2 as wire
from potluck_training.rotations import rotations

GOLDEN = "8bf83107c6fd48ff150100bd81696563164431fd35a3fee270c0db88bf6ab411"


def test_angles_are_those_of_the_formula() -> None:
    """A model trained here runs in others' software, which computes the angles in float."""
    model = wire.ModelConfig(width=128, heads=2, context_tokens=300, rope_theta=10_000.0)
    tables = rotations(model, "cpu")
    frequencies = 10_000.0 ** -(np.arange(0, 64, 2) / 64)
    angles = np.tile(np.outer(np.arange(300), frequencies), 2)
    np.testing.assert_allclose(tables.cosines_TE.numpy(), np.cos(angles), atol=6e-8)
    np.testing.assert_allclose(tables.sines_TE.numpy(), np.sin(angles), atol=6e-8)


def test_tables_are_the_same_on_every_machine() -> None:
    """One differing bit in a table would part honest volunteers at the first step."""
    model = wire.ModelConfig(width=96, heads=3, context_tokens=500, rope_theta=500_000.0)
    tables = rotations(model, "cpu")
    data = tables.cosines_TE.numpy().tobytes() + tables.sines_TE.numpy().tobytes()
    assert hashlib.sha256(data).hexdigest() == GOLDEN
