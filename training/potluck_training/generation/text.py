"""A text that a checkpoint writes, token by token, on the processor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire
from potluck_training.checkpoint import load_checkpoint
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import TrainingError
from potluck_training.generation.choosing_tokens import draws_of, next_token
from potluck_training.generation.remembering import Remembering
from potluck_training.generation.tokens_and_text import BYTES, Speech, speech_of
from potluck_training.model import logits
from potluck_training.numerics.port import Rotations
from potluck_training.replica import views_by_name
from potluck_training.rotations import rotations
from potluck_training.weights import flatten, parameter_layout

MOST_WINDOW_TOKENS = 2048
"""Of longer contexts no more is looked at: memory and patience of a person are bounded."""

_DEVICE = "cpu"


@dataclass(frozen=True, kw_only=True)
class TextJob:
    """What to write.

    Attributes:
        model: The model's shape, checked.
        tokenizer: What the project's rules say of its tokenizer.
        definition_path: The checked definition of the tokenizer; None where it needs none.
        checkpoint_path: The checked checkpoint.
        prompt: The beginning.
        max_tokens: Most tokens to add.
        temperature: How daring: 0 takes the likeliest token, 1 draws by likelihood.
        seed: What the draws follow from.
        threads: CPU threads.
    """

    model: wire.ModelConfig
    tokenizer: wire.Tokenizer
    definition_path: Path | None
    checkpoint_path: Path
    prompt: str
    max_tokens: int
    temperature: float
    seed: int
    threads: int


def write_text(job: TextJob, wanted: Callable[[], bool]) -> Iterator[str]:
    """Yield what is added to the text, for each token, some of it empty, and end with the text.

    The same job gives the same text on the same computer.

    Args:
        job: What to write.
        wanted: Asked before each token whether to go on.

    Raises:
        TrainingError: A file can't be used, memory ran out, or the model gives no numbers.
    """
    with device_failures_in_words(_DEVICE):
        configure(_DEVICE, job.threads)
        speech = speech_of(job.tokenizer, job.definition_path)
        ids = _beginning(job, speech)
        writer = _Writer(job.model, job.checkpoint_path)
        draws = draws_of(job.seed)
        known = job.model.vocabulary_size
        if job.tokenizer.kind == wire.Tokenizer.KIND_BYTES:
            known = min(known, BYTES)  # Ids beyond are no bytes, whatever the model was made for.
        fresh = ids
        for _ in range(job.max_tokens):
            if not wanted():
                return
            token = next_token(writer.scores(ids, fresh)[:known], job.temperature, draws)
            if token == speech.end:
                break
            fresh = [token]
            ids.append(token)
            yield speech.said(token)
        yield speech.rest()


class _Writer:
    """A checkpoint in memory, and what it remembers of the text so far."""

    def __init__(self, model: wire.ModelConfig, checkpoint_path: Path) -> None:
        self._window = min(model.context_tokens, MOST_WINDOW_TOKENS)
        self._model = wire.ModelConfig()
        self._model.CopyFrom(model)
        self._model.context_tokens = self._window
        flat = torch.from_numpy(flatten(model, load_checkpoint(checkpoint_path, model)))
        self._weights = views_by_name(parameter_layout(model), flat)
        self._tables = rotations(self._model, _DEVICE)
        self._numerics = Remembering(self._model, self._window, _DEVICE)

    def scores(self, ids: list[int], fresh: list[int]) -> NDArray[np.float32]:
        """Return the scores of the token after a text.

        A text that fills the window goes on from its last half, as if it began there.

        Args:
            ids: The text so far.
            fresh: What of it is new since the last call.
        """
        numerics = self._numerics
        if numerics.tokens + len(fresh) > self._window:
            numerics.forget()
            fresh = ids[-max(1, self._window // 2) :]
        begin = numerics.tokens
        place = slice(begin, begin + len(fresh))
        tables = Rotations(
            cosines_TE=self._tables.cosines_TE[place], sines_TE=self._tables.sines_TE[place]
        )
        with torch.inference_mode():
            numerics.begin()
            rows = torch.tensor([fresh])
            scores_BTV = logits(numerics, self._model, self._weights, tables, rows)
            numerics.end(len(fresh))
            values: NDArray[np.float32] = scores_BTV[0, -1].numpy()
        return values


def _beginning(job: TextJob, speech: Speech) -> list[int]:
    """Return the ids to begin from; nothing stands for the beginning of a document."""
    ids = speech.ids(job.prompt) or [speech.end or 0]
    if max(ids) >= job.model.vocabulary_size:
        raise TrainingError(
            "The project's model does not know all that this beginning is made of. Try another.",
            code=ErrorCode.BAD_INPUT,
        )
    return ids
