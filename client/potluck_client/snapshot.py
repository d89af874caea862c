"""From what the daemon knows to what a window shows: one message, in plain words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.activity import Activity
from potluck_client.case import Decision
from potluck_client.computing import Pace
from potluck_client.governor.port import Verdict
from potluck_client.host.port import DeviceFacts, DeviceReading
from potluck_client.journal.records import UnitEntry
from potluck_client.settings.values import DeviceSettings
from potluck_client.wishes import Wishes

_MILLISECONDS = 1000
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
class DeviceView:
    """One device as the daemon knows it.

    Attributes:
        facts: What it is.
        enabled: True when its owner lets it work.
        paused: True when the person paused it alone.
        limits: What its owner lets it do.
        decision: Whether it may work now.
        verdict: How hard its limits let it work.
        driver_keeps_power: True when the driver itself keeps its power limit.
        activity: What its runner does.
        working: True while it computes.
        pace: How its unit goes.
        unit: What it works on; None between two.
        reading: What its sensors say.
        problem: What went wrong last; empty when nothing is wrong.
    """

    facts: DeviceFacts
    enabled: bool
    paused: bool
    limits: DeviceSettings
    decision: Decision
    verdict: Verdict
    driver_keeps_power: bool
    activity: Activity
    working: bool
    pace: Pace
    unit: UnitEntry | None
    reading: DeviceReading
    problem: str


@dataclass(frozen=True, kw_only=True)
class ProjectView:
    """One project as the daemon knows it.

    Attributes:
        project_id: Project key, hexadecimal.
        name: What it is called.
        practice: True for Practice.
        awake: True while there is a coordinator to talk to.
        connected: True while it answers.
        problem: What is wrong with it; empty when nothing is.
        waits: Why it has no work; empty when that is not known.
        status: What it said last of itself.
        contribution: What this computer gave to it.
        checking: How its rules have work compared.
        share: Its share of the work; with 0 it gets no new work.
    """

    project_id: str
    name: str
    practice: bool
    awake: bool
    connected: bool
    problem: str
    waits: str
    status: project_status.ProjectStatus
    contribution: control.Contribution
    checking: "control.Checking.ValueType"
    share: int


@dataclass(frozen=True, kw_only=True)
class AppView:
    """All that the daemon knows, for one snapshot.

    Attributes:
        devices: The devices.
        projects: The joined projects.
        wishes: What the person asked for.
        transfer: Whether work may be asked for that has to be fetched over the network.
        problems: What the person should know.
        practice_starting: True while Practice comes up.
        stuck: Why there is nothing to work for until the person acts; empty when that is not so.
        total: What was given in all.
        today: What was given today.
        energy: Energy taken in all; None while no device has told any.
        energy_today: Energy taken today; None while no device has told any.
        app_version: Version of the app.
        update: How updates of it stand; None where it does not update itself.
        now_unix: Wall-clock time.
    """

    devices: Sequence[DeviceView]
    projects: Sequence[ProjectView]
    wishes: Wishes
    transfer: Decision
    problems: Sequence[control.Problem]
    practice_starting: bool
    stuck: str
    total: control.Contribution
    today: control.Contribution
    energy: control.Energy | None
    energy_today: control.Energy | None
    app_version: str
    update: control.UpdateStatus | None
    now_unix: float


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


def build_snapshot(view: AppView, sequence: int) -> control.Snapshot:
    """Return the message for a view."""
    headline = headline_of(view)
    snapshot = control.Snapshot(
        sequence=sequence,
        state=headline.state,
        reason=headline.reason,
        sentence=headline.sentence,
        finishing=view.wishes.finishing,
        run_now=view.wishes.runs_now(view.now_unix),
        devices=[_device(device) for device in view.devices],
        projects=[_project(project) for project in view.projects],
        contribution=view.total,
        today=view.today,
        energy=view.energy,
        energy_today=view.energy_today,
        problems=view.problems,
        app_version=view.app_version,
        update=view.update,
        taken_unix_ms=round(view.now_unix * _MILLISECONDS),
    )
    if headline.resumes_unix is not None:
        snapshot.resumes_unix_ms = round(headline.resumes_unix * _MILLISECONDS)
    return snapshot


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


def _device(view: DeviceView) -> control.DeviceSnapshot:
    decision, limits, reading = view.decision, view.limits, view.reading
    shown = control.DeviceSnapshot(
        device_id=view.facts.device_id,
        name=view.facts.name,
        enabled=view.enabled,
        paused=view.paused,
        working=view.working,
        reason=decision.reason,
        sentence=decision.sentence,
        duty=decision.duty,
        tokens_per_second=view.pace.tokens_per_second,
        power_watts=reading.power_watts,
        temperature_celsius=reading.temperature_celsius,
        utilisation=reading.utilisation,
        fan_percent=reading.fan_percent,
        power_limit_watts=limits.power_watts or None,
        temperature_limit_celsius=limits.temperature_celsius or None,
        driver_keeps_power=view.driver_keeps_power,
    )
    if decision.resumes_unix is not None:
        shown.resumes_unix_ms = round(decision.resumes_unix * _MILLISECONDS)
    if view.working:
        shown.held_back_by = view.verdict.held_back_by
        shown.held_back_sentence = view.verdict.sentence
    if view.unit is not None:
        shown.unit.CopyFrom(_unit(view.unit, view.pace))
    return shown


def _unit(unit: UnitEntry, pace: Pace) -> control.UnitSnapshot:
    shown = control.UnitSnapshot(
        unit_id=unit.name,
        state=unit.state.wire_name,
        sentence=unit.sentence,
        steps_done=max(unit.steps_done, pace.steps_done),
        steps=unit.steps,
        loss=pace.loss,
    )
    if pace.tokens_per_second > 0 and unit.steps:
        left = unit.tokens * (unit.steps - shown.steps_done) / unit.steps
        shown.seconds_left = left / pace.tokens_per_second
    return shown


def _project(view: ProjectView) -> control.ProjectSnapshot:
    return control.ProjectSnapshot(
        project_id=view.project_id,
        name=view.name,
        practice=view.practice,
        connected=view.connected,
        problem=view.problem,
        status=view.status,
        contribution=view.contribution,
        checking=view.checking,
        share=view.share,
    )
