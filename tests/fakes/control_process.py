"""The fake control service in a process of its own, for tests whose process runs Qt or a CLI.

It has to be a process and not a thread: grpc.aio serves only one event loop in a process well.
The test writes one JSON object a line and reads one back; messages travel in base64.
"""

import asyncio
import base64
import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from google.protobuf.message import Message

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from tests.fakes.control_service import FakeControlService


class FakeControlProcess:
    """A process that serves one fake at a time; open() begins a fresh one.

    Attributes:
        pid: The process.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fakes.control_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def open(self, home: Path) -> None:
        """End the fake that is served and serve a fresh one in a home."""
        self._ask(do="open", home=str(home))

    def stop(self) -> None:
        """Let the fake go away, as a daemon that ends; safe to repeat."""
        self._ask(do="stop")

    def start(self) -> None:
        """Let the same fake come back."""
        self._ask(do="start")

    def show(self, snapshot: control.Snapshot) -> None:
        """Show a snapshot to every watcher."""
        self._ask(do="show", message=_pack(snapshot))

    def set_settings(self, settings: list[control.Setting]) -> None:
        """Give the limits that the fake knows."""
        message = control.GetSettingsResponse(settings=settings)
        self._ask(do="settings", message=_pack(message))

    def set_preset(self, preset: control.Preset, values: dict[str, control.SettingValue]) -> None:
        """Add a preset that the fake knows, or change it, with what it puts in force."""
        request = control.UpdateSettingsRequest(preset=preset.key, values=values)
        self._ask(do="preset", message=_pack(preset), values=_pack(request))

    def set_programs(self, names: list[str]) -> None:
        """Give the programs that run on the fake's computer."""
        self._ask(do="programs", message=_pack(control.ListProgramsResponse(names=names)))

    def set_history(self, bucket: int, history: control.GetHistoryResponse) -> None:
        """Give what was given, summed up by a bucket."""
        self._ask(do="history", bucket=str(bucket), message=_pack(history))

    def set_receipts(self, receipts: list[control.ReceiptRecord]) -> None:
        """Give the receipts that the fake lists, newest first."""
        message = control.ListReceiptsResponse(receipts=receipts)
        self._ask(do="receipts", message=_pack(message))

    def set_activity(self, entries: list[control.ActivityEntry]) -> None:
        """Give the activity log, newest first."""
        self._ask(do="activity", message=_pack(control.ListActivityResponse(entries=entries)))

    def set_report(self, text: str) -> None:
        """Give the text for somebody who helps."""
        self._ask(do="report", text=text)

    def set_sent(self, project_id: str, messages: list[control.SentMessage]) -> None:
        """Give what was sent to a project."""
        packed = _pack(control.ListSentResponse(messages=messages))
        self._ask(do="sent", project=project_id, message=packed)

    def set_invite(self, link: str, invited: control.InspectInviteResponse) -> None:
        """Make a link lead to a project."""
        self._ask(do="invite", link=link, message=_pack(invited))

    def set_model(self, project_id: str, model: control.GetModelResponse) -> None:
        """Give a project's model, from which texts can be had."""
        self._ask(do="model", project=project_id, message=_pack(model))

    def set_remembered(self, prompt: str, text: str) -> None:
        """Give a text that was kept of the checkpoint of joining."""
        self._ask(do="remembered", prompt=prompt, text=text)

    def set_checked(self, checked: control.CheckDevicesResponse) -> None:
        """Give what each device of a check comes to in the end."""
        self._ask(do="checked", message=_pack(checked))

    def set_findings(self, findings: list[control.Finding]) -> None:
        """Give what is found when Potluck is looked at."""
        for place, finding in enumerate(findings):
            self._ask(do="finding", place=str(place), message=_pack(finding))

    def slow_streams(self, seconds: float) -> None:
        """Let each piece of a text, each step of a check and each finding take so long."""
        self._ask(do="slow_streams", seconds=str(seconds))

    def streams_under_way(self) -> int:
        """Return how many texts, checks and examinations are under way."""
        return int(self._ask(do="streams_under_way")["streams"])

    def set_about(self, about: control.GetProjectResponse) -> None:
        """Give all about a joined project."""
        self._ask(do="about", message=_pack(about))

    def set_preview(
        self, preview: control.PreviewSettingsResponse, price_per_kwh: float = 0.0
    ) -> None:
        """Give what limits come to before and after a change, and what electricity costs."""
        self._ask(do="preview", message=_pack(preview), price=str(price_per_kwh))

    def fail(self, method: str, error: PotluckError) -> None:
        """Make a method raise from now on."""
        self._ask(do="fail", method=method, code=error.code.value, sentence=error.sentence)

    def requests(self) -> list[Message]:
        """Return every request that was let in, oldest first."""
        return [
            _unpack(item["type"], item["message"]) for item in self._ask(do="requests")["requests"]
        ]

    def commands(self) -> list[control.CommandRequest]:
        """Return the commands among the requests."""
        return [r for r in self.requests() if isinstance(r, control.CommandRequest)]

    def _ask(self, **fields: str) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(fields) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the fake control service has died; see its stderr above"
        answer: dict[str, Any] = json.loads(line)
        return answer


def _pack(message: Message) -> str:
    return base64.b64encode(message.SerializeToString()).decode("ascii")


def _unpack(kind: str, packed: str) -> Message:
    message: Message = getattr(control, kind)()
    message.ParseFromString(base64.b64decode(packed))
    return message


class _Server:
    """The other end: obeys the lines of the test."""

    def __init__(self) -> None:
        self._fake: FakeControlService | None = None

    async def obey(self, fields: dict[str, str]) -> dict[str, Any]:
        """Carry out one line."""
        do = fields["do"]
        if do == "open":
            await self.close()
            self._fake = FakeControlService(Path(fields["home"]))
            await self._fake.start()
            return {}
        fake = self._fake
        assert fake is not None, "open a fake first"
        packed = fields.get("message", "")
        if do == "stop":
            await fake.stop()
        elif do == "start":
            await fake.start()
        elif do == "show":
            await fake.show(_parse(control.Snapshot(), packed))
        elif do == "settings":
            fake.settings = list(_parse(control.GetSettingsResponse(), packed).settings)
        elif do == "preset":
            preset = _parse(control.Preset(), packed)
            request = _parse(control.UpdateSettingsRequest(), fields["values"])
            fake.presets = [*(p for p in fake.presets if p.key != preset.key), preset]
            fake.preset_values[preset.key] = dict(request.values)
        elif do == "programs":
            fake.programs = list(_parse(control.ListProgramsResponse(), packed).names)
        elif do == "history":
            fake.history[int(fields["bucket"])] = _parse(control.GetHistoryResponse(), packed)
        elif do == "receipts":
            fake.receipts = list(_parse(control.ListReceiptsResponse(), packed).receipts)
        elif do == "activity":
            fake.activity = list(_parse(control.ListActivityResponse(), packed).entries)
        elif do == "report":
            fake.report = fields["text"]
        elif do == "sent":
            fake.sent[fields["project"]] = list(_parse(control.ListSentResponse(), packed).messages)
        elif do == "invite":
            fake.invites[fields["link"]] = _parse(control.InspectInviteResponse(), packed)
        elif do == "model":
            fake.models[fields["project"]] = _parse(control.GetModelResponse(), packed)
        elif do == "remembered":
            fake.remembered[fields["prompt"]] = fields["text"]
        elif do == "checked":
            fake.checked = list(_parse(control.CheckDevicesResponse(), packed).devices)
        elif do == "finding":
            finding = _parse(control.Finding(), packed)
            fake.findings = [*fake.findings[: int(fields["place"])], finding]
        elif do == "slow_streams":
            fake.piece_seconds = fake.check_step_seconds = float(fields["seconds"])
            fake.finding_seconds = fake.piece_seconds
        elif do == "streams_under_way":
            return {
                "streams": fake.texts_under_way
                + fake.checks_under_way
                + fake.examinations_under_way
            }
        elif do == "about":
            about = _parse(control.GetProjectResponse(), packed)
            fake.abouts[about.about.project_id] = about
        elif do == "preview":
            fake.preview = _parse(control.PreviewSettingsResponse(), packed)
            fake.price_per_kwh = float(fields["price"])
        elif do == "fail":
            error = PotluckError(fields["sentence"], code=ErrorCode(fields["code"]))
            fake.failures[fields["method"]] = error
        else:
            assert do == "requests", f"no such line: {do}"
            return {
                "requests": [{"type": type(r).__name__, "message": _pack(r)} for r in fake.requests]
            }
        return {}

    async def close(self) -> None:
        """End the fake that is served."""
        if self._fake is not None:
            await self._fake.stop()


def _parse(message: Any, packed: str) -> Any:
    message.ParseFromString(base64.b64decode(packed))
    return message


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    server = _Server()
    while line := await lines.get():
        answer = await server.obey(json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    await server.close()


if __name__ == "__main__":
    asyncio.run(_serve())
