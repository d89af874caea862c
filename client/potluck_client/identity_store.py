"""Where this computer's key is kept: in the system's keyring, or in a file only its owner reads.

The key is in one place. A file `identity.key` wins over the keyring. `identity.pub` says that the
key is in the keyring, so that a locked keyring is never answered with a second, different key.
A keyring may ask its user for a password and never come back, so it gets a bounded time.
"""

import binascii
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from potluck.atomic_file import write_atomically
from potluck.digest import digest_bytes
from potluck.errors import ErrorCode
from potluck.identity import PrivateKey, generate_key
from potluck_client.errors import IdentityError

KEY_FILE = "identity.key"
PUBLIC_FILE = "identity.pub"
KEYRING_VARIABLE = "POTLUCK_KEYRING"
KEYRING_SECONDS = 10.0
"""How long a keyring may take before Potluck goes on without it."""

_SERVICE = "potluck"
_USABLE_PRIORITY = 1
_FILE_BYTES = 1000


class SecretStore(Protocol):
    """A keyring that can be used."""

    def get(self, name: str) -> str | None:
        """Return a secret, or None when there is none of that name."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; safe to repeat."""
        ...


class _SystemKeyring:
    """The operating system's keyring, through the keyring library."""

    def get(self, name: str) -> str | None:
        import keyring

        return keyring.get_password(_SERVICE, name)

    def set(self, name: str, secret: str) -> None:
        import keyring

        keyring.set_password(_SERVICE, name, secret)

    def delete(self, name: str) -> None:
        import keyring

        if keyring.get_password(_SERVICE, name) is not None:
            keyring.delete_password(_SERVICE, name)


def system_keyring() -> SecretStore | None:
    """Return the operating system's keyring, or None where there is none worth using.

    Backends below priority 1 keep nothing, keep it in the clear, or are not recommended.
    """
    import keyring

    backend = keyring.get_keyring()
    return _SystemKeyring() if backend.priority >= _USABLE_PRIORITY else None


def load_identity(
    home: Path,
    environment: Mapping[str, str] = os.environ,
    open_keyring: Callable[[], SecretStore | None] = system_keyring,
    keyring_seconds: float = KEYRING_SECONDS,
) -> PrivateKey:
    """Return this computer's key, made now if there is none; may take keyring_seconds twice.

    Args:
        home: The data folder; its path names the entry in the keyring.
        environment: POTLUCK_KEYRING=file keeps the key in the file, whatever the computer has.
        open_keyring: Finds the keyring; a test gives its own.
        keyring_seconds: How long each question to the keyring may take.

    Raises:
        IdentityError: The key is damaged, or in a keyring that does not give it. Nothing of it
            was overwritten.
    """
    try:
        kept = _read_file(home / KEY_FILE)
        if kept is not None:
            return kept
        public = _read_text(home / PUBLIC_FILE)
        if environment.get(KEYRING_VARIABLE) == "file":
            if public is not None:
                raise _elsewhere(home)
            return _keep_in_file(home, generate_key())
        return _from_keyring(home, public, _Patient(open_keyring, keyring_seconds))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise IdentityError(
            f"This computer's key in {home} could not be read or kept ({reason}). Check that the "
            "folder belongs to you and that its disk has room."
        ) from error


def forget_identity(
    home: Path,
    open_keyring: Callable[[], SecretStore | None] = system_keyring,
    keyring_seconds: float = KEYRING_SECONDS,
) -> str:
    """Delete this computer's key wherever it is kept, and return what could not be deleted.

    The files go last, since `identity.pub` is what tells that the keyring holds a key.

    Returns:
        A sentence for the person, empty when nothing is left.

    Raises:
        OSError: A file can't be deleted.
    """
    left = ""
    if (home / PUBLIC_FILE).exists():
        keyring = _Patient(open_keyring, keyring_seconds)
        if not keyring.delete(_keyring_name(home)):
            left = (
                f"This computer's key is still in the system's keyring ({keyring.problem}). It is "
                f"called “{_keyring_name(home)}” there, and you may delete it by hand."
            )
    for name in (KEY_FILE, PUBLIC_FILE):
        (home / name).unlink(missing_ok=True)
    return left


class _Patient:
    """A keyring whose every answer is waited for so long and no longer.

    Attributes:
        problem: Why the newest question had no answer.
    """

    def __init__(self, open_keyring: Callable[[], SecretStore | None], seconds: float) -> None:
        self._open = open_keyring
        self._seconds = seconds
        self.problem = ""

    def get(self, name: str) -> tuple[bool, str | None]:
        """Return whether a keyring answered, and the secret."""
        found: list[str | None] = []

        def ask() -> bool:
            store = self._open()
            if store is None:
                return False
            found.append(store.get(name))
            return True

        return self._wait(ask, "this computer has no keyring"), found[0] if found else None

    def set(self, name: str, secret: str) -> bool:
        """Tell whether the secret is in the keyring, read back."""

        def ask() -> bool:
            store = self._open()
            if store is None:
                return False
            store.set(name, secret)
            return store.get(name) == secret

        return self._wait(ask, "it did not keep the key")

    def delete(self, name: str) -> bool:
        """Tell whether the secret is in the keyring no more."""

        def ask() -> bool:
            store = self._open()
            if store is None:
                return False
            store.delete(name)
            return store.get(name) is None

        return self._wait(ask, "it did not delete the key")

    def _wait(self, ask: Callable[[], bool], refusal: str) -> bool:
        answers: list[bool] = []
        problems: list[str] = []

        def run() -> None:
            try:
                answers.append(ask())
            except Exception as error:  # noqa: BLE001 — backends raise what their system raises
                problems.append(str(error) or type(error).__name__)

        # A daemon thread, since one that hangs in the system's keyring can't be ended.
        thread = threading.Thread(target=run, name="keyring", daemon=True)
        thread.start()
        thread.join(self._seconds)
        if answers == [True]:
            return True
        if thread.is_alive():
            self.problem = f"it did not answer within {self._seconds:.0f} seconds"
        else:
            self.problem = problems[0] if problems else refusal
        return False


def _from_keyring(home: Path, public: str | None, keyring: _Patient) -> PrivateKey:
    name = _keyring_name(home)
    answered, secret = keyring.get(name)
    if secret is not None:
        key = _parse(secret, "the keyring")
        if public is None:
            write_atomically(home / PUBLIC_FILE, f"{key.public.hex()}\n".encode())
        elif public != key.public.hex():
            raise IdentityError(
                f"The keyring holds another key than {home / PUBLIC_FILE} names. Remove that file "
                "to go on with the key in the keyring.",
                code=ErrorCode.CONFLICT,
            )
        return key
    if public is not None:
        if answered:
            keyring.problem = "the entry is gone"
        raise IdentityError(
            f"This computer's key is in the system's keyring, which did not give it "
            f"({keyring.problem}). Unlock the keyring and start Potluck again; if the key is lost, "
            f"remove {home / PUBLIC_FILE} to begin with a new one.",
            code=ErrorCode.NOT_FOUND,
        )
    key = generate_key()
    if answered and keyring.set(name, key.seed.hex()):
        write_atomically(home / PUBLIC_FILE, f"{key.public.hex()}\n".encode())
        return key
    # The same key, so that a keyring that keeps it after all, but late, does not differ.
    return _keep_in_file(home, key)


def _keyring_name(home: Path) -> str:
    return "computer-" + digest_bytes(str(home.absolute()).encode()).hex()[:32]


def _keep_in_file(home: Path, key: PrivateKey) -> PrivateKey:
    write_atomically(home / KEY_FILE, f"{key.seed.hex()}\n".encode(), mode=0o600)
    return key


def _read_file(path: Path) -> PrivateKey | None:
    text = _read_text(path)
    if text is None:
        return None
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(0o600)
    return _parse(text, str(path))


def _read_text(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(_FILE_BYTES).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None


def _parse(text: str, place: str) -> PrivateKey:
    try:
        return PrivateKey(binascii.unhexlify(text))
    except ValueError as error:
        raise IdentityError(
            f"This computer's key in {place} is damaged. Put back a copy if you have one; if not, "
            "remove it to begin with a new key, under which past contribution is not counted.",
            code=ErrorCode.CORRUPT,
        ) from error


def _elsewhere(home: Path) -> IdentityError:
    return IdentityError(
        f"This computer's key is in the system's keyring, but {KEYRING_VARIABLE}=file asks for a "
        f"file. Unset it, or remove {home / PUBLIC_FILE} to begin with a new key in a file.",
        code=ErrorCode.CONFLICT,
    )
