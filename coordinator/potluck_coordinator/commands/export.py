"""potluck-coordinator export: the newest model, for everybody."""

import argparse
from pathlib import Path

from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.commands.options import add_home, add_json, chosen_home, show
from potluck_coordinator.errors import HomeError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "export",
        help="write the newest model for Hugging Face's transformers",
        description="Write the newest model into a folder: config.json, model.safetensors and the "
        "tokenizer. Works while the project is being served.",
    )
    add_home(parser)
    add_json(parser)
    parser.add_argument("folder", type=Path, help="where to write it; made if it is not there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the checkpoint of the current round."""
    from potluck_coordinator.workshop import opened
    from potluck_training.export import export_model

    home = chosen_home(options)
    manifest = home.read_manifest()
    folder: Path = options.folder.expanduser().absolute()
    with opened(home) as (blobs, store):
        with store.transaction() as records:
            current = records.project.current_round()
        if current is None:
            raise HomeError("This project has no model yet. Run: potluck-coordinator ingest FOLDER")
        tokenizer = None
        if manifest.tokenizer.kind == wire.Tokenizer.KIND_HUGGING_FACE:
            tokenizer = blobs.local_path(manifest.tokenizer.definition.digest)
        weights = blobs.local_path(current.checkpoint.digest)
        export_model(folder, manifest.recipe.model, weights, tokenizer)
    fields = {"folder": str(folder), "round": current.number, "tokens": current.tokens}
    line = f"The model of round {current.number} ({current.tokens:,} tokens) is in {folder}."
    show(options, fields, [line])
