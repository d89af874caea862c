"""Which leaves a nonce asks for."""

import hashlib

from potluck.errors import ErrorCode, FormatError
from potluck.limits import CHALLENGE_LEAVES


def challenged_leaves(nonce: bytes, tree_leaves: int, leaf_count: int) -> list[int]:
    """Return distinct leaf indices in the order in which they have to be opened.

    Both sides compute them from the nonce, which the coordinator draws after the commitment. The
    i-th draw is SHA-256(nonce ‖ i as 8 bytes big-endian), taken as a number modulo the leaves;
    a draw that came before is passed over. With fewer leaves than asked for, all are opened.

    Raises:
        FormatError: More leaves are asked for than any project may ask.
    """
    if leaf_count > CHALLENGE_LEAVES:
        raise FormatError(
            f"The project asks for {leaf_count} leaves of a result, more than Potluck allows. Tell "
            "the organiser.",
            code=ErrorCode.TOO_LARGE,
        )
    wanted = min(leaf_count, tree_leaves)
    chosen: dict[int, None] = {}
    draw = 0
    while len(chosen) < wanted:
        number = int.from_bytes(hashlib.sha256(nonce + draw.to_bytes(8, "big")).digest(), "big")
        chosen.setdefault(number % tree_leaves)
        draw += 1
    return list(chosen)
