"""What settings would come to, as a message; nothing is changed or written."""

import asyncio
import math

from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from potluck_client.control.settings_wire import planned_settings
from potluck_client.daemon.engine import Engine
from potluck_client.effects import FREE_HOURS, effect_of, without_effect
from potluck_client.errors import SettingsError
from potluck_client.host.port import ProgramProbe
from potluck_client.settings.store import SettingsStore
from potluck_client.settings.values import Settings

_HOURS_OF_DAY = 24.0


async def preview(
    store: SettingsStore,
    engine: Engine,
    programs: ProgramProbe,
    request: control.PreviewSettingsRequest,
) -> control.PreviewSettingsResponse:
    """Return what the settings in force come to, and what they would after a change.

    Raises:
        SettingsError: The change is one that an update would refuse, or the hours are none.
    """
    free_hours = request.free_hours_per_day or FREE_HOURS
    if not (math.isfinite(free_hours) and 0.0 < free_hours <= _HOURS_OF_DAY):
        raise SettingsError("A day has from 0 to 24 hours.", code=ErrorCode.BAD_INPUT)
    before, after = store.current, planned_settings(store, request.change)
    named = frozenset((*before.pause_for_programs, *after.pause_for_programs))
    # In a thread: with hundreds of processes this takes longer than a person's input may wait.
    running = await asyncio.to_thread(programs.running, named) if named else named

    def full(settings: Settings) -> control.Effect:
        effect = effect_of(settings, store.facts, free_hours)
        outlook = engine.outlook(settings, running)
        effect.works_now, effect.now_sentence = outlook.works, outlook.sentence
        return effect

    return control.PreviewSettingsResponse(
        before=full(before), after=full(after), no_effect=without_effect(after, store.facts)
    )
