"""What kind of network a Mac is on: nothing is known of it, in so many words.

macOS tells that a network is expensive or in Low Data Mode through Network.framework alone
(nw_path_is_expensive, nw_path_is_constrained), and that only to a block of Swift or Objective-C,
which a Python program without a library for it has no sound way to make. A person on a phone's
network pauses Potluck by hand, or sets the hours.
"""


class MacNetwork:
    """Implements NetworkProbe."""

    def metered(self) -> bool | None:
        """Return None: it can't be known."""
        return None
