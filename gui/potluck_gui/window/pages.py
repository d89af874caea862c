"""How each page of the window is made; one that nobody has looked at is not even imported.

All of them together take a third of a second to import. The window is there before that, and
while it is at rest it imports them a module at a time, so that no page is waited for.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

import potluck_gui.design
import potluck_gui.view
import potluck_gui.window
from potluck_gui.design.icons import Icon
from potluck_gui.window.navigation import PageName
from potluck_gui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from potluck_gui.window.activity_page import ActivityPage
    from potluck_gui.window.app_page import AppPage
    from potluck_gui.window.contribution_page import ContributionPage
    from potluck_gui.window.home_page import HomePage
    from potluck_gui.window.limits_page import LimitsPage
    from potluck_gui.window.model_page import ModelPage
    from potluck_gui.window.projects_page import ProjectsPage

    AnyPage = (
        HomePage | ContributionPage | ModelPage | ProjectsPage | LimitsPage | ActivityPage | AppPage
    )

translate = QCoreApplication.translate

_FIRST_MS = 400
"""The window is painted first."""
_REST_MS = 15
"""Between two modules, what the person does gets its turn."""
_PARTS = {
    "home_page": ("design.page", "view.contribution", "view.projects", "view.home"),
    "contribution_page": (
        "view.contribution",
        "view.history",
        "view.projects",
        "design.charts.bar_chart",
        "window.history_card",
        "window.receipts_dialog",
        "window.share_dialog",
    ),
    "model_page": ("design.charts.line_chart", "view.model_curve", "window.try_it_card"),
    "projects_page": (
        "view.projects",
        "window.join_dialog",
        "window.project_card",
        "window.project_dialog",
        "window.sent_dialog",
    ),
    "limits_page": (
        "view.settings",
        "view.presets",
        "window.setting_fields",
        "window.week_grid.week_grid",
    ),
    "activity_page": ("window.activity.entries_view",),
}
"""The heavy parts of a page's module, so that no import of it takes long."""
_SELDOM = ("potluck_gui.window.onboarding",)
"""What is shown once in a life of the app."""


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """A page that the window can show.

    Attributes:
        name: How the list of pages shows it.
        module: What import_all_of() knows it by.
        make: Makes it; its module is imported then, if it was not before.
    """

    name: PageName
    module: str
    make: "Callable[[], AnyPage]"


def page_kinds(
    surroundings: Surroundings,
    *,
    join: Callable[[], None],
    quit_all: Callable[[], None],
    first_steps: Callable[[], None],
) -> list[PageKind]:
    """Return the pages in the order in which the window lists them.

    Args:
        surroundings: What each of them is given.
        join: Called when the person wants to join a project.
        quit_all: Called when the person wants Potluck to end altogether.
        first_steps: Called when the person wants to see the first steps again.
    """

    def home() -> "HomePage":
        from potluck_gui.window.home_page import HomePage

        page = HomePage(surroundings)
        page.join_wanted.connect(join)
        return page

    def contribution() -> "ContributionPage":
        from potluck_gui.window.contribution_page import ContributionPage

        return ContributionPage(surroundings)

    def model() -> "ModelPage":
        from potluck_gui.window.model_page import ModelPage

        return ModelPage(surroundings)

    def projects() -> "ProjectsPage":
        from potluck_gui.window.projects_page import ProjectsPage

        return ProjectsPage(surroundings)

    def limits() -> "LimitsPage":
        from potluck_gui.window.limits_page import LimitsPage

        return LimitsPage(surroundings)

    def activity() -> "ActivityPage":
        from potluck_gui.window.activity_page import ActivityPage

        return ActivityPage(surroundings)

    def app() -> "AppPage":
        from potluck_gui.window.app_page import AppPage

        page = AppPage(surroundings)
        page.quit_wanted.connect(quit_all)
        page.first_steps_wanted.connect(first_steps)
        return page

    kinds: list[tuple[str, Icon, str, Callable[[], AnyPage]]] = [
        (translate("MainWindow", "Home"), Icon.HOME, "home_page", home),
        (
            translate("MainWindow", "Contribution"),
            Icon.CONTRIBUTION,
            "contribution_page",
            contribution,
        ),
        (translate("MainWindow", "The model"), Icon.MODEL, "model_page", model),
        (translate("MainWindow", "Projects"), Icon.PROJECTS, "projects_page", projects),
        (translate("MainWindow", "Limits"), Icon.LIMITS, "limits_page", limits),
        (translate("MainWindow", "Activity"), Icon.ACTIVITY, "activity_page", activity),
        (translate("MainWindow", "App"), Icon.APP, "app_page", app),
    ]
    return [
        PageKind(name=PageName(label=label, shape=shape), module=module, make=make)
        for label, shape, module, make in kinds
    ]


def import_all_of(page: str) -> Iterator[None]:
    """Import the module of a page, with a rest after each part that was not there yet."""
    for name in (*_PARTS.get(page, ()), f"window.{page}"):
        module = f"potluck_gui.{name}"
        if module not in sys.modules:
            importlib.import_module(module)
            yield


class Foresight(QObject):
    """Imports what the pages need, one module at a time, once the window is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = _module_names()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._import_next)
        self._turn.start(_FIRST_MS)

    def _import_next(self) -> None:
        self._turn.setInterval(_REST_MS)
        name = next(self._names, None)
        if name is None:
            self._turn.stop()
        else:
            importlib.import_module(name)


def _module_names() -> Iterator[str]:
    """Yield what the pages are made of, the small parts before the large ones made of them."""
    for package in (potluck_gui.view, potluck_gui.design, potluck_gui.window):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(_SELDOM):
                yield module.name
