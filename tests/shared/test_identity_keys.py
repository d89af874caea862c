"""Keys, and signatures that hold for one purpose only."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.identity import Domain, PrivateKey, generate_key, signature_holds

seeds = st.binary(min_size=32, max_size=32)


@given(seeds, st.sampled_from(Domain), st.binary(max_size=100))
def test_a_signature_holds_for_its_key_domain_and_payload_alone(
    seed: bytes, domain: Domain, payload: bytes
) -> None:
    """A signature for one purpose can never pass for another."""
    key = PrivateKey(seed)
    signature = key.sign(domain, payload)
    assert signature_holds(domain, key.public, payload, signature)
    for other in set(Domain) - {domain}:
        assert not signature_holds(other, key.public, payload, signature)
    assert not signature_holds(domain, key.public, payload + b"\0", signature)
    assert not signature_holds(domain, generate_key().public, payload, signature)


@given(seeds, st.integers(0, 511))
def test_a_signature_with_one_other_bit_does_not_hold(seed: bytes, bit: int) -> None:
    """Signatures can't be bent on the way."""
    key = PrivateKey(seed)
    signature = bytearray(key.sign(Domain.RECEIPT, b"entry"))
    signature[bit // 8] ^= 1 << bit % 8
    assert not signature_holds(Domain.RECEIPT, key.public, b"entry", bytes(signature))


@given(st.binary(max_size=70), st.binary(max_size=140))
def test_made_up_keys_and_signatures_are_judged_without_a_crash(key: bytes, sig: bytes) -> None:
    """Bytes of any length from the network get a plain no."""
    assert not signature_holds(Domain.COMMITMENT, key, b"payload", sig)


def test_no_domain_is_the_beginning_of_another() -> None:
    """The name and its zero byte part domain from payload without doubt."""
    for one, other in itertools.permutations(Domain, 2):
        assert not f"{other.value}\0".startswith(f"{one.value}\0")
        assert "\0" not in one.value


def test_a_key_does_not_show_its_secret() -> None:
    """A key in a log line or traceback tells its public half only."""
    key = generate_key()
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed) not in repr(key)
    assert key.public.hex() in repr(key)


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_secret_of_another_length_is_refused(length: int) -> None:
    """A cut-off key file can't become a weak key."""
    with pytest.raises(ValueError, match="32 bytes"):
        PrivateKey(bytes(length))
