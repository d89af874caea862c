"""The fake control service's models: what GetModel gives, and texts that Generate draws."""

import asyncio
import random
from collections.abc import AsyncIterator
from functools import cached_property
from typing import Any

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.limits import GENERATED_TOKENS, PROMPT_CHARACTERS, TEMPERATURE
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer

_PIECES = 12
_WORDS = ("def", "self", "return", "for", "in", "name", "value", "=", "(", "):", "\n    ", "None")
_LETTERS = "etaoin shrdlu\n(=:_.)"


class FakeModels(ControlServiceServicer):
    """Implements GetModel and Generate; for FakeControlService to inherit.

    A text follows from prompt, seed and checkpoint, as the daemon's does: letters at random for
    the checkpoint of joining, words for the newest.

    Attributes:
        models: What GetModel gives, by project; without newest_round nothing can be generated.
        remembered: Texts that were kept of the checkpoint of joining, by prompt.
        piece_seconds: How long each piece of a text takes.
        texts_under_way: How many texts are being written now.
    """

    @cached_property
    def models(self) -> dict[str, control.GetModelResponse]:
        """What GetModel gives, by project."""
        return {}

    @cached_property
    def remembered(self) -> dict[str, str]:
        """Texts that were kept of the checkpoint of joining, by prompt."""
        return {}

    piece_seconds = 0.0
    texts_under_way = 0

    async def _admit(self, method: str, request: Any, context: Any) -> None:
        raise NotImplementedError

    async def GetModel(  # noqa: N802 — the wire's name
        self, request: control.GetModelRequest, context: Any
    ) -> control.GetModelResponse:
        """Give what the test set."""
        await self._admit("GetModel", request, context)
        return await self._model(request.project_id, context)

    async def Generate(  # noqa: N802
        self, request: control.GenerateRequest, context: Any
    ) -> AsyncIterator[control.GenerateResponse]:
        """Draw a text and stream it."""
        await self._admit("Generate", request, context)
        model = await self._model(request.project_id, context)
        fits = len(request.prompt) <= PROMPT_CHARACTERS
        fits = fits and request.max_tokens <= GENERATED_TOKENS
        if not (fits and 0.0 <= request.temperature <= TEMPERATURE):
            await _refuse(context, "This can't be asked of the model.", ErrorCode.BAD_INPUT)
        if not model.HasField("newest_round"):
            await _refuse(context, "No model has come to this computer yet.", ErrorCode.NOT_FOUND)
        if request.when_joined and not model.joined_checkpoint_kept:
            if request.prompt not in self.remembered:
                await _refuse(context, "The first model has gone.", ErrorCode.NOT_FOUND)
            yield control.GenerateResponse(
                text=self.remembered[request.prompt],
                round=model.joined_round,
                done=True,
                remembered=True,
            )
            return
        round_ = model.joined_round if request.when_joined else model.newest_round
        self.texts_under_way += 1
        try:
            yield control.GenerateResponse(sentence="Getting the model ready.", round=round_)
            draw = random.Random(f"{request.prompt} {request.seed} {round_}")
            for _ in range(min(request.max_tokens or _PIECES, _PIECES)):
                await asyncio.sleep(self.piece_seconds)
                if request.when_joined:
                    piece = "".join(draw.choices(_LETTERS, k=5))
                else:
                    piece = f" {draw.choice(_WORDS)}"
                yield control.GenerateResponse(text=piece, round=round_)
            yield control.GenerateResponse(round=round_, done=True)
        finally:
            self.texts_under_way -= 1

    async def _model(self, project_id: str, context: Any) -> control.GetModelResponse:
        if project_id not in self.models:
            await _refuse(context, "You have not joined this project.", ErrorCode.NOT_FOUND)
        return self.models[project_id]


async def _refuse(context: Any, sentence: str, code: ErrorCode) -> None:
    error = PotluckError(sentence, code=code)
    await context.abort(STATUS_BY_CODE[error.code], error.sentence)
