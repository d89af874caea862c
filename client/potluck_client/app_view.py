"""All that the daemon knows of itself at a moment, before it is put into words."""

from collections.abc import Sequence
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
