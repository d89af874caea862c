"""What the system that this runs on says of motion."""

import contextlib
import sys

from potluck_gui.motion.fixed import FixedMotion
from potluck_gui.motion.port import Motion


def system_motion() -> Motion:
    """Ask the system; where it can't be asked, things may move."""
    motion: Motion = FixedMotion(still=False)
    with contextlib.suppress(OSError, ImportError):  # Qt can be built without D-Bus.
        if sys.platform == "win32":
            from potluck_gui.motion.windows import windows_is_still

            motion = FixedMotion(still=windows_is_still())
        elif sys.platform == "darwin":
            from potluck_gui.motion.macos import macos_is_still

            motion = FixedMotion(still=macos_is_still())
        else:
            from potluck_gui.motion.portal import PortalMotion

            motion = PortalMotion()
    return motion
