"""Presets, and plans from files."""

import json
from pathlib import Path

import pytest

from potluck.errors import FormatError
from potluck.identity import generate_key
from potluck.manifest import check_manifest, parameter_count
from potluck.numerics import is_exact
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.errors import RecipeError
from potluck_coordinator.recipes import PRESETS, load_plan, with_vocabulary
from potluck_training.errors import TrainingError


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_within_bounds(name: str) -> None:
    """Every app accepts a manifest with a preset."""
    plan = load_plan(name)
    check_manifest(
        wire.ProjectManifest(
            format=1,
            project_key=generate_key().public,
            name=name,
            recipe=with_vocabulary(plan.recipe, 256),
            tokenizer=wire.Tokenizer(kind=wire.Tokenizer.KIND_BYTES),
            rounds=plan.rounds,
            audits=plan.audits,
        )
    )


def test_the_practice_model_is_tiny_and_the_small_one_is_not() -> None:
    """The presets are what their names say."""
    sizes = [parameter_count(load_plan(name).recipe.model) for name in ("practice", "small")]
    assert sizes[0] < 2_000_000 < 20_000_000 < sizes[1]


def test_practice_is_checked_bit_for_bit() -> None:
    """It has no tolerance to spend; the larger preset trains faster and keeps one."""
    practice, small = (load_plan(name).recipe for name in ("practice", "small"))
    assert is_exact(practice)
    assert not practice.HasField("tolerance")
    assert not is_exact(small)
    assert small.HasField("tolerance")


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_file_changes_its_base(tmp_path: Path, suffix: str) -> None:
    """What the file says counts, and what it leaves out is the preset's."""
    path = tmp_path / f"plan{suffix}"
    if suffix == ".json":
        fields = {
            "base": "practice",
            "recipe": {"model": {"layers": 2}},
            "rounds": {"quorum_units": 7},
        }
        path.write_text(json.dumps(fields), "utf-8")
    else:
        path.write_text(
            'base = "practice"\n[recipe.model]\nlayers = 2\n[rounds]\nquorum_units = 7\n', "utf-8"
        )
    plan, base = load_plan(str(path)), load_plan("practice")
    expected = wire.Recipe()
    expected.CopyFrom(base.recipe)
    expected.model.layers = 2
    assert plan.recipe == expected
    assert plan.rounds.quorum_units == 7
    assert plan.audits == base.audits
    assert base.recipe.model.layers != 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("not = [toml", "is not TOML"),
        ('base = "huge"', "unknown base"),
        ("[recipes]\n", "unknown entry"),
        ("[recipe]\nbatch = 3\n", r"\[recipe\] .* can't be used"),
        ("[recipe.model]\nlayers = -1\n", r"\[recipe\] .* can't be used"),
        ("recipe = 3\n", "can't be used"),
    ],
)
def test_a_bad_file_gets_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    """A plan that can't be used says where and why."""
    path = tmp_path / "plan.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RecipeError, match=sentence):
        load_plan(str(path))


def test_an_unknown_name_gets_a_sentence() -> None:
    """A preset that does not exist is answered with those that do."""
    with pytest.raises(RecipeError, match="Presets: practice, small"):
        load_plan("hugee")


def test_a_plan_with_unknown_arithmetic_is_refused_by_name(tmp_path: Path) -> None:
    """An organiser hears at init what no volunteer could compute."""
    plan = tmp_path / "plan.toml"
    plan.write_text('[recipe]\nnumerics = "exact-9"\n[audits]\nreplicaShare = 0.5\n')
    with pytest.raises(FormatError, match="exact-9"):
        with_vocabulary(load_plan(str(plan)).recipe, 256)
    plan.write_text('[recipe]\nnumerics = "exact-1"\n[audits]\nreplicaShare = 0.5\n')
    loaded = load_plan(str(plan))
    assert with_vocabulary(loaded.recipe, 256).numerics == "exact-1"
    assert loaded.audits.replica_share == 0.5


def test_a_plan_that_could_not_run_is_refused(tmp_path: Path) -> None:
    """The bounds of every app hold for an organiser's plan too."""
    path = tmp_path / "plan.toml"
    path.write_text("[recipe.inner]\nlearning_rate = nan\n", "utf-8")
    with pytest.raises((RecipeError, FormatError)):
        with_vocabulary(load_plan(str(path)).recipe, 256)


def test_a_sum_that_can_not_stay_exact_is_refused_before_there_is_a_project() -> None:
    """An organiser learns it at once, and no volunteer fetches a unit that can't run."""
    recipe = wire.Recipe()
    recipe.CopyFrom(load_plan("practice").recipe)
    recipe.micro_batch_sequences = recipe.batch_sequences = 16_384
    with pytest.raises(TrainingError, match="tokens of a micro-batch"):
        with_vocabulary(recipe, 256)
