"""Whether the coordinators of the joined projects can be reached."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, broken, good, skipped, together, warning


@dataclass(frozen=True, kw_only=True)
class ProjectReading:
    """How a project answers.

    Attributes:
        name: What it is called.
        reached: True when its coordinator answers; None while nobody has asked.
        problem: What is wrong with it, in a sentence; empty when nothing is.
    """

    name: str
    reached: bool | None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class NetworkReading:
    """How the projects answer, and through what.

    Attributes:
        projects: The joined projects that are not on this very computer.
        silenced: True while everything is paused, so that nobody is asked.
        proxy: The variable that names a proxy, such as "https_proxy"; empty for none.
    """

    projects: tuple[ProjectReading, ...]
    silenced: bool
    proxy: str


def judge_network(reading: NetworkReading) -> Finding:
    """Return whether work can be fetched and handed in."""
    if not reading.projects:
        return skipped(
            Topic.NETWORK, "You have joined no project on another computer, so nothing is needed."
        )
    unreached = [project for project in reading.projects if project.reached is False]
    if unreached:
        first = unreached[0]
        sentence = together(f"The project “{first.name}” does not answer.", first.problem)
        if len(unreached) < len(reading.projects):
            return warning(Topic.NETWORK, sentence, _mend(reading))
        return broken(Topic.NETWORK, sentence, _mend(reading))
    if any(project.reached is None for project in reading.projects):
        why = (
            "Potluck is paused, so it asks nobody."
            if reading.silenced
            else "The projects have not been asked yet."
        )
        return skipped(Topic.NETWORK, why)
    count = len(reading.projects)
    return good(Topic.NETWORK, f"All of your projects answer: {count} of {count}.")


def _mend(reading: NetworkReading) -> str:
    if reading.proxy:
        return (
            f"Check the proxy that the variable {reading.proxy} names, and your connection. Work "
            "in hand is kept and handed in later."
        )
    return (
        "Check your connection, a firewall or a VPN; if others can't reach the project either, "
        "wait. Work in hand is kept and handed in later."
    )
