"""The Practice project: a tiny model, the standard library as text, rules marked as practice."""

import datetime as dt

from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.ingest.flow import Ingest
from potluck_coordinator.ingest.journal import IngestJournal
from potluck_coordinator.ingest.standard_library import read_standard_library
from potluck_coordinator.ingest.tokenising import ByteTokeniser
from potluck_coordinator.project import Charter, make_keys, open_first_round, sign_rules
from potluck_coordinator.recipes import PRACTICE, load_plan
from potluck_coordinator.workshop import opened

HELD_OUT_CHARACTERS = 24 * 1024
"""Little, since every checkpoint is measured on it by the same two cores that train."""

CHARTER = Charter(
    name="Practice",
    organiser="this computer",
    purpose=(
        "A tiny model learns to write Python from Python's own standard library. Everything stays "
        "on this computer."
    ),
    model_licence="Apache-2.0",
    data_licence="PSF-2.0",
    data="The source of the Python standard library that is on this computer.",
    practice=True,
)


def prepare_practice(home: CoordinatorHome) -> None:
    """Make the Practice project, or what a killed process left undone of it.

    Its first round is opened last, so that a project with one is complete.

    Raises:
        PotluckError: The folder, the disk or the standard library can't be used.
    """
    now = dt.datetime.now(dt.UTC)
    make_keys(home, now)
    tokeniser = ByteTokeniser()
    manifest = sign_rules(
        home,
        CHARTER,
        load_plan(PRACTICE),
        wire.Tokenizer(kind=wire.Tokenizer.KIND_BYTES),
        tokeniser.vocabulary_size,
    )
    with opened(home) as (blobs, store):
        with store.transaction() as records:
            complete = records.project.current_round() is not None
        if complete:
            return
        with IngestJournal(home.root) as journal:
            Ingest(
                tokeniser=tokeniser,
                model=manifest.recipe.model,
                blobs=blobs,
                store=store,
                journal=journal,
                on_progress=lambda _: None,
                held_out_characters=HELD_OUT_CHARACTERS,
            ).run(read_standard_library)
        open_first_round(home, blobs, store, now)
