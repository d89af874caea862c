"""Puts a trained model into the folder format of Hugging Face's transformers."""

import json
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire

from potluck_training.checkpoint import load_checkpoint, save_checkpoint
from potluck_training.durable_file import prepare_folder, replaced
from potluck_training.errors import TrainingError


def export_model(
    folder: Path, model: wire.ModelConfig, weights_path: Path, tokenizer_path: Path | None = None
) -> None:
    """Write config.json, model.safetensors and, when given, tokenizer.json.

    Raises:
        TrainingError: The checkpoint is not of this model, the tokenizer can't be read, or the
            folder can't be written.
    """
    tokenizer = None if tokenizer_path is None else _read(tokenizer_path)
    prepare_folder(folder)
    save_checkpoint(folder / "model.safetensors", model, load_checkpoint(weights_path, model))
    with replaced(folder / "config.json") as scratch:
        scratch.write_text(json.dumps(llama_config(model), indent=2) + "\n", encoding="utf-8")
    if tokenizer is not None:
        with replaced(folder / "tokenizer.json") as scratch:
            scratch.write_bytes(tokenizer)


def llama_config(model: wire.ModelConfig) -> dict[str, object]:
    """Return the config.json of a model in the words of transformers' LlamaConfig."""
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": "float32",
        "vocab_size": model.vocabulary_size,
        "hidden_size": model.width,
        "intermediate_size": model.hidden_width,
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "num_key_value_heads": model.kv_heads,
        "head_dim": model.width // model.heads,
        "max_position_embeddings": model.context_tokens,
        "rms_norm_eps": model.norm_epsilon,
        "rope_parameters": {"rope_type": "default", "rope_theta": model.rope_theta},
        # Read by transformers before version 5.
        "rope_theta": model.rope_theta,
        "tie_word_embeddings": model.tied_embeddings,
        "attention_bias": False,
        "mlp_bias": False,
        "hidden_act": "silu",
    }


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TrainingError(
            f"The tokenizer {path} can't be read ({error.strerror}). Name the tokenizer.json of "
            "this project.",
            code=ErrorCode.NOT_FOUND,
        ) from error
