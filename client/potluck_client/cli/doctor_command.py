"""`potluck doctor`: everything that Potluck depends on, looked at, in words."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

from potluck.errors import UnreachableError
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.doctor_texts import closing_sentence, finding_lines, self_test_sentence
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.home_lock import is_free
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.doctor.alone import examine_home, examine_program
from potluck_client.doctor.finding import Finding
from potluck_client.doctor.wire import finding_message

_Found = dict[str, control.Finding]


async def doctor(home: Path, *, as_json: bool) -> ExitCode:
    """Look at this computer, through its daemon where one runs, and say what was found."""
    found: _Found = {}
    is_there = hangs = False
    try:
        async with Daemon(home) as daemon:
            is_there = True
            await daemon.snapshot()  # One that hangs would be waited for without an end.
            await _tell(daemon.examine(), found, as_json=as_json)
    except UnreachableError:
        if found:
            raise  # The daemon ended in the middle.
        hangs = is_there and not is_free(home)
        await _tell(_messages(examine_home(home)), found, as_json=as_json)
    code = _end(found, closing_sentence(found.values()), as_json=as_json)
    if hangs:
        raise CommandError(
            "Potluck's background program runs, but does not answer. Quit Potluck, or restart the "
            "computer, then start it again."
        )
    return code


async def self_test(*, as_json: bool) -> ExitCode:
    """Look at the program alone, as an installer does with a version that is not used yet."""
    found: _Found = {}
    await _tell(_messages(examine_program()), found, as_json=as_json)
    return _end(found, self_test_sentence(found.values()), as_json=as_json)


async def _tell(findings: AsyncIterator[control.Finding], found: _Found, *, as_json: bool) -> None:
    """Keep each finding, and print it as soon as it is one."""
    async for finding in findings:
        found[finding.key] = finding
        if finding.state != control.FINDING_STATE_LOOKING and not as_json:
            _say(finding_lines(finding))


def _end(found: _Found, sentence: str, *, as_json: bool) -> ExitCode:
    """Print what all came to, as the last line, and return how the command ends."""
    broken = any(each.state == control.FINDING_STATE_BROKEN for each in found.values())
    if as_json:
        plain = [to_plain(each) for each in found.values()]
        _say(to_line({"findings": plain, "broken": broken, "sentence": sentence}))
    else:
        _say(sentence)
    return ExitCode.COULD_NOT if broken else ExitCode.DONE


async def _messages(findings: AsyncIterator[Finding]) -> AsyncIterator[control.Finding]:
    async for finding in findings:
        yield finding_message(finding)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
