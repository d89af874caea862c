"""How the files are reached: a proxy, mirrors, a folder instead, or no network at all."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card
from potluck_gui.design.tick_box import TickBox
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.design.words import words
from potluck_setup.network import NetworkSettings
from potluck_setup.window.network_typed import (
    MOST_CHARACTERS,
    Typed,
    problems_of,
    settings_of,
    typed_of,
)
from potluck_setup.window.setup_page import SetupPage


class NetworkPage(SetupPage):
    """The settings, each with what it is for; nothing is put in force before it is right."""

    def __init__(
        self, *, save: Callable[[NetworkSettings], None], back: Callable[[], None]
    ) -> None:
        super().__init__(self.tr("Network settings"))
        self.say(
            self.tr(
                "Most people need none of this. Who runs your network can tell you what to enter; "
                "what stays empty is as the system has it."
            )
        )
        self._save_settings = save
        self._before = NetworkSettings()
        self._fields = {
            "proxy": _Field(self.tr("Proxy"), "http://proxy.example.org:8080"),
            "packages_mirror": _Field(
                self.tr("Mirror of the Python packages"), "https://mirror.example.org/packages"
            ),
            "pytorch_mirror": _Field(
                self.tr("Mirror of PyTorch, which computes"), "https://mirror.example.org/pytorch"
            ),
            "python_mirror": _Field(
                self.tr("Mirror of Python itself"), "https://mirror.example.org/python"
            ),
        }
        self._folder = _Field(self.tr("Folder with files that are here already"), "")
        choose = button(self.tr("Choose…"), self._choose_folder)
        choose.setAccessibleName(self.tr("Choose the folder"))
        self._folder.row.addWidget(choose)
        self._offline = TickBox(self.tr("Never use the network; take everything from the folder"))
        reaching, here = Card(), Card()
        for field in self._fields.values():
            reaching.column.addWidget(field)
        here.column.addWidget(self._folder)
        here.column.addWidget(self._offline)
        self._fields["wheels_folder"] = self._folder
        self._failure = words(role="problem")
        self._failure.hide()
        self.build(
            [reaching, here, self._failure],
            [
                button(self.tr("Save"), self._save, kind="main"),
                button(self.tr("Back without saving"), back),
            ],
        )

    def show_settings(self, settings: NetworkSettings) -> None:
        """Show what is in force."""
        self._before = settings
        typed = typed_of(settings)
        for name, field in self._fields.items():
            field.edit.setText(getattr(typed, name))
            field.show_problem("")
        self._offline.setChecked(typed.offline)
        self._failure.hide()

    def show_failure(self, sentence: str) -> None:
        """Say why they could not be kept."""
        self._failure.setText(sentence)
        self._failure.show()

    def begin(self) -> None:
        """Start in the first field."""
        self._fields["proxy"].edit.setFocus()

    def _typed(self) -> Typed:
        return Typed(
            **{name: field.edit.text() for name, field in self._fields.items()},
            offline=self._offline.isChecked(),
        )

    def _save(self) -> None:
        typed = self._typed()
        problems = problems_of(typed)
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        wrong = next((self._fields[name] for name in self._fields if name in problems), None)
        if wrong is not None:
            wrong.edit.setFocus()
            return
        self._save_settings(settings_of(typed, self._before))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder with the files"), self._folder.edit.text()
        )
        if chosen:
            self._folder.edit.setText(chosen)


class _Field(QWidget):
    """A line to type in, what it is above it, and what is wrong with it below."""

    def __init__(self, label: str, example: str) -> None:
        super().__init__()
        self._label = label
        self.edit = QLineEdit()
        self.edit.setMaxLength(MOST_CHARACTERS)
        self.edit.setPlaceholderText(example)
        self.edit.setAccessibleName(label)
        self._problem: QLabel = words(role="problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(words(label, "label"))
        self.row = QHBoxLayout()
        self.row.setSpacing(SPACE_2)
        self.row.addWidget(self.edit, 1)
        column.addLayout(self.row)
        column.addWidget(self._problem)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
