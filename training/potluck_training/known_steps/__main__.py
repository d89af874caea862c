"""Prints what the known steps come to here: `python -m potluck_training.known_steps [DEVICE]`."""

import json
import sys

from google.protobuf.json_format import MessageToDict

from potluck_training.determinism import configure, numerics_class
from potluck_training.known_steps.running import exact_steps, fast_steps


def main() -> None:
    """Print the digests of a device as `digests.json` has them."""
    device = sys.argv[1] if len(sys.argv) > 1 else "cpu"
    configure(device, 1)
    named = MessageToDict(numerics_class(device, 1), preserving_proto_field_name=True)
    fast = {"class": named, "digest": fast_steps(device)}
    sys.stdout.write(json.dumps({"exact": exact_steps(device), "fast": [fast]}, indent=1) + "\n")


if __name__ == "__main__":
    main()
