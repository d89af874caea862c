"""The languages that Potluck's window speaks, and how one is put in force.

The catalogues are compiled when Potluck is built or set up (`python gui/translations.py compile`).
"""

from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from potluck_gui.view import said

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("en", "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
)
"""Name among programs, and name in the language itself."""

_ENGLISH = "en"


class Languages:
    """The translations in force; those of the system's language unless the person chose one."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._system = QLocale.system()
        self._translators: list[QTranslator] = []

    def use(self, chosen: str) -> None:
        """Speak a language from now on, "" for the system's; widgets have to be made anew."""
        locale = self._locale(chosen)
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        language = spoken_language(chosen, self._system.uiLanguages())
        if language != _ENGLISH:
            self._load(f"potluck_{language}.qm")
            self._load_qt(language)
        QLocale.setDefault(locale)
        self._app.setLayoutDirection(locale.textDirection())
        said.forget()

    def _locale(self, chosen: str) -> QLocale:
        """Return how numbers and dates are written: as the system has it, in the language."""
        if not chosen:
            return self._system
        return QLocale(QLocale(chosen).language(), self._system.territory())

    def _load(self, name: str) -> None:
        with as_file(files("potluck_gui").joinpath("translations", name)) as path:
            self._install(str(path))

    def _load_qt(self, language: str) -> None:
        """Load the words of Qt's own dialogs."""
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(f"{folder}/qtbase_{language}.qm")

    def _install(self, path: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(path) and QCoreApplication.installTranslator(translator):
            self._translators.append(translator)


def spoken_language(chosen: str, system: list[str]) -> str:
    """Return the language to speak: the chosen one, else the system's first that Potluck knows.

    Args:
        chosen: A name of LANGUAGES; anything else counts as no choice.
        system: The system's languages as in "de-AT" or "de", the most wanted first.
    """
    known = [name for name, _ in LANGUAGES]
    if chosen in known:
        return chosen
    wanted = (name.replace("_", "-").partition("-")[0].lower() for name in system)
    return next((name for name in wanted if name in known), _ENGLISH)
