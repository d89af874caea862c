"""Taking Potluck's data off a computer: all of ours goes, nothing of anybody else's."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from potluck_client.forgetting import Kept, Kind, delete_entries, doomed, kind_of, leave_folder

OURS = {
    "identity.key": Kind.IDENTITY,
    "identity.pub": Kind.IDENTITY,
    "journal.sqlite": Kind.HISTORY,
    "journal.sqlite-wal": Kind.HISTORY,
    "activity.sqlite.damaged": Kind.HISTORY,
    "books.sqlite-shm": Kind.HISTORY,
    "settings.json": Kind.REST,
    "window.json": Kind.REST,
    "nvidia-devices.json": Kind.REST,
    "amd-devices.json": Kind.REST,
    "projects": Kind.REST,
    "practice": Kind.REST,
    ".settings.json.4711.tmp": Kind.REST,
    ".journal.sqlite.before": Kind.REST,
}


def test_each_of_our_files_is_known_by_name() -> None:
    """What the person is asked about is what is kept or deleted."""
    assert {name: kind_of(name) for name in OURS} == OURS


@given(st.text(min_size=1, max_size=40))
def test_what_is_not_ours_is_never_deleted(name: str) -> None:
    """A person may have put the data folder beside the thesis."""
    kept = Kept(identity=False, history=False)
    assert (name in doomed([name], kept)) == (kind_of(name) in {Kind.HISTORY, Kind.REST})
    assert kind_of(f"my {name}") is None


def test_history_stays_when_it_is_wanted(tmp_path: Path) -> None:
    """Receipts outlive the app, and so does the folder that they are in."""
    for name in OURS:
        (tmp_path / name).write_text("x")
    (tmp_path / "letter.odt").write_text("mine")
    kept = Kept(identity=True, history=True)
    delete_entries(tmp_path, doomed(OURS, kept))
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {n for n, k in OURS.items() if k is not Kind.REST} | {"letter.odt"}
    assert not leave_folder(tmp_path)


def test_a_folder_that_is_empty_at_the_end_goes_too(tmp_path: Path) -> None:
    """Nothing is left behind but what was kept on purpose; and all of it may be said twice."""
    home = tmp_path / "potluck"
    (home / "projects" / "p" / "blobs").mkdir(parents=True)
    (home / "elsewhere").mkdir()
    (home / "logs").symlink_to(home / "elsewhere")
    delete_entries(home, ["projects", "logs", "gone already"])
    assert (home / "elsewhere").is_dir()  # What a link leads to is not ours.
    (home / "elsewhere").rmdir()
    assert leave_folder(home)
    assert not home.exists()
    assert leave_folder(home)
