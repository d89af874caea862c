"""Findings as messages."""

from potluck.v1 import control_pb2 as control
from potluck_client.doctor.finding import Finding, State
from potluck_client.doctor.titles import title_of

_STATES = {
    State.LOOKING: control.FINDING_STATE_LOOKING,
    State.GOOD: control.FINDING_STATE_GOOD,
    State.WARNING: control.FINDING_STATE_WARNING,
    State.BROKEN: control.FINDING_STATE_BROKEN,
    State.SKIPPED: control.FINDING_STATE_SKIPPED,
}


def finding_message(finding: Finding) -> control.Finding:
    """Return a finding as the control service tells it."""
    return control.Finding(
        key=finding.key,
        title=title_of(finding.topic),
        state=_STATES[finding.state],
        sentence=finding.sentence,
        mend=finding.mend,
    )
