"""What the page "The model" shows of a project's status."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.limits import LOSS_CURVE_POINTS
from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, count, decimal, plain

translate = QCoreApplication.translate

_NAME_CHARACTERS = 80
_LARGEST_LOSS = 1e6
_LEVEL = 0.005
_LARGEST_ROUND = 2**53  # Above it, a float is no longer exact.


@dataclass(frozen=True, kw_only=True)
class CurvePoint:
    """The model's loss after a round."""

    round: int
    loss: float


@dataclass(frozen=True, kw_only=True)
class ModelView:
    """What the page shows of one project.

    Attributes:
        project_id: Which project.
        name: What it is called.
        points: The loss by round, finite numbers only, oldest first.
        description: The curve in words.
        facts: Round, computers, pieces of work, size.
    """

    project_id: str
    name: str
    points: tuple[CurvePoint, ...]
    description: str
    facts: tuple[Fact, ...]


def model_views(snapshot: control.Snapshot, reader: Reader) -> tuple[ModelView, ...]:
    """Work out the page for every joined project."""
    return tuple(_model(project, reader) for project in snapshot.projects)


def _model(project: control.ProjectSnapshot, reader: Reader) -> ModelView:
    status = project.status
    points = curve_points(status)
    facts = (
        Fact(label=translate("Model", "Round"), value=count(status.round, reader)),
        Fact(
            label=translate("Model", "Computers taking part"),
            value=count(status.active_volunteers, reader),
        ),
        Fact(
            label=translate("Model", "Pieces of work verified"),
            value=count(status.verified_units, reader),
        ),
        Fact(
            label=translate("Model", "Parameters of the model"),
            value=count(status.parameters, reader),
        ),
    )
    return ModelView(
        project_id=project.project_id,
        name=plain(project.name, _NAME_CHARACTERS),
        points=points,
        description=describe_curve(points, reader),
        facts=facts,
    )


def curve_points(status: project_status.ProjectStatus) -> tuple[CurvePoint, ...]:
    """Return the points that can be drawn: finite, in range, rounds rising."""
    points: list[CurvePoint] = []
    for point in status.loss_curve[:LOSS_CURVE_POINTS]:
        loss = point.held_out_loss
        drawable = math.isfinite(loss) and abs(loss) <= _LARGEST_LOSS
        rises = not points or point.round > points[-1].round
        if drawable and rises and point.round <= _LARGEST_ROUND:
            points.append(CurvePoint(round=point.round, loss=loss))
    return tuple(points)


def describe_curve(points: tuple[CurvePoint, ...], reader: Reader) -> str:
    """Return a curve in words, for everybody and for a screen reader."""
    if not points:
        return translate("Model", "Nothing measured yet. The model is measured after every round.")
    first, last = points[0], points[-1]
    now = decimal(last.loss, reader, places=2)
    if len(points) == 1:
        text = translate("Model", "The model's surprise is %1. The next round is being trained.")
        return text.replace("%1", now)
    if last.loss < first.loss - _LEVEL:
        text = translate(
            "Model", "The model is learning: its surprise went from %1 down to %2 in %3 rounds."
        )
    elif last.loss > first.loss + _LEVEL:
        text = translate(
            "Model", "The model's surprise rose from %1 to %2 in %3 rounds; this can happen."
        )
    else:
        text = translate("Model", "The model's surprise stayed level from %1 to %2 in %3 rounds.")
    rounds = count(last.round - first.round, reader)
    start = decimal(first.loss, reader, places=2)
    return text.replace("%1", start).replace("%2", now).replace("%3", rounds)
