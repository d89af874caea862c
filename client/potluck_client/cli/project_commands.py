"""`potluck projects` and `potluck share`: joined projects, and what share of the work each gets."""

from pathlib import Path

from potluck.limits import PROJECT_SHARE
from potluck.v1 import control_pb2 as control
from potluck_client.cli.commands import say
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.daemon_process import daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.project_texts import projects_text
from potluck_client.cli.texts import clean


async def projects(home: Path, *, as_json: bool) -> ExitCode:
    """Show the joined projects with their shares."""
    async with daemon_of(home) as (daemon, _):
        snapshot = await daemon.snapshot()
    if as_json:
        say(to_line({"projects": [to_plain(project) for project in snapshot.projects]}))
    else:
        say(projects_text(snapshot.projects))
    return ExitCode.DONE


async def share(home: Path, name: str, number: int, *, as_json: bool) -> ExitCode:
    """Give a project a share of the work."""
    if not 0 <= number <= PROJECT_SHARE:
        raise CommandError(
            f"A share is a whole number from 0 to {PROJECT_SHARE}.", exit_code=ExitCode.WRONG_WORDS
        )
    async with daemon_of(home) as (daemon, _):
        project = await _named(daemon, name)
        await daemon.set_share(project.project_id, number)
        snapshot = await daemon.snapshot()
    shown = [p for p in snapshot.projects if p.project_id == project.project_id]
    if as_json:
        say(to_line({"projects": [to_plain(each) for each in shown]}))
    else:
        say(projects_text(snapshot.projects))
    return ExitCode.DONE


async def _named(daemon: Daemon, name: str) -> control.ProjectSnapshot:
    joined = (await daemon.snapshot()).projects
    found = [project for project in joined if name in {project.project_id, project.name}]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(
            f"You have joined {len(found)} projects called “{clean(name)}”. Name the one you mean "
            "by its key; see: potluck projects"
        )
    raise CommandError(
        f"You have not joined a project called “{clean(name)}”. See: potluck projects"
    )
