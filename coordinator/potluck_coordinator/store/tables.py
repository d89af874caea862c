"""The tables of the SQLite file."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

SCHEMA_VERSION = 3
"""Rises by one with each change of a table; older files are then brought up to date."""

METADATA = MetaData()

SCHEMA = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

SHARDS = Table(
    "shards",
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("size_bytes", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
)

HELD_OUT = Table(
    "held_out",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("size_bytes", Integer, nullable=False),
)

ROUNDS = Table(
    "rounds",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("checkpoint_digest", LargeBinary, nullable=False, index=True),
    Column("checkpoint_bytes", Integer, nullable=False),
    Column("velocity_digest", LargeBinary),
    Column("velocity_bytes", Integer),
    Column("opened_unix_ms", Integer, nullable=False),
    Column("quorum_unix_ms", Integer),
    Column("tokens", Integer, nullable=False),
    Column("held_out_loss", Float),
    Column("measured_unix_ms", Integer),
    Column("files_kept", Boolean, nullable=False),
)

SHARES = Table(
    "merge_shares",
    METADATA,
    Column("from_round", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("unit_id", LargeBinary, nullable=False),
    Column("weight", Float, nullable=False),
)

INSPECTORS = Table("inspectors", METADATA, Column("public_key", LargeBinary, primary_key=True))

NONCES = Table(
    "nonces",
    METADATA,
    Column("nonce", LargeBinary, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("expires_unix_ms", Integer, nullable=False, index=True),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("public_key", LargeBinary, nullable=False, index=True),
    Column("inspector", Boolean, nullable=False),
    Column("app_version", String, nullable=False),
    Column("expires_unix_ms", Integer, nullable=False, index=True),
)

MEMBERS = Table(
    "members",
    METADATA,
    Column("public_key", LargeBinary, primary_key=True),
    Column("strikes", Integer, nullable=False),
    Column("shut_out", Boolean, nullable=False),
    Column("last_seen_unix_ms", Integer, nullable=False, index=True),
    Column("strike_place", Integer),
)

PASSES = Table(
    "audit_passes",
    METADATA,
    Column("public_key", LargeBinary, primary_key=True),
    Column("app_version", String, primary_key=True),
    Column("passes", Integer, nullable=False),
)

UNITS = Table(
    "units",
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("unit_id", LargeBinary, nullable=False, unique=True),
    Column("work", LargeBinary, nullable=False),
    Column("history", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("lease_id", LargeBinary),
    Column("public_key", LargeBinary, nullable=False),
    Column("app_version", String, nullable=False),
    Column("commitment", LargeBinary, nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("opening", LargeBinary, nullable=False),
    Column("payload_digest", LargeBinary, index=True),
    Column("payload_bytes", Integer),
    Column("payload_kept", Boolean, nullable=False),
    Column("last_root", LargeBinary, nullable=False, index=True),
    Column("norm_rate", Float, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("audited", Boolean, nullable=False),
    Column("decided_unix_ms", Integer, index=True),
    Column("reason", String, nullable=False),
    Column("twin", LargeBinary, nullable=False),
    Column("state_digest", LargeBinary, nullable=False, index=True),
    Column("state_whole", Boolean, nullable=False),
    Index("units_of_key", "public_key", "state"),
)

LEASES = Table(
    "leases",
    METADATA,
    Column("lease_id", LargeBinary, primary_key=True),
    Column("unit_id", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("device_id", String, nullable=False),
    Column("app_version", String, nullable=False),
    Column("numerics_class", LargeBinary, nullable=False),
    Column("expires_unix_ms", Integer, nullable=False),
    Column("steps_done", Integer, nullable=False),
    Column("open", Boolean, nullable=False),
    Index("open_leases", "open", "public_key"),
)

INSPECTIONS = Table(
    "inspections",
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("inspection_id", LargeBinary, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("unit_id", LargeBinary, nullable=False),
    Column("round", Integer, nullable=False),
    Column("numerics_class", LargeBinary),
    Column("same_class_only", Boolean, nullable=False),
    Column("queued_unix_ms", Integer, nullable=False),
    Column("taken_by", LargeBinary, nullable=False),
    Column("expires_unix_ms", Integer, nullable=False),
    Column("handed_out", Integer, nullable=False),
    Column("done", Boolean, nullable=False, index=True),
)

LEDGER = Table(
    "ledger",
    METADATA,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("serialised", LargeBinary, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False, index=True),
    Column("unit_id", LargeBinary, nullable=False),
    Column("kind", Integer, nullable=False),
    # A unit is credited once and revoked once, whatever is repeated after a crash.
    UniqueConstraint("unit_id", "kind"),
)

OUTCOMES = Table(
    "outcomes",
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("outcome", LargeBinary, nullable=False),
    Index("outcomes_of_key", "public_key", "sequence"),
    sqlite_autoincrement=True,
)
