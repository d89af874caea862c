"""A small project's rules that every check accepts, for tests to sign, bend and break."""

from potluck.v1 import manifest_pb2 as wire


def example_recipe() -> wire.Recipe:
    """Return a valid recipe of a tiny byte-level model."""
    model = wire.ModelConfig(
        vocabulary_size=256,
        width=32,
        layers=2,
        heads=4,
        kv_heads=2,
        hidden_width=64,
        context_tokens=32,
        rope_theta=10_000.0,
        norm_epsilon=1e-5,
        tied_embeddings=True,
    )
    inner = wire.InnerOptimizer(
        learning_rate=1e-3,
        beta1=0.9,
        beta2=0.95,
        epsilon=1e-6,
        weight_decay=0.1,
        warmup_steps=2,
        clip_norm=1.0,
    )
    outer = wire.OuterOptimizer(
        learning_rate=0.7, momentum=0.9, staleness_factor=0.5, max_staleness_rounds=2
    )
    return wire.Recipe(
        model=model,
        inner=inner,
        outer=outer,
        batch_sequences=4,
        micro_batch_sequences=2,
        segment_steps=2,
        min_steps=4,
        max_steps=8,
        leaf_bytes=1024,
        codec=wire.CODEC_INT8,
        codec_block=256,
        precision=wire.PRECISION_FLOAT32,
        tolerance=wire.Tolerance(pass_relative_error=5e-3, fail_relative_error=3e-2),
    )


def example_manifest(project_key: bytes) -> wire.ProjectManifest:
    """Return valid rules of a tiny project."""
    return wire.ProjectManifest(
        format=1,
        project_key=project_key,
        name="Seed library",
        charter="A model of gardening letters.",
        organiser="The allotment society",
        model_licence="Apache-2.0",
        data_licence="CC0-1.0",
        recipe=example_recipe(),
        tokenizer=wire.Tokenizer(kind=wire.Tokenizer.KIND_BYTES),
        rounds=wire.RoundPolicy(quorum_units=2, grace_seconds=5, lease_seconds=600),
        audits=wire.AuditPolicy(
            probation_units=3, min_audit_rate=0.1, challenge_leaves=4, norm_factor=10.0
        ),
        revision=1,
    )
