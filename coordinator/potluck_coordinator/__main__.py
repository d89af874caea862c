"""Lets `python -m potluck_coordinator` do what `potluck-coordinator` does."""

from potluck_coordinator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
