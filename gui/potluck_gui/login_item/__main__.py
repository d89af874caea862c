"""Takes Potluck off what starts at login: `python -m potluck_gui.login_item off`.

What uninstalls Potluck runs this, since only the window's room knows the ways of the systems.
"""

import argparse
import sys

from potluck.errors import PotluckError
from potluck_gui.login_item.system import system_login_item


def main() -> int:
    """Turn the login item off; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m potluck_gui.login_item")
    parser.add_argument("wish", choices=["off"])
    parser.parse_args()
    try:
        system_login_item().turn_off()
    except PotluckError as error:
        sys.stderr.write(error.sentence + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
