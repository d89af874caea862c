"""Trains a small decoder on Practice's text under any numerics, and looks at what becomes of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.ingest.documents import Piece
from potluck_coordinator.ingest.standard_library import read_standard_library
from potluck_training.adamw import Moments, clip, decay, update
from potluck_training.batches import window_starts, windows
from potluck_training.model import mean_loss
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics, Rotations
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import views_by_name
from potluck_training.rotations import rotations
from potluck_training.weights import flatten, initial_weights, parameter_layout

BYTES = 256
_HELD_OUT_SHARE = 0.05
_HELD_OUT_TOKENS = 8192
_LOOKS = 6
"""How often the held-out loss is taken over the last tenth of the steps."""
_WORDS = re.compile(rb"[A-Za-z_0-9]+|\s+|[^A-Za-z_0-9\s]")


@dataclass(frozen=True, kw_only=True)
class Size:
    """A model and how it trains.

    Attributes:
        width: Of the residual stream.
        layers: Number of blocks.
        context: Tokens of a sequence.
        sequences: Of a step, all in one micro-batch.
        vocabulary: 256 for bytes, or more for bytes and the most frequent words.
    """

    width: int
    layers: int
    context: int
    sequences: int
    vocabulary: int = BYTES

    def model(self) -> wire.ModelConfig:
        """Return its shape, that of Practice's model scaled."""
        return wire.ModelConfig(
            vocabulary_size=self.vocabulary,
            width=self.width,
            layers=self.layers,
            heads=4,
            kv_heads=2,
            # Whole blocks of 32, as every other contraction here.
            hidden_width=(self.width * 11 // 4 + 31) // 32 * 32,
            context_tokens=self.context,
            rope_theta=10_000.0,
            norm_epsilon=1e-5,
            tied_embeddings=True,
        )


@dataclass(frozen=True, kw_only=True)
class Losses:
    """What a run came to.

    Attributes:
        held_out: Mean loss on held-out text over the last tenth of the steps, in float32.
        trained: Mean loss of the steps in the last tenth, in the run's own numerics.
    """

    held_out: float
    trained: float


class Learner:
    """One decoder in training in this process.

    Attributes:
        numerics: What it computes by.
        flat: All weights.
        gradient: Of all weights.
    """

    def __init__(self, size: Size, numerics: Numerics, seed: int) -> None:
        model = size.model()
        self.numerics = numerics
        self._size, self._model, self._seed = size, model, seed
        self._inner = practice_recipe().inner
        self._tokens, self._held_out = text(size.vocabulary)
        self._tables: Rotations = rotations(model, "cpu")
        self.flat = torch.tensor(flatten(model, initial_weights(model, seed)))
        self.gradient = torch.zeros_like(self.flat)
        self._moments = Moments(
            first=torch.zeros_like(self.flat), second=torch.zeros_like(self.flat)
        )
        specs = parameter_layout(model)
        views = views_by_name(specs, self.flat)
        self._matrices = [views[spec.name] for spec in specs if spec.is_matrix]
        self._parameters: dict[str, Tensor] = {}
        for name, gradient in views_by_name(specs, self.gradient).items():
            parameter = views[name].detach().requires_grad_()
            parameter.grad = gradient
            self._parameters[name] = parameter

    def shake(self) -> None:
        """Change every weight in its last bits, as another order of sums would."""
        signs = np.random.default_rng(self._seed).integers(0, 2, self.flat.numel()) * 2 - 1
        self.flat.mul_(torch.from_numpy((1.0 + signs * 2.0**-22).astype(np.float32)))

    def add_gradient(self, step: int) -> float:
        """Add the gradient of a step's batch; return its loss."""
        size = self._size
        starts = window_starts(self._seed, step, size.sequences, self._tokens.size, size.context)
        loss = self._loss(self.numerics, windows(self._tokens, starts, size.context))
        loss.backward()  # type: ignore[no-untyped-call]
        return loss.item()

    def use_gradient(self, step: int) -> None:
        """Do the step."""
        with torch.no_grad():
            clip(self.numerics, self.gradient, self._inner.clip_norm)
            decay(self._matrices, self._inner, step)
            update(self.numerics, self.flat, self.gradient, self._moments, self._inner, step)
            self.gradient.zero_()

    def train(self, steps: int) -> Losses:
        """Do steps from 0 on."""
        tail = max(steps // 10, 1)
        looks = {round(step) for step in np.linspace(steps - tail, steps - 1, _LOOKS)}
        trained, held_out = [], []
        for step in range(steps):
            loss = self.add_gradient(step)
            self.use_gradient(step)
            if step >= steps - tail:
                trained.append(loss)
            if step in looks:
                held_out.append(self.held_out_loss(Fast()))
        return Losses(held_out=float(np.mean(held_out)), trained=float(np.mean(trained)))

    def held_out_loss(self, numerics: Numerics) -> float:
        """Return the loss on held-out text."""
        context = self._size.context
        starts = np.linspace(
            0, self._held_out.size - context - 1, _HELD_OUT_TOKENS // context
        ).astype(np.int64)
        with torch.no_grad():
            return self._loss(numerics, windows(self._held_out, starts, context)).item()

    def _loss(self, numerics: Numerics, ids: NDArray[np.int64]) -> Tensor:
        return mean_loss(
            numerics, self._model, self._parameters, self._tables, torch.from_numpy(ids)
        )


@lru_cache(maxsize=2)
def text(vocabulary: int) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """Return Practice's text as tokens: what is trained on, and what is held out."""
    pieces = [one.text for one in read_standard_library() if isinstance(one, Piece)]
    whole = "\n".join(pieces).encode()
    if vocabulary == BYTES:
        tokens = np.frombuffer(whole, np.uint8).astype(np.uint16)
    else:
        tokens = np.fromiter(_words(whole, vocabulary), np.uint16)
    held_out = round(tokens.size * _HELD_OUT_SHARE)
    return tokens[:-held_out], tokens[-held_out:]


def _words(whole: bytes, vocabulary: int) -> Iterator[int]:
    """Yield the most frequent words as one token each, and the others byte by byte."""
    found = _WORDS.findall(whole)
    frequent = Counter(found).most_common(vocabulary - BYTES)
    ids = {word: BYTES + place for place, (word, _) in enumerate(frequent)}
    for word in found:
        if word in ids:
            yield ids[word]
        else:
            yield from word
