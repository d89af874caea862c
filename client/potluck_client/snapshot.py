"""From what the daemon knows to what a window shows: one message."""

from potluck.v1 import control_pb2 as control
from potluck_client.app_view import AppView, DeviceView, ProjectView
from potluck_client.computing import Pace
from potluck_client.headline import headline_of
from potluck_client.journal.records import UnitEntry

_MILLISECONDS = 1000


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
