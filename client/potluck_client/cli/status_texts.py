"""What `potluck status` shows: what is done, by which device, why not, and when it goes on."""

import datetime as dt

from potluck.v1 import control_pb2 as control
from potluck_client.cli.stats_texts import energy_line
from potluck_client.cli.texts import clean, contribution_text, count, loss_text
from potluck_client.cli.times import show_moment

_MS = 1000
_UPDATES_TOLD = frozenset(
    {
        control.UPDATE_STATE_OFFERED,
        control.UPDATE_STATE_FETCHING,
        control.UPDATE_STATE_READY,
        control.UPDATE_STATE_SWITCHING,
        control.UPDATE_STATE_FAILED,
    }
)
_CHECKING = {
    control.CHECKING_BIT_FOR_BIT: (
        "Checked bit for bit: every computer gets exactly the same result."
    ),
    control.CHECKING_WITHIN_TOLERANCE: (
        "Checked within a tolerance, since computers round differently."
    ),
}


def status_text(snapshot: control.Snapshot, now: dt.datetime) -> str:
    """Return all that `potluck status` shows.

    Args:
        snapshot: How things stand.
        now: Local time without a zone.
    """
    later = _goes_on(snapshot, now)
    lines = [f"{clean(snapshot.sentence)} {later}".rstrip()]
    if snapshot.finishing:
        lines.append("It will pause after the work in hand.")
    lines += [f"  {device_text(device, snapshot, now)}" for device in snapshot.devices]
    for project in snapshot.projects:
        lines.append(f"  {project_text(project)}")
        if project.checking in _CHECKING:
            lines.append(f"    {_CHECKING[project.checking]}")
    lines.append(f"Given today: {contribution_text(snapshot.today)}.")
    lines.append(f"Given in all: {contribution_text(snapshot.contribution)}.")
    if snapshot.HasField("energy_today"):
        lines.append(f"Electricity today: {energy_line(snapshot.energy_today)}.")
    if snapshot.HasField("energy"):
        lines.append(f"Electricity in all: {energy_line(snapshot.energy)}.")
    update = snapshot.update
    if update.required or update.state in _UPDATES_TOLD:
        lines.append(f"Update: {clean(update.sentence)}")
    lines += [
        f"Problem: {clean(problem.sentence)} {clean(problem.remedy)}".rstrip()
        for problem in snapshot.problems
    ]
    return "\n".join(lines)


def device_text(
    device: control.DeviceSnapshot, snapshot: control.Snapshot, now: dt.datetime
) -> str:
    """Return one line on a device; why it rests stands there where the headline does not say it."""
    name = clean(device.name) or clean(device.device_id)
    if not device.enabled:
        return f"{name}: switched off"
    parts = []
    if device.unit.sentence:
        parts.append(clean(device.unit.sentence).removesuffix("."))
    if device.unit.steps:
        parts.append(f"step {device.unit.steps_done} of {device.unit.steps}")
    if device.working and device.tokens_per_second > 0.0:
        parts.append(f"{count(device.tokens_per_second)} tokens/s")
    if device.HasField("power_watts"):
        limit = device.power_limit_watts if device.HasField("power_limit_watts") else None
        kept = " (kept by the card)" if device.driver_keeps_power else ""
        parts.append(_within(device.power_watts, limit, "W") + kept)
    if device.HasField("temperature_celsius"):
        has_limit = device.HasField("temperature_limit_celsius")
        limit = device.temperature_limit_celsius if has_limit else None
        parts.append(_within(device.temperature_celsius, limit, "°C"))
    if device.HasField("fan_percent"):
        parts.append(f"fan at {device.fan_percent:.0f} %")
    text = ", ".join(parts) or ("working" if device.working else "resting")
    why = clean(device.held_back_sentence) if device.working else ""
    if device.sentence and device.sentence != snapshot.sentence:
        why = f"{clean(device.sentence)} {_goes_on(device, now)}".rstrip()
    return f"{name}: {text}. {why}" if why else f"{name}: {text}"


def project_text(project: control.ProjectSnapshot) -> str:
    """Return one line on a project."""
    name = clean(project.name)
    if project.problem:
        return f"{name}: {clean(project.problem)}"
    status, curve = project.status, project.status.loss_curve
    parts = [f"round {status.round}"]
    if curve:
        loss = loss_text(curve[0].held_out_loss, curve[-1].held_out_loss)
        parts.append(f"loss on unseen text {loss}")
    if status.active_volunteers:
        one = status.active_volunteers == 1
        parts.append(f"{status.active_volunteers:,} {'computer' if one else 'computers'} at work")
    if not project.connected:
        parts = ["not connected"]
    return f"{name}: {', '.join(parts)}"


def _within(value: float, limit: float | None, unit: str) -> str:
    """Return a measured value, with its limit where there is one: "118 of 150 W"."""
    return f"{value:.0f} {unit}" if limit is None else f"{value:.0f} of {limit:.0f} {unit}"


def _goes_on(who: control.Snapshot | control.DeviceSnapshot, now: dt.datetime) -> str:
    """Return when work goes on, where that is known."""
    if not who.HasField("resumes_unix_ms"):
        return ""
    try:
        at = dt.datetime.fromtimestamp(who.resumes_unix_ms / _MS, dt.UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return ""  # A time that no calendar holds.
    left_alone = who.reason == control.NOT_NOW_REASON_USER_ACTIVE  # Every touch puts it off.
    left = " if you leave the computer alone" if left_alone else ""
    return f"Goes on by itself{left}: {show_moment(at.replace(tzinfo=None), now)}."
