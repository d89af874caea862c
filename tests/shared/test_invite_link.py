"""Invite links, as people paste them: whole, cut off, retyped, or made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.errors import FormatError
from potluck.invite import Invite, format_invite, is_loopback, parse_invite

labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
names = st.lists(labels, min_size=1, max_size=4).map(".".join)
hosts = st.one_of(
    names.filter(lambda name: not name.split(".")[-1].isdigit()),
    st.ip_addresses().map(str),
)
invites = st.builds(
    Invite,
    host=hosts,
    port=st.integers(1, 65535),
    project_key=st.binary(min_size=32, max_size=32),
    fingerprint=st.binary(min_size=32, max_size=32),
)
WHOLE = Invite(host="train.example.org", port=443, project_key=b"k" * 32, fingerprint=b"f" * 32)


def check_readable(text: str) -> None:
    """Fail unless a text is refused in words or read as an invite that can be passed on."""
    try:
        invite = parse_invite(text)
    except FormatError as error:
        assert error.sentence.endswith(".")
        return
    assert parse_invite(format_invite(invite)) == invite
    invite.host.encode("idna")
    assert invite.host.isprintable()
    assert invite.fingerprint is not None or is_loopback(invite.host)


@given(invites)
def test_a_link_says_what_the_invite_says(invite: Invite) -> None:
    """The organiser's link brings the volunteer to the organiser's project."""
    assert parse_invite(format_invite(invite)) == invite
    assert parse_invite(f"  {format_invite(invite)}\n") == invite


def test_a_loopback_link_needs_no_fingerprint_and_any_other_does() -> None:
    """Nobody can be lured onto an unprotected connection by leaving the fingerprint out."""
    for host in ("127.0.0.1", "::1", "localhost"):
        invite = Invite(host=host, port=80, project_key=b"k" * 32, fingerprint=None)
        assert parse_invite(format_invite(invite)) == invite
    for host in ("example.org", "10.0.0.1", "localhost.example.org", "127.0.0.1.example.org"):
        invite = Invite(host=host, port=80, project_key=b"k" * 32, fingerprint=None)
        with pytest.raises(FormatError, match="no fingerprint"):
            parse_invite(format_invite(invite))


@given(invites, st.integers(0, 300), st.characters(codec=None))
def test_any_changed_character_is_refused_or_read(invite: Invite, place: int, new: str) -> None:
    """A typing error gets a sentence, never a crash."""
    link = format_invite(invite)
    place %= len(link)
    check_readable(link[:place] + new + link[place + 1 :])
    check_readable(link[:place] + new + link[place:])
    check_readable(link[:place] + link[place + 1 :])


def test_a_link_cut_anywhere_is_refused() -> None:
    """A link that was not copied whole never leads anywhere."""
    link = format_invite(WHOLE)
    for length in range(len(link)):
        with pytest.raises(FormatError):
            parse_invite(link[:length])


@given(st.text(max_size=200))
def test_any_text_is_refused_or_read(text: str) -> None:
    """Whatever is on the clipboard can be pasted."""
    check_readable(text)
    check_readable("potluck://join?" + text)
    check_readable(f"potluck://join?a={text}:1&k={'A' * 43}&f={'A' * 43}")


@pytest.mark.parametrize(
    "address",
    [
        "a..b:80",
        "%00:80",
        "%1b[2J:80",
        "ex%7fample:80",
        "[::1:80",
        "::1:80",
        "[not-six]:80",
        "[::1%25eth0]:80",
        "unix:sock:80",
        f"{'a' * 64}.org:80",
        "-.org:80",
        "user@host:80",
        "host:0",
        "host:65536",
        "host:+80",
        "host:٣",
        "host",
        ":80",
    ],
)
def test_an_address_that_no_network_knows_is_refused(address: str) -> None:
    """What would make the resolver or the terminal misbehave never gets that far."""
    with pytest.raises(FormatError):
        parse_invite(f"potluck://join?a={address}&k={'A' * 43}&f={'A' * 43}")


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("potluck://join?" + "x" * 1000, "too long"),
        ("https://join?a=h:1", "should start with potluck://join"),
        ("potluck://leave?a=h:1", "should start with potluck://join"),
        ("potluck://join?a=h:1&a=h:2", "no address"),
        (f"potluck://join?a=h:1&f={'A' * 43}", "no project key"),
        (f"potluck://join?a=h:1&k={'A' * 42}&f={'A' * 43}", "project key"),
        (f"potluck://join?a=h:1&k={'A' * 43}&f={'A' * 40}", "fingerprint"),
        (f"potluck://join?a=h:1&k={'!' * 43}&f={'A' * 43}", "damaged"),
    ],
)
def test_the_sentence_names_the_wrong_part(link: str, sentence: str) -> None:
    """A person learns which part of the link to look at."""
    with pytest.raises(FormatError, match=sentence):
        parse_invite(link)
