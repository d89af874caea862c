"""What a person chose for the window itself."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_gui.preferences import Appearance, Preferences, PreferenceStore, read_preferences

_NAMES = list(vars(Preferences()))


def test_a_choice_is_there_again_after_a_start(tmp_path: Path) -> None:
    """Dark stays dark, and what was celebrated is not celebrated again."""
    store = PreferenceStore(tmp_path)
    told = list[Preferences]()
    store.changed.connect(told.append)
    store.change(lambda p: replace(p, appearance=Appearance.DARK, celebrated=("first",)))
    store.change(lambda p: replace(p, notify_problems=False, language="de", onboarded=True))
    store.change(lambda p: replace(p, window_size=(900, 700)))
    assert PreferenceStore(tmp_path).current == store.current
    assert told[-1] == store.current
    store.change(lambda p: p)
    assert len(told) == 3, "what did not change is not told"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"appearance": "pink", "still": 1}', "\udcff", '{"window_size": [0, 9]}'],
)
def test_a_damaged_file_is_no_reason_not_to_start(tmp_path: Path, text: str) -> None:
    """What can't be read has its default."""
    path = tmp_path / "window.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_preferences(path) == Preferences()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(list(vars(Preferences()))), inner)
        ),
    )
)
def test_any_file_gives_preferences(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    """Nothing in the file gets past its kind."""
    path = tmp_path_factory.getbasetemp() / "any-window.json"
    path.write_text(json.dumps(content), "utf-8")
    read = read_preferences(path)
    assert isinstance(read.appearance, Appearance)
    assert all(isinstance(name, str) for name in read.celebrated)
    assert isinstance(read.onboarded, bool)
