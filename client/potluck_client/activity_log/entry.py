"""What the activity log keeps, as values."""

from dataclasses import dataclass
from enum import Enum

from potluck.v1 import control_pb2 as control


class Kind(Enum):
    """What an entry is about; the values are those of the wire and of the file."""

    WORK = control.ACTIVITY_KIND_WORK
    """Pieces of work: begun, handed in, verified, refused, given back."""
    PROJECT = control.ACTIVITY_KIND_PROJECT
    """Projects: joined, left, out of reach, back again."""
    PERSON = control.ACTIVITY_KIND_PERSON
    """What the person did: pauses, limits."""
    PROBLEM = control.ACTIVITY_KIND_PROBLEM
    """What went wrong, and what to do."""
    APP = control.ACTIVITY_KIND_APP
    """The app itself: started, ended, updated."""


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened.

    Attributes:
        kind: What it is about.
        sentence: What happened, in plain words. It is a fixed sentence wherever that is possible,
            so that a window can translate it; names stand in fields of their own.
        remedy: What to do; empty when nothing has to be done.
        project_id: Project key, hexadecimal; empty when it is about none.
        project_name: What the project is called.
        device_id: Stable name of the device; empty when it is about none.
        device_name: What the device is called.
        unit_id: The unit, hexadecimal; empty when it is about none.
    """

    kind: Kind
    sentence: str
    remedy: str = ""
    project_id: str = ""
    project_name: str = ""
    device_id: str = ""
    device_name: str = ""
    unit_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A happening in the log.

    Attributes:
        number: Rises with every entry and is never used again.
        unix: When it happened.
        happening: What happened.
    """

    number: int
    unix: float
    happening: Happening


@dataclass(frozen=True, kw_only=True)
class Query:
    """Which entries are wanted.

    Attributes:
        limit: How many at most.
        before_number: Only those with smaller numbers; 0 for the newest.
        kinds: Only these; empty for all.
        search: Only those in whose texts each of these words stands, in any case.
        project_id: Only those of a project; empty for all.
    """

    limit: int
    before_number: int = 0
    kinds: frozenset[Kind] = frozenset()
    search: str = ""
    project_id: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are searched for, folded like folded_text()."""
        return tuple(self.search[:_SEARCH_CHARACTERS].casefold().split()[:_SEARCH_WORDS])


@dataclass(frozen=True, kw_only=True)
class Page:
    """Entries that fit a query.

    Attributes:
        entries: Newest first.
        more: True when there are older ones that fit.
    """

    entries: tuple[Entry, ...]
    more: bool


_SEARCH_CHARACTERS = 200
_SEARCH_WORDS = 10


def folded_text(happening: Happening) -> str:
    """Return all that a person can search in, in no case."""
    shown = (
        happening.sentence,
        happening.remedy,
        happening.project_name,
        happening.device_name,
    )
    return "\n".join(shown).casefold()
