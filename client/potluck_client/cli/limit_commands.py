"""`potluck limits`: show limits, change one, put them back, put a preset in force."""

from collections.abc import Sequence
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.cli.commands import say
from potluck_client.cli.daemon_process import daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.limit_texts import (
    chosen,
    limits_text,
    presets_text,
    read_value,
    unknown_limit,
)
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.texts import clean


async def show_limits(home: Path, *, as_json: bool) -> ExitCode:
    """Show all limits and the presets."""
    async with daemon_of(home) as (daemon, _):
        answer = await daemon.settings()
    _show(answer.settings, answer.presets, as_json=as_json)
    return ExitCode.DONE


async def set_limit(home: Path, key: str, text: str, *, as_json: bool) -> ExitCode:
    """Change one limit, or that of every device."""
    async with daemon_of(home) as (daemon, _):
        known = (await daemon.settings()).settings
        found = chosen(known, key)
        if not found:
            sentence = unknown_limit(key, [setting.key for setting in known])
            raise CommandError(sentence, exit_code=ExitCode.WRONG_WORDS)
        values = {key: read_value(found[0], text)}
        answer = await daemon.change_settings(control.UpdateSettingsRequest(values=values))
    _show(chosen(answer.settings, key), (), as_json=as_json)
    return ExitCode.DONE


async def reset_limits(home: Path, key: str | None, *, as_json: bool) -> ExitCode:
    """Put one limit, or all, back to its default."""
    async with daemon_of(home) as (daemon, _):
        keys = [key] if key else [setting.key for setting in (await daemon.settings()).settings]
        answer = await daemon.change_settings(control.UpdateSettingsRequest(reset=keys))
    shown = chosen(answer.settings, key) if key else answer.settings
    _show(shown, (), as_json=as_json)
    return ExitCode.DONE


async def use_preset(home: Path, name: str | None, *, as_json: bool) -> ExitCode:
    """Put a preset in force; without a name, show the presets."""
    async with daemon_of(home) as (daemon, _):
        presets = (await daemon.settings()).presets
        if name is not None:
            if name.lower() not in {preset.key for preset in presets}:
                raise CommandError(
                    f"There is no preset “{clean(name)}”. They are: "
                    f"{', '.join(clean(preset.key) for preset in presets)}.",
                    exit_code=ExitCode.WRONG_WORDS,
                )
            request = control.UpdateSettingsRequest(preset=name.lower())
            presets = (await daemon.change_settings(request)).presets
    _show((), presets, as_json=as_json)
    return ExitCode.DONE


def _show(
    settings: Sequence[control.Setting], presets: Sequence[control.Preset], *, as_json: bool
) -> None:
    if as_json:
        plain = {
            "settings": [to_plain(setting) for setting in settings],
            "presets": [to_plain(preset) for preset in presets],
        }
        say(to_line({name: items for name, items in plain.items() if items}))
        return
    texts = [
        *([presets_text(presets)] if presets else []),
        *([limits_text(settings)] if settings else []),
    ]
    say("\n\n".join(texts))
