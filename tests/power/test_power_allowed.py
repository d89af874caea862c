"""Who may ask the power helper: the list, and who could have written it."""

import os
import pwd
from pathlib import Path

import pytest

from potluck_power.allowed import Allowed, parse_allowed, read_allowed
from potluck_power.errors import ConfigError

NOBODY = pwd.getpwnam("nobody")


def test_users_and_groups_are_named_by_lines() -> None:
    """Names, numbers, groups, comments and empty lines."""
    allowed = parse_allowed("# who may ask\n\nnobody  # a name\n4711\n@root\n")
    assert allowed == Allowed(uids=frozenset({NOBODY.pw_uid, 4711}), gids=frozenset({0}))


def test_members_of_a_group_may_ask() -> None:
    """A user's own group counts, and a user that the computer does not know is in none."""
    allowed = Allowed(uids=frozenset(), gids=frozenset({NOBODY.pw_gid}))
    assert allowed.allows(NOBODY.pw_uid)
    assert not allowed.allows(3_999_999)
    assert not Allowed(uids=frozenset()).allows(0)


@pytest.mark.parametrize("line", ["no-such-user-here", "@no-such-group-here", "-1", "@"])
def test_a_line_that_names_nobody_is_refused(line: str) -> None:
    """A slip in the list never gives rights to somebody else."""
    with pytest.raises(ConfigError, match="no user or group"):
        parse_allowed(line)


def test_a_missing_list_allows_nobody(tmp_path: Path) -> None:
    """A fresh install gives no rights by itself."""
    assert read_allowed(tmp_path / "none") == Allowed(uids=frozenset())


def test_a_list_that_others_could_write_is_refused(tmp_path: Path) -> None:
    """Who may change the list may do what root may."""
    path = tmp_path / "users"
    path.write_text("nobody\n")
    path.chmod(0o644)
    assert read_allowed(path).allows(NOBODY.pw_uid)
    for mode in (0o664, 0o646):
        path.chmod(mode)
        with pytest.raises(ConfigError, match="written by others"):
            read_allowed(path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_list_of_another_owner_is_refused(tmp_path: Path) -> None:
    """A user's own file gives no rights."""
    path = tmp_path / "users"
    path.write_text("nobody\n")
    os.chown(path, NOBODY.pw_uid, NOBODY.pw_gid)
    with pytest.raises(ConfigError, match="written by others"):
        read_allowed(path)


def test_a_list_that_is_no_plain_text_file_is_refused(tmp_path: Path) -> None:
    """A link, a folder, a pipe and other bytes are no list, and opening one never hangs."""
    pipe, link, damaged = tmp_path / "pipe", tmp_path / "link", tmp_path / "damaged"
    os.mkfifo(pipe, 0o600)
    link.symlink_to(damaged)
    damaged.write_bytes(b"\xff\xfe\n")
    damaged.chmod(0o600)
    for path in (pipe, link, damaged, tmp_path):
        with pytest.raises(ConfigError):
            read_allowed(path)
