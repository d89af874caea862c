"""How soon a newcomer sees a verified piece of work, and whether the model learns.

Runs the command that a newcomer runs, `potluck run --practice --units 20`, in an empty home, and
reports what that command says: seconds to the first verified unit, and the loss on held-out text
before any training and after 20 verified units.
"""

import json
import subprocess
import sys
import tempfile
import time

UNITS = 20
LIMIT_SECONDS = 1800


def run() -> dict[str, object]:
    """Return first_verified_seconds, loss_start, loss_after_20_units and tokens per second."""
    with tempfile.TemporaryDirectory(prefix="potluck-") as home:
        command = [sys.executable, "-m", "potluck_client", "--home", home, "run", "--practice"]
        command += ["--units", str(UNITS), "--json"]
        start = time.monotonic()
        first_verified_seconds = None
        lines = []
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            if process.stdout is None:
                raise AssertionError("the pipe was asked for")
            for line in process.stdout:
                event = json.loads(line)
                lines.append(event)
                if first_verified_seconds is None and event.get("verified_units", 0) >= 1:
                    first_verified_seconds = time.monotonic() - start
            code = process.wait(timeout=LIMIT_SECONDS)
        seconds = time.monotonic() - start
    if code != 0 or first_verified_seconds is None:
        raise SystemExit(f"potluck run ended with {code} before {UNITS} units were verified.")
    summary = lines[-1]
    return {
        "first_verified_seconds": round(first_verified_seconds, 1),
        "loss_start": round(summary["loss_first"], 4),
        "loss_after_20_units": round(summary["loss_last"], 4),
        "units": summary["verified_units"],
        "seconds": round(seconds, 1),
        "tokens_per_second": round(summary["tokens_per_second"], 1),
    }
