"""A running power helper: limits end with the one who asked, whatever ends."""

import asyncio
import os
import stat
import sys
from pathlib import Path

import pytest

from potluck.frames import encode_frame, read_frame_async
from potluck.v1 import power_pb2 as wire
from potluck_client.host.power_helper import PowerHelperCap
from potluck_power.command import run
from tests.fakes.amd_cards import AmdCard, add_amd_card
from tests.fakes.power_helper_process import PowerHelperProcess

_HOLD = """
import asyncio, os, sys
from pathlib import Path
from potluck_client.host.power_helper import PowerHelperCap

async def hold():
    answer = await PowerHelperCap(Path(sys.argv[1])).set_watts(sys.argv[2], float(sys.argv[3]))
    print(answer.in_force, answer.sentence, flush=True)
    await asyncio.Event().wait()

# Only now: another user may not be able to read where this Python lies.
if sys.argv[4]:
    os.setgroups([])
    os.setresgid(*3 * [int(sys.argv[4])])
    os.setresuid(*3 * [int(sys.argv[4])])
asyncio.run(hold())
"""


async def holding(
    helper: PowerHelperProcess, card: AmdCard, watts: float, user: int | None = None
) -> tuple[asyncio.subprocess.Process, str]:
    """Start a client as a process that asks for a limit, and return what it was told."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _HOLD,
        str(helper.socket),
        card.device_id,
        str(watts),
        str(user or ""),
        stdout=asyncio.subprocess.PIPE,
    )
    if process.stdout is None:
        raise AssertionError("no pipe")
    return process, (await process.stdout.readline()).decode()


async def until_restored(card: AmdCard) -> None:
    """Wait until a card has what it had before; the helper learns of a death on its own time."""
    async with asyncio.timeout(10):
        while card.watts != 250.0:  # noqa: ASYNC110 — a file tells nobody that it has changed
            await asyncio.sleep(0.005)


async def ask(helper: PowerHelperProcess, request: wire.ToPowerHelper) -> wire.FromPowerHelper:
    """Ask one thing on a connection of its own."""
    reader, writer = await asyncio.open_unix_connection(str(helper.socket))
    writer.write(encode_frame(request.SerializeToString()))
    frame = await read_frame_async(reader)
    writer.close()
    assert frame is not None
    return wire.FromPowerHelper.FromString(frame)


async def test_a_killed_client_takes_its_limit_with_it(helper: PowerHelperProcess) -> None:
    """A daemon that crashes leaves no card limited."""
    card = add_amd_card(helper.system)
    await helper.start()
    client, told = await holding(helper, card, 150.0)
    assert told.split()[0] == "True"
    assert card.watts == 150.0
    client.kill()
    await client.wait()
    await until_restored(card)


async def test_of_two_clients_the_lower_limit_holds_until_its_client_goes(
    helper: PowerHelperProcess,
) -> None:
    """Two people at one computer both get what they were promised."""
    card = add_amd_card(helper.system)
    await helper.start()
    one, two = PowerHelperCap(helper.socket), PowerHelperCap(helper.socket)
    assert (await one.set_watts(card.device_id, 150.0)).watts == 150.0
    assert (await two.set_watts(card.device_id, 200.0)).watts == 150.0
    await one.restore(card.device_id)
    assert card.watts == 200.0
    await two.close()
    assert card.watts == 250.0
    await one.close()


async def test_stopping_the_helper_puts_all_back(helper: PowerHelperProcess) -> None:
    """An update or a shutdown leaves nothing, and no socket that nobody answers."""
    cards = [
        add_amd_card(helper.system),
        add_amd_card(helper.system, unique_id=None, address="0000:04:00.0"),
    ]
    await helper.start()
    cap = PowerHelperCap(helper.socket)
    for card in cards:
        await cap.set_watts(card.device_id, 150.0)
    assert [card.watts for card in cards] == [150.0, 150.0]
    assert await helper.stop() == 0
    assert [card.watts for card in cards] == [250.0, 250.0]
    assert not helper.socket.exists()
    await cap.close()


async def test_a_killed_helper_is_repaired_when_it_starts_again(
    helper: PowerHelperProcess,
) -> None:
    """What a helper could not put back is put back before the next client is heard."""
    card = add_amd_card(helper.system)
    await helper.start()
    cap = PowerHelperCap(helper.socket)
    await cap.set_watts(card.device_id, 150.0)
    await helper.kill()
    assert card.watts == 150.0
    await helper.start()
    assert card.watts == 250.0
    await cap.close()


async def test_a_killed_helper_is_repaired_by_the_command_alone(
    helper: PowerHelperProcess,
) -> None:
    """Removing the helper puts back what was left, and again does no harm."""
    card = add_amd_card(helper.system)
    await helper.start()
    cap = PowerHelperCap(helper.socket)
    await cap.set_watts(card.device_id, 150.0)
    await helper.kill()
    assert await helper.restore() == 0
    assert card.watts == 250.0
    card.put("power1_cap", 240.0)
    assert await helper.restore() == 0
    assert card.watts == 240.0
    await cap.close()


async def test_what_can_not_be_put_back_now_is_said_and_kept(helper: PowerHelperProcess) -> None:
    """A card that is unplugged when the helper ends gets its limit back later."""
    card = add_amd_card(helper.system)
    await helper.start()
    cap = PowerHelperCap(helper.socket)
    await cap.set_watts(card.device_id, 150.0)
    away = helper.system.with_name("away")
    helper.system.rename(away)
    assert await helper.stop() == 1
    assert "could not be put back yet" in "".join(helper.log)
    away.rename(helper.system)
    assert await helper.restore() == 0
    assert card.watts == 250.0
    await cap.close()


async def test_there_is_one_helper_at_a_time(helper: PowerHelperProcess) -> None:
    """A repair beside a running helper would free cards that clients have limited."""
    card = add_amd_card(helper.system)
    await helper.start()
    cap = PowerHelperCap(helper.socket)
    await cap.set_watts(card.device_id, 150.0)
    assert await helper.restore() == 2
    assert "Another power helper is running" in helper.log[-1]
    assert card.watts == 150.0
    await cap.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
async def test_users_who_are_not_on_the_list_are_told_so(helper: PowerHelperProcess) -> None:
    """The kernel says who calls; a stranger gets a sentence and no limit, a listed user a limit."""
    card = add_amd_card(helper.system)
    helper.users.write_text("64001\n")
    helper.users.chmod(0o644)
    await helper.start()
    stranger, told = await holding(helper, card, 150.0, user=64002)
    assert told.startswith("False The power helper does not take requests of user number 64002.")
    assert card.watts == 250.0
    listed, told = await holding(helper, card, 150.0, user=64001)
    assert told.split()[0] == "True"
    assert card.watts == 150.0
    for client in (stranger, listed):
        client.kill()
        await client.wait()
    await until_restored(card)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
async def test_one_user_can_be_named_on_the_command_line(helper: PowerHelperProcess) -> None:
    """A trial needs no list."""
    card = add_amd_card(helper.system)
    await helper.start("--allow-uid", "64001")
    listed, told = await holding(helper, card, 150.0, user=64001)
    assert told.split()[0] == "True"
    listed.kill()
    await listed.wait()


async def test_status_names_cards_and_limits(
    helper: PowerHelperProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person can check what is in force, and whether the helper runs."""
    add_amd_card(helper.system, watts=180.0)
    asked = ["status", "--socket", str(helper.socket)]
    assert await asyncio.to_thread(run, asked) == 2
    assert "No power helper answers" in capsys.readouterr().err
    await helper.start()
    assert await asyncio.to_thread(run, asked) == 0
    assert capsys.readouterr().out == (
        "AMD-8b1f9c0d2e3a4b5c: 180 watts now, 250 by itself, takes 100 to 300\n"
    )


async def test_a_computer_without_such_cards_says_so(
    helper: PowerHelperProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    """The helper runs there, and has nothing to do."""
    await helper.start()
    assert await asyncio.to_thread(run, ["status", "--socket", str(helper.socket)]) == 0
    assert "No graphics card on this computer takes a power limit" in capsys.readouterr().out


async def test_folders_that_others_can_change_are_refused(
    helper: PowerHelperProcess, short_folder: Path
) -> None:
    """Nobody can slip a socket, a note or a list in between."""
    shared = short_folder / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    with pytest.raises(AssertionError, match="Others can change"):
        await helper.start("--state", str(shared))
    with pytest.raises(AssertionError, match="Others can change"):
        await helper.start("--socket", str(shared / "power.sock"))
    helper.users.write_text("nobody\n")
    helper.users.chmod(0o666)
    with pytest.raises(AssertionError, match="written by others"):
        await helper.start()


async def test_only_a_socket_left_behind_is_replaced(helper: PowerHelperProcess) -> None:
    """A killed helper's socket is; a file of somebody else stays, and is named."""
    await helper.start()
    await helper.kill()
    assert stat.S_ISSOCK(helper.socket.lstat().st_mode)
    await helper.start()
    await helper.stop()
    helper.socket.write_text("mine")
    with pytest.raises(AssertionError, match="is no socket"):
        await helper.start()
    assert helper.socket.read_text() == "mine"
