"""Calling the system's own libraries, and what happens on a system that lacks them."""

import ctypes
import sys

import pytest

from potluck_client.host.foreign_functions import bound
from potluck_client.host.network_windows import WindowsNetwork
from potluck_client.host.port import UserReading
from potluck_client.host.user_macos import MacUser
from potluck_client.host.user_windows import WindowsUser


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no library of the whole program")
def test_a_function_takes_and_gives_whole_pointers() -> None:
    """A pointer of 64 bits comes back as it went in."""
    text = ctypes.create_string_buffer(b"abc")
    find = bound(
        ctypes.CDLL(None), "memchr", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
    )
    assert find(text, ord("c"), 3) == ctypes.addressof(text) + 2
    assert find(text, ord("x"), 3) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no library of the whole program")
def test_a_function_that_is_missing_is_an_os_error() -> None:
    """An older system is refused in the way in which a missing library is."""
    with pytest.raises(OSError, match="no_such_function"):
        bound(ctypes.CDLL(None), "no_such_function", None)


@pytest.mark.parametrize(
    "probe",
    [
        pytest.param(WindowsUser, marks=pytest.mark.skipif(sys.platform == "win32", reason="here")),
        pytest.param(MacUser, marks=pytest.mark.skipif(sys.platform == "darwin", reason="here")),
    ],
)
def test_a_system_without_the_libraries_leaves_the_person_unknown(
    probe: type[WindowsUser | MacUser],
) -> None:
    """A version that lacks a function costs idle detection, never the daemon."""
    user = probe()
    user.watch_input(lambda: None)
    assert user.read() == UserReading()
    user.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a network list")
def test_a_system_without_the_network_list_leaves_it_unknown() -> None:
    """The same for the network."""
    assert WindowsNetwork().metered() is None
