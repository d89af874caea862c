"""Lets `python -m potluck_setup` install, update and remove Potluck."""

from potluck_setup.door import main

if __name__ == "__main__":
    raise SystemExit(main())
