"""Runs the power helper as `python -m potluck_power`, and says where there is none yet."""

import sys


def main() -> int:
    """Run the command of the command line; its modules can be imported on Linux only."""
    if sys.platform == "linux":
        from potluck_power.command import run

        return run()
    else:  # noqa: RET505 — the checker knows then that this is another system
        print("The power helper works on Linux only so far.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
