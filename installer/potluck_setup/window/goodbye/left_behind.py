"""What the engine says of what it left, strictly read and bounded."""

from potluck_setup.leaving import Left
from potluck_setup.window.heard import Finished

_MOST = 20
_MOST_CHARACTERS = 600


def left_behind(finished: Finished) -> tuple[Left, ...]:
    """Return what is left; an entry that is odd is passed over."""
    listed = finished.fields.get("left")
    if not isinstance(listed, list):
        return ()
    found = []
    for each in listed[:_MOST]:
        match each:
            case {"sentence": str(sentence), "command": str(command)} if sentence:
                found.append(
                    Left(sentence=sentence[:_MOST_CHARACTERS], command=command[:_MOST_CHARACTERS])
                )
    return tuple(found)
