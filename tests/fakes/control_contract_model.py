"""What every control service promises of a project's model, the daemon's and the fake alike.

Subclass ControlModelContract in a test file and give it two fixtures: `home`, a folder in which a
service listens, and `project_id`, a project joined there whose first checkpoint is here.
"""

import asyncio
import math
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.limits import GENERATED_TOKENS, PROMPT_CHARACTERS
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller

_ANSWER_SECONDS = 20.0


class ControlModelContract:
    """The promises; a subclass gives the fixtures `home` and `project_id`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def _text(
        self, caller: Caller, request: control.GenerateRequest
    ) -> list[control.GenerateResponse]:
        async with asyncio.timeout(_ANSWER_SECONDS):
            return [each async for each in caller.stub.Generate(request, metadata=caller.metadata)]

    async def test_a_model_is_told_with_beginnings_to_try(
        self, caller: Caller, project_id: str
    ) -> None:
        """The page of a model has something to press on its first day."""
        model = await caller.stub.GetModel(
            control.GetModelRequest(project_id=project_id), metadata=caller.metadata
        )
        assert model.joined_checkpoint_kept
        assert model.joined_round <= model.newest_round
        assert 1 <= len(model.prompts) <= 8
        assert all(model.prompts)

    async def test_a_text_ends_and_names_its_round(self, caller: Caller, project_id: str) -> None:
        """Whoever shows a text knows when it is whole and which checkpoint wrote it."""
        request = control.GenerateRequest(
            project_id=project_id, prompt="def ", max_tokens=8, temperature=0.7, seed=3
        )
        said = await self._text(caller, request)
        assert [each.done for each in said] == [False] * (len(said) - 1) + [True]
        assert said[0].sentence.endswith(".")
        assert "".join(each.text for each in said)
        assert len({each.round for each in said}) == 1

    async def test_the_same_seed_gives_the_same_text(self, caller: Caller, project_id: str) -> None:
        """A text that a person liked can be had again, and another by another seed."""
        texts = [
            "".join(
                each.text
                for each in await self._text(
                    caller,
                    control.GenerateRequest(
                        project_id=project_id,
                        prompt="def ",
                        max_tokens=12,
                        temperature=1.0,
                        seed=seed,
                        when_joined=True,
                    ),
                )
            )
            for seed in (1, 1, 2)
        ]
        assert texts[0] == texts[1] != texts[2]

    @pytest.mark.parametrize(
        "wrong",
        [
            control.GenerateRequest(prompt="x" * (PROMPT_CHARACTERS + 1)),
            control.GenerateRequest(max_tokens=GENERATED_TOKENS + 1),
            control.GenerateRequest(temperature=-0.1),
            control.GenerateRequest(temperature=math.nan),
        ],
        ids=["prompt", "tokens", "negative", "nan"],
    )
    async def test_what_is_out_of_bounds_is_refused(
        self, caller: Caller, project_id: str, wrong: control.GenerateRequest
    ) -> None:
        """Nobody can make the daemon work for hours on one text."""
        wrong.project_id = project_id
        call = caller.stub.Generate(wrong, metadata=caller.metadata)
        assert await caller.code_of(anext(aiter(call))) == ErrorCode.BAD_INPUT

    async def test_a_project_that_was_not_joined_has_no_model(self, caller: Caller) -> None:
        """A mistyped project says so."""
        stranger = "00" * 32
        call = caller.stub.GetModel(
            control.GetModelRequest(project_id=stranger), metadata=caller.metadata
        )
        assert await caller.code_of(call) == ErrorCode.NOT_FOUND
        text = caller.stub.Generate(
            control.GenerateRequest(project_id=stranger), metadata=caller.metadata
        )
        assert await caller.code_of(anext(aiter(text))) == ErrorCode.NOT_FOUND
