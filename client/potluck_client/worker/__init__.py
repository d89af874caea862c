"""The worker process: the only part of the client that imports torch; no network, no keys."""
