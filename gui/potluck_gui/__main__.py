"""Runs the app: `python -m potluck_gui`."""

import sys

from potluck_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
