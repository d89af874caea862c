"""From a text to token ids and back, piece by piece, by the tokenizer that the rules name.

What a model says is never trusted: it comes out as valid text without control characters, and
bytes that are no character yet are held back until they are one.
"""

import codecs
import unicodedata
from pathlib import Path
from typing import Protocol

from potluck.errors import ErrorCode
from potluck.limits import TOKENIZER_BYTES
from potluck.v1 import manifest_pb2 as wire
from potluck_training.errors import TrainingError

DOCUMENT_END_BYTE = 0
"""Stands between the documents of a text that was cut into bytes."""

BYTES = 256

_END_NAMES = ("<|endoftext|>", "<|end_of_text|>", "</s>", "<eos>", "<|eos|>", "[EOS]", "[SEP]")
"""What tokenizers call the end of a document; ingest chooses by the same names."""

_KEPT_CONTROLS = frozenset("\n\t")


class Speech(Protocol):
    """One text on its way between characters and ids.

    Attributes:
        end: The id that ends a document; None when there is none.
    """

    end: int | None

    def ids(self, prompt: str) -> list[int]:
        """Return the ids of a beginning."""
        ...

    def said(self, token: int) -> str:
        """Return the characters that a token completes; may be empty."""
        ...

    def rest(self) -> str:
        """Return what was held back at the end."""
        ...


class ByteSpeech:
    """Implements Speech where a token is a byte of UTF-8."""

    end: int | None = DOCUMENT_END_BYTE

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def ids(self, prompt: str) -> list[int]:
        """Return the bytes of a beginning."""
        return list(prompt.encode("utf-8"))

    def said(self, token: int) -> str:
        """Return the characters that a byte completes."""
        return shown(self._decoder.decode(bytes([token])))

    def rest(self) -> str:
        """Return a replacement for bytes that never became a character."""
        return shown(self._decoder.decode(b"", final=True))


class HuggingFaceSpeech:
    """Implements Speech by a tokenizer.json of the library `tokenizers`."""

    def __init__(self, definition: Path) -> None:
        """Read a definition; raises TrainingError when that can't be done."""
        try:
            from tokenizers import Tokenizer
            from tokenizers.decoders import DecodeStream
        except ModuleNotFoundError as error:
            raise TrainingError(
                "This project's model writes in pieces of words, for which this computer lacks a "
                "part. Install it with: pip install tokenizers.",
                code=ErrorCode.NOT_FOUND,
            ) from error
        try:
            if definition.stat().st_size > TOKENIZER_BYTES:
                raise _unreadable()
            self._tokenizer = Tokenizer.from_str(definition.read_text("utf-8"))
        except TrainingError:
            raise
        except Exception as error:  # The library raises nothing more telling.
            raise _unreadable() from error
        self._stream = DecodeStream(skip_special_tokens=True)
        vocabulary = self._tokenizer.get_vocab(with_added_tokens=True)
        ends = (vocabulary[name] for name in _END_NAMES if name in vocabulary)
        self.end: int | None = next(ends, None)

    def ids(self, prompt: str) -> list[int]:
        """Return the ids of a beginning."""
        return list(self._tokenizer.encode(prompt, add_special_tokens=False).ids)

    def said(self, token: int) -> str:
        """Return the characters that a token completes."""
        return shown(self._stream.step(self._tokenizer, token) or "")

    def rest(self) -> str:
        """Return nothing: the library keeps what it holds back."""
        return ""


def speech_of(tokenizer: wire.Tokenizer, definition: Path | None) -> Speech:
    """Return the way between text and ids that the rules name.

    Args:
        tokenizer: What the rules say of it.
        definition: The checked file of its definition; None where it needs none.

    Raises:
        TrainingError: It can't be used here.
    """
    if tokenizer.kind == wire.Tokenizer.KIND_BYTES:
        return ByteSpeech()
    if tokenizer.kind == wire.Tokenizer.KIND_HUGGING_FACE and definition is not None:
        return HuggingFaceSpeech(definition)
    raise _unreadable()


def shown(text: str) -> str:
    """Return a text without control characters other than line ends and tabs."""
    return "".join(
        character
        for character in text
        if character in _KEPT_CONTROLS or unicodedata.category(character) not in {"Cc", "Cs"}
    )


def _unreadable() -> TrainingError:
    return TrainingError(
        "The project's way of cutting text into tokens can't be read, so its model can't be tried "
        "here. Tell the organiser.",
        code=ErrorCode.CORRUPT,
    )
