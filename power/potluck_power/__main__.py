"""Runs the power helper as `python -m potluck_power`."""

import sys

from potluck_power.command import main

sys.exit(main())
