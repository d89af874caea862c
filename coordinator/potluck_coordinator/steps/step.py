"""The surroundings of one transaction."""

from dataclasses import dataclass, field
from enum import Enum

from potluck import PROTOCOL_VERSION
from potluck.growing_tree import GrowingTree
from potluck.identity import PrivateKey
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.clock import Chance
from potluck_coordinator.store.port import Transaction


class Everyone(Enum):
    """Whom news concerns when it is not a single key."""

    PROJECT = "project"
    """Everybody who watches the project's state."""
    MERGER = "merger"
    """The task that carries out planned merges and tidies up after them."""


Topic = bytes | Everyone
"""A volunteer's key, or a circle."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A transaction with all that a step may need.

    Attributes:
        tx: The record.
        rules: The project's manifest.
        key: The project's secret, for receipts.
        chance: Randomness that nobody outside can foresee.
        now_unix_ms: When the step happens.
        tree: The ledger's entries as far as any step has needed them; entries never change, and
            only steps that write none extend it, so it holds nothing that could be undone.
        protocol_version: What is spoken with apps and inspectors.
        news: Whom to wake once the transaction is kept.
    """

    tx: Transaction
    rules: manifest.ProjectManifest
    key: PrivateKey
    chance: Chance
    now_unix_ms: int
    protocol_version: int = PROTOCOL_VERSION
    tree: GrowingTree = field(default_factory=GrowingTree)
    news: set[Topic] = field(default_factory=set)
