"""Whether a device may work now, how hard, and why not: functions of what is known, no more.

RULES is the one list of what can stand against work, in the order in which a person is told: what
they said, what is missing, what has to be waited for. The first rule that objects gives the
decision.
"""

from collections.abc import Callable

from potluck_client import refusals_by_computer as by_computer
from potluck_client import refusals_by_person as by_person
from potluck_client.case import Case, Decision

RULES: tuple[Callable[[Case], Decision | None], ...] = (
    by_person.paused,
    by_person.finished,
    by_computer.no_project,
    by_person.switched_off,
    by_person.device_paused,
    by_computer.gone,
    by_computer.disk,
    by_computer.memory,
    by_computer.battery,
    by_person.hours,
    by_person.cheap_power,
    by_person.programs,
    by_person.call,
    by_person.presentation,
    by_person.full_screen,
    by_person.just_logged_in,
    by_person.person,
    by_computer.used_by_others,
    by_computer.governor,
)
"""What can stand against work, in the order in which a person is told."""


def decide(case: Case) -> Decision:
    """Decide whether a device may work."""
    for rule in RULES:
        objection = rule(case)
        if objection is not None:
            return objection
    duty = case.limits.duty_percent / 100
    verdict = case.device.verdict
    return Decision(duty=duty if verdict is None else min(duty, verdict.duty))
