"""Findings as lines of text."""

from potluck_client.doctor.finding import Finding, State, together
from potluck_client.doctor.titles import title_of

WORDS = {
    State.LOOKING: "looking",
    State.GOOD: "good",
    State.WARNING: "could be better",
    State.BROKEN: "broken",
    State.SKIPPED: "skipped",
}
"""What each state is called in a terminal and in a report."""


def finding_text(finding: Finding) -> str:
    """Return a finding in one line."""
    said = together(finding.sentence, finding.mend)
    return f"{title_of(finding.topic)}: {WORDS[finding.state]}. {said}".rstrip()
