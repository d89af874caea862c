"""Has everything looked at from within the daemon, and remembers what was found last."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from potluck.errors import ErrorCode
from potluck_client.daemon.outside import Outside
from potluck_client.doctor.examination import examine
from potluck_client.doctor.finding import Finding
from potluck_client.errors import ClientError
from potluck_client.project_book import ProjectBook
from potluck_client.watched import Watched


class DoctorDesk:
    """Looks at this computer for whoever asks; one examination at a time.

    Args:
        outside: What the daemon itself rests on.
        book: The joined projects, with what is known of their coordinators.
        may_talk: False while the person has paused everything.

    Attributes:
        newest: What the newest examination has found so far.
    """

    def __init__(self, outside: Outside, book: ProjectBook, may_talk: Watched[bool]) -> None:
        self.newest: tuple[Finding, ...] = ()
        self._outside = outside
        self._book = book
        self._may_talk = may_talk
        self._under_way = False

    async def examine(self) -> AsyncGenerator[Finding, None]:
        """Yield what is looked at, and then each finding as it comes.

        Raises:
            ClientError: An examination is under way already.
        """
        # Imported here: most daemons are never asked, and stay smaller by some megabytes.
        from potluck_client.doctor.within_daemon import looks_within

        if self._under_way:
            raise ClientError(
                "Potluck is being looked at already. Look again in a minute.",
                code=ErrorCode.CONFLICT,
            )
        self._under_way = True
        found: dict[str, Finding] = {}
        try:
            looks = looks_within(self._outside, self._book, silenced=not self._may_talk.value)
            async with aclosing(examine(looks)) as findings:
                async for finding in findings:
                    found[finding.key] = finding
                    self.newest = tuple(found.values())
                    yield finding
        finally:
            self._under_way = False
