"""Where in a file the body of an answer belongs (RFC 9110, section 14)."""

import re
from collections.abc import Mapping
from http import HTTPStatus

_MOST_DIGITS = 18
_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", re.IGNORECASE)


class WrongLengthError(Exception):
    """The server's file has another length than was promised."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} bytes")
        self.length = length


def range_headers(offset: int, entity_tag: str | None) -> dict[str, str]:
    """Return the headers that ask for the rest of a file.

    Args:
        offset: How much is here.
        entity_tag: What the server called the file when that came; a weak one proves nothing
            (section 13.1.5), and then the hash alone tells whether both parts belong together.
    """
    if offset == 0:
        return {}
    headers = {"Range": f"bytes={offset}-"}
    if entity_tag and entity_tag.startswith('"'):
        headers["If-Range"] = entity_tag
    return headers


def body_start(
    status: int, headers: Mapping[str, str], *, offset: int, size_bytes: int
) -> int | None:
    """Return which byte of the file an answer's body begins with.

    None when the answer is of no use, and the file should be asked for from its start.

    Args:
        status: Of HTTP; only 200, 206 and 416 are about ranges.
        headers: Of the answer; names without regard to case.
        offset: From which byte on the file was asked for.
        size_bytes: The length that was promised.

    Raises:
        WrongLengthError: The server says that its file has another length.
    """
    if status == HTTPStatus.OK:
        length = headers.get("Content-Length", "")
        if length.isascii() and length.isdigit():
            said = int(length) if len(length) <= _MOST_DIGITS else 10**_MOST_DIGITS
            if said != size_bytes:
                raise WrongLengthError(said)
        return 0
    if status != HTTPStatus.PARTIAL_CONTENT:
        return None
    found = _CONTENT_RANGE.fullmatch(headers.get("Content-Range", "").strip())
    if found is None:
        return None
    if found[3] != "*" and int(found[3]) != size_bytes:
        raise WrongLengthError(int(found[3]))
    return offset if int(found[1]) == offset else None
