"""The text for support: no planted secret survives, and what helps does."""

import base64
import hashlib
import ipaddress
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.control_endpoint import read_endpoint
from potluck.invite import Invite, format_invite
from potluck.limits import REPORT_BYTES
from potluck.v1 import control_pb2 as control
from potluck_client.activity_log.entry import Entry, Happening, Kind
from potluck_client.control.server import ControlServer
from potluck_client.support.redaction import Private, redact
from potluck_client.support.report import Facts, ProjectFacts, report_text
from tests.fakes.client_machine import Machine
from tests.fakes.control_contract import Caller

PRIVATE = Private(
    folders={"/home/anna.k": "~", "/srv/spare disk/potluck": "<data folder>"},
    names=("anna.k", "Anna-Laptop"),
    others=("pot.example.org", "pot.example.org:7777"),
)


def token(seed: int) -> bytes:
    """Return bytes as random as a key's, from a number."""
    return hashlib.sha256(str(seed).encode()).digest()


def url_safe(seed: int) -> str:
    """Return a token as links and headers write it."""
    return base64.urlsafe_b64encode(token(seed)).decode().rstrip("=")


def invite(seed: int) -> str:
    """Return an invite link."""
    return format_invite(
        Invite(host="a.b", port=1, project_key=token(seed), fingerprint=token(seed + 1))
    )


def key_block(seed: int) -> str:
    """Return a private key as a file has it."""
    inside = base64.b64encode(token(seed)).decode()
    return f"-----BEGIN PRIVATE KEY-----\n{inside}\n-----END PRIVATE KEY-----"


LABEL = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
TOP = st.sampled_from(["com", "org", "net", "de", "home", "lan", "info"])
SEEDS = st.integers(min_value=0, max_value=2**64)
SECRETS: dict[str, st.SearchStrategy[str]] = {
    "hexadecimal": SEEDS.map(lambda seed: token(seed).hex()[: 16 + seed % 48]),
    "url-safe": SEEDS.map(url_safe),
    "invite": SEEDS.map(invite),
    "key block": SEEDS.map(key_block),
    "newer address": st.ip_addresses(v=6).map(str),
    "long address": st.ip_addresses(v=6).map(
        lambda a: ipaddress.IPv6Address(a).exploded.replace(":0000:", ":0:")
    ),
    "older address": st.ip_addresses(v=4).map(str),
    "host and port": st.builds(lambda a, b, p: f"{a}-x.{b}:{p}", LABEL, TOP, st.integers(1, 65535)),
    "host": st.builds(lambda a, b: f"node-{a}.{b}", LABEL, TOP),
    "mail": st.builds(lambda a, b, c: f"{a}@{b}.{c}", LABEL, LABEL, TOP),
    "home": st.sampled_from(["/home/anna.k/x", "/home/anna.k", r"C:\Users\bob\potluck"]),
    "data folder": st.just("/srv/spare disk/potluck/journal.sqlite"),
    "name": st.sampled_from(["anna.k", "ANNA-LAPTOP", "Anna-Laptop"]),
    "project": st.sampled_from(["pot.example.org:7777", "POT.example.org"]),
}
INNER = {"home": ("anna.k", "bob"), "data folder": ("spare disk",), "mail": ("@",)}
AROUND = st.sampled_from(
    [
        " {} ",
        "“{}”",
        "({})",
        "at {}: refused",
        "'{}'",
        "[{}]",
        "x={};",
        "<{}>",
        "{}",
        "\t{}\n",
        "{},",
    ]
)


@pytest.mark.parametrize("kind", SECRETS)
def test_no_planted_secret_survives(kind: str) -> None:
    """Whatever stands around it, and wherever in a log it stands."""

    @settings(max_examples=40)
    @given(secret=SECRETS[kind], around=AROUND, before=st.text(max_size=30))
    def check(secret: str, around: str, before: str) -> None:
        # A letter or digit that touches it would make it another word.
        text = f"2026-11-22 07:38:14 INFO {before} \n{around.format(secret)}"
        told = redact(text, PRIVATE)
        for part in INNER.get(kind, (secret,)):
            line = told if part != "@" else told.rpartition("\n")[2]
            assert part.casefold() not in line.casefold() or part in before

    check()


def test_what_helps_survives() -> None:
    """A report without secrets reads as it was written."""
    text = (
        "2026-11-22 07:38:14,123 WARNING potluck_client.daemon.compose: the file journal.sqlite "
        "could not be used: disk I/O error (NVIDIA GeForce RTX 4090, 24.0 GB, version 0.1.0)\n"
        "Linux 6.1.0-18-amd64 x86_64, Python 3.12.1. Limits: 22:00-07:00, 80 °C, 50 %."
    )
    assert redact(text, PRIVATE) == text
    assert redact("in /home/anna.k/.local", PRIVATE) == "in ~/.local"


def some_facts(**changed: object) -> Facts:
    """Return facts of a small computer."""
    entry = Entry(
        number=1,
        unix=0.0,
        happening=Happening(kind=Kind.WORK, sentence="A piece of work was begun."),
    )
    plain: dict[str, object] = {
        "taken_unix": 0.0,
        "versions": [("Potluck", "1.2.3")],
        "now": "Training now.",
        "devices": ["CPU, 8 GB"],
        "limits": [],
        "problems": ["The disk is full. Free some."],
        "findings": ["The clock: good. It is right."],
        "projects": [ProjectFacts(name="Pocket", connected=False, problem="Nobody answers.")],
        "entries": [entry],
        "log_tail": "old line\nnew line",
    }
    return Facts(**(plain | changed))  # type: ignore[arg-type]


def test_a_report_says_what_is_asked_first() -> None:
    """Versions, devices, limits, problems, projects, activity and the log's end."""
    text = report_text(some_facts(), PRIVATE, REPORT_BYTES)
    for part in (
        "Potluck: 1.2.3",
        "- CPU, 8 GB",
        "- none",
        "- The disk is full. Free some.",
        "- Pocket: not connected. Nobody answers.",
        "1970-01-01 00:00:00 work: A piece of work was begun.",
        "new line",
    ):
        assert part in text


@settings(max_examples=40)
@given(
    log=st.lists(st.text(max_size=80), max_size=60).map("\n".join),
    name=st.text(max_size=2000),
    most=st.integers(0, 3000),
)
def test_a_report_is_bounded_and_obeyed_by_no_terminal(log: str, name: str, most: int) -> None:
    """A hostile name or log neither floods nor paints the screen of who helps."""
    projects = [ProjectFacts(name=name, connected=True, problem="")]
    text = report_text(some_facts(log_tail=log, projects=projects), PRIVATE, most)
    assert len(text.encode()) <= most
    assert all(c.isprintable() or c == "\n" for c in text)


def test_a_long_log_loses_its_oldest_lines() -> None:
    """What happened last is what helps."""
    log = "\n".join(f"line {number} is here" for number in range(10_000))
    text = report_text(some_facts(log_tail=log), PRIVATE, REPORT_BYTES)
    assert text.endswith("line 9999 is here\n")
    assert "line 0 is here" not in text
    assert "Potluck: 1.2.3" in text


async def test_a_daemons_report_leaves_its_own_secrets_out(tmp_path: Path) -> None:
    """Token, key, link, address and folder of a real daemon stand in its log, not in the report."""
    machine = Machine(tmp_path)
    machine.start()
    await machine.clock.advance(1)
    server = ControlServer(tmp_path, machine.daemon.calls)
    await server.start()
    endpoint = read_endpoint(tmp_path)
    secrets = [endpoint.token, machine.link, machine.key.public.hex(), str(tmp_path), "127.0.0.1"]
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "daemon.log").write_text(
        "\n".join(f"INFO asyncio: was told {secret} just now" for secret in secrets)
    )
    caller = Caller(endpoint)
    answer = await caller.stub.GetSupportReport(
        control.GetSupportReportRequest(), metadata=caller.metadata
    )
    assert answer.text.count("was told") == len(secrets)
    assert "Potluck: 1.2.3" in answer.text
    assert "Pocket project: " in answer.text
    assert not [secret for secret in secrets if secret in answer.text]
    await caller.channel.close(None)
    await machine.stop()
    await server.stop()
