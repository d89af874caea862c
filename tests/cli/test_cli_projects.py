"""`potluck projects` and `potluck share` as people type and read them."""

import json

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.cli.limit_texts import limits_text
from potluck_client.cli.project_texts import invite_text, projects_text
from tests.fakes.cli_process import Cli
from tests.fakes.control_process import FakeControlProcess

SEED = control.ProjectSnapshot(project_id="ab" * 32, name="Seed library", share=100)
HARBOUR = control.ProjectSnapshot(project_id="cd" * 32, name="Harbour\x1b[2J\u202e", share=300)


def test_shares_are_shown_with_what_they_come_to() -> None:
    """A person sees numbers and what part of the work they mean."""
    text = projects_text([SEED, HARBOUR])
    seed = next(line for line in text.splitlines() if line.startswith("Seed library"))
    assert seed.split() == ["Seed", "library", "100", "25", "%", "ab" * 8]
    assert all(c.isprintable() or c == "\n" for c in text)
    none = control.ProjectSnapshot(project_id="ef" * 32, name="None", share=0)
    assert "None gets no new work, since its share is 0." in projects_text([none])
    assert "potluck join" in projects_text([])


def test_a_share_is_set_by_name_and_refused_in_words(daemon: FakeControlProcess, cli: Cli) -> None:
    """One command changes a share; a slip of the finger changes nothing and says why."""
    daemon.show(control.Snapshot(state=control.APP_STATE_WAITING, projects=[SEED]))
    done = cli("share", "Seed library", "250", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["projects"][0]["share"] == 250
    assert "250" in cli("projects").stdout
    for words, code in (
        (("share", "No such", "5"), 1),
        (("share", "Seed library", "1001"), 2),
        (("share", "Seed library", "-1"), 2),
    ):
        refused = cli(*words)
        assert refused.returncode == code
        assert refused.stderr.strip()
    assert "250" in cli("projects").stdout


def test_an_invite_shows_what_people_compare_and_what_is_fetched() -> None:
    """Before agreeing a person can read the fingerprint aloud and knows how much will come."""
    text = invite_text(
        control.InspectInviteResponse(
            name="Seed library",
            fingerprint="MVDH E4KH GU4H GMAW FLGD WSUT",
            data="Letters of gardeners.",
            checking=control.CHECKING_BIT_FOR_BIT,
            checkpoint_bytes=98_000_000,
        )
    )
    for part in ("MVDH E4KH", "Letters of gardeners.", "bit for bit", "about 98 MB"):
        assert part in text


@pytest.mark.parametrize("reason", ["", "This counts only with “Also on battery”."])
def test_a_limit_without_effect_says_so(reason: str) -> None:
    """Who sets a limit that counts for nothing learns it in the terminal as in the window."""
    setting = control.Setting(
        key="battery_percent",
        sentence="How full it must be.",
        group="When to work",
        value=control.SettingValue(whole=80),
        default_value=control.SettingValue(whole=80),
        no_effect=reason,
    )
    text = limits_text([setting])
    assert ("No effect now" in text) is bool(reason)
    assert reason in text
