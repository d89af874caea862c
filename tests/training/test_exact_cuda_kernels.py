"""The kernels for graphics cards, as far as they can be tried without one."""

import math
import re
from collections.abc import Iterator
from concurrent.futures import Future
from importlib.util import find_spec

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from potluck_training.errors import TrainingError
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cuda_choice import proven
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.self_test import same_bits
from potluck_training.numerics.port import AdamWNumbers, Rotations
from tests.fakes.triton_compiler import Compiled, Found, compiling
from tests.fakes.triton_interpreter import Argument, Interpreter, in_a_tuple, interpreter

pytestmark = pytest.mark.skipif(
    find_spec("triton") is None, reason="there is no Triton for this system"
)

_MODES = ("plain", "wide", "tiny", "huge", "zeros", "poisoned")
_SEEDS = st.integers(0, 1 << 32)


@pytest.fixture(scope="module", autouse=True)
def compilers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Future[Found]]]:
    """Let compilers run beside the other tests, by the capability of their card."""
    cache = tmp_path_factory.mktemp("triton")
    ampere, hopper = ("products", "elements", "attention"), ("products",)
    with compiling(80, ampere, cache) as first, compiling(90, hopper, cache) as second:
        yield {80: first, 90: second}


@pytest.fixture(scope="module")
def cuda() -> Iterator[Interpreter]:
    """Give the interpreted kernels."""
    with interpreter() as running:
        yield running


def _drawn(seed: int, mode: str, *shape: int) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    values = torch.randn(shape, generator=random)
    powers = {"wide": (-60, 60), "tiny": (-150, -100), "huge": (100, 125)}.get(mode, (-4, 4))
    values = values * torch.exp2(torch.randint(*powers, shape, generator=random).float())
    if mode == "zeros":
        values[0] = -0.0
        values[..., 0] = 0.0
    if mode == "poisoned":
        flat = values.view(-1)
        picked = torch.randint(0, flat.numel(), (3,), generator=random)
        flat[picked] = torch.tensor([math.inf, -math.inf, math.nan])
        flat.view(torch.int32)[picked[2]] = 0x7FFFFFFF  # what a graphics card's NaN looks like
    return values


def _assert_same(cuda: Interpreter, primitive: str, *arguments: Argument, **options: bool) -> None:
    expected = in_a_tuple(getattr(Eager(), primitive)(*arguments, **options))
    got = cuda.call(primitive, *arguments, **options)
    assert len(got) == len(expected)
    for number, (a, b) in enumerate(zip(got, expected, strict=True)):
        # The largest of a +0 and a −0 has either sign, and is only ever subtracted.
        largest = primitive in {"score", "attend"} and number == 1
        same = same_bits(a + 0.0, b + 0.0) if largest else same_bits(a, b)
        assert same, f"{primitive}: tensor {number} differs"


@settings(max_examples=6, deadline=None)
@given(
    seed=_SEEDS,
    mode=st.sampled_from(_MODES),
    limbs=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    sizes=st.tuples(st.integers(1, 20), st.integers(1, 20), st.integers(1, 150)),
    turned=st.booleans(),
)
def test_products_are_the_references(
    cuda: Interpreter,
    seed: int,
    mode: str,
    limbs: tuple[int, int],
    sizes: tuple[int, int, int],
    turned: bool,
) -> None:
    """Every number of limbs, order in memory and magnitude has the reference's bits."""
    rows, columns, terms = sizes
    a = _drawn(seed, mode, terms, rows).t() if turned else _drawn(seed, mode, rows, terms)
    _assert_same(cuda, "product", a, _drawn(seed + 1, mode, columns, terms), *limbs)


def test_products_of_the_largest_integers_do_not_overflow(cuda: Interpreter) -> None:
    """Sums of limbs at their bounds stay exact."""
    most = torch.full((3, 700), 2.0 - 2.0**-5 - 2.0**-23)
    for sign in (1.0, -1.0):
        _assert_same(cuda, "product", most, most * sign, c.WIDE_LIMBS, c.LIMBS)


@settings(max_examples=5, deadline=None)
@given(seed=_SEEDS, mode=st.sampled_from(_MODES), rows=st.integers(2, 40))
def test_norms_are_the_references(cuda: Interpreter, seed: int, mode: str, rows: int) -> None:
    """RMSNorm and NORM have the reference's bits, and a NaN stays one."""
    x, gain = _drawn(seed, mode, rows, 33), _drawn(seed + 1, "plain", 33)
    _assert_same(cuda, "normalise", x, gain, 1e-5)
    _assert_same(cuda, "norm", x.flatten())
    if mode != "poisoned":
        factors = Eager().normalise(x, gain, 1e-5)[1]
        dy = _drawn(seed + 2, "wide", rows, 33)
        _assert_same(cuda, "normalise_back", dy, x, gain, factors)


@settings(max_examples=6, deadline=None)
@given(seed=_SEEDS, mode=st.sampled_from(_MODES))
def test_elementwise_primitives_are_the_references(cuda: Interpreter, seed: int, mode: str) -> None:
    """Rotations, the gate and AdamW have the reference's bits, also below normal numbers."""
    tables = Rotations(cosines_TE=_drawn(1, "plain", 5, 8), sines_TE=_drawn(2, "plain", 5, 8))
    for back in (False, True):
        _assert_same(cuda, "rotate", _drawn(seed, mode, 2, 5, 3, 8), tables, back=back)
    gate_up = _drawn(seed, mode, 5, 14)
    _assert_same(cuda, "gate", gate_up)
    _assert_same(cuda, "gate_back", _drawn(seed + 1, "plain", 5, 7), gate_up)
    numbers = AdamWNumbers(
        keep_first=0.9,
        add_first=0.1,
        keep_second=0.95,
        add_second=0.05,
        second_divisor=0.3,
        epsilon=1e-8,
        step_size=3e-4,
    )
    state = [_drawn(seed + index, mode, 1500) for index in range(4)]
    state[3] = state[3].abs()
    weights, gradient, first, second = (tensor.clone() for tensor in state)
    Eager().adamw(weights, gradient, first, second, numbers)
    cuda.call("adamw", *state, numbers)
    got = (state[0], state[2], state[3])
    for wanted, tensor in zip((weights, first, second), got, strict=True):
        assert same_bits(wanted, tensor)


@settings(max_examples=5, deadline=None)
@given(seed=_SEEDS, mode=st.sampled_from(_MODES), words=st.sampled_from((1, 50, 2100)))
def test_losses_are_the_references(cuda: Interpreter, seed: int, mode: str, words: int) -> None:
    """Cross-entropy and the gradient of an embedding have the reference's bits."""
    random = torch.Generator().manual_seed(seed)
    targets = torch.randint(0, words, (6,), generator=random)
    scores = _drawn(seed, mode, 6, words)
    _assert_same(cuda, "score", scores, targets)
    got = cuda.call("gather_back", _drawn(seed, mode, 6, 40), targets % 5, 9)
    assert same_bits(got[0], Eager().gather_back(_drawn(seed, mode, 6, 40), targets % 5, 9))
    if mode != "poisoned":
        scored = Eager().score(scores, targets)
        expected = Eager().score_back(torch.tensor(0.3), scores, targets, scored)
        got = cuda.call("score_back", torch.tensor(0.3), scores, targets, scored)
        assert same_bits(got[0], expected)


@pytest.mark.parametrize(
    ("tokens", "heads", "mode"), [(c.QUERY_BLOCK + 5, 2, "plain"), (40, 1, "wide"), (7, 1, "tiny")]
)
def test_attention_is_the_references(cuda: Interpreter, tokens: int, heads: int, mode: str) -> None:
    """Attention and its gradients have the reference's bits, across blocks of queries too."""
    q = _drawn(1, "plain", 1, tokens, heads, 20)
    k, v = _drawn(2, "plain", 1, tokens, 1, 20), _drawn(3, mode, 1, tokens, 1, 20)
    _assert_same(cuda, "attend", q, k, v)
    attended = Eager().attend(q, k, v)
    d_mixed = _drawn(4, mode, 1, tokens, heads, 20)
    expected = Eager().attend_back(d_mixed, q, k, v, attended)
    got = cuda.call("attend_back", d_mixed, q, k, v, attended)
    for a, b in zip(got, expected, strict=True):
        assert same_bits(a, b)


def test_attention_never_turns_a_nan_into_a_number(cuda: Interpreter) -> None:
    """A token that is not finite spoils itself and what comes after it, and nothing before."""
    q, k = _drawn(1, "plain", 1, 9, 1, 16), _drawn(2, "plain", 1, 9, 1, 16)
    v = _drawn(3, "plain", 1, 9, 1, 16)
    v[0, 4, 0, 3], k[0, 6, 0, 0] = math.inf, math.nan
    _assert_same(cuda, "attend", q, k, v)
    mixed = cuda.call("attend", q, k, v)[0][0, :, 0]
    assert mixed[:4].isfinite().all()
    assert mixed[4:].isnan().all()


@pytest.mark.timeout(600)  # The compilers share the processor with the tests before this one.
@pytest.mark.parametrize("capability", [80, 90])
def test_compiled_kernels_round_once_an_operation(
    compilers: dict[int, Future[Found]], capability: int
) -> None:
    """No product is fused with a sum, and nothing is flushed to zero or approximate."""
    for kernel in compilers[capability].result():
        loose = re.findall(
            r"\b(?:fma|mad)\.\S*f(?:32|64)|\S+\.(?:ftz|approx|full)\S*"
            r"|\b(?:add|sub|mul|div|sqrt)\.f(?:32|64)",
            kernel.ptx,
        )
        assert not loose, kernel.name
        assert kernel.machine_code
        assert kernel.shared_bytes <= 99 << 10, "more than a consumer card's block may have"
        _assert_on_tensor_cores(kernel)


def test_a_device_with_one_wrong_bit_is_refused() -> None:
    """A card whose results are a little off is told so before it works, not by an audit."""
    with pytest.raises(TrainingError, match=r"gave others \(gate\).*Update its driver"):
        proven(OneBitOff(), "cpu")


class OneBitOff(Eager):
    """The reference with one wrong bit in one place."""

    def gate(self, gate_up_NF: Tensor) -> Tensor:  # noqa: N803
        """Return all but the first value as they are."""
        y = super().gate(gate_up_NF)
        y.view(torch.int32)[0, 0] ^= 1
        return y


def _assert_on_tensor_cores(kernel: Compiled) -> None:
    if kernel.name in {"_multiply", "_attend", "_queries_back", "_keys_back"}:
        instructions = re.findall(r"\S*mma\S*\.m\d+n\d+k\d+\S*", kernel.ptx)
        assert instructions
        assert all(re.search(r"s32\.s8\.s8", found) for found in instructions), kernel.name
