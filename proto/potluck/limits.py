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

RECEIPT_BYTES = 4 * KIB
"""Largest serialised receipt; a real one is a tenth of it."""

LEDGER_PAGE = 500
"""Most ledger entries in one answer."""

HISTORY_ENTRIES = 5000
"""Most entries of history in one answer."""

RECEIPTS_PAGE = 200
"""Most receipts in one answer."""

ACTIVITY_PAGE = 200
"""Most entries of the activity log in one answer."""

REPORT_BYTES = 60_000
"""Longest text for somebody who helps, in UTF-8."""

MY_ROUNDS = 2000
"""Most rounds with work of this computer in one answer."""

PROMPT_CHARACTERS = 2000
"""Longest beginning that a model is asked to go on with."""

GENERATED_TOKENS = 400
"""Most tokens that a model is asked for at once."""

TEMPERATURE = 2.0
"""Most daring draws that a model is asked for; above it even a good one says nothing but noise."""

TOKENIZER_BYTES = 64 * MIB
"""Largest definition of a tokenizer that is brought here to try a model; real ones are below 40."""

CHECK_SECONDS = 120
"""Longest check of speed and heat, in seconds."""

PROJECT_SHARE = 1000
"""Greatest share of the work that a project can be given."""

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
