"""What is new between two looks at projects and problems; pure.

What comes and goes within a short time is told once, or not at all: a link that is down for
seconds, a problem that seems gone between two tries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from potluck_client.activity_log.entry import Happening, Kind

OUT_OF_REACH_SECONDS = 60.0
"""A project is out of reach once nobody has answered for so long."""

SAME_PROBLEM_SECONDS = 1800.0
"""A problem that comes back sooner is the same one: tries are at most five minutes apart."""

JOINED = "You joined this project."
LEFT = "You left this project."
OUT_OF_REACH = "This project is out of reach."
BACK = "This project can be reached again."


@dataclass(frozen=True, kw_only=True)
class ProjectLook:
    """A project at one moment.

    Attributes:
        project_id: Project key, hexadecimal.
        name: What it is called.
        practice: True for Practice, which is out of reach whenever it is not needed.
        connected: True while its coordinator answers.
        problem: What is wrong with it, in a sentence; empty when nothing is.
    """

    project_id: str
    name: str
    practice: bool
    connected: bool
    problem: str


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A problem at one moment.

    Attributes:
        sentence: What went wrong.
        remedy: What to do.
        project_id: The project that it is about; empty for none.
        device_id: The device that it is about; empty for none.
    """

    sentence: str
    remedy: str
    project_id: str = ""
    device_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What was seen so far.

    Attributes:
        projects: The joined projects; None before the first look.
        silent_since: Since when each project does not answer, on the monotonic clock.
        told_silent: Projects that were told to be out of reach.
        problems: When each problem was there last, on the monotonic clock.
    """

    projects: Mapping[str, ProjectLook] | None = None
    silent_since: Mapping[str, float] = field(default_factory=dict)
    told_silent: frozenset[str] = frozenset()
    problems: Mapping[Problem, float] = field(default_factory=dict)


def look_at_projects(
    memory: Memory, now_seconds: float, projects: Iterable[ProjectLook]
) -> tuple[Memory, list[Happening]]:
    """Return the memory after a look, and what is new about projects."""
    now = {project.project_id: project for project in projects}
    told: list[Happening] = []
    if memory.projects is not None:
        told += [_told(p, JOINED) for key, p in now.items() if key not in memory.projects]
        told += [_told(p, LEFT) for key, p in memory.projects.items() if key not in now]
    silent = {
        key: memory.silent_since.get(key, now_seconds)
        for key, project in now.items()
        if not (project.connected or project.practice) and project.problem
    }
    out = {key for key, since in silent.items() if now_seconds - since >= OUT_OF_REACH_SECONDS}
    told += [
        _told(now[key], OUT_OF_REACH, now[key].problem) for key in sorted(out - memory.told_silent)
    ]
    back = {key for key in memory.told_silent if key in now and now[key].connected}
    told += [_told(now[key], BACK) for key in sorted(back)]
    after = replace(
        memory,
        projects=now,
        silent_since=silent,
        told_silent=frozenset((memory.told_silent & now.keys() | out) - back),
    )
    return after, told


def look_at_problems(
    memory: Memory, now_seconds: float, problems: Iterable[Problem]
) -> tuple[Memory, list[Happening]]:
    """Return the memory after a look, and the problems that are new."""
    present = dict.fromkeys(problems, now_seconds)
    remembered = {
        problem: seen
        for problem, seen in memory.problems.items()
        if now_seconds - seen < SAME_PROBLEM_SECONDS
    }
    told = [
        Happening(
            kind=Kind.PROBLEM,
            sentence=problem.sentence,
            remedy=problem.remedy,
            project_id=problem.project_id,
            device_id=problem.device_id,
        )
        for problem in present
        if problem not in remembered
    ]
    return replace(memory, problems={**remembered, **present}), told


def _told(project: ProjectLook, sentence: str, remedy: str = "") -> Happening:
    return Happening(
        kind=Kind.PROJECT,
        sentence=sentence,
        remedy=remedy,
        project_id=project.project_id,
        project_name=project.name,
    )
