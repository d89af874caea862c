"""One model in training on one device: weights, gradient and moments in flat arrays."""

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire
from potluck_training.adamw import Moments, clip, decay, update
from potluck_training.errors import TrainingError
from potluck_training.model import mean_loss
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.port import Numerics
from potluck_training.rotations import rotations
from potluck_training.weights import TensorSpec, parameter_layout
from potluck_training.yield_points import YieldPoints


class Replica:
    """Weights that train, with what their optimizer remembers.

    All tensors of the model are views of one flat array in layout order, and their gradients of
    another; so the optimizer, the saved state and the commitment each work on whole arrays.

    Attributes:
        weights: All weights, flat.
        moments: The optimizer's state.
    """

    def __init__(
        self,
        recipe: wire.Recipe,
        weights: NDArray[np.float32],
        device: str,
        points: YieldPoints,
        numerics: Numerics | None = None,
    ) -> None:
        self._recipe = recipe
        self._numerics = numerics or choose_numerics(recipe.numerics, device, points.ask)
        self._points = points
        self._device = device
        # Copied into memory of torch's own, whose alignment is always the same: the matrix
        # library may add in another order when an array starts at another place.
        self.weights = torch.tensor(weights, device=device)
        self.moments = Moments(
            first=torch.zeros_like(self.weights), second=torch.zeros_like(self.weights)
        )
        self._gradient = torch.zeros_like(self.weights)
        self._tables = rotations(recipe.model, device)
        specs = parameter_layout(recipe.model)
        views = views_by_name(specs, self.weights)
        self._matrices = [views[spec.name] for spec in specs if spec.is_matrix]
        self._parameters: dict[str, Tensor] = {}
        for name, gradient in views_by_name(specs, self._gradient).items():
            parameter = views[name].detach().requires_grad_()
            parameter.grad = gradient
            self._parameters[name] = parameter

    def restore(
        self,
        weights: NDArray[np.float32],
        first_moment: NDArray[np.float32],
        second_moment: NDArray[np.float32],
    ) -> None:
        """Take over weights and moments that were saved earlier."""
        self.weights.copy_(torch.from_numpy(weights))
        self.moments.first.copy_(torch.from_numpy(first_moment))
        self.moments.second.copy_(torch.from_numpy(second_moment))

    def add_gradient(self, windows: NDArray[np.int64], share: float) -> float:
        """Add the gradient of a micro-batch, weighted by its share of the step; returns its loss.

        Raises:
            TrainingError: The loss is not finite.
            UnitStopped: The control said so; the gradient is then of no use.
        """
        on_device = torch.from_numpy(windows).to(self._device)
        loss = mean_loss(
            self._numerics,
            self._recipe.model,
            self._parameters,
            self._tables,
            on_device,
            self._points.between,
        )
        (loss * share).backward()  # type: ignore[no-untyped-call]
        # Reading the number waits for the device, so that a pause takes hold at once.
        value = loss.item()
        if not math.isfinite(value):
            raise _diverged("the loss")
        return value

    def step(self, step: int) -> None:
        """Use the gradient up for a step, counted from 0.

        Raises:
            TrainingError: The gradient is not finite.
            UnitStopped: The control said so; the weights are then of no use.
        """
        inner, ask = self._recipe.inner, self._points.ask
        with torch.no_grad():
            norm = clip(self._numerics, self._gradient, inner.clip_norm)
            if not math.isfinite(norm.item()):
                raise _diverged("the gradient")
            decay(self._matrices, inner, step)
            ask()
            update(self._numerics, self.weights, self._gradient, self.moments, inner, step, ask)
            self._gradient.zero_()


def views_by_name(specs: tuple[TensorSpec, ...], flat: Tensor) -> dict[str, Tensor]:
    """Return the tensors of a model as views of a flat array in layout order."""
    parts = torch.split(flat, [spec.count for spec in specs])
    return {spec.name: part.view(spec.shape) for spec, part in zip(specs, parts, strict=True)}


def _diverged(what: str) -> TrainingError:
    return TrainingError(
        f"Training broke down: {what} is not a finite number any more. Try again; if it happens "
        "only on this computer, its memory or its overclocking may be at fault.",
        code=ErrorCode.CORRUPT,
    )
