"""Names of the files that a worker keeps in a unit's own folder."""

STATE = "state.safetensors"
"""Weights, moments and step at the newest segment; replaced atomically at every segment."""

DELTA = "delta.f32"
"""Weights − base at the end, float32 little-endian in layout order; the leaves that are opened."""

PAYLOAD = "payload.bin"
"""The encoded pseudo-gradient, ready for upload."""

COMMITMENT = "commitment.bin"
"""The serialised Commitment without its public key; its presence means that the unit is done."""
