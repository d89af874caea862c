"""One run of ingest: what it does in which order, so that it may be killed at any moment.

A blob is put, then the shard and its pieces go into the journal, then into the project. A run that
was killed is repeated by the next one with the same pieces in the same order, which gives the same
shards; a shard that stands in the journal but not in the project is handed over first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from potluck.v1 import blob_pb2 as blob
from potluck.v1 import manifest_pb2 as manifest
from potluck_training.tokens import token_dtype

from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.errors import IngestError
from potluck_coordinator.ingest.documents import Piece, Skipped
from potluck_coordinator.ingest.held_out import choose_held_out, piece_key
from potluck_coordinator.ingest.journal import IngestJournal, KeptShard
from potluck_coordinator.ingest.packing import PackedShard, TokenPiece, pack
from potluck_coordinator.ingest.tokenising import Tokeniser
from potluck_coordinator.store.port import Store

SHARD_TOKENS = 1024 * 1024
HELD_OUT_CHARACTERS = 256 * 1024
MIN_CHARACTERS = 32 * 1024
"""Least text that a project can begin with."""

NAMED_SKIPS = 20
"""How many skipped places are kept by name; the others are counted."""

Source = Callable[[], Iterator[Piece | Skipped]]
"""Reads the whole text from its beginning; is called up to twice."""


@dataclass(kw_only=True)
class Tally:
    """What a run has done so far.

    Attributes:
        characters: Text read, what was known before included.
        known_pieces: Pieces that an earlier run had taken, or that came twice.
        new_shards: Training shards added to the project.
        new_tokens: Tokens in them.
        held_out_tokens: Tokens that are never trained on, in the project as a whole.
        left_over_tokens: Tokens that are too few for a training sequence; taken up by a next run.
        skipped: Places that could not be read.
        named_skips: The first of them.
    """

    characters: int = 0
    known_pieces: int = 0
    new_shards: int = 0
    new_tokens: int = 0
    held_out_tokens: int = 0
    left_over_tokens: int = 0
    skipped: int = 0
    named_skips: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Ingest:
    """Where text goes.

    Attributes:
        tokeniser: As the manifest names it.
        model: Whose vocabulary and context the shards have to fit.
        blobs: Keeps the shards.
        store: Knows which shards the project has.
        journal: Knows which pieces are in them.
        on_progress: Called after every piece.
        shard_tokens: How many tokens make a shard.
        held_out_characters: Most text that is held out.
    """

    tokeniser: Tokeniser
    model: manifest.ModelConfig
    blobs: Blobs
    store: Store
    journal: IngestJournal
    on_progress: Callable[[Tally], None]
    shard_tokens: int = SHARD_TOKENS
    held_out_characters: int = HELD_OUT_CHARACTERS

    def run(self, source: Source) -> Tally:
        """Take all text of a source that the project does not have yet.

        Raises:
            IngestError: The first text of a project is too little.
            BlobError: A shard can't be kept.
            StoreError: The database can't be used.
        """
        tally = Tally()
        self._hand_over(self.journal.shards())
        if not any(shard.held_out for shard in self.journal.shards()):
            self._hold_out(source)
        tally.held_out_tokens = sum(s.tokens for s in self.journal.shards() if s.held_out)
        pieces = (self._tokens(piece) for piece in self._unknown(source(), tally))
        for packed in pack(pieces, self.shard_tokens):
            if len(packed.tokens) <= self.model.context_tokens:
                tally.left_over_tokens += len(packed.tokens)
                continue
            self._keep(packed, held_out=False)
            tally.new_shards += 1
            tally.new_tokens += len(packed.tokens)
        if all(shard.held_out for shard in self.journal.shards()):
            raise IngestError(
                f"There is too little text for a training sequence of {self.model.context_tokens} "
                "tokens. Add more text and run ingest again."
            )
        return tally

    def _hold_out(self, source: Source) -> None:
        progress = Tally()
        read = self._counted(source(), progress)
        chosen = choose_held_out(read, self.held_out_characters)
        if chosen.characters < MIN_CHARACTERS or not chosen.pieces:
            raise IngestError(
                f"There is too little text: {chosen.characters} characters. A project needs "
                f"{MIN_CHARACTERS} or more to begin with, since a part of it is held out."
            )
        shards = pack((self._tokens(piece) for piece in chosen.pieces), 2**62)
        (packed,) = shards
        if len(packed.tokens) <= self.model.context_tokens:
            raise IngestError(
                f"The text held out has {len(packed.tokens)} tokens, fewer than a sequence of "
                f"{self.model.context_tokens}. Add more text and run ingest again."
            )
        self._keep(packed, held_out=True)

    def _unknown(self, read: Iterable[Piece | Skipped], tally: Tally) -> Iterator[Piece]:
        """Yield the pieces that are in no shard, each once."""
        waiting: set[bytes] = set()
        shards = tally.new_shards
        for piece in self._counted(read, tally):
            if tally.new_shards != shards:
                # Shards were kept since: only pieces that are not in one yet have to be known.
                waiting = {key for key in waiting if not self.journal.knows(key)}
                shards = tally.new_shards
            key = piece_key(piece)
            if key in waiting or self.journal.knows(key):
                tally.known_pieces += 1
                continue
            waiting.add(key)
            yield piece

    def _counted(self, read: Iterable[Piece | Skipped], tally: Tally) -> Iterator[Piece]:
        for item in read:
            if isinstance(item, Skipped):
                tally.skipped += 1
                if len(tally.named_skips) < NAMED_SKIPS:
                    tally.named_skips.append(item)
                continue
            tally.characters += len(item.text)
            self.on_progress(tally)
            yield item

    def _tokens(self, piece: Piece) -> TokenPiece:
        return TokenPiece(key=piece_key(piece), tokens=self.tokeniser.encode(piece))

    def _keep(self, packed: PackedShard, *, held_out: bool) -> None:
        data = packed.tokens.astype(token_dtype(self.model.vocabulary_size)).tobytes()
        ref = self.blobs.put_stream([data])
        shard = KeptShard(
            digest=ref.digest,
            size_bytes=ref.size_bytes,
            tokens=len(packed.tokens),
            held_out=held_out,
        )
        self.journal.keep(shard, packed.keys)
        self._hand_over([shard])

    def _hand_over(self, shards: Iterable[KeptShard]) -> None:
        with self.store.transaction() as kept:
            for shard in shards:
                ref = blob.BlobRef(digest=shard.digest, size_bytes=shard.size_bytes)
                if shard.held_out:
                    kept.project.set_held_out(ref)
                else:
                    kept.project.add_shard(ref, shard.tokens)
