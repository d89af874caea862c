"""The short commands, as processes, against a scripted daemon."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from potluck import __version__
from potluck.control_endpoint import ControlEndpoint, write_endpoint
from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from tests.fakes.cli_process import Cli
from tests.fakes.cli_snapshots import practice_snapshot
from tests.fakes.control_process import FakeControlProcess

LINK = f"potluck://join?a=127.0.0.1:1&k={'A' * 43}"
HOUR_MS = 3_600_000


def one_sentence(text: str) -> bool:
    """Tell whether stderr holds one line and no traceback."""
    return len(text.splitlines()) == 1 and "Traceback" not in text


def test_status_is_for_people_and_for_programs(daemon: FakeControlProcess, cli: Cli) -> None:
    """The same snapshot in words and in JSON."""
    daemon.show(practice_snapshot())
    shown = cli("status")
    assert shown.returncode == 0
    assert "Training for Practice." in shown.stdout
    plain = cli("status", "--json")
    assert json.loads(plain.stdout)["devices"][0]["tokens_per_second"] == 1234.0


def test_the_version_needs_no_daemon(cli: Cli) -> None:
    """Somebody who reports a fault can say of what."""
    assert cli("--version").stdout == f"potluck {__version__}\n"


@pytest.mark.parametrize("words", [["status"], ["pause"], ["resume"], ["snooze"], ["finish"]])
def test_without_a_daemon_a_sentence_says_so(cli: Cli, words: list[str]) -> None:
    """There is nothing to show or to pause."""
    ended = cli(*words)
    assert ended.returncode == 1
    assert "not running" in ended.stderr
    assert one_sentence(ended.stderr)
    assert not ended.stdout


def test_a_daemon_that_died_is_told_from_one_that_runs(cli: Cli, tmp_path: Path) -> None:
    """A file that a killed daemon left behind leads to a sentence, soon."""
    endpoint = ControlEndpoint(target=f"unix:{tmp_path}/gone.sock", token="t", pid=1)
    write_endpoint(tmp_path, endpoint)
    ended = cli("status")
    assert ended.returncode == 1
    assert "does not answer" in ended.stderr
    assert one_sentence(ended.stderr)


def test_pauses_reach_the_daemon(daemon: FakeControlProcess, cli: Cli) -> None:
    """Each way to pause says until when, and the daemon hears the same."""
    daemon.show(practice_snapshot())
    assert "until you resume" in cli("pause").stdout
    assert cli("pause", "--for", "1h").returncode == 0
    assert "08:00" in cli("pause", "--until", "tomorrow").stdout
    assert cli("snooze", "30").returncode == 0
    assert cli("snooze").returncode == 0
    ever, hour, tomorrow, half, default = (c.pause for c in daemon.commands())
    assert not ever.HasField("until_unix_ms")
    assert 0 < default.until_unix_ms - hour.until_unix_ms < HOUR_MS
    assert abs(default.until_unix_ms - half.until_unix_ms - HOUR_MS // 2) < HOUR_MS // 10
    assert tomorrow.until_tomorrow


def test_a_pause_can_wait_for_a_program_and_be_of_one_device(
    daemon: FakeControlProcess, cli: Cli
) -> None:
    """A device is found by a part of its name, and a wrong one is told with the right ones."""
    snapshot = practice_snapshot()
    device = snapshot.devices[0]
    daemon.show(snapshot)
    assert "until blender has ended" in cli("pause", "--while", "blender").stdout
    said = cli("pause", "--device", device.name[:6].upper()).stdout
    assert f"potluck resume --device {device.device_id}" in said
    assert cli("resume", "--device", device.device_id).returncode == 0
    wrong = cli("pause", "--device", "no such card")
    assert wrong.returncode == 2
    assert device.device_id in wrong.stderr
    program, alone, again = daemon.commands()
    assert program.pause.while_program == "blender"
    assert alone.pause.device_id == again.resume.device_id == device.device_id


def test_resume_and_finish_reach_the_daemon(daemon: FakeControlProcess, cli: Cli) -> None:
    """They do what the menu of the app does."""
    daemon.show(practice_snapshot())
    assert "Training" in cli("resume").stdout
    assert "then pauses" in cli("finish").stdout
    assert [c.WhichOneof("command") for c in daemon.commands()] == ["resume", "finish"]


def invited() -> control.InspectInviteResponse:
    """Return a project to join."""
    return control.InspectInviteResponse(
        project_id="bb" * 32,
        name="Seed library",
        charter="A model of gardening letters.",
        organiser="The allotment society",
        model_licence="Apache-2.0",
        parameters=12_000_000,
    )


def test_joining_shows_what_is_joined(daemon: FakeControlProcess, cli: Cli) -> None:
    """Nobody joins without having seen whom and what for."""
    daemon.set_invite(LINK, invited())
    asked = cli("join", LINK, typed="y\n")
    assert asked.returncode == 1
    assert "--yes" in asked.stderr
    for part in ("Seed library", "gardening letters", "allotment", "Apache-2.0", "12 million"):
        assert part in asked.stdout
    assert "not said" in asked.stdout
    assert not [r for r in daemon.requests() if isinstance(r, control.JoinRequest)]
    joined = cli("join", LINK, "--yes")
    assert joined.returncode == 0
    assert "Joined “Seed library”" in joined.stdout
    again = cli("join", LINK, "--yes")
    assert again.returncode == 1
    assert "already" in again.stderr
    left = cli("leave", "Seed library", "--delete-data")
    assert left.returncode == 0
    assert "deleted" in left.stdout


def test_a_wrong_link_gets_the_daemons_sentence(daemon: FakeControlProcess, cli: Cli) -> None:
    """What is wrong is said once, by the one who knows."""
    ended = cli("join", "https://example.org", "--yes")
    assert ended.returncode == 1
    assert "potluck://join" in ended.stderr
    assert one_sentence(ended.stderr)
    unreachable = cli("join", LINK, "--yes")
    assert unreachable.stderr == "Nobody answers there.\n"
    unknown = cli("leave", "no such project")
    assert unknown.returncode == 1
    assert one_sentence(unknown.stderr)


def idle_minutes() -> control.Setting:
    """Return a limit with a range."""
    return control.Setting(
        key="idle_minutes",
        sentence="How long nobody must have used it.",
        group="When",
        unit="minutes",
        value=control.SettingValue(whole=3),
        default_value=control.SettingValue(whole=3),
        minimum=control.SettingValue(whole=1),
        maximum=control.SettingValue(whole=240),
    )


def test_limits_are_shown_changed_and_put_back(daemon: FakeControlProcess, cli: Cli) -> None:
    """Every limit of the app can be set without a window."""
    daemon.set_settings([idle_minutes()])
    assert "3 minutes  (1 to 240, default 3)" in cli("limits").stdout
    assert "7 minutes" in cli("limits", "set", "idle_minutes", "7").stdout
    plain = json.loads(cli("limits", "--json").stdout)
    assert plain["settings"][0]["value"]["whole"] == 7
    assert "3 minutes" in cli("limits", "reset", "idle_minutes").stdout
    assert cli("limits", "set", "idle_minutes", "8", "--json").returncode == 0
    assert "3 minutes" in cli("limits", "reset", "--all").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["limits", "set", "idle_minutes", "soon"], 2),
        (["limits", "set", "no_such", "1"], 2),
        (["limits", "set", "idle_minutes", "241"], 1),
        (["limits", "reset", "no_such"], 1),
        (["limits", "reset"], 2),
        (["stats", "--days", "0"], 2),
        (["stats", "--days", "99999"], 2),
        (["stats", "--csv", "--json"], 2),
        (["pause", "--for", "a while"], 2),
        (["pause", "--for", "1h", "--until", "tomorrow"], 2),
        (["snooze", "-5"], 2),
        (["run", "--units", "0"], 2),
        (["run", "--now", "--when-idle"], 2),
        (["dance"], 2),
        ([], 2),
    ],
)
def test_wrong_words_and_wrong_values_have_their_exit_codes(
    daemon: FakeControlProcess, cli: Cli, words: list[str], code: int
) -> None:
    """A script can tell a typing error from a thing that can't be done."""
    daemon.set_settings([idle_minutes()])
    ended = cli(*words)
    assert ended.returncode == code
    assert ended.stderr
    assert "Traceback" not in ended.stderr


def test_stats_come_as_table_json_and_csv(daemon: FakeControlProcess, cli: Cli) -> None:
    """The same figures for a person, a program and a spreadsheet."""
    given = control.Contribution(verified_units=2, verified_tokens=50_000)
    days = [
        control.HistoryEntry(
            start_day=f"2026-01-0{n}", project_id="ab", device_id="cpu", contribution=given
        )
        for n in (1, 2, 3)
    ]
    history = control.GetHistoryResponse(entries=days, today="2026-01-03")
    daemon.set_history(control.BUCKET_DAY, history)
    in_all = control.HistoryEntry(start_day="2026-01-01", project_id="ab", contribution=given)
    daemon.set_history(
        control.BUCKET_ALL, control.GetHistoryResponse(entries=[in_all], today="2026-01-03")
    )
    assert "2026-01-03" in cli("stats").stdout
    plain = json.loads(cli("stats", "--days", "2", "--json").stdout)
    assert [day["day"] for day in plain["days"]] == ["2026-01-02", "2026-01-03"]
    assert plain["total"]["verified_units"] == 2
    rows = list(csv.DictReader(io.StringIO(cli("stats", "--csv").stdout)))
    assert [row["day"] for row in rows] == ["2026-01-01", "2026-01-02", "2026-01-03"]
    assert rows[0]["verified_tokens"] == "50000"


def test_a_long_history_is_asked_for_in_parts(daemon: FakeControlProcess, cli: Cli) -> None:
    """More days than fit into one answer still come out whole and in order."""
    today = dt.date(2026, 1, 3)
    days = [(today - dt.timedelta(days=back)).isoformat() for back in reversed(range(3000))]
    entries = [
        control.HistoryEntry(start_day=day, project_id="ab", device_id=device)
        for day in days
        for device in ("cpu", "gpu")
    ]
    history = control.GetHistoryResponse(entries=entries, today=today.isoformat())
    daemon.set_history(control.BUCKET_DAY, history)
    daemon.set_history(control.BUCKET_ALL, control.GetHistoryResponse(today=today.isoformat()))
    rows = list(csv.DictReader(io.StringIO(cli("stats", "--days", "3660", "--csv").stdout)))
    assert [row["day"] for row in rows] == days


def receipt(number: int, *, holds: bool = True) -> control.ReceiptRecord:
    """Return a receipt."""
    check = control.ReceiptCheck(passed=holds, sentence="It is signed." if holds else "It is not.")
    return control.ReceiptRecord(
        unit_id=f"{number:032x}",
        project_id="ab" * 32,
        project_name="Seeds\x1b[2J",
        tokens=4096,
        index=number,
        written_unix_ms=1_767_225_600_000,
        receipt=b"signed %d" % number,
        checks=[check],
    )


def test_receipts_are_listed_with_what_does_not_hold(daemon: FakeControlProcess, cli: Cli) -> None:
    """A person sees at a glance which proof is worth something."""
    assert "no receipts yet" in cli("receipts").stdout
    daemon.set_receipts([receipt(2), receipt(1, holds=False)])
    shown = cli("receipts").stdout
    assert "4,096" in shown
    assert "does not hold" in shown
    assert "It is not." in shown
    assert "2 of 2 shown" in shown
    assert "\x1b" not in shown
    plain = json.loads(cli("receipts", "--limit", "1", "--json").stdout)
    assert [each["index"] for each in plain["receipts"]] == [2]


def test_all_receipts_are_written_into_a_folder(
    daemon: FakeControlProcess, cli: Cli, tmp_path: Path
) -> None:
    """The signed bytes can be taken elsewhere and checked by anybody."""
    daemon.set_receipts([receipt(number) for number in range(250)])
    folder = tmp_path / "deep" / "receipts"
    assert "250 receipts are in" in cli("receipts", "--export", str(folder)).stdout
    assert len(list(folder.glob("*.receipt"))) == 250
    assert (folder / f"{7:032x}-7.receipt").read_bytes() == b"signed 7"
    assert json.loads((folder / f"{7:032x}-7.json").read_text())["tokens"] == 4096


def test_a_folder_that_takes_nothing_is_named(
    daemon: FakeControlProcess, cli: Cli, tmp_path: Path
) -> None:
    """A file in the way is no crash."""
    daemon.set_receipts([receipt(1)])
    (tmp_path / "taken").write_text("a file")
    ended = cli("receipts", "--export", str(tmp_path / "taken"))
    assert ended.returncode == 1
    assert "could not be written" in ended.stderr


def test_a_failing_daemon_is_reported_in_its_words(daemon: FakeControlProcess, cli: Cli) -> None:
    """A refusal keeps its sentence on the way to the terminal."""
    daemon.fail("Command", PotluckError("The disk is full. Make room.", code=ErrorCode.FULL))
    ended = cli("pause")
    assert ended.returncode == 1
    assert ended.stderr == "The disk is full. Make room.\n"


def test_help_is_there_for_every_command(cli: Cli) -> None:
    """Nobody needs the manual."""
    shown = cli("-h")
    assert shown.returncode == 0
    assert "exit codes" in shown.stdout
    for command in ("run", "app", "status", "pause", "join", "limits", "stats", "receipts"):
        assert command in shown.stdout
