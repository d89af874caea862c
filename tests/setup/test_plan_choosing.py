"""Which build of PyTorch a computer gets, and that no graphics card is left out in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_setup.backend import Backend
from potluck_setup.choosing import Choice, choose
from potluck_setup.errors import UnfitError
from potluck_setup.hardware import Graphics, Hardware, Vendor

_ALL = frozenset(Backend)
_FROM_PYPI = frozenset({Backend.CPU, Backend.CU130})


def _nvidia(driver: str | None, capability: tuple[int, int] | None = (8, 9)) -> Graphics:
    return Graphics(
        vendor=Vendor.NVIDIA,
        name="NVIDIA GeForce",
        driver_version=driver,
        compute_capability=capability,
    )


def _computer(*cards: Graphics, system: str = "Linux") -> Hardware:
    return Hardware(system=system, machine="x86_64", graphics=cards)


@pytest.mark.parametrize(
    ("driver", "capability", "backend"),
    [
        ("580.65.06", (8, 9), Backend.CU130),
        ("610.10", (12, 0), Backend.CU130),
        ("580.65.06", None, Backend.CU130),
        ("580.65.06", (7, 5), Backend.CU130),
        ("580.65.06", (6, 1), Backend.CU126),
        ("579.99", (8, 9), Backend.CU126),
        ("525.60.13", (8, 6), Backend.CU126),
    ],
)
def test_nvidia_by_driver_and_age(
    driver: str, capability: tuple[int, int] | None, backend: Backend
) -> None:
    """The newest CUDA that driver and card both take is chosen, without a word of warning."""
    choice = choose(_computer(_nvidia(driver, capability)), _ALL, None)
    assert choice.backend is backend
    assert choice.warning is None
    assert "NVIDIA GeForce computes" in choice.sentence


@pytest.mark.parametrize(
    ("card", "offered", "words", "mend"),
    [
        (_nvidia("470.82.01"), _ALL, "470.82.01 is too old", "580 or newer"),
        (_nvidia(None), _ALL, "driver is not installed", "580 or newer"),
        (_nvidia(None, (6, 1)), _ALL, "driver is not installed", "driver 580. "),
        (_nvidia("570.10", (12, 0)), _ALL, "570.10 is too old", "580 or newer"),
        (_nvidia("550.10"), _FROM_PYPI, "550.10 is too old", "580 or newer"),
        (_nvidia("580.10", (6, 1)), _FROM_PYPI, "no build of PyTorch", "newer release"),
        (_nvidia("580.10"), {Backend.CPU}, "no build of PyTorch", "newer release"),
        (Graphics(vendor=Vendor.AMD, name="Radeon"), _ALL, "ROCm", "amdgpu"),
        (Graphics(vendor=Vendor.INTEL, name="Arc"), _ALL, "Level Zero", "Level Zero"),
    ],
)
def test_what_a_warning_says(
    card: Graphics, offered: frozenset[Backend], words: str, mend: str
) -> None:
    """A card that can't be used is named with the reason, and with what its owner can do."""
    choice = choose(_computer(card), offered, None)
    assert choice.backend is Backend.CPU
    assert choice.warning is not None
    assert card.name in choice.warning
    assert words in choice.warning
    assert choice.mend is not None
    assert mend in choice.mend
    assert "potluck repair" in choice.mend


@pytest.mark.parametrize(
    ("card", "system"),
    [
        (_nvidia("580.10", (3, 5)), "Linux"),
        (Graphics(vendor=Vendor.AMD, name="Radeon", driver_version="32.0"), "Windows"),
        (
            Graphics(
                vendor=Vendor.AMD, name="Radeon", driver_version="amdgpu", architecture="gfx803"
            ),
            "Linux",
        ),
    ],
)
def test_nothing_is_promised_where_nothing_helps(card: Graphics, system: str) -> None:
    """For a card that no build knows there is a warning, and no errand that leads nowhere."""
    choice = choose(_computer(card, system=system), _ALL, None)
    assert choice.backend is Backend.CPU
    assert choice.warning is not None
    assert choice.mend is None


def test_other_makers() -> None:
    """Apple's chips, AMD's cards on Linux and Intel's Arc each get their own build."""
    apple = Graphics(vendor=Vendor.APPLE, name="Apple M3", driver_version="Metal")
    radeon = Graphics(
        vendor=Vendor.AMD, name="Radeon", driver_version="amdgpu", architecture="gfx1100"
    )
    arc = Graphics(vendor=Vendor.INTEL, name="Arc", driver_version="Level Zero")
    assert choose(_computer(apple, system="Darwin"), {Backend.MPS}, None).backend is Backend.MPS
    assert choose(_computer(radeon), _ALL, None).backend is Backend.ROCM
    assert choose(_computer(arc), _ALL, None).backend is Backend.XPU
    both = choose(_computer(arc, _nvidia("580.10")), _ALL, None)
    assert both.backend is Backend.CU130
    assert both.warning is None
    assert "leaves Arc alone" in both.sentence


def test_more_cards_win() -> None:
    """Two old cards beside a new one are served together; the one left out is named."""
    old = Graphics(
        vendor=Vendor.NVIDIA, name="GTX 1080", driver_version="580.1", compute_capability=(6, 1)
    )
    new = Graphics(
        vendor=Vendor.NVIDIA, name="RTX 5090", driver_version="580.1", compute_capability=(12, 0)
    )
    choice = choose(_computer(old, old, new), _ALL, None)
    assert choice.backend is Backend.CU126
    assert choice.warning is not None
    assert "RTX 5090" in choice.warning
    assert "GTX 1080" not in choice.warning


def test_a_wish_is_obeyed_and_its_price_named() -> None:
    """Who asks for the processor gets it, and hears that the card stays unused."""
    choice = choose(_computer(_nvidia("580.10")), _ALL, Backend.CPU)
    assert choice.backend is Backend.CPU
    assert choice.warning is not None
    assert choice.mend is not None
    assert "--backend cu130" in choice.mend


def test_a_wish_that_can_not_be_had() -> None:
    """A build that the release lacks is refused, with those that it has."""
    with pytest.raises(UnfitError, match=r"rocm.*It has: cpu, cu130"):
        choose(_computer(), _FROM_PYPI, Backend.ROCM)


def test_a_computer_without_cards() -> None:
    """Without a card the processor computes, with the smallest build that there is."""
    assert choose(_computer(), _ALL, None) == Choice(
        backend=Backend.CPU,
        sentence="The processor computes, with the build of PyTorch for the processor.",
    )
    assert choose(_computer(), {Backend.CU130}, None).backend is Backend.CU130
    with pytest.raises(UnfitError):
        choose(_computer(), frozenset(), None)


_DRIVERS = st.none() | st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){0,3}", fullmatch=True) | st.text()
_CARDS = st.builds(
    Graphics,
    vendor=st.sampled_from(Vendor),
    name=st.text("abc", min_size=3, max_size=6),
    driver_version=_DRIVERS,
    compute_capability=st.none() | st.tuples(st.integers(0, 15), st.integers(0, 9)),
    architecture=st.none() | st.sampled_from(["gfx803", "gfx1100"]),
)
_COMPUTERS = st.builds(
    Hardware,
    system=st.sampled_from(["Linux", "Windows", "Darwin"]),
    machine=st.just("x86_64"),
    graphics=st.lists(_CARDS, max_size=4).map(tuple),
)
_OFFERS = st.sets(st.sampled_from(Backend), min_size=1)


@given(hardware=_COMPUTERS, offered=_OFFERS)
def test_no_card_is_left_out_in_silence(hardware: Hardware, offered: set[Backend]) -> None:
    """A computer with a graphics card never ends with the build for the processor unwarned."""
    choice = choose(hardware, offered, None)
    assert choice.backend in offered
    if hardware.graphics and choice.backend is Backend.CPU:
        assert choice.warning is not None
        assert all(card.name in choice.warning for card in hardware.graphics)
    computes = any(f"{card.name}" in choice.sentence for card in hardware.graphics)
    assert computes or not hardware.graphics or choice.warning is not None


@given(hardware=_COMPUTERS, offered=_OFFERS, wish=st.sampled_from(Backend))
def test_a_wish_warns_too(hardware: Hardware, offered: set[Backend], wish: Backend) -> None:
    """Whatever is wished, a card that it does not use is named."""
    if wish not in offered:
        return
    choice = choose(hardware, offered, wish)
    assert choice.backend is wish
    for card in hardware.graphics:
        assert card.name in f"{choice.sentence} {choice.warning}"
