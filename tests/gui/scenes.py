"""Snapshots, settings and units as a daemon would send them, for tests and screenshots."""

import datetime as dt

from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status

NOW_UNIX_MS = 1_767_268_800_000
PROJECT_ID = "ab" * 32
INVITE_LINK = "potluck://join?a=127.0.0.1%3A4000&k=q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s"


def working() -> control.Snapshot:
    """A computer in the middle of a piece of work, with some history."""
    snapshot = control.Snapshot(
        state=control.APP_STATE_WORKING,
        sentence="Training “Kitchen Tales” while you are away.",
        devices=[
            control.DeviceSnapshot(
                device_id="GPU-1",
                name="NVIDIA GeForce RTX 4070",
                enabled=True,
                working=True,
                duty=0.8,
                tokens_per_second=18_240.0,
                power_watts=118.4,
                power_limit_watts=150.0,
                temperature_celsius=64.0,
                temperature_limit_celsius=70.0,
                fan_percent=38.0,
                utilisation=0.97,
                held_back_by=control.HELD_BACK_BY_POWER,
                held_back_sentence="Slowed down to stay below 150 W.",
                unit=control.UnitSnapshot(
                    unit_id="01" * 16,
                    state="running",
                    sentence="Working on a piece of round 42.",
                    steps_done=131,
                    steps=200,
                    loss=3.21,
                    seconds_left=253.0,
                ),
            )
        ],
        projects=[project()],
        contribution=control.Contribution(
            verified_units=318,
            pending_units=2,
            verified_tokens=1_284_505_600,
            verified_seconds=412_600.0,
            verified_watt_hours=13_420.0,
        ),
        today=control.Contribution(
            verified_units=7,
            pending_units=2,
            verified_tokens=28_672_000,
            verified_seconds=9_420.0,
            verified_watt_hours=310.0,
        ),
        app_version="0.1.0",
        taken_unix_ms=NOW_UNIX_MS,
        energy_today=control.Energy(watt_hours=342.0, cost=0.1094, currency="EUR", co2_grams=161.8),
        energy=control.Energy(watt_hours=14_260.0, cost=4.5632, currency="EUR", co2_grams=6_745.0),
    )
    snapshot.projects[0].contribution.CopyFrom(snapshot.contribution)
    return snapshot


def two_devices() -> control.Snapshot:
    """A card that works beside a processor that the person paused by itself."""
    snapshot = working()
    snapshot.devices.add(
        device_id="cpu",
        name="AMD Ryzen 7 7700X",
        enabled=True,
        paused=True,
        reason=control.NOT_NOW_REASON_PAUSED,
        sentence="You paused this device. It goes on when you resume it.",
    )
    return snapshot


def project() -> control.ProjectSnapshot:
    """A joined project whose model has learnt for 42 rounds."""
    points = [
        project_status.LossPoint(
            round=index, held_out_loss=2.9 + 3.1 * 0.93**index + 0.02 * (index * 7 % 5 - 2)
        )
        for index in range(43)
    ]
    return control.ProjectSnapshot(
        project_id=PROJECT_ID,
        name="Kitchen Tales",
        connected=True,
        checking=control.CHECKING_BIT_FOR_BIT,
        status=project_status.ProjectStatus(
            round=42,
            verified_units=8_412,
            pending_units=31,
            verified_tokens=34_000_000_000,
            active_volunteers=57,
            loss_curve=points,
            parameters=124_000_000,
        ),
    )


def paused() -> control.Snapshot:
    """Paused by the person."""
    snapshot = working()
    snapshot.state, snapshot.reason = control.APP_STATE_PAUSED, control.NOT_NOW_REASON_PAUSED
    snapshot.sentence = "Paused, as you asked."
    snapshot.devices[0].working = False
    snapshot.devices[0].ClearField("power_watts")
    return snapshot


def waiting() -> control.Snapshot:
    """Waiting because the person uses the computer."""
    snapshot = working()
    snapshot.state = control.APP_STATE_WAITING
    snapshot.reason = control.NOT_NOW_REASON_USER_ACTIVE
    snapshot.sentence = "Waiting because you are using this computer."
    snapshot.devices[0].working = False
    snapshot.devices[0].ClearField("power_watts")
    return snapshot


def offline() -> control.Snapshot:
    """The coordinator can't be reached."""
    snapshot = working()
    snapshot.state, snapshot.reason = control.APP_STATE_OFFLINE, control.NOT_NOW_REASON_OFFLINE
    snapshot.sentence = "Can't reach “Kitchen Tales”. Potluck tries again by itself."
    snapshot.projects[0].connected = False
    snapshot.projects[0].problem = "Nobody answers at kitchen.example.org:4430."
    del snapshot.devices[:]
    return snapshot


def problem() -> control.Snapshot:
    """Something needs the person."""
    snapshot = working()
    snapshot.state, snapshot.reason = control.APP_STATE_PROBLEM, control.NOT_NOW_REASON_DISK_FULL
    snapshot.sentence = "Stopped because the disk is almost full."
    del snapshot.devices[:]
    snapshot.problems.add(
        sentence="The disk has 0.4 GB left, and Potluck keeps 2 GB free.",
        remedy="Make room, or choose a smaller value under Limits. Then press Resume.",
    )
    return snapshot


def first_run() -> control.Snapshot:
    """Nothing joined, nothing done."""
    return control.Snapshot(
        state=control.APP_STATE_WAITING,
        reason=control.NOT_NOW_REASON_NO_PROJECT,
        sentence="Ready when you have joined a project.",
        devices=[control.DeviceSnapshot(device_id="cpu", name="Processor", enabled=True)],
        app_version="0.1.0",
        taken_unix_ms=NOW_UNIX_MS,
    )


def settings() -> list[control.Setting]:
    """Limits of every kind."""
    return [
        control.Setting(
            key="idle_minutes",
            label="Wait until you are away",
            sentence="How long the computer must be unused before Potluck starts.",
            group="When to work",
            unit="minutes",
            value=control.SettingValue(whole=5),
            default_value=control.SettingValue(whole=3),
            minimum=control.SettingValue(whole=0),
            maximum=control.SettingValue(whole=120),
        ),
        control.Setting(
            key="on_battery",
            label="Work on battery",
            sentence="Lets Potluck work while the computer is not plugged in.",
            group="When to work",
            value=control.SettingValue(flag=False),
            default_value=control.SettingValue(flag=False),
        ),
        control.Setting(
            key="hours",
            label="Hours to work in",
            sentence="Works only in these hours of the week.",
            group="When to work",
            value=_texts("mon-fri 22:00-07:00", "sat,sun 00:00-24:00"),
            default_value=_texts(),
            form=control.SETTING_FORM_HOURS,
            minimum_text="always",
        ),
        control.Setting(
            key="pause_for_programs",
            label="Pause for these programs",
            sentence="Rests while one of these programs runs.",
            group="When to work",
            value=_texts("blender"),
            default_value=_texts(),
            form=control.SETTING_FORM_PROGRAMS,
            minimum_text="none",
        ),
        control.Setting(
            key="cpu_threads",
            label="Processor threads",
            sentence="How many of the processor's threads Potluck may use.",
            group="How hard to work",
            unit="threads",
            value=control.SettingValue(whole=2),
            default_value=control.SettingValue(whole=2),
            minimum=control.SettingValue(whole=1),
            maximum=control.SettingValue(whole=8),
        ),
        control.Setting(
            key="duty",
            label="Effort",
            sentence="The share of the time in which the device computes; less is cooler.",
            group="How hard to work",
            unit="%",
            value=control.SettingValue(number=80.0),
            default_value=control.SettingValue(number=100.0),
            minimum=control.SettingValue(number=10.0),
            maximum=control.SettingValue(number=100.0),
        ),
        control.Setting(
            key="currency",
            label="Currency",
            sentence="The money in which you gave the prices.",
            group="Electricity",
            value=control.SettingValue(text="EUR"),
            default_value=control.SettingValue(text=""),
            minimum_text="not given",
        ),
        control.Setting(
            key="power_watts@GPU-1",
            label="Power limit",
            sentence="How many watts it may take while it works.",
            group="How hard to work",
            unit="W",
            value=control.SettingValue(whole=150),
            default_value=control.SettingValue(whole=150),
            minimum=control.SettingValue(whole=0),
            maximum=control.SettingValue(whole=200),
            lowest=control.SettingValue(whole=100),
            minimum_text="no limit",
            device_id="GPU-1",
            device_name="NVIDIA GeForce RTX 4070",
        ),
        control.Setting(
            key="temperature_celsius@GPU-1",
            label="Highest temperature",
            sentence="Works less before it gets warmer than this, and stops when it does.",
            group="How hard to work",
            unit="°C",
            value=control.SettingValue(whole=65),
            default_value=control.SettingValue(whole=70),
            minimum=control.SettingValue(whole=0),
            maximum=control.SettingValue(whole=88),
            lowest=control.SettingValue(whole=40),
            minimum_text="no limit",
            device_id="GPU-1",
            device_name="NVIDIA GeForce RTX 4070",
        ),
    ]


def _texts(*items: str) -> control.SettingValue:
    return control.SettingValue(texts=control.TextList(items=items))


def presets() -> list[tuple[control.Preset, dict[str, control.SettingValue]]]:
    """Two presets, with what they put in force; the second holds."""
    return [
        (
            control.Preset(
                key="whisper",
                label="Whisper",
                sentence="You should neither hear nor feel it.",
                effect="Graphics card: at most 110 W and 60 °C",
            ),
            {"power_watts@GPU-1": control.SettingValue(whole=110)},
        ),
        (
            control.Preset(
                key="balanced",
                label="Balanced",
                sentence="Cool and quiet at a good speed, for every day.",
                effect="Graphics card: at most 150 W and 70 °C",
            ),
            {"power_watts@GPU-1": control.SettingValue(whole=150)},
        ),
    ]


def stats() -> control.GetStatsResponse:
    """Electricity of two devices on two days."""

    def taken(day: str, device_id: str, name: str, watt_hours: float) -> control.DeviceEnergy:
        energy = control.Energy(
            watt_hours=watt_hours,
            cost=watt_hours * 0.00032,
            currency="EUR",
            co2_grams=watt_hours * 0.473,
        )
        return control.DeviceEnergy(day=day, device_id=device_id, device_name=name, energy=energy)

    return control.GetStatsResponse(
        energy_days=[
            taken("2025-12-31", "GPU-1", "NVIDIA GeForce RTX 4070", 1_420.0),
            taken("2026-01-01", "GPU-1", "NVIDIA GeForce RTX 4070", 310.0),
            taken("2026-01-01", "cpu", "AMD Ryzen 7 7700X", 32.0),
        ]
    )


def units(taken_unix_ms: int = NOW_UNIX_MS) -> list[control.UnitRecord]:
    """A journal with every outcome, newest first."""
    rows = [
        ("running", "Working on it."),
        ("submitted", "Handed in; the project checks it."),
        ("verified", "Checked by the project and counted."),
        ("verified", "Checked by the project and counted."),
        ("superseded", "The project went on before this piece arrived; nothing is wrong."),
        ("rejected", "The check gave another result. This can come from unstable memory."),
    ]
    return [
        control.UnitRecord(
            unit_id=f"{index:032x}",
            project_id=PROJECT_ID,
            state=state,
            sentence=sentence,
            device_id="GPU-1",
            round=42,
            tokens=4_096_000,
            busy_seconds=1_320.0,
            watt_hours=43.0,
            leased_unix_ms=taken_unix_ms - index * 25 * 60_000,
            has_receipt=state == "verified",
        )
        for index, (state, sentence) in enumerate(rows)
    ]


def invited() -> control.InspectInviteResponse:
    """What an invite leads to."""
    return control.InspectInviteResponse(
        project_id="cd" * 32,
        name="Harbour Library",
        charter=(
            "We train a small language model on public-domain books of the sea, so that schools "
            "can run it on the computers they have."
        ),
        organiser="Harbour Library Association",
        model_licence="Apache-2.0",
        data_licence="Public domain",
        parameters=151_000_000,
    )


def now() -> dt.datetime:
    """The time of the scenes."""
    return dt.datetime.fromtimestamp(NOW_UNIX_MS / 1000, tz=dt.UTC)


def hostile() -> control.Snapshot:
    """What a broken daemon might send: endless words, no numbers, numbers without end."""
    words = "W" * 3000 + "<b>bold</b>\n" * 50
    snapshot = control.Snapshot(
        state=99,  # type: ignore[arg-type]
        sentence=words,
        resumes_unix_ms=2**63 - 1,
        contribution=control.Contribution(
            verified_units=2**64 - 1,
            verified_tokens=2**64 - 1,
            verified_seconds=float("nan"),
            verified_watt_hours=float("-inf"),
        ),
    )
    for index in range(40):
        snapshot.devices.add(
            device_id=str(index),
            name=words,
            enabled=True,
            working=True,
            duty=float("nan"),
            tokens_per_second=1e308,
            power_watts=float("inf"),
            temperature_celsius=float("nan"),
            unit=control.UnitSnapshot(
                sentence=words, steps_done=2**32 - 1, steps=1, seconds_left=float("nan")
            ),
        )
    for _ in range(3):
        hostile_project = snapshot.projects.add(project_id="ff", name=words, problem=words)
        hostile_project.status.round = 2**64 - 1
        for loss in (float("nan"), float("inf"), -1e300, 1e300):
            hostile_project.status.loss_curve.add(round=2**64 - 1, held_out_loss=loss)
    for _ in range(60):
        snapshot.problems.add(sentence=words, remedy=words)
    return snapshot
