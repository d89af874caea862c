"""The fake daemon's preview of limits: scripted figures, and the month worked out from them."""

from typing import Any

from google.protobuf.message import Message

from potluck.errors import ErrorCode
from potluck.grpc_status import STATUS_BY_CODE
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer

_DAYS_OF_MONTH = 30
_DAYS_OF_WEEK = 7
_HOURS_OF_DAY = 24
_DEFAULT_FREE_HOURS = 8.0


class FakePreviewCalls(ControlServiceServicer):
    """PreviewSettings, which checks a change as UpdateSettings does and changes nothing.

    Attributes:
        preview: What PreviewSettings gives; energy and cost of a month are worked out from the
            watts, the hours and the price. After a change to a preset that has figures, those are
            given.
        price_per_kwh: What the fake's electricity costs; 0 for no price.
    """

    presets: list[control.Preset]

    def __init__(self) -> None:
        super().__init__()
        now = control.Effect(
            watts=150.0,
            noise=control.NOISE_MODERATE,
            hours_per_week=168.0,
            now_sentence="Waiting for you to be away for 3 minutes.",
        )
        self.preview = control.PreviewSettingsResponse(before=now, after=now)
        self.price_per_kwh = 0.0

    async def PreviewSettings(  # noqa: N802 — the wire's name
        self, request: control.PreviewSettingsRequest, context: Any
    ) -> control.PreviewSettingsResponse:
        """Say what a change would come to."""
        await self._admit("PreviewSettings", request, context)
        await self._check_change(request.change, context)
        if not 0 <= request.free_hours_per_day <= _HOURS_OF_DAY:
            await context.abort(
                STATUS_BY_CODE[ErrorCode.BAD_INPUT], "A day has from 0 to 24 hours."
            )
        answer = control.PreviewSettingsResponse()
        answer.CopyFrom(self.preview)
        for preset in self.presets:
            if preset.key == request.change.preset and preset.HasField("figures"):
                answer.after.CopyFrom(preset.figures)
        if request.change == control.UpdateSettingsRequest():
            answer.after.CopyFrom(answer.before)
        for effect in (answer.before, answer.after):
            self._put_month(effect, request.free_hours_per_day or _DEFAULT_FREE_HOURS)
        return answer

    async def _admit(self, method: str, request: Message, context: Any) -> None:
        raise NotImplementedError

    async def _check_change(self, change: control.UpdateSettingsRequest, context: Any) -> None:
        raise NotImplementedError

    def _put_month(self, effect: control.Effect, free_hours: float) -> None:
        if not effect.HasField("watts"):
            return
        hours = min(free_hours, effect.hours_per_week / _DAYS_OF_WEEK)
        effect.kilowatt_hours_per_month = effect.watts * hours * _DAYS_OF_MONTH / 1000
        if self.price_per_kwh:
            effect.cost_per_month = effect.kilowatt_hours_per_month * self.price_per_kwh
