"""Tries to load parts of Potluck in a process of their own, which does nothing else."""

import asyncio
import sys
from importlib.util import find_spec

from potluck_client.child_process import start_child

LOAD_SECONDS = 120.0
"""How long parts may take to load: from a slow, cold disk, and nothing compiled yet."""

_DAEMON = "import potluck_client.daemon.compose, potluck_client.cli.run_command, keyring, rich"
_PRACTICE = ", potluck_coordinator.cli"


async def daemon_problem() -> str:
    """Return why what the daemon is made of can't be loaded; empty if it can.

    Practice's part is tried where its database library is there: it is not asked for by all.
    """
    practice = _PRACTICE if find_spec("sqlalchemy") is not None else ""
    return await loading_problem(_DAEMON + practice, LOAD_SECONDS)


async def loading_problem(statement: str, seconds: float) -> str:
    """Return why a process of its own can't carry out a statement of imports; empty if it can."""
    child = await start_child((sys.executable, "-c", statement))
    try:
        async with asyncio.timeout(seconds):
            status = await child.process.wait()
    except TimeoutError:
        return f"it took longer than {seconds:.0f} seconds"
    else:
        if status == 0:
            return ""
        words = (await child.last_words()).rstrip(".")
        return words.partition(": ")[2] or words or f"it ended with status {status}"
    finally:
        await child.kill()
