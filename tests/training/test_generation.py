"""Texts that a checkpoint writes: the arithmetic of training, and characters that are safe."""

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from potluck.v1 import manifest_pb2 as wire
from potluck_training.checkpoint import load_checkpoint, save_checkpoint
from potluck_training.errors import TrainingError
from potluck_training.generation.choosing_tokens import draws_of, next_token
from potluck_training.generation.text import TextJob, write_text
from potluck_training.generation.tokens_and_text import ByteSpeech, speech_of
from potluck_training.model import logits
from potluck_training.numerics.fast import Fast
from potluck_training.replica import views_by_name
from potluck_training.rotations import rotations
from potluck_training.weights import flatten, initial_weights, parameter_layout
from tests.fakes.scripted_coordinator import tiny_recipe

BYTES = wire.Tokenizer(kind=wire.Tokenizer.KIND_BYTES)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the tiny model whose scores differ enough to be told apart."""
    model = tiny_recipe().model
    path = tmp_path_factory.mktemp("checkpoint") / "tiny.safetensors"
    weights = initial_weights(model, 3)
    save_checkpoint(path, model, {name: values * 2 for name, values in weights.items()})
    return path


def job(checkpoint: Path, **changes: object) -> TextJob:
    """Return what to write from the tiny model."""
    fields: dict[str, object] = {
        "model": tiny_recipe().model,
        "tokenizer": BYTES,
        "definition_path": None,
        "checkpoint_path": checkpoint,
        "prompt": "ab",
        "max_tokens": 6,
        "temperature": 0.0,
        "seed": 1,
        "threads": 1,
    }
    return TextJob(**(fields | changes))  # type: ignore[arg-type]


def written(order: TextJob) -> str:
    """Return a whole text."""
    return "".join(write_text(order, lambda: True))


def likeliest(checkpoint: Path, ids: list[int]) -> int:
    """Return the likeliest byte after others by the model of training, which remembers nothing."""
    model = wire.ModelConfig()
    model.CopyFrom(tiny_recipe().model)
    flat = torch.from_numpy(flatten(model, load_checkpoint(checkpoint, model)))
    model.context_tokens = len(ids)
    views = views_by_name(parameter_layout(model), flat)
    with torch.inference_mode():
        scores = logits(Fast(), model, views, rotations(model, "cpu"), torch.tensor([ids]))
    return int(scores[0, -1, :256].argmax())


def test_what_is_remembered_gives_what_the_whole_text_would(checkpoint: Path) -> None:
    """A text is the model's own, token by token, also after the context is full and slides."""
    context = tiny_recipe().model.context_tokens
    decoder, said = ByteSpeech(), ""
    ids, first = list(b"ab"), 0
    for _ in range(3 * context):
        if len(ids) - first > context:
            first = len(ids) - context // 2
        token = likeliest(checkpoint, ids[first:])
        if token == 0:
            break
        ids.append(token)
        said += decoder.said(token)
    order = job(checkpoint, max_tokens=3 * context)
    assert written(order) == said + decoder.rest()
    assert len(ids) > 2 * context


def test_a_seed_decides_the_text(checkpoint: Path) -> None:
    """The same seed says the same on this computer, and daring alone makes others differ."""
    daring = [written(job(checkpoint, temperature=1.0, seed=seed)) for seed in (7, 7, 8)]
    assert daring[0] == daring[1] != daring[2]
    careful = {written(job(checkpoint, temperature=0.0, seed=seed)) for seed in (7, 8)}
    assert len(careful) == 1


def test_a_text_stops_when_nobody_wants_it(checkpoint: Path) -> None:
    """Who hangs up is heard before the next token."""
    left = iter([True, True, False])
    pieces = list(write_text(job(checkpoint), lambda: next(left)))
    assert len(pieces) == 2


def test_a_prompt_beyond_the_vocabulary_is_refused_in_words(checkpoint: Path) -> None:
    """A model of a few letters says so, instead of failing inside."""
    model = wire.ModelConfig()
    model.CopyFrom(tiny_recipe().model)
    model.vocabulary_size = 100
    with pytest.raises(TrainingError, match="Try another"):
        written(job(checkpoint, model=model, prompt="zz"))


@given(st.binary(max_size=60))
def test_any_bytes_become_text_without_control_characters(data: bytes) -> None:
    """Whatever a model says can be shown, and what was text in the first place comes out whole."""
    speech = ByteSpeech()
    pieces = [speech.said(byte) for byte in data]
    said = "".join([*pieces, speech.rest()])
    assert said.encode("utf-8").decode("utf-8") == said
    assert all(character in "\n\t" or character >= " " for character in said)
    assert not any("\x7f" <= character <= "\x9f" for character in said)
    for text in ("naïve ☕\n", "日本"):
        whole = ByteSpeech()
        assert "".join(whole.said(byte) for byte in text.encode("utf-8")) == text


@given(
    st.lists(st.floats(-50, 50, width=32), min_size=2, max_size=20),
    st.floats(0.0, 2.0),
    st.integers(0, 2**64 - 1),
)
def test_only_tokens_that_are_possible_are_drawn(
    scores: list[float], temperature: float, seed: int
) -> None:
    """A draw is one of the tokens for every temperature, even the smallest above zero."""
    values = np.array(scores, np.float32)
    token = next_token(values, temperature, draws_of(seed))
    assert 0 <= token < len(scores)
    if temperature < 1e-3:
        assert values[token] >= values.max() - 0.1


def test_draws_follow_the_likelihoods() -> None:
    """At temperature 1 a token comes as often as its score says."""
    scores = np.log(np.array([0.7, 0.2, 0.1], np.float32))
    draws = draws_of(5)
    counts = np.bincount([next_token(scores, 1.0, draws) for _ in range(3000)], minlength=3)
    assert np.abs(counts / 3000 - np.array([0.7, 0.2, 0.1])).max() < 0.03


def test_numbers_that_are_none_end_the_text_in_words() -> None:
    """A model that broke down in training is told of."""
    with pytest.raises(TrainingError, match="broke down"):
        next_token(np.array([1.0, np.nan], np.float32), 1.0, draws_of(1))


def test_a_tokenizer_of_pieces_of_words_speaks_too(tmp_path: Path) -> None:
    """Projects with a Hugging Face tokenizer can be tried, and a damaged one is told of."""
    tokenizers = pytest.importorskip("tokenizers")
    made = tokenizers.Tokenizer(tokenizers.models.BPE())
    made.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = tokenizers.decoders.ByteLevel()
    trainer = tokenizers.trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<eos>"],
        initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    made.train_from_iterator(["good bread", "good café"], trainer)
    path = tmp_path / "tokenizer.json"
    made.save(str(path))
    named = wire.Tokenizer(kind=wire.Tokenizer.KIND_HUGGING_FACE)
    speech = speech_of(named, path)
    assert speech.end == 0
    ids = speech.ids("good café")
    assert "".join(speech.said(each) for each in ids) + speech.rest() == "good café"
    path.write_text("{}", "utf-8")
    with pytest.raises(TrainingError, match="can't be read"):
        speech_of(named, path)
