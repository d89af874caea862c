"""Lets `python -m potluck_client.cli` do what the command `potluck` does."""

from potluck_client.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
