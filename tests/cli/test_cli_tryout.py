"""`potluck try` and `potluck check`, as processes, against a scripted daemon."""

import json

from potluck.v1 import control_pb2 as control
from tests.fakes.cli_process import Cli
from tests.fakes.cli_snapshots import practice_snapshot
from tests.fakes.control_process import FakeControlProcess

DEVICE = control.DeviceCheck(
    device_id="GPU-1",
    device_name="A card",
    stage=control.CHECK_STAGE_DONE,
    progress=1.0,
    tokens_per_second=12345.6,
    rest_watts=21.2,
    work_watts=180.4,
    work_celsius=64.0,
    sentence="Fast: a piece of work of Practice takes about 12 s.",
)


def test_a_text_comes_on_stdout_and_what_is_done_on_stderr(
    daemon: FakeControlProcess, cli: Cli
) -> None:
    """A text can be piped on, and a person sees why the first words take a moment."""
    snapshot = practice_snapshot()
    daemon.show(snapshot)
    project = snapshot.projects[0]
    model = control.GetModelResponse(joined_round=1, newest_round=2, joined_checkpoint_kept=True)
    daemon.set_model(project.project_id, model)
    written = cli("try", project.name, "def ", "--seed", "4")
    assert written.returncode == 0
    assert written.stdout.startswith("def ")
    assert len(written.stdout) > len("def \n")
    assert written.stderr == "Getting the model ready.\n"
    nobody = cli("try", "Nobody", "def ")
    assert nobody.returncode == 1
    assert "not joined" in nobody.stderr


def test_a_check_is_for_people_and_for_programs(daemon: FakeControlProcess, cli: Cli) -> None:
    """The same figures in words and in JSON."""
    daemon.set_checked(control.CheckDevicesResponse(devices=[DEVICE]))
    shown = cli("check", "--seconds", "4")
    assert shown.returncode == 0
    assert shown.stdout == (
        "A card (12,346 tokens/s, 21 → 180 W, 64 °C): Fast: a piece of work of Practice takes "
        "about 12 s.\n"
    )
    plain = cli("check", "--json")
    assert json.loads(plain.stdout)["devices"][0]["work_watts"] == 180.4
