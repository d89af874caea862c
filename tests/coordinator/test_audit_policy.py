"""How often units are re-run and what a re-run says."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.audits import (
    Trust,
    Verdict,
    after_failure,
    after_pass,
    audit_rate,
    check_report,
    decides_exactly,
    judge,
    leaves_relative_error,
)
from potluck_coordinator.checks import check_norm
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.records import Standing
from tests.fakes.coordinator_project import CPU, Result, honest_result, tiny_recipe

POLICY = manifest.AuditPolicy(probation_units=10, min_audit_rate=0.05)
WORK = lease.WorkUnit(unit_id=b"u" * 16, seed=7, steps=10)


PROVEN = Standing(proven_tokens=1000, trusted_units=0, trusted_tokens=0)


@given(passes=st.integers(0, 10_000))
def test_trust_grows_slowly_and_never_ends_audits(passes: int) -> None:
    """All units of a newcomer are re-run; later ever fewer, never none."""
    rate = audit_rate(passes, POLICY, PROVEN, 10)
    assert POLICY.min_audit_rate <= rate <= 1.0
    assert audit_rate(passes + 1, POLICY, PROVEN, 10) <= rate
    if passes < POLICY.probation_units:
        assert rate == 1.0


@pytest.mark.parametrize(
    ("standing", "tokens", "certain"),
    [
        (PROVEN, 2000, False),
        (PROVEN, 2001, True),
        (replace(PROVEN, trusted_tokens=1500), 501, True),
        (replace(PROVEN, trusted_units=39), 1, False),
        (replace(PROVEN, trusted_units=40), 1, True),
    ],
)
def test_credit_on_trust_never_runs_far_ahead(
    standing: Standing, tokens: int, certain: bool
) -> None:
    """Twice what was proven, and twice the units between audits, is all that trust gives."""
    assert (audit_rate(1000, POLICY, standing, tokens) == 1.0) == certain


@given(honest=st.integers(0, 200))
def test_a_failure_is_forgotten_only_after_long_honest_work(honest: int) -> None:
    """A second failure is the end unless a hundred passed audits lie between the two."""
    trust = after_failure(Trust(passes=50, strikes=0, shut_out=False))
    assert (trust.passes, trust.strikes, trust.shut_out) == (0, 1, False)
    for _ in range(honest):
        trust = after_pass(trust, POLICY)
    assert after_failure(trust).shut_out == (honest < 100)


def rerun(
    scale: float, named: numerics.NumericsClass = CPU
) -> tuple[Result, list[commitment.OpenedLeaf], inspector.AuditReport]:
    """Return a unit, its first leaf as opened, and a re-run whose values differ by a factor."""
    recipe = tiny_recipe()
    ours = honest_result(WORK, recipe, b"k" * 32)
    theirs = honest_result(WORK, recipe, b"", scale=1e-3 * scale)
    report = inspector.AuditReport(
        numerics_class=named,
        segments=theirs.said.segments,
        payload_digest=theirs.said.payload.digest,
        leaves=[commitment.OpenedLeaf(index=0, data=theirs.delta[:256])],
        payload_relative_error=abs(scale - 1.0),
    )
    return ours, [commitment.OpenedLeaf(index=0, data=ours.delta[:256])], report


OTHER = numerics.NumericsClass()
OTHER.CopyFrom(CPU)
OTHER.architecture = "test cpu, avx512"


@pytest.mark.parametrize(
    ("scale", "named", "verdict"),
    [
        (1.0, CPU, Verdict.PASS),
        (1.0 + 1e-5, CPU, Verdict.FAIL),
        (1.0 + 1e-5, OTHER, Verdict.PASS),
        (1.01, OTHER, Verdict.GREY),
        (1.05, OTHER, Verdict.FAIL),
    ],
)
def test_a_rerun_is_judged_by_class(
    scale: float, named: numerics.NumericsClass, verdict: Verdict
) -> None:
    """Equal classes must agree to the bit; others within what honest machines differ by."""
    ours, opened, report = rerun(scale, named)
    assert judge(ours.said, opened, report, tiny_recipe().tolerance) is verdict


def exact_rerun() -> tuple[Result, inspector.AuditReport, manifest.Recipe]:
    """Return a unit with exact numerics and an equal re-run of it."""
    recipe = tiny_recipe()
    recipe.numerics = "exact-1"
    recipe.ClearField("tolerance")
    ours = honest_result(WORK, recipe, b"k" * 32)
    report = inspector.AuditReport(
        numerics_class=ours.said.numerics_class,
        segments=ours.said.segments,
        payload_digest=ours.said.payload.digest,
    )
    return ours, report, recipe


@given(
    segment=st.integers(0, 1), part=st.sampled_from(["delta_root", "state_digest"]), bit=st.data()
)
def test_with_exact_numerics_any_bit_decides_and_nothing_is_grey(
    segment: int, part: str, bit: st.DataObject
) -> None:
    """Equal digests pass and others fail, whatever errors and leaves a report claims."""
    ours, report, recipe = exact_rerun()
    report.payload_relative_error = bit.draw(st.floats(0.0, 1.0))
    check_report(report, ours.said, [], recipe)
    assert judge(ours.said, [], report, recipe.tolerance) is Verdict.PASS
    digest = bytearray(getattr(report.segments[segment], part))
    digest[bit.draw(st.integers(0, 31))] ^= 1 << bit.draw(st.integers(0, 7))
    setattr(report.segments[segment], part, bytes(digest))
    assert judge(ours.said, [], report, recipe.tolerance) is Verdict.FAIL
    del report.segments[segment + 1 :]
    report.payload_digest = b""
    check_report(report, ours.said, [], recipe)
    assert judge(ours.said, [], report, recipe.tolerance) is Verdict.FAIL


def test_a_payload_of_other_segments_fails_an_exact_audit() -> None:
    """Right segments with another payload behind them don't pass."""
    ours, report, recipe = exact_rerun()
    report.payload_digest = bytes(32)
    check_report(report, ours.said, [], recipe)
    assert judge(ours.said, [], report, recipe.tolerance) is Verdict.FAIL


def test_an_exact_report_must_say_what_differs() -> None:
    """A report that ends early without a difference, or names another class, is no verdict."""
    for spoil in ("early", "class", "state", "payload"):
        ours, report, recipe = exact_rerun()
        match spoil:
            case "early":
                del report.segments[1:]
            case "class":
                report.numerics_class.CopyFrom(CPU)
            case "state":
                report.segments[0].state_digest = b""
            case "payload":
                report.payload_digest = b""
        with pytest.raises(RefusedError):
            check_report(report, ours.said, [], recipe)


def test_one_wrong_segment_fails_an_exact_audit() -> None:
    """A unit that was honest only at its end is caught."""
    ours, opened, report = rerun(1.0)
    ours.said.segments[0].delta_root = bytes(32)
    assert judge(ours.said, opened, report, tiny_recipe().tolerance) is Verdict.FAIL


def test_a_wrong_payload_fails_an_audit_of_any_class() -> None:
    """Right leaves with another payload behind them don't pass."""
    for named in (CPU, OTHER):
        ours, opened, report = rerun(1.0, named)
        report.payload_digest = bytes(32)
        report.payload_relative_error = 0.5
        assert judge(ours.said, opened, report, tiny_recipe().tolerance) is Verdict.FAIL


def test_a_report_about_something_else_is_refused() -> None:
    """An inspector's fault must not become a volunteer's strike."""
    ours, opened, report = rerun(1.0)
    check_report(report, ours.said, opened, tiny_recipe())
    for spoil in ("leaves", "segments"):
        spoilt = inspector.AuditReport()
        spoilt.CopyFrom(report)
        spoilt.ClearField(spoil)
        with pytest.raises(RefusedError):
            check_report(spoilt, ours.said, opened, tiny_recipe())
    report.payload_relative_error = float("nan")
    with pytest.raises(RefusedError):
        check_report(report, ours.said, opened, tiny_recipe())


def test_threads_are_the_inspectors_choice() -> None:
    """An inspector of the same machine decides exactly whatever threads it has now."""
    threads = numerics.NumericsClass()
    threads.CopyFrom(CPU)
    threads.threads = 16
    assert decides_exactly(threads, CPU)
    assert not decides_exactly(OTHER, CPU)


@given(st.lists(st.floats(-1e3, 1e3, width=32), min_size=1, max_size=20))
def test_the_relative_error_is_zero_only_for_equal_leaves(values: list[float]) -> None:
    """Equal leaves have no error, also when all are zero; a difference always shows."""
    data = np.array(values, "<f4")
    leaf = [commitment.OpenedLeaf(index=0, data=data.tobytes())]
    assert leaves_relative_error(leaf, leaf) == 0.0
    moved = [commitment.OpenedLeaf(index=0, data=(data + np.float32(1.0)).tobytes())]
    assert leaves_relative_error(moved, leaf) > 0.0


def test_norms_far_from_the_others_are_refused_once_there_are_others() -> None:
    """An outlier is refused without a strike, and never before there is a median."""
    assert check_norm(100.0, [1.0] * 7, 4.0) is None
    for wild in (100.0, 0.01):
        failure = check_norm(wild, [1.0] * 8, 4.0)
        assert failure is not None
        assert not failure.strike
    assert check_norm(3.9, [1.0] * 8, 4.0) is None
