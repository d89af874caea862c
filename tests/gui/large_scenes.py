"""What a computer has that was given for ten years: as much of everything as a daemon may send."""

import datetime as dt
from collections.abc import Iterator

from potluck.limits import ACTIVITY_PAGE, LOSS_CURVE_POINTS
from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

SETTINGS = 60
DEVICES = 4
UNITS = 200_000
_YEARS = 10
_DAYS = 120
"""So many of the newest days are told one by one; a page shows fewer."""
_PAGES = 3
"""So many full pages of each list are there."""


def snapshot(sequence: int) -> control.Snapshot:
    """Return one of a stream of snapshots: four devices at work, three projects."""
    taken = scenes.three_projects()
    taken.sequence = sequence
    taken.taken_unix_ms = scenes.NOW_UNIX_MS + sequence * 500
    card = taken.devices[0]
    for number in range(2, DEVICES + 1):
        device = taken.devices.add()
        device.CopyFrom(card)
        device.device_id = f"GPU-{number}"
        device.name = f"{card.name} ({number})"
    for number, device in enumerate(taken.devices):
        device.power_watts = 100.0 + (sequence * 7 + number) % 40
        device.temperature_celsius = 55.0 + (sequence + number) % 14
        device.unit.steps_done = (sequence * 3 + number) % 200
    curve = [
        project_status.LossPoint(round=index * 4, held_out_loss=2.9 + 3.1 * 0.99**index)
        for index in range(LOSS_CURVE_POINTS)
    ]
    for project in taken.projects:
        project.status.round = curve[-1].round
        del project.status.loss_curve[:]
        project.status.loss_curve.extend(curve)
    taken.contribution.verified_units = UNITS + sequence
    return taken


def settings() -> list[control.Setting]:
    """Return limits of every kind, the same ones for several devices."""
    made: list[control.Setting] = []
    for number in range(1, SETTINGS):
        for setting in scenes.settings():
            own = control.Setting()
            own.CopyFrom(setting)
            if number > 1:
                if own.form == control.SETTING_FORM_HOURS:
                    continue  # Hours are those of the computer, not of a device.
                own.key = f"{setting.key.partition('@')[0]}@GPU-{number}"
                own.device_id, own.device_name = f"GPU-{number}", f"Graphics card {number}"
            made.append(own)
            if len(made) == SETTINGS:
                return made
    raise AssertionError("the loops are long enough")


def history(bucket: "control.Bucket.ValueType", last: dt.date) -> control.GetHistoryResponse:
    """Return two projects on four devices, by a step, as far back as a page can look."""
    answer = control.GetHistoryResponse(
        project_names={scenes.PROJECT_ID: "Kitchen Tales", "cd" * 32: "Harbour Library"},
        device_names={f"GPU-{number}": f"Graphics card {number}" for number in range(DEVICES)},
        first_day=(last - dt.timedelta(days=365 * _YEARS)).isoformat(),
        today=last.isoformat(),
    )
    for index, start in enumerate(_starts(bucket, last)):
        for project in answer.project_names:
            for number, device in enumerate(sorted(answer.device_names)):
                pieces = 3 + (index * 5 + number) % 7
                answer.entries.add(
                    start_day=start.isoformat(),
                    project_id=project,
                    device_id=device,
                    contribution=control.Contribution(
                        verified_units=pieces,
                        verified_tokens=pieces * 4_096_000,
                        verified_seconds=pieces * 1_320.0,
                        verified_flops=pieces * 3.05e15,
                    ),
                )
    return answer


def _starts(bucket: "control.Bucket.ValueType", last: dt.date) -> Iterator[dt.date]:
    """Yield the first days of the steps, oldest first."""
    months = [
        dt.date(last.year - _YEARS + index // 12, index % 12 + 1, 1) for index in range(_YEARS * 12)
    ]
    if bucket == control.BUCKET_MONTH:
        yield from months
    elif bucket == control.BUCKET_YEAR:
        yield from months[::12]
    else:
        step = 7 if bucket == control.BUCKET_WEEK else 1
        monday = last - dt.timedelta(days=last.weekday())
        newest = monday if bucket == control.BUCKET_WEEK else last
        for index in reversed(range(_DAYS)):
            yield newest - dt.timedelta(days=index * step)


def activity() -> list[control.ActivityEntry]:
    """Return several full pages of the log, newest first."""
    kinds = scenes.activity()
    entries: list[control.ActivityEntry] = []
    for index in range(ACTIVITY_PAGE * _PAGES):
        entry = control.ActivityEntry()
        entry.CopyFrom(kinds[index % len(kinds)])
        entry.number = ACTIVITY_PAGE * _PAGES - index
        entry.unix_ms = scenes.NOW_UNIX_MS - index * 3_600_000
        entries.append(entry)
    return entries


def sent() -> list[control.SentMessage]:
    """Return the calls of a piece of work with many fields."""
    return [
        control.SentMessage(
            name=f"Call{number}",
            sentence="Hands in a piece of work.",
            unix_ms=scenes.NOW_UNIX_MS,
            count=UNITS,
            bytes=10**12,
            fields=[
                control.SentField(name=f"field_{index}", value="ab" * 32) for index in range(40)
            ],
        )
        for number in range(8)
    ]


def give(daemon: FakeControlProcess, today: dt.date) -> None:
    """Have a fake daemon tell all of it."""
    daemon.set_settings(settings())
    for preset, values in scenes.measured_presets():
        daemon.set_preset(preset, values)
    for bucket in control.Bucket.values():
        if bucket:
            daemon.set_history(bucket, history(bucket, today))
    daemon.set_receipts(scenes.receipts() * _PAGES)
    daemon.set_activity(activity())
    daemon.set_report("A line of the report.\n" * 2000)
    daemon.set_about(scenes.about())
    daemon.set_model(scenes.PROJECT_ID, scenes.model())
    for project in snapshot(1).projects:
        daemon.set_sent(project.project_id, sent())
    daemon.set_programs([f"program-{index}" for index in range(300)])
    daemon.set_invite(scenes.INVITE_LINK, scenes.invited())
    daemon.show(snapshot(1))
