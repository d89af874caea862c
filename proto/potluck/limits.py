"""The sizes and counts that nothing from outside may exceed; both sides of a wire enforce them."""

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB

MESSAGE_BYTES = 4 * MIB
"""Largest gRPC message, sent or received."""

FRAME_BYTES = 4 * MIB
"""Largest message on the pipe between daemon and worker."""

POWER_FRAME_BYTES = 16 * KIB
"""Largest message between daemon and power helper; a list of 64 devices is half of it."""

CHUNK_BYTES = 1 * MIB
"""Largest run of blob bytes in one message."""

BLOB_BYTES = 64 * GIB
"""Largest blob that a reference may name."""

MANIFEST_BYTES = 256 * KIB
"""Largest serialised manifest."""

COMMITMENT_BYTES = 256 * KIB
"""Largest serialised commitment."""

TEXT_CHARACTERS = 4000
"""Longest text that a manifest or a message may carry for a person to read."""

LINK_CHARACTERS = 1000
"""Longest invite link."""

SEGMENTS = 1000
"""Most segments in a unit."""

CHALLENGE_LEAVES = 64
"""Most leaves that a challenge may ask for."""

LEAF_BYTES = 64 * KIB
"""Largest leaf of a commitment tree."""

PROOF_HASHES = 64
"""Longest Merkle proof: enough for 2^64 leaves."""

PARAMETERS = 20_000_000_000
"""Largest model."""

STEP_TOKENS = 16 * MIB
"""Most tokens in one inner step."""

LEDGER_PAGE = 500
"""Most ledger entries in one answer."""

UNITS_PAGE = 500
"""Most journal units in one answer."""

STATS_DAYS = 3660
"""Most days of contribution in one answer."""

LOSS_CURVE_POINTS = 500
"""Most points of a loss curve in one status."""

SESSION_SECONDS = 24 * 3600
"""How long a session token is good for."""

NONCE_BYTES = 32
"""Length of every nonce and session token."""

NONCE_SECONDS = 60
"""How long an enrolment nonce is good for."""

THREADS = 1024
"""Most CPU threads that a run may say it used."""

ID_BYTES = 16
"""Length of unit, lease and inspection names."""

DEVICE_ID_CHARACTERS = 100
"""Longest name of a device."""

LEASES_PER_KEY = 32
"""Most open leases of one computer."""
