"""All that a decision about a device rests on, and what such a decision says."""

from dataclasses import dataclass, field

from potluck.v1 import control_pb2 as control
from potluck_client.governor.port import Verdict
from potluck_client.host.port import BatteryReading, UserReading
from potluck_client.local_time import LocalTime
from potluck_client.settings.values import DeviceSettings, Settings
from potluck_client.wishes import Wishes

CPU_ID = "cpu"


@dataclass(frozen=True, kw_only=True)
class HostFacts:
    """What is known of the computer.

    Attributes:
        user: What the desktop says of the person.
        battery: What is known of the battery.
        free_bytes: Room on the disk of the data folder.
        available_bytes: Memory that programs can still have.
        wanted_bytes: How much of it there must be for work.
        programs: Which of the programs that were asked for run.
        metered: True when the network costs money by the byte; None when that can't be known.
        logged_in_unix: When the person logged in; None when that can't be known.
    """

    user: UserReading
    battery: BatteryReading
    free_bytes: int
    available_bytes: int
    wanted_bytes: int = 0
    programs: frozenset[str] = frozenset()
    metered: bool | None = None
    logged_in_unix: float | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceCondition:
    """What is known of one device.

    Attributes:
        present: False while it has gone from this computer.
        used_by_others: True while other programs use it.
        verdict: What its governor says; None for one that was never at work.
    """

    present: bool = True
    used_by_others: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a device may do.

    Attributes:
        reason: Why it may not work; unspecified when it may.
        sentence: The same for a person; empty when it may.
        duty: Share of time that it may compute, above 0 and at most 1.
        resumes_unix: When it will go on, as far as that is known.
    """

    reason: "control.NotNowReason.ValueType" = control.NOT_NOW_REASON_UNSPECIFIED
    sentence: str = ""
    duty: float = 1.0
    resumes_unix: float | None = None

    @property
    def may_run(self) -> bool:
        """Tell whether the device may work."""
        return self.reason == control.NOT_NOW_REASON_UNSPECIFIED


@dataclass(frozen=True, kw_only=True)
class Case:
    """All that a decision about a device rests on.

    Attributes:
        device_id: "cpu", or a GPU's UUID.
        host: What is known of the computer.
        device: What is known of the device.
        settings: The person's limits.
        wishes: What the person asked for.
        joined: True when there is a project to work for.
        now_unix: Wall-clock time.
        local_time: The computer's calendar.
        disk_refusal: What was said when the disk took nothing, while that is waited for; empty
            else.
    """

    device_id: str
    host: HostFacts
    device: DeviceCondition = field(default_factory=DeviceCondition)
    settings: Settings
    wishes: Wishes
    joined: bool
    now_unix: float
    local_time: LocalTime
    disk_refusal: str = ""

    @property
    def limits(self) -> DeviceSettings:
        """What its owner lets the device do."""
        return self.settings.devices[self.device_id]

    @property
    def set_aside(self) -> bool:
        """Tell whether “start now” sets aside what is set about the person and the time."""
        return self.wishes.runs_now(self.now_unix)


def refused(
    reason: "control.NotNowReason.ValueType", sentence: str, *, resumes_unix: float | None = None
) -> Decision:
    """Return a decision against work."""
    return Decision(reason=reason, sentence=sentence, resumes_unix=resumes_unix)
