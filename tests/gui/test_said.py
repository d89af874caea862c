"""The daemon's sentences in the reader's language."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from potluck_gui.languages import LANGUAGES, Languages, spoken_language
from potluck_gui.view import said
from potluck_gui.view.formats import Reader, count

WORDS = {
    "Training for %1.": "Übt für %1.",
    "Waiting until %1 has ended.": "Wartet, bis %1 beendet ist.",
    "Slowed down to take at most %1 W.": "Gebremst auf höchstens %1 W.",
    "Waiting until %1 GB are free; now it is %2 GB.": "Wartet auf %1 GB; jetzt: %2 GB.",
    "%1 are free, but the disk takes %2 seconds.": "%1 sind frei, aber es dauert %2 Sekunden.",
    "Version %1 of Potluck is ready.": "Version %1 von Potluck ist bereit.",
    "The disk is full.": "Die Platte ist voll.",
    "%1 Safe limits hold until it is repaired.": "%1 Bis dahin gelten sichere Grenzen.",
    "Even the least work takes %1 W, more than your limit of %2 W.": "%2 W erlaubt, %1 W nötig.",
}


class _Words(QTranslator):
    """A catalogue in memory."""

    def translate(self, context: str, text: str, *_rest: object) -> str | None:
        """Return the words for a text."""
        return WORDS.get(text) if context == "Daemon" else None


@pytest.fixture
def _german(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    translator = _Words(qapp)
    assert QCoreApplication.installTranslator(translator)
    monkeypatch.setattr(said, "_listed", lambda: list(WORDS))
    said._templates.cache_clear()
    said.forget()
    yield
    QCoreApplication.removeTranslator(translator)
    said._templates.cache_clear()
    said.forget()


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("The disk is full.", "Die Platte ist voll."),
        ("Training for Kitchen Tales.", "Übt für Kitchen Tales."),
        ("Training for 100 % of %1.", "Übt für 100 % of %1."),
        ("Waiting until a.b has ended.", "Wartet, bis a.b beendet ist."),
        ("Slowed down to take at most 150 W.", "Gebremst auf höchstens 150 W."),
        (
            "Even the least work takes 30 W, more than your limit of 20 W.",
            "20 W erlaubt, 30 W nötig.",
        ),
        ("The disk is full. Training for X.", "Die Platte ist voll. Übt für X."),
        (
            "The disk is full. Safe limits hold until it is repaired.",
            "Die Platte ist voll. Bis dahin gelten sichere Grenzen.",
        ),
        ("Nobody ever said this.", "Nobody ever said this."),
        ("", ""),
    ],
)
def test_a_sentence_is_translated_with_its_values(english: str, german: str) -> None:
    """Names and figures stand where the other language wants them; the unknown stays English."""
    assert said.said(english) == german


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "Waiting until 1200.5 GB are free; now it is 3.0 GB.",
            "Wartet auf 1.200,5 GB; jetzt: 3,0 GB.",
        ),
        (
            "12.5 GB are free, but the disk takes 1.5 seconds.",
            "12,5 GB sind frei, aber es dauert 1,5 Sekunden.",
        ),
        ("Version 2.0 of Potluck is ready.", "Version 2.0 von Potluck ist bereit."),
        ("Training for Model 1.5.", "Übt für Model 1.5."),
        ("Training for 127.0.0.1 W.", "Übt für 127.0.0.1 W."),
    ],
)
def test_figures_are_written_as_the_reader_does(english: str, german: str) -> None:
    """What has a unit is a figure; a version, a name or an address stays as it is."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert said.said(english) == german
    finally:
        QLocale.setDefault(before)


@pytest.mark.usefixtures("_german")
@given(st.text(max_size=3000))
def test_any_text_is_said(text: str) -> None:
    """A coordinator may send whatever it likes; it takes no time and breaks nothing."""
    assert isinstance(said.said(text), str)


@pytest.mark.usefixtures("_german")
def test_a_text_made_to_be_slow_is_not() -> None:
    """Many places where a value could end do not make the search explode."""
    hostile = "Even the least work takes " + " W, more than your limit of" * 60 + "!"
    assert said.said(hostile) == hostile


def test_the_systems_first_language_that_is_known_is_spoken() -> None:
    """A choice counts first; who reads none of the languages gets English."""
    assert spoken_language("", ["fr-FR", "de-AT", "es"]) == "de"
    assert spoken_language("", ["fr_FR", "it"]) == "en"
    assert spoken_language("es", ["de"]) == "es"
    assert spoken_language("klingon", ["de"]) == "de"
    assert spoken_language("", []) == "en"


@pytest.mark.parametrize("language", [name for name, _ in LANGUAGES])
def test_every_language_can_be_put_in_force(qapp: QApplication, language: str) -> None:
    """What the list offers is there, compiled, and gives way again."""
    before = QLocale()
    languages = Languages(qapp)
    try:
        languages.use(language)
        assert QLocale().bcp47Name().startswith(language)
        words = QCoreApplication.translate("MainWindow", "Limits")
        assert (words == "Limits") == (language == "en")
        sentence = said.said("Waiting until blender has ended.")
        assert "blender" in sentence
        assert (sentence == "Waiting until blender has ended.") == (language == "en")
        minutes = QCoreApplication.translate("Formats", "%n minutes", None, 4)
        assert (minutes == "4 minutes") == (language == "en")
    finally:
        languages.use("en")
        QLocale.setDefault(before)
        said.forget()


def test_one_million_has_a_word_of_its_own(qapp: QApplication) -> None:
    """A Spanish reader has given one “millón”, and 1,28 “millones”."""
    before = QLocale()
    languages = Languages(qapp)
    try:
        languages.use("es")
        reader = Reader(locale=QLocale(), now=dt.datetime.now(dt.UTC))
        for number, words in (
            (1_000_000, "1\xa0millón"),
            (1_280_000, "1,28\xa0millones"),
            (2_000_000, "2\xa0millones"),
            (10**12, "1\xa0billón"),
        ):
            assert count(number, reader) == words
    finally:
        languages.use("en")
        QLocale.setDefault(before)
        said.forget()
