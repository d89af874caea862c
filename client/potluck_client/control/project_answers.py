"""All about one joined project, as a message."""

import asyncio

from potluck.invite import parse_invite
from potluck.v1 import control_pb2 as control
from potluck_client.folders import ProjectFolders
from potluck_client.journal.port import Journal
from potluck_client.project_book import ProjectBook
from potluck_client.project_texts import about_project
from potluck_client.projects import Project

_MILLISECONDS = 1000


async def all_about(
    project: Project, book: ProjectBook, journal: Journal, folders: ProjectFolders
) -> control.GetProjectResponse:
    """Return what this computer knows of a joined project; nobody else is asked."""
    project_id = project.project_id
    record, joined_unix = journal.project(project_id), book.joined_unix(project_id)
    answer = control.GetProjectResponse(
        about=about_project(project.manifest, joined=True),
        joined_unix_ms=round((joined_unix or 0.0) * _MILLISECONDS),
        receipts=journal.receipt_count(project_id),
        # In a thread: thousands of files take longer than a person's input may wait.
        disk_bytes=await asyncio.to_thread(folders.project_bytes, project_id),
    )
    if record is not None:
        answer.address = parse_invite(record.link).address
        answer.link = "" if project.practice else record.link
    return answer
