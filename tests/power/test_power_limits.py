"""Who holds which limit, and that what was before always comes back."""

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from potluck_power.errors import PowerError, UnknownDeviceError
from potluck_power.journal import Journal
from potluck_power.limits import PowerLimits
from tests.fakes import power_crash
from tests.fakes.power_driver import FakePowerDriver

_BOOT = "this boot"


def limits_of(driver: FakePowerDriver, folder: Path, boot: str = _BOOT) -> PowerLimits:
    """Return the limits of a helper that has just started."""
    return PowerLimits((driver,), Journal(folder, boot))


def test_of_two_clients_the_lower_limit_is_in_force(tmp_path: Path) -> None:
    """The promise made to each client holds as long as it is there."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    assert limits.hold(1, "card", 200.0).watts == 200.0
    assert limits.hold(2, "card", 150.0).watts == 150.0
    assert limits.hold(1, "card", 180.0).watts == 150.0
    limits.release(2)
    assert driver.watts == {"card": 180.0}
    limits.release(1)
    assert driver.watts == {"card": 250.0}


@pytest.mark.parametrize("before", [120.0, 290.0])
def test_a_limit_of_the_owner_is_never_raised_and_comes_back(tmp_path: Path, before: float) -> None:
    """Somebody set it by other means, lower or higher than the card's own."""
    driver = FakePowerDriver(card=before)
    limits = limits_of(driver, tmp_path)
    assert limits.hold(1, "card", 200.0).watts == min(before, 200.0)
    limits.release(1, "card")
    assert driver.watts == {"card": before}


@pytest.mark.parametrize("watts", [math.nan, math.inf, -math.inf, -1.0, 0.0, 99.9, 250.1, 300.0])
def test_only_limits_of_the_driver_up_to_its_own_are_taken(tmp_path: Path, watts: float) -> None:
    """Nobody gets more power than the maker meant, and no odd number reaches the driver."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    with pytest.raises(PowerError, match="from 100 to 250 watts"):
        limits.hold(1, "card", watts)
    assert driver.watts == {"card": 250.0}
    assert not limits.holds(1)


@pytest.mark.parametrize("kept", [250.0, 0.0, math.nan])
def test_a_driver_that_keeps_another_value_is_not_believed(tmp_path: Path, kept: float) -> None:
    """A limit that was accepted and dropped is told, and nothing is left behind."""
    driver = FakePowerDriver(card=240.0)
    limits = limits_of(driver, tmp_path)
    driver.taken_as = lambda watts: kept if watts == 150.0 else watts
    with pytest.raises(PowerError, match="took the limit of 150 watts but keeps"):
        limits.hold(1, "card", 150.0)
    assert driver.watts == {"card": 240.0}
    assert Journal(tmp_path, _BOOT).load() == {}


def test_a_refused_change_leaves_the_limit_before(tmp_path: Path) -> None:
    """A driver that refuses once does not set a limited card free."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    limits.hold(1, "card", 150.0)
    driver.refusal = "No."
    with pytest.raises(PowerError, match="No"):
        limits.hold(1, "card", 120.0)
    driver.refusal = ""
    assert limits.hold(2, "card", 200.0).watts == 150.0


def test_a_card_that_has_gone_gets_its_limit_back_when_it_returns(tmp_path: Path) -> None:
    """An external card that is unplugged at work is not forgotten."""
    driver = FakePowerDriver(card=220.0)
    limits = limits_of(driver, tmp_path)
    limits.hold(1, "card", 150.0)
    del driver.watts["card"]
    limits.release(1)
    assert limits.tend() == ("card",)
    with pytest.raises(UnknownDeviceError):
        limits.hold(1, "card", 150.0)
    driver.watts["card"] = 150.0
    assert limits.tend() == ()
    assert driver.watts == {"card": 220.0}


def test_what_is_owed_is_not_taken_for_what_was_before(tmp_path: Path) -> None:
    """A limit that could not be put back yet does not become the card's own at the next one."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    limits.hold(1, "card", 120.0)
    driver.refusal = "No."
    limits.release(1)
    assert driver.watts == {"card": 120.0}
    driver.refusal = ""
    limits.hold(2, "card", 150.0)
    limits.release(2)
    assert driver.watts == {"card": 250.0}


def test_a_limit_that_was_lost_is_set_again_and_a_lower_one_is_left(tmp_path: Path) -> None:
    """A driver may forget while the computer sleeps; an owner may set less in the meantime."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    limits.hold(1, "card", 150.0)
    driver.watts["card"] = 250.0
    assert limits.tend() == ()
    assert driver.watts == {"card": 150.0}
    driver.watts["card"] = 120.0
    limits.tend()
    assert driver.watts == {"card": 120.0}
    del driver.watts["card"]
    limits.tend()
    limits.release(1)


def test_drivers_are_let_go_of_while_nobody_holds_a_limit(tmp_path: Path) -> None:
    """A helper that waits never keeps a laptop's card awake."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    limits.tend()
    assert not driver.open
    limits.hold(1, "card", 150.0)
    assert driver.open
    limits.release(1)
    assert not driver.open
    limits.all()
    assert not driver.open
    with pytest.raises(PowerError):
        limits.hold(1, "card", 1.0)
    assert not driver.open


def test_after_a_restart_of_the_computer_nothing_is_put_back(tmp_path: Path) -> None:
    """Drivers forget limits then; the owner's new one is not overwritten by an old note."""
    driver = FakePowerDriver(card=250.0)
    limits_of(driver, tmp_path).hold(1, "card", 150.0)
    driver.watts["card"] = 200.0
    assert limits_of(driver, tmp_path, boot="the next boot").tend() == ()
    assert driver.watts == {"card": 200.0}


def test_without_a_place_for_the_note_nothing_is_changed(tmp_path: Path) -> None:
    """A limit that a crash could leave behind for good is not set at all."""
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path / "gone")
    with pytest.raises(PowerError, match="nothing was changed"):
        limits.hold(1, "card", 150.0)
    assert driver.watts == {"card": 250.0}


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"boot": "this boot", "watts": {"card": NaN}}',
        b'{"boot": "this boot", "watts": {"card": -5}}',
        b'{"boot": "this boot", "watts": {"card": "250"}}',
        b'{"boot": "this boot", "watts": ["card"]}',
        b'{"boot": "this boot", "watts": {"card": 1e999}}',
    ],
)
def test_a_damaged_note_is_put_aside_and_never_obeyed(tmp_path: Path, note: bytes) -> None:
    """No bytes on the disk make the helper write nonsense to a driver or refuse to start."""
    (tmp_path / "limits-before.json").write_bytes(note)
    driver = FakePowerDriver(card=250.0)
    limits = limits_of(driver, tmp_path)
    assert limits.tend() == ()
    assert driver.watts == {"card": 250.0}
    assert (tmp_path / "limits-before.damaged").read_bytes() == note
    assert limits.hold(1, "card", 150.0).watts == 150.0


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["hold", "release", "release all", "refuse", "obey", "crash"]),
        st.integers(1, 3),
        st.sampled_from(["a", "b"]),
        st.floats(90.0, 260.0),
    ),
    max_size=30,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=_STEPS)
def test_whatever_clients_do_the_lowest_holds_and_all_comes_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str, float]]
) -> None:
    """Random days of three clients, two cards, a driver that refuses at times and crashes."""
    folder = tmp_path_factory.mktemp("note")
    before = {"a": 250.0, "b": 160.0}
    driver = FakePowerDriver(**before)
    limits = limits_of(driver, folder)
    held: dict[str, dict[int, float]] = {"a": {}, "b": {}}
    for step, client, card, watts in steps:
        if step == "hold":
            try:
                limits.hold(client, card, watts)
                held[card][client] = watts
            except PowerError:
                assert driver.refusal or not 100.0 <= watts <= 250.0
        elif step == "release":
            limits.release(client, card)
            held[card].pop(client, None)
        elif step == "release all":
            limits.release(client)
            held["a"].pop(client, None)
            held["b"].pop(client, None)
        elif step == "crash":
            limits = limits_of(driver, folder)
            limits.tend()
            held = {"a": {}, "b": {}}
        else:
            driver.refusal = "No." if step == "refuse" else ""
        if not driver.refusal:
            limits.tend()
        for name, watts_before in before.items():
            assert driver.watts[name] <= watts_before
            if not driver.refusal and not held[name]:
                assert driver.watts[name] == watts_before
            if not driver.refusal and step == "hold" and held[name]:
                assert driver.watts[name] <= min(held[name].values())
    driver.refusal = ""
    for client in (1, 2, 3):
        limits.release(client)
    assert limits.tend() == ()
    assert driver.watts == before
    assert Journal(folder, _BOOT).load() == {}


def test_killed_at_any_step_the_next_start_puts_all_back(tmp_path: Path) -> None:
    """The work, and then the repair itself, are killed before each change of a file."""
    done = subprocess.run(
        [sys.executable, power_crash.__file__, str(tmp_path / "bench")],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50
