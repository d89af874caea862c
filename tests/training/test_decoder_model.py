"""The decoder against another implementation of the same architecture."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from potluck_training.checkpoint import save_checkpoint
from potluck_training.errors import TrainingError
from potluck_training.export import export_model
from potluck_training.model import logits, mean_loss
from potluck_training.numerics.choosing import choose_numerics
from potluck_training.numerics.port import Numerics
from potluck_training.rotations import rotations
from potluck_training.weights import initial_weights
from tests.fakes.model_parameters import model_parameters
from tests.fakes.training_jobs import tiny_model


@pytest.fixture(params=["", "exact-1"], ids=["fast", "exact"])
def numerics(request: pytest.FixtureRequest) -> Numerics:
    """Return each arithmetic that a recipe may name."""
    return choose_numerics(request.param, "cpu")


def _arrays(*, tied_embeddings: bool) -> dict[str, NDArray[np.float32]]:
    weights = initial_weights(tiny_model(tied_embeddings=tied_embeddings), 4)
    # Larger than at the start, so that attention is far from even and a wrong angle shows.
    return {name: array * 2 for name, array in weights.items()}


@pytest.mark.parametrize("tied_embeddings", [True, False])
def test_an_exported_model_gives_the_same_logits_in_transformers(
    tmp_path: Path, tied_embeddings: bool, numerics: Numerics
) -> None:
    """What the community trains is a real Llama that others' software runs unchanged."""
    from transformers import LlamaForCausalLM

    model = tiny_model(tied_embeddings=tied_embeddings)
    arrays = _arrays(tied_embeddings=tied_embeddings)
    checkpoint = tmp_path / "base"
    save_checkpoint(checkpoint, model, arrays)
    export_model(tmp_path / "exported", model, checkpoint)
    llama = LlamaForCausalLM.from_pretrained(tmp_path / "exported", attn_implementation="eager")
    tokens = torch.arange(3 * model.context_tokens).reshape(3, -1) * 5 % 256
    with torch.no_grad():
        parameters = model_parameters(model, arrays)
        ours = logits(numerics, model, parameters, rotations(model, "cpu"), tokens)
        theirs = llama(tokens).logits
    assert ours.std() > 0.01
    # Exact numerics round each operand to 14 bits.
    atol = 2e-2 * theirs.std().item() if numerics.name else 1e-5
    torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=atol)


def test_a_tokenizer_is_exported_when_there_is_one(tmp_path: Path) -> None:
    """An exported folder is complete, and its settings are those of the model."""
    model = tiny_model()
    save_checkpoint(tmp_path / "base", model, initial_weights(model, 1))
    (tmp_path / "mine.json").write_text("{}")
    export_model(tmp_path / "out", model, tmp_path / "base", tmp_path / "mine.json")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"config.json", "model.safetensors", "tokenizer.json"}
    config = json.loads((tmp_path / "out" / "config.json").read_text())
    assert config["num_key_value_heads"] == model.kv_heads


def test_a_missing_tokenizer_is_named(tmp_path: Path) -> None:
    """A person learns which file is missing."""
    model = tiny_model()
    save_checkpoint(tmp_path / "base", model, initial_weights(model, 1))
    with pytest.raises(TrainingError, match=r"none\.json"):
        export_model(tmp_path / "out", model, tmp_path / "base", tmp_path / "none.json")


def test_no_token_sees_what_comes_after_it(numerics: Numerics) -> None:
    """The loss is that of prediction, so nothing may leak from the future."""
    model = tiny_model()
    parameters = model_parameters(model, _arrays(tied_embeddings=True))
    tables = rotations(model, "cpu")
    tokens = torch.arange(model.context_tokens)[None]
    changed = tokens.clone()
    changed[0, 10:] += 100
    with torch.no_grad():
        before, after = (logits(numerics, model, parameters, tables, t) for t in (tokens, changed))
    assert torch.equal(before[:, :10], after[:, :10])
    assert not torch.allclose(before[:, 10:], after[:, 10:])


def test_an_untrained_model_knows_nothing(numerics: Numerics) -> None:
    """The first loss is that of guessing evenly, so initial weights have a sound scale."""
    model = tiny_model()
    weights = model_parameters(model, initial_weights(model, 1))
    windows = torch.arange(8 * 17).reshape(8, 17)
    loss = mean_loss(numerics, model, weights, rotations(model, "cpu"), windows).item()
    assert abs(loss - np.log(256)) < 0.05
