"""The page of limits in the documentation says what the table says."""

import subprocess
import sys
from pathlib import Path

from potluck_client.settings.page import TYPICAL, limits_page
from potluck_client.settings.presets import PRESETS
from potluck_client.settings.schema import SETTINGS

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the maker of the page in the source tree."""
    command = [sys.executable, "-m", "potluck_client.settings", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_page_is_fresh() -> None:
    """Nobody reads a default that does not hold any more."""
    assert (ROOT / "docs" / "limits.md").read_text("utf-8") == limits_page()


def test_the_page_names_every_limit_and_preset() -> None:
    """All that can be set on the described computer is explained."""
    page = limits_page()
    for row in SETTINGS:
        assert f"`{row.key}" in page
        assert row.sentence in page
    for words in PRESETS.values():
        assert words.sentence in page
    assert all(f"@{device.device_id}`" in page for device in TYPICAL.devices)


def test_a_stale_page_is_told_and_made_again(tmp_path: Path) -> None:
    """`make check` stops on a page that was forgotten, and says what to do."""
    page = tmp_path / "limits.md"
    stale = run("--check", "--page", str(page))
    assert stale.returncode == 1
    assert "make limits" in stale.stderr
    assert run("--page", str(page)).returncode == 0
    assert run("--check", "--page", str(page)).returncode == 0
