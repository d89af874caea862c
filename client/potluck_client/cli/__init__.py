"""The command line `potluck`: words in, calls to the daemon of this computer, words out.

It knows the daemon's control service and nothing of its inside. The functional part, which turns
snapshots into texts and judges how a run stands, has no clock, socket or terminal.
"""

from potluck_client.cli.entry import main

__all__ = ["main"]
