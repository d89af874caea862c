"""Names of the files that a worker keeps in a unit's own folder."""

STATE = "state.safetensors"
"""Weights, moments and step at the newest segment; replaced atomically at every segment."""

DELTA = "delta.f32"
"""Weights − base at the end, float32 little-endian in layout order; the leaves that are opened."""

PAYLOAD = "payload.bin"
"""The encoded pseudo-gradient, ready for upload."""

COMMITMENT = "commitment.bin"
"""The serialised Commitment without its public key; its presence means that the unit is done."""

KEPT_STATES = "states"
"""Folder of states at the ends of segments, with exact numerics: what a dispute can start from."""

STATE_BYTES_PER_WEIGHT = 12
"""A state is the weights and both moments, each float32 little-endian in layout order."""


def kept_state(steps_done: int) -> str:
    """Return the name in the folder of states of the one after so many inner steps."""
    return f"{steps_done}.f32"
