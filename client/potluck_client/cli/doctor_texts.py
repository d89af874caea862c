"""Findings as text for a terminal, and what they come to together; pure functions."""

from collections.abc import Collection, Iterable

from potluck.v1 import control_pb2 as control
from potluck_client.cli.texts import clean

_SENTENCE_CHARACTERS = 600
_WIDTH = 17
_MARKS = {
    control.FINDING_STATE_GOOD: "good",
    control.FINDING_STATE_WARNING: "could be better",
    control.FINDING_STATE_BROKEN: "BROKEN",
    control.FINDING_STATE_SKIPPED: "skipped",
}


def finding_lines(finding: control.Finding) -> str:
    """Return a finding with its mark, and below it what to do."""
    mark = _MARKS.get(finding.state, "unknown").ljust(_WIDTH)
    sentence = clean(finding.sentence, limit=_SENTENCE_CHARACTERS)
    text = f"{mark}{clean(finding.title)}: {sentence}"
    if finding.mend:
        text += f"\n{' ' * _WIDTH}→ {clean(finding.mend, limit=_SENTENCE_CHARACTERS)}"
    return text


def closing_sentence(findings: Iterable[control.Finding]) -> str:
    """Return what all findings come to."""
    states = [finding.state for finding in findings]
    broken = states.count(control.FINDING_STATE_BROKEN)
    better = states.count(control.FINDING_STATE_WARNING)
    if broken:
        things = "One thing is" if broken == 1 else f"{broken} things are"
        return f"{things} broken; what to do stands below."
    if better:
        things = "one thing" if better == 1 else f"{better} things"
        return f"Nothing is broken; {things} could be better."
    return "Everything that Potluck needs is in order."


def self_test_sentence(findings: Collection[control.Finding]) -> str:
    """Return whether this version can be used, in one sentence."""
    broken = [each for each in findings if each.state == control.FINDING_STATE_BROKEN]
    if broken:
        titles = ", ".join(clean(each.title) for each in broken)
        return f"Not in order: {titles}."
    return "This version of Potluck works on this computer."
