"""The compiled kernels of exact numerics against the reference, in every bit."""

import math
import re
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from potluck.v1 import manifest_pb2 as wire
from potluck_training.control import Unhindered
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact import cpu_compile
from potluck_training.numerics.exact.cpu_product import INT32_TERMS, plan
from potluck_training.numerics.exact.cpu_proof import int8_is_exact
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.fused_cpu import FusedCpu
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.exact.policy import Exact
from potluck_training.numerics.port import AdamWNumbers, Rotations
from potluck_training.practice_recipe import practice_recipe
from potluck_training.replica import Replica
from potluck_training.weights import flatten, initial_weights
from potluck_training.yield_points import YieldPoints
from tests.fakes.training_jobs import tiny_model

EAGER = Eager()
HOSTILE = ("even", "spread", "denormal", "huge", "outlier", "zeros", "not finite")
_NAN_BITS = (0x7FC00000, -0x400000, 0x7FFFFFFF, -1)
SEEDS = st.integers(0, 2**32 - 1)
KINDS = st.sampled_from(HOSTILE)
FEW = settings(max_examples=15, deadline=None)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((True, 2), id="int8-2"),
        pytest.param((True, 1), id="int8-1"),
        pytest.param((False, 2), id="float64-2"),
    ],
)
def fused(request: pytest.FixtureRequest, warm_kernels: None) -> Iterator[FusedCpu]:
    """Return kernels with each carrier of products and each number of threads."""
    int8, threads = request.param
    if int8 and not int8_is_exact():
        pytest.skip("int8 products are not exact on this processor")
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    yield FusedCpu(int8=int8)
    torch.set_num_threads(before)


def values(seed: int, kind: str, *shape: int) -> Tensor:
    """Return a tensor that is hostile in one way."""
    draw = np.random.default_rng(seed)
    x = draw.standard_normal(shape, np.float32)
    flat = x.reshape(-1)
    chosen = draw.integers(0, flat.size, max(1, flat.size // 50))
    match kind:
        case "spread":
            x *= np.exp2(draw.integers(-40, 40, shape)).astype(np.float32)
        case "denormal":
            x *= np.float32(1e-41)
        case "huge":
            with np.errstate(over="ignore"):
                x *= np.float32(1e38)
        case "outlier":
            flat[chosen[0]] = 3e33
        case "zeros":
            x[draw.random(shape[0]) < 0.5] = 0.0
            flat[chosen] = -0.0
        case "not finite":
            bits = draw.choice(np.array([*_NAN_BITS, 0x7F800000, -0x800000], np.int32))
            flat.view(np.int32)[chosen[0]] = bits
    return torch.from_numpy(x)


def assert_same(got: Tensor, wanted: Tensor) -> None:
    """Require the same bits, and NaN where there is NaN."""
    assert got.shape == wanted.shape
    a, b = got.detach().contiguous().numpy(), wanted.detach().contiguous().numpy()
    known = ~np.isnan(b)
    np.testing.assert_array_equal(~np.isnan(a), known)
    np.testing.assert_array_equal(a[known].view(np.int32), b[known].view(np.int32))


@FEW
@given(
    SEEDS,
    KINDS,
    KINDS,
    st.tuples(*[st.integers(1, 70)] * 3),
    st.sampled_from([(1, 1), (2, 2), (3, 2), (2, 3)]),
)
def test_products_are_the_references(
    fused: FusedCpu,
    seed: int,
    a_kind: str,
    b_kind: str,
    sizes: tuple[int, int, int],
    limbs: tuple[int, int],
) -> None:
    """Products of matrices that lie in memory either way have the reference's bits."""
    rows, terms, columns = sizes
    a, b = values(seed, a_kind, rows, terms), values(seed + 1, b_kind, columns, terms)
    wanted = EAGER.product(a, b, *limbs)
    padded_a = torch.cat((a, a), dim=1)[:, :terms]
    for left in (a, a.t().contiguous().t(), padded_a):
        for right in (b, b.t().contiguous().t()):
            assert_same(fused.product(left, right, *limbs), wanted)


@pytest.mark.parametrize("limbs", [(2, 2), (3, 2)])
def test_products_of_more_terms_than_int32_sums(fused: FusedCpu, limbs: tuple[int, int]) -> None:
    """A sum that int32 can't hold is still exact: all values have the largest integers."""
    terms = INT32_TERMS + 5
    a, b = torch.full((2, terms), 1.984375), torch.full((3, terms), -1.984375)
    a[1, ::3] = -1.96875
    b[2, ::2] = 1.0
    assert_same(fused.product(a, b, *limbs), EAGER.product(a, b, *limbs))
    sideways = fused.product(a.t().contiguous().t(), b.t().contiguous().t(), *limbs)
    assert_same(sideways, EAGER.product(a, b, *limbs))


@given(st.integers(1, 3), st.integers(1, 3), st.data())
def test_products_of_planes_make_up_the_product(
    a_limbs: int, b_limbs: int, data: st.DataObject
) -> None:
    """The few products of planes that are computed weigh up to the product of all limbs."""
    limb = st.integers(-64, 63)
    a = [data.draw(limb) for _ in range(a_limbs)]
    b = [data.draw(limb) for _ in range(b_limbs)]
    how = plan(a_limbs, b_limbs)
    pairs = [(low, high) for high in range(1, how.paired) for low in range(high)]
    a_planes = [*a, *(a[low] + a[high] for low, high in pairs)]
    b_planes = [*b, *(b[low] + b[high] for low, high in pairs)]
    products = (a_planes[i] * b_planes[j] for i, j in how.products)
    total = sum(int(weight) * each for weight, each in zip(how.weights, products, strict=True))
    whole = [sum(digit << (c.LIMB_BITS * place) for place, digit in enumerate(x)) for x in (a, b)]
    assert total == whole[0] * whole[1]
    assert (len(a_planes), len(b_planes)) == (how.a_planes, how.b_planes)


@FEW
@given(SEEDS, KINDS, KINDS, st.integers(1, 300), st.integers(1, 40))
def test_rows_are_the_references(
    fused: FusedCpu, seed: int, kind: str, d_kind: str, rows: int, half: int
) -> None:
    """RMSNorm, the gate and the ends of the model have the reference's bits, both ways."""
    x, dy = values(seed, kind, rows, 2 * half), values(seed + 1, d_kind, rows, 2 * half)
    gain = values(seed + 2, "even", 2 * half)
    wanted, factors = EAGER.normalise(x, gain, 1e-5)
    got, got_factors = fused.normalise(x, gain, 1e-5)
    assert_same(got, wanted)
    assert_same(got_factors, factors)
    for one, other in zip(
        fused.normalise_back(dy, x, gain, factors),
        EAGER.normalise_back(dy, x, gain, factors),
        strict=True,
    ):
        assert_same(one, other)
    assert_same(fused.gate(x), EAGER.gate(x))
    assert_same(fused.gate_back(dy[:, :half], x), EAGER.gate_back(dy[:, :half], x))
    ids = torch.arange(rows) * 7 % (2 * half)
    assert_same(fused.gather_back(dy, ids, 2 * half), EAGER.gather_back(dy, ids, 2 * half))


@FEW
@given(SEEDS, KINDS, st.integers(1, 200), st.integers(1, 90))
def test_the_loss_is_the_references(
    fused: FusedCpu, seed: int, kind: str, rows: int, vocabulary: int
) -> None:
    """Loss and gradient of scores have the reference's bits."""
    scores = values(seed, kind, rows, vocabulary)
    targets = torch.arange(rows) * 5 % vocabulary
    wanted, got = EAGER.score(scores, targets), fused.score(scores, targets)
    assert_same(got.loss, wanted.loss)
    assert_same(got.sums_N, wanted.sums_N)
    # The largest of −0 and 0 may be either.
    assert_same(got.largest_N + 0.0, wanted.largest_N + 0.0)
    d_loss = torch.tensor(0.37)
    gradient = fused.score_back(d_loss, scores, targets, got)
    assert_same(gradient, EAGER.score_back(d_loss, scores, targets, wanted))


@FEW
@given(
    SEEDS,
    KINDS,
    KINDS,
    st.integers(1, 3),
    st.sampled_from([1, 5, 127, 128, 129, 300]),
    st.sampled_from([(1, 1), (2, 1), (4, 2), (3, 3)]),
    st.sampled_from([2, 6, 16]),
)
def test_attention_is_the_references(
    fused: FusedCpu,
    seed: int,
    kind: str,
    d_kind: str,
    sequences: int,
    tokens: int,
    heads: tuple[int, int],
    width: int,
) -> None:
    """Attention and its gradients have the reference's bits, for activations that are views."""
    query_heads, key_heads = heads
    joint = values(seed, kind, sequences, tokens, (query_heads + 2 * key_heads) * width)
    q, k, v = (
        part.view(sequences, tokens, -1, width)
        for part in torch.split(
            joint, [query_heads * width, key_heads * width, key_heads * width], dim=-1
        )
    )
    tables = Rotations(
        cosines_TE=values(seed, "even", tokens, width), sines_TE=values(1, "even", tokens, width)
    )
    for back in (False, True):
        assert_same(fused.rotate(q, tables, back=back), EAGER.rotate(q, tables, back=back))
    wanted, got = EAGER.attend(q, k, v), fused.attend(q, k, v)
    assert_same(got.mixed_BTHE, wanted.mixed_BTHE)
    assert_same(got.sums_BHT, wanted.sums_BHT)
    assert_same(got.largest_BHT + 0.0, wanted.largest_BHT + 0.0)
    d_mixed = values(seed + 1, d_kind, sequences, tokens, query_heads, width)
    for one, other in zip(
        fused.attend_back(d_mixed, q, k, v, got),
        EAGER.attend_back(d_mixed, q, k, v, wanted),
        strict=True,
    ):
        assert_same(one, other)


def test_attention_in_several_parts_is_the_references(fused: FusedCpu) -> None:
    """Sequences and heads that are done one after the other don't show in the bits."""
    q, k, v = (values(n, "spread", 5, 520, heads, 4) for n, heads in enumerate((4, 2, 2)))
    q *= 2.0**-30
    wanted, got = EAGER.attend(q, k, v), fused.attend(q, k, v)
    assert_same(got.mixed_BTHE, wanted.mixed_BTHE)
    d_mixed = values(7, "even", 5, 520, 4, 4)
    for one, other in zip(
        fused.attend_back(d_mixed, q, k, v, got),
        EAGER.attend_back(d_mixed, q, k, v, wanted),
        strict=True,
    ):
        assert_same(one, other)


def test_ids_outside_the_table_are_refused(fused: FusedCpu) -> None:
    """A kernel must not write outside its arrays, whatever text it is given."""
    x = values(1, "even", 4, 6)
    for wrong in (6, -1):
        ids = torch.tensor([0, 1, 2, wrong])
        with pytest.raises(IndexError, match="between 0 and 5"):
            fused.score(x, ids)
        with pytest.raises(IndexError, match="between 0 and 5"):
            fused.gather_back(x, ids, 6)


@FEW
@given(SEEDS, KINDS, st.sampled_from([1, 1000, 200_000]))
def test_norm_and_adamw_are_the_references(
    fused: FusedCpu, seed: int, kind: str, size: int
) -> None:
    """The norm of a gradient and a step of AdamW have the reference's bits."""
    mine = [values(seed + n, kind if n == 1 else "even", size) for n in range(4)]
    mine[3].abs_()
    theirs = [x.clone() for x in mine]
    assert_same(fused.norm(mine[1]), EAGER.norm(theirs[1]))
    numbers = AdamWNumbers(
        keep_first=0.9,
        add_first=0.1,
        keep_second=0.95,
        add_second=0.05,
        second_divisor=math.sqrt(1 - 0.95**3),
        epsilon=1e-6,
        step_size=3e-4,
    )
    for kernels, (weights, gradient, first, second) in ((fused, mine), (EAGER, theirs)):
        kernels.adamw(weights, gradient, first, second, numbers)
    for one, other in zip((mine[0], *mine[2:]), (theirs[0], *theirs[2:]), strict=True):
        assert_same(one, other)


def test_training_is_the_references(fused: FusedCpu) -> None:
    """Losses, gradients' steps and moments after three steps are equal in every bit."""
    model = tiny_model()
    got, wanted = _trained(fused, model), _trained(EAGER, model)
    assert got[0] == wanted[0]
    for one, other in zip(got[1], wanted[1], strict=True):
        assert_same(one, other)


def _trained(kernels: Kernels, model: wire.ModelConfig) -> tuple[list[float], list[Tensor]]:
    recipe = practice_recipe()
    recipe.model.CopyFrom(model)
    weights = flatten(model, initial_weights(model, 3))
    replica = Replica(
        recipe, weights, "cpu", YieldPoints(Unhindered(), "cpu"), numerics=Exact(kernels)
    )
    draw = np.random.default_rng(5)
    losses = []
    for step in range(3):
        for _ in range(2):
            batch = draw.integers(0, model.vocabulary_size, (2, model.context_tokens + 1))
            losses.append(replica.add_gradient(batch, 0.5))
        replica.step(step)
    return losses, [replica.weights, replica.moments.first, replica.moments.second]


def test_no_kernel_contracts_a_product_and_a_sum() -> None:
    """One rounding instead of two would give other bits than machines without such a command."""
    contracted = re.compile(r"\b(vfn?m(add|sub)|fn?m(add|sub|la|ls))\w*\s")
    code = dict(cpu_compile.machine_code())
    assert len(code) > 10
    assert [name for name, lines in code.items() if contracted.search(lines)] == []


def test_the_processor_gets_kernels_that_prove_sound(warm_kernels: None) -> None:
    """Where everything works the fast form is taken, and asked about between its kernels."""
    asked = []
    numerics = choose_numerics("exact-1", "cpu", lambda: asked.append(1))
    assert isinstance(numerics, Exact)
    assert isinstance(numerics._kernels, FusedCpu)
    assert asked
