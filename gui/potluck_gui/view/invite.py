"""What a person sees of a project before agreeing to it, and where a link stands in a text."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QCoreApplication

from potluck.invite import SCHEME
from potluck.limits import LINK_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, count, data_size, plain

translate = QCoreApplication.translate

_NAME_CHARACTERS = 80
_LINE_CHARACTERS = 200
_DATA_CHARACTERS = 600
_CHARTER_CHARACTERS = 4000
_CHARTER_PARAGRAPHS = 12
_FINGERPRINT_CHARACTERS = 120
_MOST_TEXT_SEARCHED = 20_000
_LINK = re.compile(rf"{SCHEME}://[^\s<>\"'“”]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class InviteView:
    """What a person should see before agreeing to join, and may look at again later.

    Attributes:
        name: What the project is called.
        organiser: Who runs it, as a sentence.
        charter: What it trains and why, paragraph by paragraph.
        facts: Size, licences, what is fetched.
        data: What text it trains on.
        checking: How work is compared; empty while that is not known.
        fingerprint: Its key as people compare it; empty while that is not known.
        joined: True when it has been joined already.
    """

    name: str
    organiser: str
    charter: tuple[str, ...]
    facts: tuple[Fact, ...]
    data: str
    checking: str
    fingerprint: str
    joined: bool


def invite_view(invited: control.InspectInviteResponse, reader: Reader) -> InviteView:
    """Work out what is shown of a project."""
    organiser = plain(invited.organiser, _LINE_CHARACTERS)
    return InviteView(
        name=project_name(invited.name),
        organiser=translate("Projects", "Organised by %1").replace("%1", organiser)
        if organiser
        else translate("Projects", "The organiser has given no name."),
        charter=_paragraphs(invited.charter)
        or (translate("Projects", "The organiser has not said what it is for."),),
        facts=_facts(invited, reader),
        data=plain(invited.data, _DATA_CHARACTERS)
        or translate("Projects", "The organiser has not said what text it learns from."),
        checking=checking_sentence(invited.checking),
        fingerprint=plain(invited.fingerprint, _FINGERPRINT_CHARACTERS),
        joined=invited.joined,
    )


def project_name(name: str) -> str:
    """Return a project's name as it may be shown."""
    return plain(name, _NAME_CHARACTERS) or translate("Projects", "Project without a name")


def checking_sentence(checking: "control.Checking.ValueType") -> str:
    """Return how a project compares work, or nothing while that is not known."""
    match checking:
        case control.CHECKING_BIT_FOR_BIT:
            return translate(
                "Projects", "Checked bit for bit: every computer gets exactly the same result."
            )
        case control.CHECKING_WITHIN_TOLERANCE:
            return translate(
                "Projects", "Checked within a tolerance, since computers round differently."
            )
        case _:
            return ""


_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Kinds of characters that no link has and nobody sees: controls, formats and halves of pairs."""


def link_in(text: str) -> str:
    """Return the invite link within a text, such as a message somebody sent; else the text itself.

    What is no link is returned as it is, cut to a length that is looked at, so that whoever reads
    it can say what is wrong.
    """
    found = _LINK.search(text[:_MOST_TEXT_SEARCHED])
    link = found.group().rstrip(".,;:!?)]}") if found else " ".join(text.split())
    seen = (each for each in link if unicodedata.category(each) not in _UNSEEN)
    return "".join(islice(seen, LINK_CHARACTERS + 1))


def is_link(text: str) -> bool:
    """Tell whether a text begins like an invite link."""
    return text.lower().startswith(f"{SCHEME}://") and len(text) <= LINK_CHARACTERS


def _facts(invited: control.InspectInviteResponse, reader: Reader) -> tuple[Fact, ...]:
    unnamed = translate("Projects", "not stated")
    size = translate("Projects", "%1 parameters").replace("%1", count(invited.parameters, reader))
    facts = [
        Fact(
            label=translate("Projects", "Size of the model"),
            value=size if invited.parameters else unnamed,
        ),
        Fact(
            label=translate("Projects", "Licence of the model"),
            value=plain(invited.model_licence, _LINE_CHARACTERS) or unnamed,
        ),
        Fact(
            label=translate("Projects", "Licence of the text"),
            value=plain(invited.data_licence, _LINE_CHARACTERS) or unnamed,
        ),
    ]
    if invited.checkpoint_bytes:
        facts.append(
            Fact(
                label=translate("Projects", "Fetched for every round"),
                value=data_size(invited.checkpoint_bytes, reader),
            )
        )
    return tuple(facts)


def _paragraphs(charter: str) -> tuple[str, ...]:
    whole = charter[:_CHARTER_CHARACTERS]
    parts = [plain(part, _CHARTER_CHARACTERS) for part in re.split(r"\n\s*\n", whole)]
    shown = [part for part in parts if part]
    if len(shown) > _CHARTER_PARAGRAPHS:
        rest = " ".join(shown[_CHARTER_PARAGRAPHS - 1 :])
        shown = [*shown[: _CHARTER_PARAGRAPHS - 1], plain(rest, _CHARTER_CHARACTERS)]
    if len(charter) > _CHARTER_CHARACTERS and shown:
        shown[-1] = shown[-1].rstrip("…") + "…"
    return tuple(shown)
