"""What the app as a whole does, in one sentence: the most telling of all that its devices do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from potluck.v1 import control_pb2 as control
from potluck_client.activity import Activity
from potluck_client.app_view import AppView, DeviceView, ProjectView
from potluck_client.case import Decision

_STOPPED = {control.NOT_NOW_REASON_PAUSED, control.NOT_NOW_REASON_FINISHED}
"""Reasons that are the person's own word, and no wait."""

NO_DEVICE_ALLOWED = "Neither processor nor graphics card may work. Allow one in your limits."

_NO_SHARES = (
    "No new work is taken, because every project’s share is 0. Give a project a share of the work."
)

_OF_ONE_DEVICE = {
    control.NOT_NOW_REASON_DEVICE_GONE,
    control.NOT_NOW_REASON_DEVICE_IN_USE,
    control.NOT_NOW_REASON_TOO_HOT,
}
"""Reasons whose sentences speak of one device, also when they hold for several."""


@dataclass(frozen=True, kw_only=True)
class Headline:
    """What the app as a whole does.

    Attributes:
        state: The state.
        reason: Why it does not work; unspecified when it does.
        sentence: One plain sentence.
        resumes_unix: When it goes on, as far as that is known.
    """

    state: "control.AppState.ValueType"
    sentence: str
    reason: "control.NotNowReason.ValueType" = control.NOT_NOW_REASON_UNSPECIFIED
    resumes_unix: float | None = None


def headline_of(view: AppView) -> Headline:
    """Return what the app does, the most telling first: work, a pause, a wait, trouble."""
    if any(device.working for device in view.devices):
        return Headline(state=control.APP_STATE_WORKING, sentence=_work_sentence(view))
    if view.update is not None and view.update.state == control.UPDATE_STATE_SWITCHING:
        sentence = view.update.sentence
        return _why(control.APP_STATE_STARTING, control.NOT_NOW_REASON_STARTING, sentence)
    enabled = [device for device in view.devices if device.enabled]
    device = next((d for d in enabled if d.decision.may_run), None)
    if device is None:
        return _resting(view, enabled)
    if device.problem:
        return _why(control.APP_STATE_PROBLEM, control.NOT_NOW_REASON_PROBLEM, device.problem)
    busy = {device.activity for device in enabled} - {Activity.RESTING}
    if view.stuck:
        return _why(control.APP_STATE_PROBLEM, control.NOT_NOW_REASON_PROBLEM, view.stuck)
    if not busy and view.projects and not any(project.share for project in view.projects):
        return _why(control.APP_STATE_WAITING, control.NOT_NOW_REASON_NO_WORK, _NO_SHARES)
    offline = _offline(view)
    if offline:
        return _why(control.APP_STATE_OFFLINE, control.NOT_NOW_REASON_OFFLINE, offline)
    if not (view.transfer.may_run or busy or _has_local_work(view)):
        return Headline(
            state=control.APP_STATE_WAITING,
            reason=view.transfer.reason,
            sentence=view.transfer.sentence,
            resumes_unix=view.transfer.resumes_unix,
        )
    preparing = _preparing(view, busy)
    if preparing:
        return _why(control.APP_STATE_STARTING, control.NOT_NOW_REASON_STARTING, preparing)
    waits = next((project.waits for project in _wanted(view) if project.waits), "")
    return _why(
        control.APP_STATE_WAITING,
        control.NOT_NOW_REASON_NO_WORK,
        waits or "Waiting for the project to have work.",
    )


def _resting(view: AppView, enabled: Sequence[DeviceView]) -> Headline:
    """Return the headline when no device may work: that of the one that goes on first."""
    if not enabled and view.devices:
        # What holds for the whole computer holds for those that are switched off as well.
        enabled = view.devices[:1]
    decisions = [device.decision for device in enabled]
    if not decisions or decisions[0].reason == control.NOT_NOW_REASON_NO_DEVICE:
        return _why(
            control.APP_STATE_WAITING,
            control.NOT_NOW_REASON_NO_DEVICE,
            NO_DEVICE_ALLOWED,
        )
    all_stopped = all(decision.reason in _STOPPED for decision in decisions)
    first = min(enabled, key=lambda device: distance(device.decision))
    decision = first.decision
    alone = first.paused and not view.wishes.pauses(view.now_unix)
    of_one = len(enabled) > 1 and (alone or decision.reason in _OF_ONE_DEVICE)
    alike = not of_one and all(other.sentence == decision.sentence for other in decisions)
    return Headline(
        state=control.APP_STATE_PAUSED if all_stopped else control.APP_STATE_WAITING,
        reason=decision.reason,
        sentence=decision.sentence if alike else f"{first.facts.name}: {decision.sentence}",
        resumes_unix=decision.resumes_unix,
    )


def distance(decision: Decision) -> tuple[bool, bool, float]:
    """Return how far off work seems: what waits before what was stopped, known times first."""
    resumes = decision.resumes_unix
    return decision.reason in _STOPPED, resumes is None, resumes or 0.0


def _wanted(view: AppView) -> Sequence[ProjectView]:
    """Return the projects that new work is taken for; all, where there are none."""
    return [project for project in view.projects if project.share] or view.projects


def _has_local_work(view: AppView) -> bool:
    """Tell whether there may be work that needs no network."""
    return any(project.practice for project in _wanted(view))


def _preparing(view: AppView, busy: Collection[Activity]) -> str:
    """Return what is under way that leads to work; empty when nothing is."""
    for activity in (Activity.FETCHING, Activity.STARTING, Activity.SENDING):
        if activity in busy:
            return str(activity.value)
    # The worker has the unit and has not begun yet, or a project was joined and not asked yet.
    unasked = any(project.awake and not project.waits for project in _wanted(view))
    if busy or unasked:
        return str(Activity.STARTING.value)
    return "Getting Practice ready on this computer." if view.practice_starting else ""


def _why(
    state: "control.AppState.ValueType", reason: "control.NotNowReason.ValueType", sentence: str
) -> Headline:
    return Headline(state=state, reason=reason, sentence=sentence)


def _work_sentence(view: AppView) -> str:
    working = {d.unit.project_id for d in view.devices if d.working and d.unit}
    names = [project.name for project in view.projects if project.project_id in working]
    for_whom = " and ".join(names) or "a project"
    if view.wishes.finishing:
        return f"Finishing the work in hand for {for_whom}; then Potluck pauses."
    return f"Training for {for_whom}."


def _offline(view: AppView) -> str:
    awake = [project for project in _wanted(view) if project.awake]
    if awake and not any(project.connected for project in awake):
        return next((project.problem for project in awake if project.problem), "")
    return ""
