"""What a person reads when this app and a project's server speak different versions."""

from potluck import PROTOCOL_VERSION
from potluck.errors import VersionError

_NEWER_AND_UPDATES = (
    "This community's server speaks a newer version than this Potluck. Potluck updates itself "
    "first, and goes on by itself."
)
_NEWER = (
    "This community's server speaks a newer version than this Potluck. Install the newest Potluck "
    "in the way in which you installed this one; nothing is lost meanwhile."
)
_OLDER = (
    "This community's server speaks an older version than this Potluck, so its organiser has to "
    "update it. Nothing is lost; Potluck tries again by itself."
)


def app_is_older(error: Exception) -> bool:
    """Tell whether a server refused because this app is the older of the two."""
    return isinstance(error, VersionError) and error.spoken > PROTOCOL_VERSION


def in_own_words(error: VersionError, *, updates_itself: bool) -> VersionError:
    """Return a server's refusal in the words that fit this installation.

    Args:
        error: What the server said.
        updates_itself: True where this installation fetches newer versions of the app.
    """
    if not app_is_older(error):
        return VersionError(_OLDER, spoken=error.spoken)
    return VersionError(_NEWER_AND_UPDATES if updates_itself else _NEWER, spoken=error.spoken)
