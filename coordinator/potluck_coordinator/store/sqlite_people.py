"""Keys, sessions and trust in SQLite."""

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from potluck_coordinator.records import Member, Session
from potluck_coordinator.store.tables import INSPECTORS, MEMBERS, NONCES, PASSES, SESSIONS


class SqlitePeople:
    """Keys, sessions and how far they are trusted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_inspector(self, public_key: bytes) -> None:
        """Give a key the inspector's role; safe to repeat."""
        query = insert_or(INSPECTORS).values(public_key=public_key)
        self._connection.execute(query.on_conflict_do_nothing())

    def is_inspector(self, public_key: bytes) -> bool:
        """Tell whether a key has the inspector's role."""
        query = select(INSPECTORS).where(INSPECTORS.c.public_key == public_key)
        return self._connection.execute(query).first() is not None

    def add_nonce(self, nonce: bytes, public_key: bytes, expires_unix_ms: int) -> None:
        """Keep an enrolment nonce until it is used or runs out."""
        self._connection.execute(
            insert(NONCES).values(
                nonce=nonce, public_key=public_key, expires_unix_ms=expires_unix_ms
            )
        )

    def take_nonce(self, nonce: bytes, public_key: bytes, now_unix_ms: int) -> bool:
        """Use a nonce up; False when it is unknown, another key's, or has run out."""
        query = delete(NONCES).where(
            NONCES.c.nonce == nonce,
            NONCES.c.public_key == public_key,
            NONCES.c.expires_unix_ms > now_unix_ms,
        )
        return self._connection.execute(query).rowcount == 1

    def nonces(self) -> int:
        """Return how many nonces are open."""
        return self._connection.execute(select(func.count()).select_from(NONCES)).scalar_one()

    def drop_oldest_nonces(self, count: int) -> None:
        """Forget so many of the nonces that run out first."""
        oldest = select(NONCES.c.nonce).order_by(NONCES.c.expires_unix_ms).limit(count)
        self._connection.execute(delete(NONCES).where(NONCES.c.nonce.in_(oldest)))

    def drop_stale(self, now_unix_ms: int) -> None:
        """Forget nonces and sessions that have run out."""
        self._connection.execute(delete(NONCES).where(NONCES.c.expires_unix_ms <= now_unix_ms))
        self._connection.execute(delete(SESSIONS).where(SESSIONS.c.expires_unix_ms <= now_unix_ms))

    def add_session(self, session: Session) -> None:
        """Keep a session."""
        self._connection.execute(
            insert(SESSIONS).values(
                token_hash=session.token_hash,
                public_key=session.public_key,
                inspector=session.inspector,
                app_version=session.app_version,
                expires_unix_ms=session.expires_unix_ms,
            )
        )

    def session(self, token_hash: bytes) -> Session | None:
        """Return a session, also one that has run out."""
        query = select(SESSIONS).where(SESSIONS.c.token_hash == token_hash)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        return Session(
            token_hash=row.token_hash,
            public_key=row.public_key,
            inspector=row.inspector,
            app_version=row.app_version,
            expires_unix_ms=row.expires_unix_ms,
        )

    def sessions(self) -> int:
        """Return how many sessions there are."""
        return self._connection.execute(select(func.count()).select_from(SESSIONS)).scalar_one()

    def sessions_of(self, public_key: bytes) -> int:
        """Return how many sessions a key has."""
        query = select(func.count()).where(SESSIONS.c.public_key == public_key)
        return self._connection.execute(query).scalar_one()

    def drop_oldest_sessions(self, count: int, public_key: bytes | None = None) -> None:
        """Forget so many of the sessions that run out first, of one key or of all."""
        oldest = select(SESSIONS.c.token_hash).order_by(SESSIONS.c.expires_unix_ms).limit(count)
        if public_key is not None:
            oldest = oldest.where(SESSIONS.c.public_key == public_key)
        self._connection.execute(delete(SESSIONS).where(SESSIONS.c.token_hash.in_(oldest)))

    def member(self, public_key: bytes) -> Member:
        """Return what is known of a key; a new key starts blank."""
        query = select(MEMBERS).where(MEMBERS.c.public_key == public_key)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return Member(public_key=public_key)
        return Member(
            public_key=row.public_key,
            strikes=row.strikes,
            shut_out=row.shut_out,
            last_seen_unix_ms=row.last_seen_unix_ms,
            strike_place=row.strike_place,
        )

    def put_member(self, member: Member) -> None:
        """Keep what is known of a key."""
        row = {
            "strikes": member.strikes,
            "shut_out": member.shut_out,
            "last_seen_unix_ms": member.last_seen_unix_ms,
            "strike_place": member.strike_place,
        }
        query = insert_or(MEMBERS).values(public_key=member.public_key, **row)
        self._connection.execute(query.on_conflict_do_update(set_=row))

    def active_members(self, since_unix_ms: int) -> int:
        """Return how many keys were seen since then."""
        query = select(func.count()).where(MEMBERS.c.last_seen_unix_ms >= since_unix_ms)
        return self._connection.execute(query).scalar_one()

    def passes(self, public_key: bytes, app_version: str) -> int:
        """Return consecutive passed audits of a key with an app version."""
        query = select(PASSES.c.passes).where(
            PASSES.c.public_key == public_key, PASSES.c.app_version == app_version
        )
        return self._connection.execute(query).scalar_one_or_none() or 0

    def set_passes(self, public_key: bytes, app_version: str, passes: int) -> None:
        """Keep the number of consecutive passed audits."""
        query = insert_or(PASSES).values(
            public_key=public_key, app_version=app_version, passes=passes
        )
        self._connection.execute(query.on_conflict_do_update(set_={"passes": passes}))

    def reset_passes(self, public_key: bytes) -> None:
        """Set the consecutive passes of a key to zero under every app version."""
        query = update(PASSES).where(PASSES.c.public_key == public_key)
        self._connection.execute(query.values(passes=0))
