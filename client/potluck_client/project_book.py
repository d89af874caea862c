"""All joined projects while the daemon runs: joining, leaving, finding, and whose turn it is."""

import math
from dataclasses import replace

from potluck.errors import ErrorCode, FormatError
from potluck.invite import format_invite, parse_invite
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.errors import ClientError, PracticeError
from potluck_client.journal.port import Journal
from potluck_client.journal.records import JoinedProject
from potluck_client.link.plain_text import plain_text
from potluck_client.projects import Project, Surroundings, parsed_rules
from potluck_client.share_book import ShareBook
from potluck_client.watched import Watched

_NAMED_CHARACTERS = 200


class ProjectBook:
    """All joined projects; the journal keeps what has to last.

    Attributes:
        joined: The joined projects, in the order in which they were joined first.
        shares: What share of the work each gets.
    """

    def __init__(self, journal: Journal, around: Surroundings) -> None:
        self._journal = journal
        self._around = around
        self.shares = ShareBook(journal)
        self.joined: Watched[tuple[Project, ...]] = Watched(
            tuple(Project(record, around) for record in journal.projects())
        )

    def find(self, project_id: str) -> Project | None:
        """Return a joined project by its key."""
        return next((p for p in self.joined.value if p.project_id == project_id), None)

    def joined_project(self, project_id: str) -> Project:
        """Return a joined project by its key; raises ClientError when there is none."""
        found = self.find(project_id)
        if found is None:
            raise ClientError(
                "You have not joined this project, or you have left it.", code=ErrorCode.NOT_FOUND
            )
        return found

    def named(self, name: str) -> Project:
        """Return a joined project by its key or name; raises ClientError when there is none."""
        found = [p for p in self.joined.value if name in {p.project_id, p.manifest.name, p.name}]
        if len(found) == 1:
            return found[0]
        if found:
            raise ClientError(
                f"You have joined {len(found)} projects called “{found[0].name}”. Name the one "
                "you mean by its key.",
                code=ErrorCode.CONFLICT,
            )
        raise ClientError(
            f"You have not joined a project called “{plain_text(name)[:_NAMED_CHARACTERS]}”.",
            code=ErrorCode.NOT_FOUND,
        )

    def in_turn(self) -> tuple[Project, ...]:
        """Return the projects that may have new work, the one whose turn it is first."""
        joined = {project.project_id: project for project in self.joined.value}
        return tuple(joined[name] for name in self.shares.in_turn(tuple(joined)))

    def gave_work(self, project: Project) -> None:
        """Note that a project gave work, and that those before it had none in their turn."""
        self.shares.gave_work(project.project_id, self._joined_ids())

    def note_work(self, project_id: str, seconds: float) -> None:
        """Note so many seconds of computing for a project."""
        self.shares.worked(project_id, seconds, self._joined_ids())

    def set_share(self, project: Project, share: int) -> None:
        """Give a project another share of the work; with 0 it gets no new work.

        Raises:
            ClientError: The share is out of range, or can't be written down.
        """
        self.shares.set_share(project.project_id, share)
        project.ask_now()
        project.changed()

    @property
    def news(self) -> Watched[int]:
        """Rises when a project gets an address to ask for work at."""
        return self._around.news

    @property
    def practice(self) -> Project | None:
        """The Practice project, when it was joined."""
        return next((p for p in self.joined.value if p.practice), None)

    def joined_unix(self, project_id: str) -> float | None:
        """Return when a project was joined last; None when that was not kept."""
        try:
            joined = float(self._journal.get_note(_joined_note(project_id)))
        except ValueError:
            return None
        return joined if math.isfinite(joined) else None

    async def inspect(self, link: str) -> manifest.ProjectManifest:
        """Fetch the checked rules of the project that an invite leads to, without joining."""
        connection = self._around.open_link(_clean(link))
        try:
            return await connection.manifest()
        finally:
            await connection.close()

    async def join(self, link: str) -> Project:
        """Join a project, or take its new address when it was joined already.

        Raises:
            PotluckError: The coordinator can't be reached or is refused, or it is a Practice.
        """
        link = _clean(link)
        rules = await self.inspect(link)
        if rules.practice:
            raise ClientError(
                "This link leads to the Practice of a computer, which only that computer can use. "
                "Start your own Practice instead.",
                code=ErrorCode.BAD_INPUT,
            )
        return await self._take(link, rules)

    async def wake_practice(self, link: str) -> None:
        """Give Practice, which has just come up, its new address; it is joined when it is new."""
        known, key = self.practice, parse_invite(link).project_key.hex()
        if known is not None and known.project_id == key:
            await known.wake(link)
            return
        rules = await self.inspect(link)
        if not rules.practice:
            raise PracticeError("Practice could not start: it shows the rules of something else.")
        if known is not None:
            await self.leave(known)  # Its folder was made anew, and with it its key.
        await self._take(link, rules)

    async def _take(self, link: str, rules: manifest.ProjectManifest) -> Project:
        project_id = rules.project_key.hex()
        before = self._journal.project(project_id)
        record = JoinedProject(
            project_id=project_id,
            link=link,
            manifest=rules.SerializeToString(deterministic=True),
        )
        if before is not None:
            _refuse_older(rules, parsed_rules(before))
            record = replace(before, link=link, manifest=record.manifest, joined=True)
        project = self.find(project_id)
        if project is None:
            self.shares.begin(project_id)
            self._journal.put_note(_joined_note(project_id), f"{self._around.clock.unix_seconds()}")
        self._journal.put_project(record)
        if project is None:
            project = Project(record, self._around)
            self.joined.set((*self.joined.value, project))
        project.manifest = rules
        await project.wake(link)
        return project

    def keep_rules(self, project: Project, rules: manifest.ProjectManifest) -> None:
        """Take a project's new rules; raises FormatError when they are older than the known."""
        _refuse_older(rules, project.manifest)
        record = self._journal.project(project.project_id)
        if record is not None:
            kept = rules.SerializeToString(deterministic=True)
            self._journal.put_project(replace(record, manifest=kept))
        project.manifest = rules

    async def left(self, project: Project) -> None:
        """Wait until a project is not joined any more."""
        while project in self.joined.value:
            await self.joined.change()

    async def leave(self, project: Project) -> None:
        """Leave a project; its units and receipts stay in the journal."""
        record = self._journal.project(project.project_id)
        if record is not None:
            self._journal.put_project(replace(record, joined=False))
        self.joined.set(tuple(p for p in self.joined.value if p is not project))
        await project.sleep()
        self._around.on_change()

    def _joined_ids(self) -> tuple[str, ...]:
        return tuple(project.project_id for project in self.joined.value)

    async def close(self) -> None:
        """Hang up all links."""
        for project in self.joined.value:
            await project.sleep()


def _refuse_older(rules: manifest.ProjectManifest, known: manifest.ProjectManifest) -> None:
    if rules.revision < known.revision:
        raise FormatError(
            "The coordinator shows older rules of the project than this computer knows, so they "
            "were not used. Tell the organiser."
        )


def _joined_note(project_id: str) -> str:
    return f"joined:{project_id}"


def _clean(link: str) -> str:
    return format_invite(parse_invite(link))
