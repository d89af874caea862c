"""Run one benchmark, or all of them: `python -m benchmarks NAME`.

Each benchmark is a module of this package with `run() -> dict` of figures. What it prints on the
way goes to the error stream; the last line on the output stream is one JSON object.
"""

import argparse
import contextlib
import importlib
import json
import sys

from benchmarks.machine import describe_machine

MODULES = {
    "overhead": "overhead",
    "footprint": "footprint",
    "practice": "practice",
    "drift": "drift",
    "exactness": "exactness",
    "exact": "exact",
    "precision": "precision",
    "governor": "governor",
    "gui": "gui",
    # The word itself can't name a module.
    "yield": "yield_",
}


def main() -> int:
    """Run what was asked for and print the result of each as one line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=(*MODULES, "all"))
    wanted = parser.parse_args().name
    for name in MODULES if wanted == "all" else (wanted,):
        module = importlib.import_module(f"benchmarks.{MODULES[name]}")
        with contextlib.redirect_stdout(sys.stderr):
            figures = module.run()
        result = {"benchmark": name, "figures": figures, "machine": describe_machine()}
        print(json.dumps(result), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
