"""What a person may try on this computer, over the daemon's parts."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.limits import (
    CHECK_SECONDS,
    GENERATED_TOKENS,
    MY_ROUNDS,
    PROMPT_CHARACTERS,
    TEMPERATURE,
)
from potluck.v1 import control_pb2 as control
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.journal.port import Journal
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Project
from potluck_client.settings.values import Settings
from potluck_client.tryout.beginnings import beginnings
from potluck_client.tryout.checkpoints import Checkpoint, Checkpoints
from potluck_client.tryout.device_checks import DeviceChecks
from potluck_client.tryout.remembered import remember_text, remembered_text
from potluck_client.tryout.text_writer import TextWriter

USUAL_TOKENS = 120
"""How long a text gets where nobody says."""

_TEXTS = "texts"
_CHECK = "check"
_NO_MODEL = (
    "No model has come to this computer yet. One comes with the first piece of work of this "
    "project; then it can be tried."
)
_FIRST_GONE = (
    "The model of when you joined is no longer on this computer, and this beginning was not tried "
    "while it was. Try one that you tried then."
)
_READY = "Getting the model ready."


@dataclass(frozen=True, kw_only=True)
class TryoutParts:
    """What trying things rests on.

    Attributes:
        journal: Knows this computer's work.
        book: The joined projects.
        folders: Where files lie.
        checkpoints: Knows which checkpoints came.
        writer: Writes texts.
        checks: Checks devices.
        settings: Gives the limits in force.
    """

    journal: Journal
    book: ProjectBook
    folders: ProjectFolders
    checkpoints: Checkpoints
    writer: TextWriter
    checks: DeviceChecks
    settings: Callable[[], Settings]


class Tryout:
    """Tells of models, lets them write, and has devices checked.

    Attributes:
        checks: Checks devices.
    """

    def __init__(self, parts: TryoutParts) -> None:
        self._parts = parts
        self.checks = parts.checks

    @property
    def workers(self) -> Mapping[str, int]:
        """The processes of its workers."""
        pids = {_TEXTS: self._parts.writer.pid, _CHECK: self._parts.checks.pid}
        return {name: pid for name, pid in pids.items() if pid is not None}

    def evict(self, sentence: str) -> bool:
        """End whatever is tried, before any work suffers; tell whether there was anything."""
        if not self.workers:
            return False
        self._parts.writer.evict(sentence)
        self._parts.checks.evict(sentence)
        return True

    async def close(self) -> None:
        """End the worker that stays for a next text."""
        await self._parts.writer.close()

    def model(self, project_id: str) -> control.GetModelResponse:
        """Return how a project's model and this computer's part in it stand."""
        parts, project = self._parts, self._project(project_id)
        first = parts.checkpoints.first(project_id)
        newest = self._newest(project_id)
        answer = control.GetModelResponse(
            my_rounds=[
                control.MyRound(round=each.round, units=each.units, tokens=each.tokens)
                for each in parts.journal.rounds(project_id, MY_ROUNDS)
            ],
            joined_unix_ms=round((parts.book.joined_unix(project_id) or 0.0) * 1000),
            joined_checkpoint_kept=parts.checkpoints.path(project_id, first) is not None,
            prompts=beginnings(practice=project.practice),
        )
        if first is not None:
            answer.joined_round = first.round
        if newest is not None:
            answer.newest_round = newest[0].round
        return answer

    async def generate(
        self, request: control.GenerateRequest
    ) -> AsyncGenerator[control.GenerateResponse, None]:
        """Yield a text as it is written.

        Raises:
            PotluckError: The request is out of bounds, or there is nothing to write it with.
        """
        project = self._project(request.project_id)
        _check(request)
        if not request.when_joined:
            found = self._newest(project.project_id)
            if found is None:
                raise ClientError(_NO_MODEL, code=ErrorCode.NOT_FOUND)
            checkpoint, path = found
        else:
            first = self._parts.checkpoints.first(project.project_id)
            if first is None:
                raise ClientError(_NO_MODEL, code=ErrorCode.NOT_FOUND)
            kept = self._parts.checkpoints.path(project.project_id, first)
            if kept is None:
                yield self._remembered(project, first, request.prompt)
                return
            checkpoint, path = first, kept
        yield control.GenerateResponse(sentence=_READY, round=checkpoint.round)
        order = self._order(project, checkpoint, path, request)
        said = ""
        async with aclosing(self._parts.writer.write(order)) as pieces:
            async for text in pieces:
                said += text
                yield control.GenerateResponse(text=text, round=checkpoint.round)
        if request.when_joined:
            with suppress(OSError):  # A full disk is told elsewhere; the text was shown.
                texts = self._parts.folders.first_texts(project.project_id)
                remember_text(texts, request.prompt, said)
        yield control.GenerateResponse(round=checkpoint.round, done=True)

    def check_devices(self, seconds: float) -> AsyncGenerator[control.CheckDevicesResponse, None]:
        """Yield how far a check of all devices is; raises ClientError for a span out of bounds."""
        if not 0.0 <= seconds <= CHECK_SECONDS:
            raise ClientError(
                f"A check takes at most {CHECK_SECONDS} seconds.", code=ErrorCode.BAD_INPUT
            )
        return self._parts.checks.run(seconds)

    def _project(self, project_id: str) -> Project:
        project = self._parts.book.find(project_id)
        if project is None:
            raise ClientError("You have not joined this project.", code=ErrorCode.NOT_FOUND)
        return project

    def _newest(self, project_id: str) -> tuple[Checkpoint, Path] | None:
        """Return the newest checkpoint that is still here, with its file."""
        checkpoints = self._parts.checkpoints
        for checkpoint in (checkpoints.newest(project_id), checkpoints.first(project_id)):
            path = checkpoints.path(project_id, checkpoint)
            if checkpoint is not None and path is not None:
                return checkpoint, path
        return None

    def _remembered(
        self, project: Project, first: Checkpoint, prompt: str
    ) -> control.GenerateResponse:
        text = remembered_text(self._parts.folders.first_texts(project.project_id), prompt)
        if text is None:
            raise ClientError(_FIRST_GONE, code=ErrorCode.NOT_FOUND)
        return control.GenerateResponse(text=text, round=first.round, done=True, remembered=True)

    def _order(
        self,
        project: Project,
        checkpoint: Checkpoint,
        path: Path,
        request: control.GenerateRequest,
    ) -> wire.Generate:
        tokenizer = project.manifest.tokenizer
        definition = ""
        if tokenizer.kind == manifest.Tokenizer.KIND_HUGGING_FACE:
            file = self._parts.folders.blob_path(project.project_id, tokenizer.definition)
            if not file.is_file():
                raise ClientError(
                    "This project's model writes in pieces of words whose list is not on this "
                    "computer, so it can't be tried here.",
                    code=ErrorCode.NOT_FOUND,
                )
            definition = str(file)
        return wire.Generate(
            model=checkpoint.model,
            tokenizer=tokenizer,
            definition_path=definition,
            checkpoint_path=str(path),
            prompt=request.prompt,
            max_tokens=request.max_tokens or USUAL_TOKENS,
            temperature=request.temperature,
            seed=request.seed,
            threads=self._parts.settings().cpu_threads,
        )


def _check(request: control.GenerateRequest) -> None:
    if len(request.prompt) > PROMPT_CHARACTERS:
        raise ClientError(
            f"A beginning has at most {PROMPT_CHARACTERS} characters. Shorten it.",
            code=ErrorCode.BAD_INPUT,
        )
    if request.max_tokens > GENERATED_TOKENS:
        raise ClientError(
            f"A text gets at most {GENERATED_TOKENS} tokens at once.", code=ErrorCode.BAD_INPUT
        )
    if not 0.0 <= request.temperature <= TEMPERATURE:
        raise ClientError(
            f"How daring the model is goes from 0 to {TEMPERATURE:.0f}.",
            code=ErrorCode.BAD_INPUT,
        )
