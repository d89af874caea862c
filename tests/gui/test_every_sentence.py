"""Every sentence that the daemon says is found by the templates of which catalogues are made.

A catalogue that says "x" for each letter stands for another language: what is left of English in a
sentence was forgotten.
"""

import math
import re
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from daemon_sentences import collect
from potluck.errors import FormatError
from potluck.identity import generate_key
from potluck.invite import parse_invite
from potluck.limits import ID_BYTES, LOSS_CURVE_POINTS, RECEIPT_BYTES
from potluck.receipt import sign_receipt, sign_tree_head
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.activity_log import about_app, about_person, about_work, changes
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.governor import sentences as governor
from potluck_client.lifecycle import UnitState
from potluck_client.link import sent_words
from potluck_client.link.ledger_checks import check_head, check_status, checked_outcome
from potluck_client.settings.presets import PRESETS, effect
from potluck_client.settings.row import Group, Preset
from potluck_client.settings.schema import limits_of
from potluck_client.settings.values import Value
from potluck_client.tryout import check_words
from potluck_gui.view import presets, said
from tests.fakes.computers import CARD, CPU, computer

FACTS = computer(CARD, CPU)
TEMPLATES = frozenset(collect())
_LETTERS = re.compile(r"[^\W\d_]")
_LEFT = re.compile(r"[^\W\d_x]{2,}")
_PROJECT = generate_key()
_OWN = b"k" * 32
SPANS = (1.0, 60.0, 300.0, 3600.0, 5400.0, 7200.0, 86400.0 * 3)


class _Xs(QTranslator):
    """A catalogue that knows every template."""

    def translate(self, context: str, text: str, *_rest: object) -> str | None:
        """Return an "x" for each letter of a template."""
        known = context == "Daemon" and text in TEMPLATES
        return _LETTERS.sub("x", text) if known else None


@pytest.fixture
def _xs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    translator = _Xs(qapp)
    assert QCoreApplication.installTranslator(translator)
    monkeypatch.setattr(said, "_listed", lambda: sorted(TEMPLATES))
    said._templates.cache_clear()
    said.forget()
    yield
    QCoreApplication.removeTranslator(translator)
    said._templates.cache_clear()
    said.forget()


def person() -> Iterator[str]:
    """Yield what is told of the person."""
    asked = [PauseAsked(while_program="7"), PauseAsked(until_tomorrow=True), PauseAsked()]
    asked += [PauseAsked(until_unix=span) for span in SPANS]
    asked += [PauseAsked(device_id="0", until_unix=span) for span in SPANS]
    asked += [
        PauseAsked(device_id="0", while_program="7"),
        PauseAsked(device_id="0", until_tomorrow=True),
        PauseAsked(device_id="0"),
    ]
    yield from (about_person.paused(each, 0.0).sentence for each in asked)
    yield from (about_person.resumed(device).sentence for device in ("", "0"))
    yield from (about_person.started_now(span).sentence for span in (0.0, *SPANS))
    yield about_person.WORK_FINISHED.sentence
    yield about_person.PAUSE_OVER.sentence
    yield about_person.FINISH_ASKED.sentence
    shared = about_person.share_changed("", "", 1, 2)
    assert shared is not None
    yield shared.sentence


def changed_limits() -> Iterator[str]:
    """Yield what is told of limits that change to their least value, and to one more."""
    limits = limits_of(FACTS)
    for preset in Preset:
        yield about_person.limits_changed(limits, {}, {}, preset)[0].sentence
    for limit in limits:
        values: list[Value] = [True] if isinstance(limit.default, bool) else []
        if limit.range is not None:
            values = [limit.range[0], 1, 7]
        elif isinstance(limit.default, str):
            values = ["", "7"]
        elif isinstance(limit.default, tuple):
            values = [(), ("7",)]
        for old in values:
            other: Value = not old if isinstance(old, bool) else 9
            before, after = {limit.key: old}, {limit.key: other}
            if not isinstance(limit.default, int | float):
                after = {limit.key: "8" if isinstance(limit.default, str) else ("8",)}
            for told in about_person.limits_changed([limit], before, after, None):
                yield told.sentence


def work() -> Iterator[str]:
    """Yield what is told of pieces of work, projects and the app."""
    yield from (
        *(about_work.BEGUN, about_work.HANDED_IN, about_work.VERIFIED, about_work.REFUSED),
        *(about_work.TAKEN_BACK, about_work.NOT_NEEDED, about_work.GIVEN_BACK),
        *(changes.JOINED, changes.LEFT, changes.OUT_OF_REACH, changes.BACK),
        *(told.sentence for told in about_app.started("0.2", "0.1")),
        about_app.ENDED.sentence,
        *(state.sentence for state in UnitState),
    )


def checks() -> Iterator[str]:
    """Yield what a check of a device comes to."""
    yield check_words.WENT_QUIET
    yield check_words.ceiling_sentence(90.4, 85)
    for seconds in (0.4, 12.0, 60.0, 300.0):
        for celsius in (None, 50.0, 75.0, 95.0):
            for tells_power in (False, True):
                yield check_words.closing_sentence(seconds, celsius, tells_power=tells_power)


def sent() -> Iterator[str]:
    """Yield what is told of messages."""
    yield sent_words.SESSION_SENTENCE
    yield from sent_words.CALLS.values()
    yield from sent_words.FIELDS.values()


def limits() -> Iterator[str]:
    """Yield the words of all limits and presets."""
    for words in PRESETS.values():
        yield from (words.label, words.sentence)
    yield from Group
    for limit in limits_of(FACTS):
        row = limit.row
        yield from (row.label, limit.sentence, row.unit, row.minimum_text)


def governed() -> Iterator[str]:
    """Yield why work is slowed down."""
    yield from (
        governor.share_of_time(0.4),
        governor.power(150.0),
        governor.temperature(70.0),
        governor.fan(60.0),
        governor.too_hot(90.0, 80.0),
        governor.power_too_low(10.0, 20.0, 5.0),
        governor.temperature_too_low(40.0, 5.0),
        governor.fan_too_low(10.0, 5.0),
    )


def links() -> Iterator[str]:
    """Yield what is wrong with invite links that miss something, or have it broken or cut off."""
    whole, broken, short = "A" * 43, "!" * 43, "A" * 40
    for query in (
        *("", "a=h:1", f"a=h:1&k={whole}&f={broken}", f"a=h:1&k={whole}&f={short}"),
        *(f"a=h:1&k={whole}", f"a=h:1&k={broken}", f"a=h:1&k={short}", "a=h", "a=-:1"),
    ):
        with pytest.raises(FormatError) as refused:
            parse_invite(f"potluck://join?{query}")
        yield refused.value.sentence


def refused_news() -> Iterator[str]:
    """Yield why news of a project's server, each with one fault, is refused."""
    for outcome in _faulty_outcomes():
        with pytest.raises(FormatError) as refused:
            checked_outcome(outcome, after_sequence=0, public_key=_OWN, project_key=_PROJECT.public)
        yield refused.value.sentence
    point = project_status.LossPoint(held_out_loss=math.nan)
    for points in ([point] * (LOSS_CURVE_POINTS + 1), [point]):
        with pytest.raises(FormatError) as refused:
            check_status(project_status.ProjectStatus(loss_curve=points))
        yield refused.value.sentence
    head = sign_tree_head(_PROJECT, ledger.TreeHead(size=1, root=b"short"))
    with pytest.raises(FormatError) as refused:
        check_head(ledger.GetTreeHeadResponse(head=head), None, _PROJECT.public)
    yield refused.value.sentence


def _faulty_outcomes() -> Iterator[ledger.UnitOutcome]:
    unit, credit = b"u" * ID_BYTES, ledger.ENTRY_KIND_CREDIT
    verified, disputed = ledger.UNIT_STATE_VERIFIED, ledger.UNIT_STATE_DISPUTED
    own = partial(ledger.LedgerEntry, kind=credit, unit_id=unit, public_key=_OWN)
    yield ledger.UnitOutcome(sequence=0)
    yield ledger.UnitOutcome(sequence=1, unit_id=b"short")
    yield ledger.UnitOutcome(sequence=1, unit_id=unit)
    yield ledger.UnitOutcome(sequence=1, unit_id=unit, state=verified)
    for state, entry in (
        (disputed, own()),
        (verified, own(public_key=b"k" * RECEIPT_BYTES)),
        (verified, own(public_key=b"other")),
        (verified, own(unit_id=b"other")),
        (verified, own(kind=ledger.ENTRY_KIND_REVOCATION)),
        (verified, own(flops=math.inf)),
        (verified, own(tokens=2**60)),
    ):
        receipt = sign_receipt(_PROJECT, 0, entry.SerializeToString())
        yield ledger.UnitOutcome(sequence=1, unit_id=unit, state=state, receipt=receipt)


@pytest.mark.usefixtures("_xs")
@pytest.mark.parametrize(
    "sentences",
    [person, changed_limits, work, checks, sent, limits, governed, links, refused_news],
)
def test_nothing_of_what_the_daemon_says_stays_english(sentences: object) -> None:
    """Words, values and the labels within them are all found."""
    assert callable(sentences)
    english = {text: said.said(text) for text in sentences()}
    assert {text: words for text, words in english.items() if _LEFT.search(words)} == {}


@pytest.mark.usefixtures("_xs")
def test_what_a_preset_comes_to_stays_in_no_part_english() -> None:
    """Its line is put together of parts, each of which is translated."""
    for preset in Preset:
        words = presets._effect(effect(preset, FACTS))
        assert not _LEFT.search(words), words
