"""What an installation keeps for itself: settings that are damaged, and a log without passwords."""

import json
import logging
from pathlib import Path

import pytest

from potluck_setup.log import write_log
from potluck_setup.network import NetworkSettings
from potluck_setup.network_store import load_network
from potluck_setup.places import Places


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 90_000,
        "\0",
        json.dumps({"wheels_folder": "a\0b", "proxy": "http://a\r\nX: 1", "offline": 1}),
        json.dumps({"wheels_folder": "\ud800", "proxy": "x" * 5_000, "updates_url": 7}),
    ],
)
def test_damaged_network_settings_count_as_none(tmp_path: Path, text: str) -> None:
    """A file that somebody else wrote never stops an installation with a fault of ours."""
    places = Places(root=tmp_path)
    places.network.write_text(text)
    assert load_network(places) == NetworkSettings()


def test_no_password_stands_in_the_log(tmp_path: Path) -> None:
    """People show their log to others; also a password with an @ in it is taken out whole."""
    places = Places(root=tmp_path)
    handler = write_log(places)
    try:
        logger = logging.getLogger("potluck_setup.test")
        logger.info("Asking http://me:first@host/x and http://me:se@cond@host:1/y@z.")
    finally:
        logging.getLogger("potluck_setup").removeHandler(handler)
        handler.close()
    written = places.log.read_text("utf-8")
    assert "first" not in written
    assert "cond" not in written
    assert "http://…@host:1/y@z." in written
