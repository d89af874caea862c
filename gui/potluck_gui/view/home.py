"""What the page "Home" shows of a snapshot."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import UNKNOWN, Reader, count, decimal, duration, plain, speed
from potluck_gui.view.look import Look
from potluck_gui.view.meters import MeterView, device_meters
from potluck_gui.view.projects import nothing_chosen
from potluck_gui.view.said import said
from potluck_gui.view.state import (
    goes_on,
    look_of,
    may_finish,
    may_pause,
    may_resume,
    may_run_now,
    name_of,
    sentence_of,
)

translate = QCoreApplication.translate

_DEVICES_SHOWN = 16
_PROBLEMS_SHOWN = 5
_NAME_CHARACTERS = 80
_SENTENCE_CHARACTERS = 300
_PARTS_PER_THOUSAND = 1000
_AT_IT = frozenset({control.APP_STATE_WORKING, control.APP_STATE_STARTING})
"""States in which “start now” does something; a wait for the plug, for one, is not set aside."""


@dataclass(frozen=True, kw_only=True)
class DeviceView:
    """What one device does.

    Attributes:
        device_id: Its name among programs.
        name: What the device is called.
        sentence: What it does with its piece of work, or why it does not work; may be empty.
        permille: Progress of the piece of work in thousandths, or None when there is none.
        progress: The same in words.
        meters: What is measured against the person's limits.
        facts: Speed, fan and share of time, as far as they are known.
        held_back: What slows it down, in a sentence; empty when nothing does.
        may_pause: Whether pausing this device alone is offered.
        may_resume: Whether resuming this device alone is offered.
    """

    device_id: str
    name: str
    sentence: str
    permille: int | None
    progress: str
    meters: tuple[MeterView, ...]
    facts: tuple[Fact, ...]
    held_back: str
    may_pause: bool
    may_resume: bool

    @property
    def telling(self) -> bool:
        """Tell whether there is anything to show of it."""
        return bool(
            self.permille is not None
            or self.meters
            or self.facts
            or self.sentence
            or self.may_resume
        )


@dataclass(frozen=True, kw_only=True)
class ProblemView:
    """Something that the person should know, and what to do."""

    sentence: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """What the page shows.

    Attributes:
        look: Colour and shape of the state.
        state: The state in one or two words.
        sentence: What it does, or why not.
        later: When it goes on, or that it stops soon; empty when there is nothing to say.
        devices: The devices that are switched on.
        problems: What the person should know.
        no_project: True when nothing is joined or about to be, so that the page invites to join.
        may_pause: Whether pausing is offered.
        may_resume: Whether resuming is offered.
        may_finish: Whether finishing is offered.
        may_run_now: Whether starting in spite of the wait is offered.
    """

    look: Look
    state: str
    sentence: str
    later: str
    devices: tuple[DeviceView, ...]
    problems: tuple[ProblemView, ...]
    no_project: bool
    may_pause: bool
    may_resume: bool
    may_finish: bool
    may_run_now: bool


def home_view(snapshot: control.Snapshot, reader: Reader) -> HomeView:
    """Work out the page."""
    devices = [device for device in snapshot.devices if device.enabled]
    return HomeView(
        look=look_of(snapshot.state),
        state=name_of(snapshot.state),
        sentence=sentence_of(snapshot),
        later=_later(snapshot, reader),
        devices=_devices(snapshot, devices, reader),
        problems=tuple(
            ProblemView(
                sentence=plain(said(problem.sentence), _SENTENCE_CHARACTERS),
                remedy=plain(said(problem.remedy), _SENTENCE_CHARACTERS),
            )
            for problem in snapshot.problems[:_PROBLEMS_SHOWN]
        ),
        no_project=nothing_chosen(snapshot),
        may_pause=may_pause(snapshot) and bool(snapshot.projects),
        may_resume=may_resume(snapshot),
        may_finish=may_finish(snapshot),
        may_run_now=may_run_now(snapshot),
    )


def _later(snapshot: control.Snapshot, reader: Reader) -> str:
    if snapshot.finishing and snapshot.state == control.APP_STATE_WORKING:
        return ""  # The sentence says it.
    if snapshot.finishing:
        return translate("Home", "Pauses when this piece of work is done.")
    if snapshot.HasField("resumes_unix_ms"):
        return goes_on(snapshot.resumes_unix_ms, snapshot.reason, reader)
    if snapshot.run_now and snapshot.state in _AT_IT:
        return translate("Home", "Works even while you use the computer, as you asked.")
    return ""


def _devices(
    snapshot: control.Snapshot, devices: list[control.DeviceSnapshot], reader: Reader
) -> tuple[DeviceView, ...]:
    """Return the devices that have something to show.

    A device says why it rests only where the headline does not say it for all of them; and one
    alone is paused with the app.
    """
    several = len(devices) > 1
    views = (
        _device(device, snapshot, reader, several=several) for device in devices[:_DEVICES_SHOWN]
    )
    return tuple(view for view in views if view.telling)


def _device(
    device: control.DeviceSnapshot, snapshot: control.Snapshot, reader: Reader, *, several: bool
) -> DeviceView:
    name = plain(device.name, _NAME_CHARACTERS) or translate("Home", "This computer")
    sentence, permille, progress = "", None, ""
    if device.HasField("unit"):
        unit = device.unit
        sentence = plain(said(unit.sentence), _SENTENCE_CHARACTERS)
        if unit.steps > 0:
            done = min(unit.steps_done, unit.steps)
            permille = done * _PARTS_PER_THOUSAND // unit.steps
            progress = _progress(unit, done, reader, working=device.working)
    if device.sentence and device.sentence != snapshot.sentence:
        sentence = _why_not(device, reader)
    resting = snapshot.state == control.APP_STATE_PAUSED
    return DeviceView(
        device_id=device.device_id,
        name=name,
        sentence=sentence,
        permille=permille,
        progress=progress,
        meters=device_meters(device, reader),
        facts=_facts(device, reader),
        held_back=plain(said(device.held_back_sentence), _SENTENCE_CHARACTERS)
        if device.working
        else "",
        may_pause=several and not device.paused and not resting,
        may_resume=device.paused and not resting,
    )


def _why_not(device: control.DeviceSnapshot, reader: Reader) -> str:
    sentence = plain(said(device.sentence), _SENTENCE_CHARACTERS)
    if not device.HasField("resumes_unix_ms"):
        return sentence
    return f"{sentence} {goes_on(device.resumes_unix_ms, device.reason, reader)}"


def _progress(unit: control.UnitSnapshot, done: int, reader: Reader, *, working: bool) -> str:
    text = translate("Home", "Step %1 of %2")
    text = text.replace("%1", count(done, reader)).replace("%2", count(unit.steps, reader))
    if working and unit.HasField("seconds_left"):
        left = duration(unit.seconds_left)
        if left != UNKNOWN:
            text += " · " + translate("Home", "%1 left").replace("%1", left)
    return text


def _facts(device: control.DeviceSnapshot, reader: Reader) -> tuple[Fact, ...]:
    facts = []
    if device.working and device.tokens_per_second > 0:
        facts.append(
            Fact(label=translate("Home", "Speed"), value=speed(device.tokens_per_second, reader))
        )
    if device.HasField("fan_percent") and math.isfinite(device.fan_percent):
        fan = decimal(device.fan_percent, reader, places=0)
        facts.append(Fact(label=translate("Home", "Fan"), value=f"{fan} %"))
    if device.working and 0 < device.duty < 1:
        share = decimal(device.duty * 100, reader, places=0)
        facts.append(Fact(label=translate("Home", "Share of time"), value=f"{share} %"))
    return tuple(facts)
