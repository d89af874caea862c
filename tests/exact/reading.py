"""The vectors' operations by the second reading of the page."""

from collections.abc import Callable, Mapping

import numpy as np

from tests.exact import second_passes as p
from tests.exact import second_reading as r
from tests.exact import second_step as s
from tests.exact.cases import Case, Value, Values, array, ids


def by_reading(case: Case) -> Values:
    """Return what the second reading makes of a case."""
    return READING[case.operation](case)


def _floats(values: object) -> Value:
    return np.array(values, np.float32)


def _product(case: Case) -> Values:
    a, b = array(case.inputs, "a").tolist(), array(case.inputs, "b").tolist()
    limbs = int(case.numbers["a_limbs"]), int(case.numbers["b_limbs"])
    return {"y": _floats(r.product(a, b, *limbs))}


def _normalise(case: Case) -> Values:
    x, gain, dy = (array(case.inputs, name).tolist() for name in ("x", "gain", "dy"))
    y, factors = p.normalise(x, gain, case.numbers["epsilon"])
    dx, d_gain = p.normalise_back(dy, x, gain, factors)
    found = {"y": y, "factors": factors, "dx": dx, "d_gain": d_gain}
    return {name: _floats(value) for name, value in found.items()}


def _rotate(case: Case) -> Values:
    x = array(case.inputs, "x")
    cosines, sines = array(case.inputs, "cosines").tolist(), array(case.inputs, "sines").tolist()
    found = {"y": np.empty_like(x), "dx": np.empty_like(x)}
    for b, t, h in np.ndindex(x.shape[:3]):
        for name, back in (("y", False), ("dx", True)):
            turned = p.rotate(x[b, t, h].tolist(), cosines[t], sines[t], back=back)
            found[name][b, t, h] = turned
    return found


def _attend(case: Case) -> Values:
    q, k, v, d_mixed = (array(case.inputs, name) for name in ("q", "k", "v", "d_mixed"))
    B, T, H, _ = q.shape  # noqa: N806 (axes, as everywhere)
    group = H // k.shape[2]
    found = {name: np.empty_like(q) for name in ("mixed", "dq")}
    found |= {name: np.empty((B, H, T), np.float32) for name in ("largest", "sums")}
    found |= {"dk": np.empty_like(k), "dv": np.empty_like(v)}
    for b, key_head in np.ndindex(B, k.shape[2]):
        heads = range(key_head * group, (key_head + 1) * group)
        keys, values = k[b, :, key_head].tolist(), v[b, :, key_head].tolist()
        queries = [q[b, :, h].tolist() for h in heads]
        attended = [p.attend(query, keys, values) for query in queries]
        d_block = [d_mixed[b, :, h].tolist() for h in heads]
        dq, dk, dv = p.attend_back(d_block, queries, keys, values, attended)
        for h, was, d in zip(heads, attended, dq, strict=True):
            found["mixed"][b, :, h], found["dq"][b, :, h] = was.mixed, d
            found["largest"][b, h], found["sums"][b, h] = was.largest, was.sums
        found["dk"][b, :, key_head], found["dv"][b, :, key_head] = dk, dv
    return found


def _gate(case: Case) -> Values:
    rows, dy = array(case.inputs, "gate_up").tolist(), array(case.inputs, "dy").tolist()
    return {
        "y": _floats([p.gate(row) for row in rows]),
        "dx": _floats([p.gate_back(d, row) for d, row in zip(dy, rows, strict=True)]),
    }


def _score(case: Case) -> Values:
    scores, targets = array(case.inputs, "scores").tolist(), ids(case.inputs, "targets").tolist()
    loss, largest, sums = p.score(scores, targets)
    d_loss = float(array(case.inputs, "d_loss"))
    dx = p.score_back(d_loss, scores, targets, largest, sums)
    found = {"loss": loss, "largest": largest, "sums": sums, "dx": dx}
    return {name: _floats(value) for name, value in found.items()}


def _gather_back(case: Case) -> Values:
    dy, rows = array(case.inputs, "dy").tolist(), ids(case.inputs, "ids").tolist()
    return {"d_table": _floats(p.gather_back(dy, rows, int(case.numbers["rows"])))}


def _clip(case: Case) -> Values:
    gradient, norm = s.clip(array(case.inputs, "gradient").tolist(), case.numbers["clip_norm"])
    return {"gradient": _floats(gradient), "norm": _floats(norm)}


def _adamw(case: Case) -> Values:
    state = {name: array(case.inputs, name).tolist() for name in case.inputs}
    after = s.adamw(
        state["weights"], state["gradient"], state["first"], state["second"], case.numbers
    )
    return dict(zip(("weights", "first", "second"), map(_floats, after), strict=True))


def _rows(function: Callable[[list[float]], float]) -> Callable[[Case], Values]:
    return lambda case: {"y": _floats([function(row) for row in array(case.inputs, "x").tolist()])}


def _numbers(case: Case) -> Values:
    found = s.numbers(case.numbers, int(case.numbers["step"]))
    return {name: _floats(value) for name, value in found.items()}


def _rotary(case: Case) -> Values:
    tokens, width = int(case.numbers["tokens"]), int(case.numbers["head_width"])
    cosines, sines = s.rotary(tokens, width, case.numbers["theta"])
    shape = (tokens, width // 2)
    found = {"cosines": cosines, "sines": sines}
    return {name: np.reshape(np.array(value, np.float32), shape) for name, value in found.items()}


def _codec(case: Case) -> Values:
    x, block = array(case.inputs, "x").tolist(), int(case.numbers["block"])
    payload = s.packed(x, block)
    return {"payload": payload, "decoded": _floats(s.unpacked(payload, len(x), block))}


def _delta_norm(case: Case) -> Values:
    return {"norm": s.delta_norm(array(case.inputs, "x").tolist()).hex().encode()}


def _outer(case: Case) -> Values:
    weights, velocity = (array(case.inputs, name).tolist() for name in ("weights", "velocity"))
    deltas, tokens = array(case.inputs, "deltas").tolist(), ids(case.inputs, "tokens").tolist()
    units = [(delta, float(weight)) for delta, weight in zip(deltas, tokens, strict=True)]
    by = case.numbers
    after = s.outer(weights, velocity, units, by["learning_rate"], by["momentum"], by["whole"])
    return dict(zip(("weights", "velocity"), map(_floats, after), strict=True))


READING: Mapping[str, Callable[[Case], Values]] = {
    "product": _product,
    "normalise": _normalise,
    "rotate": _rotate,
    "attend": _attend,
    "gate": _gate,
    "score": _score,
    "gather_back": _gather_back,
    "clip": _clip,
    "adamw": _adamw,
    "sum": _rows(r.total),
    "exp": lambda case: {"y": _floats([r.exp(x) for x in array(case.inputs, "x").tolist()])},
    "log": lambda case: {"y": _floats([r.log(x) for x in array(case.inputs, "x").tolist()])},
    "sigmoid": lambda case: {
        "y": _floats([r.sigmoid(x) for x in array(case.inputs, "x").tolist()])
    },
    "numbers": _numbers,
    "rotary": _rotary,
    "codec_int8": _codec,
    "delta_norm": _delta_norm,
    "outer": _outer,
}
