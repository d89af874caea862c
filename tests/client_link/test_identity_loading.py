"""Asking for the key beside the event loop."""

import asyncio
import threading

import pytest

from potluck.identity import PrivateKey, generate_key
from potluck_client.errors import IdentityError
from potluck_client.identity_loading import IdentityLoading


async def test_the_loop_goes_on_while_the_keyring_thinks_and_asks_it_once() -> None:
    """Two questions at once could make two keys, of which one would be lost."""
    unlocked = threading.Event()
    asked: list[int] = []
    key = generate_key()

    def load() -> PrivateKey:
        asked.append(1)
        assert unlocked.wait(20)
        return key

    loading = IdentityLoading(load)
    impatient = asyncio.ensure_future(loading())
    patient = asyncio.ensure_future(loading())
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.wait([impatient])
    unlocked.set()
    assert await patient == key
    assert await loading() == key
    assert asked == [1]


async def test_a_refusal_is_told_and_asked_again_later() -> None:
    """A keyring that is unlocked afterwards gives the key without a restart."""
    key = generate_key()
    answers: list[IdentityError | PrivateKey] = [IdentityError("The keyring is locked."), key]

    def load() -> PrivateKey:
        answer = answers.pop(0)
        if isinstance(answer, IdentityError):
            raise answer
        return answer

    loading = IdentityLoading(load)
    with pytest.raises(IdentityError, match="locked"):
        await loading()
    assert await loading() == key
