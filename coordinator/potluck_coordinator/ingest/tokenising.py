"""From text to token ids, the way that the project's manifest names."""

from typing import Protocol

import numpy as np

from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.errors import IngestError
from potluck_coordinator.ingest.documents import Piece
from potluck_coordinator.ingest.packing import Tokens

BYTES_VOCABULARY = 256
DOCUMENT_END_BYTE = 0
"""Stands between documents; a byte that text does not use."""

_END_NAMES = ("<|endoftext|>", "<|end_of_text|>", "</s>", "<eos>", "<|eos|>", "[EOS]", "[SEP]")


class Tokeniser(Protocol):
    """Turns pieces of text into token ids."""

    @property
    def vocabulary_size(self) -> int:
        """The number of different tokens."""
        ...

    def encode(self, piece: Piece) -> Tokens:
        """Return the ids of a piece, with the mark of a document's end where it ends one."""
        ...


class ByteTokeniser:
    """A token is a byte of UTF-8; documents end with a zero byte."""

    @property
    def vocabulary_size(self) -> int:
        """The number of different bytes."""
        return BYTES_VOCABULARY

    def encode(self, piece: Piece) -> Tokens:
        """Return the bytes of a piece."""
        data = piece.text.encode("utf-8")
        if piece.ends_document:
            data += bytes([DOCUMENT_END_BYTE])
        return np.frombuffer(data, dtype=np.uint8).astype(np.uint32)


class HuggingFaceTokeniser:
    """A tokenizer.json of the library `tokenizers`."""

    def __init__(self, definition: bytes) -> None:
        """Read a definition; raises IngestError when it is not one."""
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_str(definition.decode("utf-8"))
        except Exception as error:  # The library raises nothing more telling.
            raise IngestError(
                "The tokenizer can't be read. Name a tokenizer.json made by the Hugging Face "
                "library tokenizers."
            ) from error
        vocabulary = self._tokenizer.get_vocab(with_added_tokens=True)
        self._vocabulary_size = max(vocabulary.values(), default=0) + 1
        end = next((vocabulary[name] for name in _END_NAMES if name in vocabulary), None)
        self._end = np.array([] if end is None else [end], dtype=np.uint32)

    @property
    def vocabulary_size(self) -> int:
        """One more than the highest id, since ids may have gaps."""
        return self._vocabulary_size

    def encode(self, piece: Piece) -> Tokens:
        """Return the ids of a piece."""
        encoding = self._tokenizer.encode(piece.text, add_special_tokens=False)
        ids = np.array(encoding.ids, dtype=np.uint32)
        return np.concatenate([ids, self._end]) if piece.ends_document else ids


def tokeniser_of(tokenizer: manifest.Tokenizer, blobs: Blobs) -> Tokeniser:
    """Return the tokeniser that a manifest names.

    Raises:
        BlobError: Its definition is not among the blobs.
        IngestError: Its definition can't be used.
    """
    if tokenizer.kind == manifest.Tokenizer.KIND_BYTES:
        return ByteTokeniser()
    ref = tokenizer.definition
    return HuggingFaceTokeniser(blobs.read(ref.digest, 0, ref.size_bytes))
