"""Carries out a start of Potluck in a process of its own, since a start becomes the app.

`python -m tests.fakes.setup_start FIELDS`; FIELDS is a JSON object with the fields of `Start`.
"""

import json
import os
import sys
from pathlib import Path

from potluck_setup.faces import Situation
from potluck_setup.launching import Start, carry_out
from potluck_setup.places import Places
from potluck_setup.showing import Order
from potluck_setup.start_task import Task


def main() -> int:
    """Return the status where the start did not become the app."""
    fields = json.loads(sys.argv[1])
    return carry_out(
        Start(
            order=Order(
                places=Places(root=Path(fields["root"])),
                payload=Path(fields["payload"]),
                python=Path(fields["python"]),
                task=fields["asked"] or Task.INSTALL,
                options=(),
                environment=dict(os.environ),
            ),
            asked=Task(fields["asked"]) if fields["asked"] else None,
            network=lambda network: network,
            words=tuple(fields["words"]),
            situation=Situation(
                display=fields["display"],
                terminal=fields["terminal"],
                window_words=not fields["words"] or fields["words"][0] == "app",
            ),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
