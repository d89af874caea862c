"""Facts of cards from an earlier start, so that a sleeping card need not be woken to be known.

The file holds nothing that can't be found out again: one that is damaged, too large or from
another version counts as absent, and it is written whole or not at all.
"""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck_client.host.port import DeviceFacts, DeviceKind, PowerRange
from potluck_client.host.small_files import bounded, plain_name

FILE_NAME = "devices.json"
FORMAT = 1
CARD_ID = re.compile(r"(GPU|AMD)-[0-9A-Za-z:.-]{1,64}")
"""What a graphics card's stable name looks like."""

MOST_MEMORY_BYTES = 1 << 44
MOST_WATTS = 5000.0
MOST_CELSIUS = 150.0

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 65536
_MOST_CARDS = 64
_MOST_CHARACTERS = 64
_MOST_NUMBER = 1e18


@dataclass(frozen=True, kw_only=True)
class KeptFacts:
    """What is known of a card.

    Attributes:
        model: Numbers of the maker and model that stood at its place.
        facts: The card.
    """

    model: str
    facts: DeviceFacts


class FactsFile:
    """Keeps facts by place; without a folder it keeps them in memory alone."""

    def __init__(self, folder: Path | None, kind: DeviceKind) -> None:
        self._path = None if folder is None else folder / f"{kind.value}-{FILE_NAME}"
        self._kind = kind
        self._kept: dict[str, KeptFacts] | None = None

    def at(self, address: str, model: str) -> DeviceFacts | None:
        """Return the card that stood at a place, if one of the same model stands there now."""
        kept = self._all().get(address)
        return kept.facts if kept is not None and kept.model == model else None

    def keep(self, found: Mapping[str, KeptFacts]) -> None:
        """Remember the cards that are there, by place; a full disk is no reason to fail."""
        if found == self._all():
            return
        self._kept = dict(found)
        if self._path is None:
            return
        cards = {
            address: {"model": kept.model, "facts": _plain(kept.facts)}
            for address, kept in found.items()
        }
        document = {"format": FORMAT, "cards": cards}
        try:
            write_atomically(self._path, json.dumps(document, indent=2).encode("utf-8"))
        except OSError as error:
            _LOG.warning("What is known of graphics cards could not be kept: %s", error.strerror)

    def _all(self) -> dict[str, KeptFacts]:
        if self._kept is None:
            self._kept = {} if self._path is None else _load(self._path, self._kind)
        return self._kept


def _load(path: Path, kind: DeviceKind) -> dict[str, KeptFacts]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        document = json.loads(data) if len(data) <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return {}
    cards = document.get("cards")
    if not isinstance(cards, dict) or len(cards) > _MOST_CARDS:
        return {}
    kept = {}
    for address, card in cards.items():
        if isinstance(card, dict) and len(address) <= _MOST_CHARACTERS:
            facts, model = _facts(card.get("facts"), kind), card.get("model")
            if facts is not None and isinstance(model, str) and len(model) <= _MOST_CHARACTERS:
                kept[address] = KeptFacts(model=model, facts=facts)
    return kept


def _plain(facts: DeviceFacts) -> dict[str, object]:
    plain: dict[str, object] = asdict(facts)
    del plain["kind"], plain["torch_device"]
    return plain


def _facts(plain: object, kind: DeviceKind) -> DeviceFacts | None:
    if not isinstance(plain, dict):
        return None
    device_id, name, memory = (plain.get(key) for key in ("device_id", "name", "memory_bytes"))
    if not isinstance(device_id, str) or not CARD_ID.fullmatch(device_id):
        return None
    if not isinstance(name, str) or not plain_name(name):
        return None
    if type(memory) is not int or not 0 < memory <= MOST_MEMORY_BYTES:
        return None
    return DeviceFacts(
        device_id=device_id,
        name=plain_name(name),
        torch_device="cuda:0",
        memory_bytes=memory,
        kind=kind,
        power_range=_range(plain.get("power_range")),
        tells_power=plain.get("tells_power") is True,
        tells_temperature=plain.get("tells_temperature") is True,
        tells_fan=plain.get("tells_fan") is True,
        slows_celsius=bounded(_number(plain.get("slows_celsius")), 1, MOST_CELSIUS),
    )


def _range(plain: object) -> PowerRange | None:
    if not isinstance(plain, dict):
        return None
    keys = ("least_watts", "default_watts", "most_watts")
    return power_range(*(_number(plain.get(key)) for key in keys))


def power_range(
    least: float | None, default: float | None, most: float | None
) -> PowerRange | None:
    """Return a driver's limits in watts; None when they can't be true."""
    low, middle, high = (bounded(watts, 0, MOST_WATTS) for watts in (least, default, most))
    if low is None or middle is None or high is None or not 0 < low <= middle <= high:
        return None
    return PowerRange(least_watts=low, default_watts=middle, most_watts=high)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < _MOST_NUMBER else None
