"""The vectors' operations by the code of Potluck."""

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor

from potluck.v1 import manifest_pb2 as wire
from potluck_training import adamw, codec_int8, norms, outer
from potluck_training.numerics.exact import arithmetic
from potluck_training.numerics.exact.kernels import Attended, Kernels, Scored
from potluck_training.numerics.exact.policy import Exact
from potluck_training.numerics.port import AdamWNumbers, Rotations
from potluck_training.rotations import rotations
from tests.exact.cases import Case, Values, array, ids

Result = Mapping[str, Tensor]


def by_kernels(kernels: Kernels, case: Case) -> Values:
    """Return what an implementation makes of a case whose operation is one of its primitives."""
    tensors = {name: torch.tensor(value) for name, value in case.inputs.items()}
    result = KERNELS[case.operation](kernels, case.numbers, tensors)
    return {name: tensor.numpy() for name, tensor in result.items()}


def by_code(case: Case) -> Values:
    """Return what the code around the implementations makes of any other case."""
    return CODE[case.operation](case)


def _product(kernels: Kernels, by: Mapping[str, float], x: Result) -> Result:
    return {"y": kernels.product(x["a"], x["b"], int(by["a_limbs"]), int(by["b_limbs"]))}


def _normalise(kernels: Kernels, by: Mapping[str, float], x: Result) -> Result:
    y, factors = kernels.normalise(x["x"], x["gain"], by["epsilon"])
    dx, d_gain = kernels.normalise_back(x["dy"], x["x"], x["gain"], factors)
    return {"y": y, "factors": factors, "dx": dx, "d_gain": d_gain}


def _rotate(kernels: Kernels, _by: Mapping[str, float], x: Result) -> Result:
    tables = Rotations(cosines_TE=x["cosines"].repeat(1, 2), sines_TE=x["sines"].repeat(1, 2))
    return {
        "y": kernels.rotate(x["x"], tables, back=False),
        "dx": kernels.rotate(x["x"], tables, back=True),
    }


def _attend(kernels: Kernels, _by: Mapping[str, float], x: Result) -> Result:
    attended: Attended = kernels.attend(x["q"], x["k"], x["v"])
    dq, dk, dv = kernels.attend_back(x["d_mixed"], x["q"], x["k"], x["v"], attended)
    return {
        "mixed": attended.mixed_BTHE,
        "largest": attended.largest_BHT,
        "sums": attended.sums_BHT,
        "dq": dq,
        "dk": dk,
        "dv": dv,
    }


def _gate(kernels: Kernels, _by: Mapping[str, float], x: Result) -> Result:
    return {"y": kernels.gate(x["gate_up"]), "dx": kernels.gate_back(x["dy"], x["gate_up"])}


def _score(kernels: Kernels, _by: Mapping[str, float], x: Result) -> Result:
    scored: Scored = kernels.score(x["scores"], x["targets"])
    back = kernels.score_back(x["d_loss"], x["scores"], x["targets"], scored)
    return {"loss": scored.loss, "largest": scored.largest_N, "sums": scored.sums_N, "dx": back}


def _gather_back(kernels: Kernels, by: Mapping[str, float], x: Result) -> Result:
    return {"d_table": kernels.gather_back(x["dy"], x["ids"], int(by["rows"]))}


def _clip(kernels: Kernels, by: Mapping[str, float], x: Result) -> Result:
    gradient = x["gradient"].clone()
    norm = adamw.clip(Exact(kernels), gradient, by["clip_norm"])
    return {"gradient": gradient, "norm": norm}


def _adamw(kernels: Kernels, by: Mapping[str, float], x: Result) -> Result:
    state = {name: tensor.clone() for name, tensor in x.items()}
    numbers = AdamWNumbers(**by)
    kernels.adamw(state["weights"], state["gradient"], state["first"], state["second"], numbers)
    return {name: state[name] for name in ("weights", "first", "second")}


KERNELS: Mapping[str, Callable[[Kernels, Mapping[str, float], Result], Result]] = {
    "product": _product,
    "normalise": _normalise,
    "rotate": _rotate,
    "attend": _attend,
    "gate": _gate,
    "score": _score,
    "gather_back": _gather_back,
    "clip": _clip,
    "adamw": _adamw,
}


def _elementwise(function: Callable[[Tensor], Tensor]) -> Callable[[Case], Values]:
    return lambda case: {"y": function(torch.tensor(case.inputs["x"])).numpy()}


def _sum(case: Case) -> Values:
    return {"y": arithmetic.total(torch.tensor(case.inputs["x"]), -1).numpy()}


def _numbers(case: Case) -> Values:
    by = dict(case.numbers)
    step = int(by.pop("step"))
    inner = wire.InnerOptimizer(
        learning_rate=by["learning_rate"],
        beta1=by["beta1"],
        beta2=by["beta2"],
        epsilon=by["epsilon"],
        weight_decay=by["weight_decay"],
        warmup_steps=int(by["warmup_steps"]),
    )
    told = _Told()
    ones = torch.ones(1)
    moments = adamw.Moments(first=ones, second=ones)
    adamw.update(told, ones, ones, moments, inner, step)
    matrix = torch.ones(1)
    adamw.decay([matrix], inner, step)
    found = vars(told.numbers) | {"decay": matrix.item()}
    return {name: np.array(value, np.float32) for name, value in found.items()}


class _Told(Exact):
    """Keeps the numbers that a step was to multiply by."""

    numbers: AdamWNumbers

    def __init__(self) -> None:
        pass

    def adamw(
        self,
        weights: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        numbers: AdamWNumbers,
    ) -> None:
        """Keep them."""
        self.numbers = numbers


def _rotary(case: Case) -> Values:
    heads, tokens = 1, int(case.numbers["tokens"])
    width = int(case.numbers["head_width"])
    tables = rotations(
        wire.ModelConfig(
            width=width, heads=heads, context_tokens=tokens, rope_theta=case.numbers["theta"]
        ),
        "cpu",
    )
    half = width // 2
    return {
        "cosines": tables.cosines_TE[:, :half].numpy(),
        "sines": tables.sines_TE[:, :half].numpy(),
    }


def _codec(case: Case) -> Values:
    block = int(case.numbers["block"])
    payload = codec_int8.encode(array(case.inputs, "x"), block)
    decoded = codec_int8.decode(payload, array(case.inputs, "x").size, block)
    return {"payload": payload, "decoded": decoded}


def _delta_norm(case: Case) -> Values:
    # The result is binary64, of which the file has no arrays.
    return {"norm": norms.l2_norm(array(case.inputs, "x")).hex().encode()}


def _outer(case: Case) -> Values:
    units = [
        (delta, float(weight))
        for delta, weight in zip(
            array(case.inputs, "deltas"), ids(case.inputs, "tokens"), strict=True
        )
    ]
    by = case.numbers
    merged, moved = outer.merge(
        array(case.inputs, "weights"),
        array(case.inputs, "velocity"),
        units,
        wire.OuterOptimizer(learning_rate=by["learning_rate"], momentum=by["momentum"]),
        by["whole"],
    )
    return {"weights": merged, "velocity": moved}


CODE: Mapping[str, Callable[[Case], Values]] = {
    "sum": _sum,
    "exp": _elementwise(arithmetic.exp),
    "log": _elementwise(arithmetic.log),
    "sigmoid": _elementwise(arithmetic.sigmoid),
    "numbers": _numbers,
    "rotary": _rotary,
    "codec_int8": _codec,
    "delta_norm": _delta_norm,
    "outer": _outer,
}
