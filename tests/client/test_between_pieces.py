"""What a person sees between two pieces of work: no flicker, and nothing untrue for long."""

from dataclasses import replace

import pytest

from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.activity import Activity
from potluck_client.app_view import AppView, DeviceView, ProjectView
from potluck_client.between_pieces import PROMPT_SECONDS, Shown, show_steadily
from potluck_client.case import Decision
from potluck_client.computing import Pace
from potluck_client.governor.port import Verdict
from potluck_client.headline import Headline, headline_of
from potluck_client.host.port import DeviceFacts, DeviceReading
from potluck_client.settings.values import DeviceSettings
from potluck_client.wishes import Wishes

AT_WORK = DeviceView(
    facts=DeviceFacts(
        device_id="cpu", name="Some processor", torch_device="cpu", memory_bytes=2**30
    ),
    enabled=True,
    paused=False,
    limits=DeviceSettings(use=True),
    decision=Decision(),
    verdict=Verdict(duty=1.0),
    driver_keeps_power=False,
    activity=Activity.COMPUTING,
    working=True,
    pace=Pace(steps_done=31, tokens_per_second=900.0),
    unit=None,
    reading=DeviceReading(),
    problem="",
)
HANDING_IN = replace(AT_WORK, working=False, activity=Activity.SENDING)
PAUSED = Decision(reason=control.NOT_NOW_REASON_PAUSED, sentence="Paused until you resume.")


def seen(*moments: tuple[float, DeviceView]) -> Shown:
    """Return how the last of several moments is shown."""
    shown = None
    for seconds, device in moments:
        shown = show_steadily(shown, device, seconds)
    assert shown is not None
    return shown


def test_a_prompt_change_from_piece_to_piece_is_not_shown() -> None:
    """Handing in and taking up the next one flicker through no window."""
    asking = replace(HANDING_IN, activity=Activity.STARTING)
    shown = seen((0.0, AT_WORK), (0.2, HANDING_IN), (0.6, asking))
    assert (shown.device, shown.bridging) == (AT_WORK, True)
    next_piece = replace(AT_WORK, pace=Pace(steps_done=0))
    assert seen((0.0, AT_WORK), (0.2, HANDING_IN), (0.8, next_piece)).device == next_piece


def test_a_long_way_to_the_next_piece_is_said() -> None:
    """What takes longer than a moment gets its own words, and they stay."""
    late = PROMPT_SECONDS + 0.1
    shown = seen((0.0, AT_WORK), (0.2, HANDING_IN), (late, HANDING_IN))
    assert (shown.device, shown.bridging) == (HANDING_IN, False)
    assert show_steadily(shown, HANDING_IN, late + 0.1).device == HANDING_IN


@pytest.mark.parametrize(
    "stopped",
    [
        replace(AT_WORK, working=False, decision=PAUSED),
        replace(AT_WORK, working=False, enabled=False),
        replace(AT_WORK, working=False, problem="The training part has died."),
    ],
    ids=["paused", "switched off", "in trouble"],
)
def test_a_stop_is_shown_at_once(stopped: DeviceView) -> None:
    """A person who pauses sees it in the same moment, and going on starts afresh."""
    shown = seen((0.0, AT_WORK), (0.1, stopped))
    assert shown.device == stopped
    assert show_steadily(shown, HANDING_IN, 0.2).device == HANDING_IN


def test_nothing_is_shown_as_work_before_the_first() -> None:
    """Starting up is not dressed up as training."""
    assert seen((0.0, HANDING_IN), (0.1, HANDING_IN)).device == HANDING_IN


@pytest.mark.parametrize(
    ("waits", "state", "sentence"),
    [
        ("", control.APP_STATE_STARTING, "Getting the training part ready."),
        ("The round is full.", control.APP_STATE_WAITING, "The round is full."),
    ],
)
def test_a_project_lacks_work_only_once_it_has_said_so(
    waits: str, state: int, sentence: str
) -> None:
    """A project that was just joined is not blamed for the moment before it is asked."""
    project = ProjectView(
        project_id="ab" * 32,
        name="Practice",
        share=100,
        practice=True,
        awake=True,
        connected=True,
        problem="",
        waits=waits,
        status=project_status.ProjectStatus(),
        contribution=control.Contribution(),
        checking=control.CHECKING_BIT_FOR_BIT,
    )
    view = AppView(
        devices=[replace(HANDING_IN, activity=Activity.RESTING)],
        projects=[project],
        wishes=Wishes(),
        transfer=Decision(),
        problems=[],
        practice_starting=False,
        stuck="",
        total=control.Contribution(),
        today=control.Contribution(),
        energy=None,
        energy_today=None,
        update=None,
        app_version="1.2.3",
        now_unix=0.0,
    )
    said = headline_of(view)
    assert (said.state, said.sentence) == (state, sentence)


def resting(
    name: str, reason: "control.NotNowReason.ValueType", resumes: float | None = None
) -> DeviceView:
    """Return a device that waits, with the name of its reason for a sentence."""
    decision = Decision(
        reason=reason,
        sentence=f"{control.NotNowReason.Name(reason)}.",
        resumes_unix=resumes,
    )
    facts = replace(HANDING_IN.facts, name=name, device_id=name)
    return replace(HANDING_IN, facts=facts, decision=decision, activity=Activity.RESTING)


def headline(
    *devices: DeviceView,
    transfer: Decision | None = None,
    update: control.UpdateStatus | None = None,
) -> Headline:
    """Return what is said of a computer with these devices."""
    return headline_of(
        AppView(
            devices=devices,
            projects=[],
            wishes=Wishes(),
            transfer=transfer or Decision(),
            problems=[],
            practice_starting=False,
            stuck="",
            total=control.Contribution(),
            today=control.Contribution(),
            energy=None,
            energy_today=None,
            update=update,
            app_version="1.2.3",
            now_unix=0.0,
        )
    )


def test_devices_that_wait_for_different_things_are_told_apart() -> None:
    """The device that goes on first gives the headline, under its own name."""
    hot = resting("Card", control.NOT_NOW_REASON_TOO_HOT)
    night = resting("Processor", control.NOT_NOW_REASON_OUTSIDE_HOURS, 7200.0)
    shown = headline(hot, night)
    assert shown.state == control.APP_STATE_WAITING
    assert shown.sentence == "Processor: NOT_NOW_REASON_OUTSIDE_HOURS."
    assert shown.resumes_unix == 7200.0


def test_the_app_is_paused_only_when_every_device_was_stopped_by_the_person() -> None:
    """One device paused alone does not make the other's wait a pause."""
    stopped = resting("Card", control.NOT_NOW_REASON_PAUSED, 60.0)
    waits = resting("Processor", control.NOT_NOW_REASON_USER_ACTIVE)
    assert headline(stopped, waits).reason == control.NOT_NOW_REASON_USER_ACTIVE
    assert headline(stopped, waits).state == control.APP_STATE_WAITING
    assert headline(stopped, stopped).state == control.APP_STATE_PAUSED
    assert headline(stopped, stopped).sentence == "NOT_NOW_REASON_PAUSED."
    off = replace(waits, enabled=False)
    assert headline(stopped, off).state == control.APP_STATE_PAUSED


def test_a_newer_version_that_takes_over_is_what_the_app_does() -> None:
    """Nobody wonders why the window loses its daemon for a minute."""
    switching = control.UpdateStatus(
        state=control.UPDATE_STATE_SWITCHING, sentence="Version 2.0 takes over now."
    )
    idle = resting("a", control.NOT_NOW_REASON_USER_ACTIVE)
    said = headline(idle, update=switching)
    assert (said.state, said.sentence) == (
        control.APP_STATE_STARTING,
        "Version 2.0 takes over now.",
    )
    assert headline(idle).reason == control.NOT_NOW_REASON_USER_ACTIVE
