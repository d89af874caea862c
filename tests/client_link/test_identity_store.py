"""This computer's key: made once, kept in one place, never overwritten."""

import os
import threading
from pathlib import Path

import pytest

from potluck_client.errors import IdentityError
from potluck_client.identity_store import KEY_FILE, PUBLIC_FILE, forget_identity, load_identity

NO_ENVIRONMENT: dict[str, str] = {}
FILE_ONLY = {"POTLUCK_KEYRING": "file"}


class FakeKeyring:
    """A keyring in memory, which may refuse or never answer."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.problem: Exception | None = None
        self.hanging: threading.Event | None = None

    def get(self, name: str) -> str | None:
        """Return a secret."""
        self._meet()
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._meet()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._meet()
        self.secrets.pop(name, None)

    def _meet(self) -> None:
        if self.hanging is not None:
            self.hanging.wait()
        if self.problem is not None:
            raise self.problem


def test_the_key_is_kept_in_the_keyring_where_there_is_one(tmp_path: Path) -> None:
    """The secret is where the system keeps secrets, and stays the same."""
    keyring = FakeKeyring()
    key = load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    assert not (tmp_path / KEY_FILE).exists()
    assert list(keyring.secrets.values()) == [key.seed.hex()]
    assert load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring) == key


def test_two_homes_have_two_keys(tmp_path: Path) -> None:
    """A second data folder is a second computer to a project."""
    keyring = FakeKeyring()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    keys = [load_identity(tmp_path / n, NO_ENVIRONMENT, lambda: keyring) for n in ("a", "b")]
    assert keys[0] != keys[1]


def test_without_a_keyring_the_key_is_in_a_file_for_its_owner_only(tmp_path: Path) -> None:
    """A headless computer keeps its key too, and nobody else reads it."""
    key = load_identity(tmp_path, NO_ENVIRONMENT, lambda: None)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert load_identity(tmp_path, NO_ENVIRONMENT, FakeKeyring) == key
    (tmp_path / KEY_FILE).chmod(0o644)
    assert load_identity(tmp_path, NO_ENVIRONMENT, FakeKeyring) == key
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_the_variable_asks_for_the_file_whatever_there_is(tmp_path: Path) -> None:
    """Tests and servers never touch a keyring."""
    keyring = FakeKeyring()
    key = load_identity(tmp_path, FILE_ONLY, lambda: keyring)
    assert keyring.secrets == {}
    assert load_identity(tmp_path, FILE_ONLY, lambda: keyring) == key


def test_a_keyring_that_refuses_a_new_key_is_replaced_by_the_file(tmp_path: Path) -> None:
    """A broken keyring does not keep anybody from taking part."""
    keyring = FakeKeyring()
    keyring.problem = RuntimeError("the keyring is locked")
    key = load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    keyring.problem = None
    assert load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring) == key
    assert keyring.secrets == {}


def test_a_keyring_that_hangs_is_waited_for_so_long_and_no_longer(tmp_path: Path) -> None:
    """A password prompt that nobody sees does not stop the daemon."""
    keyring = FakeKeyring()
    keyring.hanging = threading.Event()
    try:
        key = load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring, keyring_seconds=0.05)
    finally:
        keyring.hanging.set()
    assert load_identity(tmp_path, FILE_ONLY) == key


def test_a_locked_keyring_is_not_answered_with_a_second_key(tmp_path: Path) -> None:
    """Past contribution is never cut off from its key unseen."""
    keyring = FakeKeyring()
    key = load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    keyring.problem = RuntimeError("the keyring is locked")
    with pytest.raises(IdentityError, match="the keyring is locked"):
        load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    with pytest.raises(IdentityError, match="POTLUCK_KEYRING=file"):
        load_identity(tmp_path, FILE_ONLY, lambda: keyring)
    assert not (tmp_path / KEY_FILE).exists()
    keyring.problem = None
    assert load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring) == key


def test_a_key_that_was_lost_from_the_keyring_is_told(tmp_path: Path) -> None:
    """A person decides whether to begin with a new key."""
    keyring = FakeKeyring()
    old = load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    keyring.secrets.clear()
    with pytest.raises(IdentityError, match="entry is gone"):
        load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    (tmp_path / PUBLIC_FILE).unlink()
    assert load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring) != old


def test_another_key_in_the_keyring_than_before_is_told(tmp_path: Path) -> None:
    """Never two keys that differ."""
    keyring = FakeKeyring()
    load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    for name in keyring.secrets:
        keyring.secrets[name] = "ab" * 32
    with pytest.raises(IdentityError, match="another key"):
        load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)


@pytest.mark.parametrize("damage", [b"", b"zz" * 32, b"ab" * 31, b"\xff" * 64, b"ab" * 500])
def test_a_damaged_key_is_told_and_not_overwritten(tmp_path: Path, damage: bytes) -> None:
    """A copy may still exist; a new key would make it useless."""
    (tmp_path / KEY_FILE).write_bytes(damage)
    with pytest.raises(IdentityError, match="damaged"):
        load_identity(tmp_path, NO_ENVIRONMENT, FakeKeyring)
    assert (tmp_path / KEY_FILE).read_bytes() == damage


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    """A person reads what to check."""
    tmp_path.chmod(0o500)
    with pytest.raises(IdentityError, match="belongs to you"):
        load_identity(tmp_path, FILE_ONLY)


def test_a_key_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    """What can't be read as a file is told in words."""
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(IdentityError, match="could not be read"):
        load_identity(tmp_path, FILE_ONLY)


def test_a_key_that_is_not_wanted_any_more_is_gone_from_the_keyring_and_the_folder(
    tmp_path: Path,
) -> None:
    """Taking Potluck off a computer leaves no secret behind, and can be done twice."""
    keyring = FakeKeyring()
    load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    for _ in range(2):
        assert forget_identity(tmp_path, lambda: keyring) == ""
        assert (keyring.secrets, list(tmp_path.iterdir())) == ({}, [])


def test_a_key_in_a_file_is_forgotten_without_asking_any_keyring(tmp_path: Path) -> None:
    """A headless computer is not kept waiting for a keyring that it never used."""
    load_identity(tmp_path, FILE_ONLY, lambda: None)

    def never() -> FakeKeyring:
        raise AssertionError

    assert forget_identity(tmp_path, never) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_does_not_delete_is_told_of_by_name(tmp_path: Path) -> None:
    """The person can delete by hand what a locked keyring did not."""
    keyring = FakeKeyring()
    load_identity(tmp_path, NO_ENVIRONMENT, lambda: keyring)
    (name,) = keyring.secrets
    keyring.problem = RuntimeError("it is locked")
    left = forget_identity(tmp_path, lambda: keyring)
    assert "it is locked" in left
    assert name in left
