"""The recipe of Practice: a byte-level decoder that two CPU cores can train in minutes."""

from potluck.numerics import EXACT
from potluck.v1 import manifest_pb2 as wire


def practice_recipe() -> wire.Recipe:
    """Return the recipe; a unit of min_steps takes some seconds on one thread."""
    return wire.Recipe(
        model=wire.ModelConfig(
            vocabulary_size=256,
            width=128,
            layers=4,
            heads=4,
            kv_heads=2,
            hidden_width=352,
            context_tokens=128,
            rope_theta=10_000.0,
            norm_epsilon=1e-5,
            tied_embeddings=True,
        ),
        inner=wire.InnerOptimizer(
            learning_rate=1e-3,
            beta1=0.9,
            beta2=0.95,
            epsilon=1e-6,
            weight_decay=0.1,
            warmup_steps=5,
            clip_norm=1.0,
        ),
        outer=wire.OuterOptimizer(
            learning_rate=0.7, momentum=0.9, staleness_factor=0.5, max_staleness_rounds=2
        ),
        batch_sequences=16,
        micro_batch_sequences=8,
        segment_steps=20,
        min_steps=40,
        max_steps=40,
        leaf_bytes=16 * 1024,
        codec=wire.CODEC_INT8,
        codec_block=256,
        precision=wire.PRECISION_FLOAT32,
        # Every computer comes to the same bits, so work is compared without a tolerance.
        numerics=EXACT,
    )
