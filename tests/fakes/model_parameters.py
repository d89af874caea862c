"""Weights of a model as the tensors that training works with."""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from potluck.v1 import manifest_pb2 as wire
from potluck_training.replica import views_by_name
from potluck_training.weights import flatten, parameter_layout


def model_parameters(
    model: wire.ModelConfig, weights: Mapping[str, NDArray[np.float32]]
) -> dict[str, Tensor]:
    """Return leaves that gradients can be taken of."""
    views = views_by_name(parameter_layout(model), torch.from_numpy(flatten(model, weights)))
    return {name: view.clone().requires_grad_() for name, view in views.items()}
