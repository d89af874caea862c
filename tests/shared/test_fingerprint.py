"""People can compare the key of a project."""

import pytest

from potluck.errors import FormatError
from potluck.fingerprint import fingerprint
from potluck.identity import generate_key


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (bytes(32), "MVDH E4KH GU4H GMAW FLGD WSUT"),
        (bytes(range(32)), "CC6T JVX6 7OLX FI4B HV7X WHT4"),
        (b"\xff" * 32, "ESKI E76I 27RN 22OO 2J73 YPJE"),
    ],
)
def test_a_fingerprint_never_changes(key: bytes, text: str) -> None:
    """What an organiser has printed on a poster holds in every version of the app."""
    assert fingerprint(key) == text


def test_two_keys_have_two_fingerprints() -> None:
    """Somebody else's project can't pass for the one on the poster."""
    prints = {fingerprint(generate_key().public) for _ in range(100)}
    assert len(prints) == 100


@pytest.mark.parametrize("length", [0, 31, 33])
def test_what_is_no_key_has_no_fingerprint(length: int) -> None:
    """Half a key is refused instead of shown."""
    with pytest.raises(FormatError):
        fingerprint(bytes(length))
