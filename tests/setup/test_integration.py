"""Tying an installation to a person's desktop, and untying it again."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.installed import Installation, read_installation
from potluck_setup.errors import SetupError
from potluck_setup.integration.desktop import DesktopFolders, disintegrate, integrate
from potluck_setup.integration.desktop_entry import with_command
from potluck_setup.integration.kinds import installation_of
from potluck_setup.integration.link_handler import with_handler, without_handler
from potluck_setup.places import Places

ENTRY = "[Desktop Entry]\nType=Application\nTryExec=potluck\nExec=potluck app %u\nIcon=potluck\n"


class Person:
    """Somebody with a home folder, in which a payload was unpacked."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home of a person"
        self.places = Places(root=self.home / ".local/share/potluck-app")
        self.payload = self.places.root / "payload"
        self.folders = DesktopFolders.of(self.home, {})
        (self.payload / "desktop").mkdir(parents=True)
        (self.payload / "desktop" / "potluck.desktop").write_text(ENTRY)
        self.add_icon("16x16", "png of 16")
        (self.payload / "potluck").write_text("#!/bin/sh\n")
        (self.payload / "kind").write_text("run\n")

    def add_icon(self, size: str, text: str) -> None:
        """Put an icon into the payload."""
        icon = self.payload / "icons/hicolor" / size / "apps/potluck.png"
        icon.parent.mkdir(parents=True, exist_ok=True)
        icon.write_text(text)

    def integrate(self) -> tuple[Path, ...]:
        """Do what an installer does."""
        installation = installation_of(self.payload, self.home)
        return integrate(self.places, installation, self.folders)

    def files(self) -> set[str]:
        """Return everything in the home folder but the installation itself."""
        return {
            str(path.relative_to(self.home))
            for path in self.home.rglob("*")
            if not path.is_dir() and self.places.root not in path.parents
        }

    @property
    def entry(self) -> Path:
        """The desktop entry."""
        return self.home / ".local/share/applications/potluck.desktop"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Return somebody who has just unpacked the archive."""
    return Person(tmp_path)


def test_all_that_is_written_goes_again(person: Person) -> None:
    """Neither a file nor a folder stays, and both ways can be gone twice."""
    for _ in range(2):
        assert person.integrate() == ()
    assert person.files() == {
        ".config/mimeapps.list",
        ".local/bin/potluck",
        ".local/share/applications/potluck.desktop",
        ".local/share/icons/hicolor/16x16/apps/potluck.png",
    }
    assert f'Exec="{person.home}/.local/bin/potluck" app %u' in person.entry.read_text()
    assert person.folders.command.resolve() == person.payload / "potluck"
    assert read_installation(person.places.root) == Installation(
        kind="run", launcher=(str(person.folders.command),), payload=person.payload
    )
    for _ in range(2):
        assert disintegrate(person.places) == ()
    assert {path.name for path in person.home.iterdir()} == {".local"}
    assert {path.name for path in (person.home / ".local").iterdir()} == {"share"}


def test_what_belongs_to_somebody_else_stays(person: Person) -> None:
    """A command of the same name, from another installation, is neither replaced nor deleted."""
    person.folders.programs.mkdir(parents=True)
    person.folders.command.write_text("another Potluck")
    assert person.integrate() == (person.folders.command,)
    assert disintegrate(person.places) == ()
    assert person.folders.command.read_text() == "another Potluck"


def test_what_a_person_has_changed_stays(person: Person) -> None:
    """An entry that was adapted by hand is not thrown away, and is named."""
    person.integrate()
    person.entry.write_text(person.entry.read_text() + "Name[nds]=Pottlück\n")
    assert person.integrate() == (person.entry,)
    assert disintegrate(person.places) == (person.entry,)
    assert person.entry.is_file()


def test_a_newer_payload_takes_the_place_of_the_older(person: Person) -> None:
    """Icons that changed are changed, those that are gone go."""
    person.add_icon("48x48", "png of 48")
    person.integrate()
    person.add_icon("16x16", "a newer png")
    (person.payload / "icons/hicolor/48x48/apps/potluck.png").unlink()
    assert person.integrate() == ()
    icons = person.folders.data / "icons/hicolor"
    assert (icons / "16x16/apps/potluck.png").read_text() == "a newer png"
    assert not (icons / "48x48/apps/potluck.png").exists()
    disintegrate(person.places)
    assert person.files() == set()


def test_an_interrupted_integration_is_taken_away_too(person: Person) -> None:
    """What was written before the power went is known all the same."""
    person.folders.config.parent.mkdir(exist_ok=True)
    person.folders.config.write_text("a file where a folder should be")
    with pytest.raises(SetupError, match="disk has room"):
        person.integrate()
    assert person.entry.is_file()
    person.folders.config.unlink()
    disintegrate(person.places)
    assert person.files() == set()


def test_other_installers_bring_all_by_themselves(person: Person) -> None:
    """For the package of Debian only the note is written: the rest is the system's."""
    (person.payload / "kind").write_text("deb\n")
    person.integrate()
    assert person.files() == set()
    found = read_installation(person.places.root)
    assert found is not None
    assert found.launcher == ("/usr/bin/potluck",)


def test_what_is_no_payload_is_said(tmp_path: Path) -> None:
    """A folder that no installer has made is not noted as one."""
    with pytest.raises(SetupError, match="Download the installer again"):
        installation_of(tmp_path, tmp_path)


@pytest.mark.parametrize("note", [b"", b"[]", b'{"files": [1], "folders": {}}', b"\xff"])
def test_a_damaged_note_deletes_nothing(person: Person, note: bytes) -> None:
    """Without knowing what is ours, everything stays."""
    person.integrate()
    (person.places.root / "integration.json").write_bytes(note)
    disintegrate(person.places)
    assert person.entry.is_file()


def test_a_note_can_not_name_what_was_not_written(person: Person, tmp_path: Path) -> None:
    """A path alone deletes nothing: what lies there has to be what was written."""
    person.integrate()
    precious = tmp_path / "thesis.txt"
    precious.write_text("years")
    path = person.places.root / "integration.json"
    note = json.loads(path.read_bytes())
    note["files"][str(precious)] = ["sha256:" + "0" * 64]
    path.write_text(json.dumps(note))
    assert disintegrate(person.places) == (precious,)
    assert precious.read_text() == "years"


lists = st.lists(
    st.sampled_from(
        [
            *("[Default Applications]", "[Added Associations]", "", "# a remark"),
            *("text/html=browser.desktop", "x-scheme-handler/mailto=mail.desktop"),
        ]
    )
)


@given(lists)
def test_lines_of_others_stay_as_they_are(lines: list[str]) -> None:
    """The list says who opens every kind of file; none of it may be lost by our line."""
    text = "".join(line + "\n" for line in lines)
    added = with_handler(text)
    assert added.splitlines().count("x-scheme-handler/potluck=potluck.desktop") == 1
    assert with_handler(added) == added

    def others(text: str) -> list[str]:
        kept = [line for line in text.splitlines() if line and "potluck" not in line]
        return [line for line in kept if line != "[Default Applications]"]

    assert others(added) == others(text)
    assert others(without_handler(added)) == others(text)
    assert "potluck" not in without_handler(added)


def test_another_choice_of_the_person_is_kept() -> None:
    """Who opens links with something else has chosen so."""
    chosen = "[Default Applications]\nx-scheme-handler/potluck=other.desktop\n"
    assert with_handler(chosen) == chosen
    assert without_handler(chosen) == chosen


def test_the_entry_quotes_its_command(tmp_path: Path) -> None:
    """A home folder may have a blank, a quote or a percent sign in its name."""
    entry = with_command(ENTRY, ['/home/a "b" 100%/potluck'])
    assert 'Exec="/home/a \\\\"b\\\\" 100%%/potluck" app %u' in entry
    assert "TryExec" not in entry
    path = tmp_path / "potluck.desktop"
    path.write_text(entry + "Name=Potluck\n")
    try:
        subprocess.run(["desktop-file-validate", path], check=True)
    except FileNotFoundError:
        pytest.skip("desktop-file-validate is not installed")
