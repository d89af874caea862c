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
        sentence="Training for Kitchen Tales.",
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
                held_back_sentence="Slowed down to take at most 150 W.",
                unit=control.UnitSnapshot(
                    unit_id="01" * 16,
                    state="running",
                    sentence="Training now.",
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
        sentence="This device is paused until you resume it.",
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
        share=100,
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
    snapshot.sentence = "Paused until you resume."
    snapshot.devices[0].working = False
    snapshot.devices[0].ClearField("power_watts")
    return snapshot


def waiting() -> control.Snapshot:
    """Waiting because the person uses the computer."""
    snapshot = working()
    snapshot.state = control.APP_STATE_WAITING
    snapshot.reason = control.NOT_NOW_REASON_USER_ACTIVE
    snapshot.sentence = "Waiting until nobody has used this computer for 3 minutes."
    snapshot.devices[0].working = False
    snapshot.devices[0].ClearField("power_watts")
    return snapshot


def offline() -> control.Snapshot:
    """The coordinator can't be reached."""
    snapshot = working()
    snapshot.state, snapshot.reason = control.APP_STATE_OFFLINE, control.NOT_NOW_REASON_OFFLINE
    snapshot.sentence = (
        "Nobody answers at example.org:4430. Check the network; Potluck tries again by itself."
    )
    snapshot.projects[0].connected = False
    snapshot.projects[0].problem = snapshot.sentence
    del snapshot.devices[:]
    return snapshot


def problem() -> control.Snapshot:
    """Something needs the person."""
    snapshot = working()
    snapshot.state, snapshot.reason = control.APP_STATE_PROBLEM, control.NOT_NOW_REASON_DISK_FULL
    snapshot.sentence = "Waiting until 2 GB of disk space are free; now it is 0.4 GB."
    del snapshot.devices[:]
    snapshot.problems.add(
        sentence=snapshot.sentence,
        remedy="Free some disk space; Potluck goes on by itself once there is room.",
    )
    return snapshot


def first_run() -> control.Snapshot:
    """Nothing joined, nothing done."""
    return control.Snapshot(
        state=control.APP_STATE_WAITING,
        reason=control.NOT_NOW_REASON_NO_PROJECT,
        sentence="You have not joined a project yet. Join one with an invite link, or try "
        "Practice.",
        devices=[control.DeviceSnapshot(device_id="cpu", name="Processor", enabled=True)],
        app_version="0.1.0",
        taken_unix_ms=NOW_UNIX_MS,
    )


def settings() -> list[control.Setting]:
    """Limits of every kind."""
    return [
        control.Setting(
            key="idle_minutes",
            label="Start after",
            sentence="Begins when nobody has used this computer for so long.",
            group="When to work",
            unit="minutes",
            value=control.SettingValue(whole=5),
            default_value=control.SettingValue(whole=3),
            minimum=control.SettingValue(whole=0),
            maximum=control.SettingValue(whole=120),
        ),
        control.Setting(
            key="on_battery",
            label="Also on battery",
            sentence="Works even when this computer is not plugged in.",
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
            key="cheap_power_hours",
            label="Hours of cheap electricity",
            sentence="The hours of the week in which electricity costs you less.",
            group="When to work",
            value=_texts(),
            default_value=_texts(),
            form=control.SETTING_FORM_HOURS,
            minimum_text="none",
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
            sentence="How many of the processor’s threads to use, from the next piece of work on.",
            group="How hard to work",
            unit="threads",
            value=control.SettingValue(whole=2),
            default_value=control.SettingValue(whole=2),
            minimum=control.SettingValue(whole=1),
            maximum=control.SettingValue(whole=8),
        ),
        control.Setting(
            key="duty",
            label="Share of time",
            sentence="Share of the time that it spends computing; less is cooler and quieter.",
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
            sentence="The money in which you gave the prices, such as EUR.",
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
                sentence="You should neither hear nor feel it: little power, low warmth, long "
                "rests.",
                effect="Graphics card: at most 110 W and 60 °C",
                figures=effect(watts=110.0, noise=control.NOISE_HARDLY_HEARD),
            ),
            {"power_watts@GPU-1": control.SettingValue(whole=110)},
        ),
        (
            control.Preset(
                key="balanced",
                label="Balanced",
                sentence="Cool and quiet at a good speed, for every day.",
                effect="Graphics card: at most 150 W and 70 °C",
                figures=effect(watts=150.0, noise=control.NOISE_MODERATE),
            ),
            {"power_watts@GPU-1": control.SettingValue(whole=150)},
        ),
    ]


PRICE_PER_KWH = 0.32


def effect(*, watts: float, noise: control.Noise.ValueType) -> control.Effect:
    """What limits come to at eight free hours a day, while the person uses the computer."""
    kilowatt_hours = watts * 8 * 30 / 1000
    return control.Effect(
        watts=watts,
        noise=noise,
        hours_per_week=93.0,
        kilowatt_hours_per_month=kilowatt_hours,
        cost_per_month=kilowatt_hours * PRICE_PER_KWH,
        currency="EUR",
        now_sentence="Waiting until nobody has used this computer for 3 minutes.",
    )


def preview() -> control.PreviewSettingsResponse:
    """What the limits in force come to, and what any change would."""
    return control.PreviewSettingsResponse(
        before=effect(watts=150.0, noise=control.NOISE_MODERATE),
        after=effect(watts=110.0, noise=control.NOISE_HARDLY_HEARD),
    )


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


def first_settings() -> list[control.Setting]:
    """Limits of a computer on which nothing was chosen yet, price and currency among them."""
    number = control.SettingValue(number=0.0)
    price = control.Setting(
        key="price_per_kwh",
        label="Price of electricity",
        value=number,
        default_value=number,
        minimum=number,
        maximum=control.SettingValue(number=1_000_000.0),
    )
    chosen = [setting for setting in settings() if setting.key != "currency"]
    text = control.SettingValue(text="")
    currency = control.Setting(key="currency", label="Currency", value=text, default_value=text)
    return [*chosen, price, currency]


def measured_presets() -> list[tuple[control.Preset, dict[str, control.SettingValue]]]:
    """All presets, with their figures."""
    full = control.Preset(
        key="full",
        label="Full",
        sentence="All that your devices do by themselves, and no more than that.",
    )
    watts = control.SettingValue(whole=200)
    measured = [*presets(), (full, {"power_watts@GPU-1": watts})]
    figures = ((60.0, control.NOISE_HARDLY_HEARD), (150.0, control.NOISE_MODERATE))
    for (preset, _), (watts_taken, noise) in zip(
        measured, (*figures, (285.0, control.NOISE_LOUD)), strict=True
    ):
        preset.figures.watts = watts_taken
        preset.figures.noise = noise
        preset.figures.hours_per_week = 168.0
        preset.figures.currency = "EUR"
    return measured


HOSTILE_NAME = (
    "Evil \u202egnp.exe <b>bold</b> <img src=x> " + "W" * 300 + "\x00\x07 Z" + "\u0301" * 60
)
"""What somebody might call a project to frighten or mislead: turned, marked up, endless."""


def three_projects() -> control.Snapshot:
    """Two projects that share the work, one of them out of reach, and Practice, which rests."""
    snapshot = working()
    snapshot.projects[0].share = 100
    snapshot.projects.add(
        project_id="cd" * 32,
        name="Harbour",
        problem="Nobody answers at harbour.example.org:4430. "
        "Check the network; Potluck tries again by itself.",
        share=50,
        checking=control.CHECKING_WITHIN_TOLERANCE,
        contribution=control.Contribution(verified_units=12),
    )
    snapshot.projects.add(project_id="aa" * 32, name="Practice", practice=True, connected=True)
    return snapshot


def about() -> control.GetProjectResponse:
    """All about the second of the three projects."""
    told = control.GetProjectResponse(
        about=invited(),
        joined_unix_ms=NOW_UNIX_MS - 40 * 86_400_000,
        disk_bytes=1_834_000_000,
        address="harbour.example.org:4430",
        receipts=12,
        link=INVITE_LINK,
    )
    told.about.fingerprint = "AB12-CD34-EF56-7890"
    told.about.data = "Public-domain books of the sea from two libraries, 1700 to 1925."
    told.about.checking = control.CHECKING_WITHIN_TOLERANCE
    told.about.checkpoint_bytes = 302_000_000
    return told


def history(
    bucket: "control.Bucket.ValueType" = control.BUCKET_DAY, *, today: dt.date | None = None
) -> control.GetHistoryResponse:
    """Two years of two projects on two devices, by day, week, month or year."""
    last = today or now().date()
    answer = control.GetHistoryResponse(
        project_names={PROJECT_ID: "Kitchen Tales", "cd" * 32: "Harbour Library"},
        device_names={"GPU-1": "NVIDIA GeForce RTX 4070", "cpu": "AMD Ryzen 7 7700X"},
        first_day=(last - dt.timedelta(days=730)).isoformat(),
        today=last.isoformat(),
    )
    starts = sorted({_bucket_start(last - dt.timedelta(days=d), bucket) for d in range(731)})
    size = {control.BUCKET_DAY: 1, control.BUCKET_WEEK: 6, control.BUCKET_MONTH: 26}.get(
        bucket, 300
    )
    for index, start in enumerate(starts):
        newest = start == starts[-1]
        for project, device, share in (
            (PROJECT_ID, "GPU-1", 1.0),
            ("cd" * 32, "GPU-1", 0.4),
            (PROJECT_ID, "cpu", 0.08),
        ):
            pieces = int(size * share * (6 + (index * 5 + index // 3) % 7) * (0.4 if newest else 1))
            if not pieces or (index * 7) % 11 == 3:
                continue
            given = control.Contribution(
                verified_units=pieces,
                pending_units=3 if newest and device == "GPU-1" else 0,
                pending_tokens=3 * 4_096_000 if newest and device == "GPU-1" else 0,
                pending_seconds=3 * 1_320.0 if newest and device == "GPU-1" else 0.0,
                pending_flops=3 * 3.05e15 if newest and device == "GPU-1" else 0.0,
                verified_tokens=pieces * 4_096_000,
                verified_seconds=pieces * 1_320.0,
                verified_flops=pieces * 3.05e15,
            )
            answer.entries.add(
                start_day=start.isoformat(),
                project_id=project,
                device_id=device,
                contribution=given,
            )
        watt_hours = size * 300.0 * (0.6 + (index * 5) % 7 / 10)
        answer.entries.add(
            start_day=start.isoformat(),
            device_id="GPU-1",
            energy=control.Energy(
                watt_hours=watt_hours,
                cost=watt_hours * 0.00032,
                currency="EUR",
                co2_grams=watt_hours * 0.473,
            ),
        )
    return answer


def _bucket_start(day: dt.date, bucket: "control.Bucket.ValueType") -> dt.date:
    if bucket == control.BUCKET_WEEK:
        return day - dt.timedelta(days=day.weekday())
    if bucket == control.BUCKET_MONTH:
        return day.replace(day=1)
    if bucket == control.BUCKET_YEAR:
        return day.replace(month=1, day=1)
    return day


def receipts(number: int = 240) -> list[control.ReceiptRecord]:
    """Receipts of one project, newest first; the third takes credit back, the fifth is forged."""
    checks = [
        "It is signed by the project, and not a bit of it was changed since.",
        "It names this computer's key.",
        "Its place is in the project's ledger, as far as this computer has seen it.",
    ]
    return [
        control.ReceiptRecord(
            unit_id=f"{index:032x}",
            project_id=PROJECT_ID,
            project_name="Kitchen Tales",
            revocation=index == 2,
            round=42 - index // 8,
            tokens=4_096_000,
            steps=200,
            flops=3.05e15,
            audited=index % 6 == 0,
            written_unix_ms=NOW_UNIX_MS - index * 25 * 60_000,
            index=8_412 - index * 3,
            receipt=b"receipt %d" % index,
            checks=[
                control.ReceiptCheck(passed=index != 4 or place != 0, sentence=sentence)
                for place, sentence in enumerate(checks)
            ],
        )
        for index in range(number)
    ]


def model() -> control.GetModelResponse:
    """A model of which both checkpoints are here, with rounds of this computer."""
    return control.GetModelResponse(
        my_rounds=[
            control.MyRound(round=index, units=1 + index % 4, tokens=(1 + index % 4) * 4_096_000)
            for index in range(17, 43)
            if index % 5 != 2
        ],
        joined_round=16,
        joined_unix_ms=NOW_UNIX_MS - 40 * 86_400_000,
        joined_checkpoint_kept=True,
        newest_round=42,
        prompts=["Once upon a time", "Put the flour in a bowl and", "The best soup is"],
    )


def activity(taken_unix_ms: int = NOW_UNIX_MS) -> list[control.ActivityEntry]:
    """A log of two days with every kind of entry, newest first."""
    told = [
        (control.ACTIVITY_KIND_WORK, "A piece of work was begun.", ""),
        (
            control.ACTIVITY_KIND_WORK,
            "The project has checked this piece of work and thanks you for it.",
            "",
        ),
        (
            control.ACTIVITY_KIND_PROBLEM,
            "Waiting until 2 GB of disk space are free; now it is 0.4 GB.",
            "Free some disk space; Potluck goes on by itself once there is room.",
        ),
        (control.ACTIVITY_KIND_PERSON, "You paused Potluck for 1 hour.", ""),
        (control.ACTIVITY_KIND_PROJECT, "You joined this project.", ""),
        (control.ACTIVITY_KIND_APP, "Potluck started, version 0.1.0.", ""),
    ]
    entries = []
    for place, (kind, sentence, remedy) in enumerate(told):
        entry = control.ActivityEntry(
            number=len(told) - place,
            unix_ms=taken_unix_ms - place * 5 * 3_600_000,
            kind=kind,
            sentence=sentence,
            remedy=remedy,
        )
        if kind in {control.ACTIVITY_KIND_WORK, control.ACTIVITY_KIND_PROJECT}:
            entry.project_id, entry.project_name = PROJECT_ID, "Kitchen Tales"
        if kind == control.ACTIVITY_KIND_WORK:
            entry.device_id, entry.device_name = "GPU-1", "NVIDIA GeForce RTX 4070"
        entries.append(entry)
    return entries


def first_verified() -> control.Snapshot:
    """Return a snapshot from the night in which the first pieces of work were verified."""
    snapshot = working()
    for given in (snapshot.contribution, snapshot.today):
        given.verified_units, given.verified_tokens = 1, 4_000_000
    return snapshot


def findings() -> list[control.Finding]:
    """Findings of every kind, as a computer with a graphics card and some trouble has them."""
    told = [
        (
            "python",
            "Python and its packages",
            control.FINDING_STATE_GOOD,
            "Potluck 0.1.0 is installed whole, on Python 3.12.4.",
            "",
        ),
        (
            "torch_build",
            "PyTorch for your graphics card",
            control.FINDING_STATE_BROKEN,
            (
                "This computer has a graphics card (NVIDIA GeForce RTX 4070), but PyTorch "
                "2.13.0+cpu is not built for it, so only the processor trains."
            ),
            "Let Potluck put itself in order: run “potluck repair” in a terminal.",
        ),
        (
            "exact_steps@cpu",
            "Computing right, to the last bit",
            control.FINDING_STATE_GOOD,
            "AMD Ryzen 7 5800X computes known steps to the very bits that every computer must get.",
            "",
        ),
        (
            "clock",
            "The clock",
            control.FINDING_STATE_WARNING,
            "The system does not keep the clock right over the network, so it may be wrong.",
            "Switch on automatic date and time in the system's settings.",
        ),
        (
            "tray",
            "The icon in the panel",
            control.FINDING_STATE_SKIPPED,
            (
                "This desktop shows no icons of programs without an extension. The window has "
                "everything that the icon's menu has."
            ),
            "",
        ),
    ]
    return [
        control.Finding(key=key, title=title, state=state, sentence=sentence, mend=mend)
        for key, title, state, sentence, mend in told
    ]
