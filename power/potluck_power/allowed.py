"""Who may ask: a list that only root can write, and the kernel's word on who calls."""

import grp
import os
import pwd
import socket
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from potluck_power.errors import ConfigError

_FILE_BYTES = 64 * 1024
_CREDENTIALS = struct.Struct("3i")  # struct ucred of unix(7): pid, uid, gid


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """Who may ask for limits.

    Attributes:
        uids: These users.
        gids: Members of these groups, as the user database has them.
    """

    uids: frozenset[int]
    gids: frozenset[int] = frozenset()

    def allows(self, uid: int) -> bool:
        """Tell whether a user may."""
        if uid in self.uids:
            return True
        if not self.gids:
            return False
        try:
            user = pwd.getpwuid(uid)
        except KeyError:
            return False
        return not self.gids.isdisjoint(os.getgrouplist(user.pw_name, user.pw_gid))


def parse_allowed(text: str) -> Allowed:
    """Read a list: a line each with a user's name or number, or a group's name after "@".

    Raises:
        ConfigError: A line names nobody. Nothing is guessed, since it is about rights.
    """
    uids, gids = set(), set()
    for line in text.splitlines():
        name = line.partition("#")[0].strip()
        try:
            if name.startswith("@"):
                gids.add(grp.getgrnam(name[1:]).gr_gid)
            elif name.isdecimal():
                uids.add(int(name))
            elif name:
                uids.add(pwd.getpwnam(name).pw_uid)
        except (KeyError, ValueError) as error:
            raise ConfigError(f"There is no user or group “{name}” on this computer.") from error
    return Allowed(uids=frozenset(uids), gids=frozenset(gids))


def read_allowed(path: Path) -> Allowed:
    """Read the list from a file; a missing one allows nobody.

    Raises:
        ConfigError: Others than root or the helper's own user could have written it.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return Allowed(uids=frozenset())
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror}.") from error
    try:
        kind = os.fstat(descriptor)
        if not stat.S_ISREG(kind.st_mode) or not is_ours_alone(kind):
            raise ConfigError(
                f"{path} could have been written by others. Run: chown root {path}; "
                f"chmod 644 {path}"
            )
        if kind.st_size > _FILE_BYTES:
            raise ConfigError(f"{path} is too long.")
        return parse_allowed(os.read(descriptor, _FILE_BYTES).decode())
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not text.") from error
    finally:
        os.close(descriptor)


def is_ours_alone(kind: os.stat_result) -> bool:
    """Tell whether nobody but root or the helper's own user can change a file or folder."""
    return kind.st_uid in {0, os.geteuid()} and not kind.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def peer_uid(connection: socket.socket) -> int:
    """Return the user at the other end of a Unix socket, as the kernel knows it (Linux only)."""
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return int(_CREDENTIALS.unpack(raw)[1])
