"""Test vectors of exact numerics: what one holds, and its form in a file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.exact.page import PAGE

VECTORS = PAGE.with_name("exact-numerics-vectors.json")
NAN_BITS = 0x7FC00000

Value = NDArray[np.float32] | NDArray[np.int64] | bytes
Values = Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One operation on given values.

    Attributes:
        name: What is special about it.
        operation: What is to be done, as `running` and `reading` call it.
        numbers: Plain numbers that it takes.
        inputs: Arrays that it takes.
        outputs: What must come out.
    """

    name: str
    operation: str
    numbers: Mapping[str, float]
    inputs: Values
    outputs: Values


def load_cases() -> list[Case]:
    """Return the cases of the file beside the page."""
    return [
        Case(
            name=case["name"],
            operation=case["operation"],
            numbers={name: _number(value) for name, value in case["numbers"].items()},
            inputs={name: _value(stored) for name, stored in case["inputs"].items()},
            outputs={name: _value(stored) for name, stored in case["outputs"].items()},
        )
        for case in json.loads(VECTORS.read_text("utf-8"))["cases"]
    ]


def save_cases(path: Path, numerics: str, cases: Sequence[Case]) -> None:
    """Write the file, a case a line."""
    lines = [
        json.dumps(
            {
                "name": case.name,
                "operation": case.operation,
                "numbers": {name: _stored_number(value) for name, value in case.numbers.items()},
                "inputs": {name: _stored(value) for name, value in case.inputs.items()},
                "outputs": {name: _stored(value) for name, value in case.outputs.items()},
            }
        )
        for case in cases
    ]
    text = f'{{"numerics": {json.dumps(numerics)}, "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, "utf-8")


def stored_values(values: Values) -> dict[str, object]:
    """Return values in a form in which equal bits, and any two NaNs, are equal."""
    return {name: _stored(value) for name, value in values.items()}


def array(values: Values, name: str) -> NDArray[np.float32]:
    """Return an input of binary32 values."""
    value = values[name]
    assert not isinstance(value, bytes)
    return value.astype(np.float32, copy=False)


def ids(values: Values, name: str) -> NDArray[np.int64]:
    """Return an input of integers."""
    value = values[name]
    assert not isinstance(value, bytes)
    return value.astype(np.int64, copy=False)


def from_bits(bits: Sequence[int]) -> NDArray[np.float32]:
    """Return the values with these patterns."""
    return np.array(bits, np.uint32).view(np.float32)


def _stored(value: Value) -> dict[str, object]:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if value.dtype == np.int64:
        return {"integers": value.tolist()}
    patterns = np.ascontiguousarray(value, np.float32).view(np.uint32)
    patterns = np.where(np.isnan(value), np.uint32(NAN_BITS), patterns)
    return {"shape": list(value.shape), "bits": patterns.astype(">u4").tobytes().hex()}


def _value(stored: Mapping[str, object]) -> Value:
    match stored:
        case {"bytes": str(text)}:
            return bytes.fromhex(text)
        case {"integers": list(integers)}:
            return np.array(integers, np.int64)
        case {"bits": str(text), "shape": list(shape)}:
            patterns = np.frombuffer(bytes.fromhex(text), ">u4").astype(np.uint32)
            return patterns.view(np.float32).reshape(shape)
    raise AssertionError("a value is in none of the forms that the page names")


def _stored_number(value: float) -> int | str:
    return value if isinstance(value, int) else value.hex()


def _number(stored: int | str) -> float:
    return float.fromhex(stored) if isinstance(stored, str) else stored
