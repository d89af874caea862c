"""What makes a worker see its own graphics card and no other.

NVIDIA's runtime reads CUDA_VISIBLE_DEVICES. AMD's reads ROCR_VISIBLE_DEVICES first, which takes
"GPU-" and the card's own number, and then HIP_VISIBLE_DEVICES, which counts what the first left
(ROCm documentation, "GPU isolation techniques"); where the latter is set, CUDA_VISIBLE_DEVICES
does not count for it. So the variables of the other maker are always set to show nothing.
"""

import re
from pathlib import Path

from potluck_client.host.amd_card import AMD_ID_PREFIX
from potluck_client.host.cpu_device import CPU_ID
from potluck_client.host.small_files import folders_in, read_text

_NOTHING = ""
_ADDRESS = re.compile(r"([0-9a-f]{4}):([0-9a-f]{2}):([0-9a-f]{2})\.([0-7])")
_PROPERTY = re.compile(r"^([a-z_]{1,40}) (\d{1,20})$", re.MULTILINE)


def visible_cards(device_id: str, root: Path = Path("/")) -> dict[str, str]:
    """Return the environment of a worker on a device.

    Cards are named by their own number: their place in a list changes when one is added, taken
    out or switched off. A worker on the processor sees none, so that it never wakes one.
    """
    own_nvidia = own_amd = first_of_own = _NOTHING
    if device_id.startswith(AMD_ID_PREFIX):
        own_amd, first_of_own = _rocm_name(device_id.removeprefix(AMD_ID_PREFIX), root), "0"
    elif device_id != CPU_ID:
        own_nvidia = device_id
    return {
        "CUDA_DEVICE_ORDER": "PCI_BUS_ID",
        "CUDA_VISIBLE_DEVICES": own_nvidia,
        "ROCR_VISIBLE_DEVICES": own_amd,
        "HIP_VISIBLE_DEVICES": first_of_own,
    }


def _rocm_name(number_or_place: str, root: Path) -> str:
    """Return what ROCm calls a card: by its own number, or its place in ROCm's list.

    ROCm lists cards in the order of the kernel's nodes (its amdkfd topology), of which those
    with compute units are cards. A card that is not among them is not shown at all.
    """
    address = _ADDRESS.fullmatch(number_or_place)
    if address is None:
        return f"GPU-{number_or_place}"
    domain, bus, device, function = (int(part, 16) for part in address.groups())
    location = bus << 8 | device << 3 | function
    nodes = folders_in(root / "sys" / "class" / "kfd" / "kfd" / "topology" / "nodes")
    cards = []
    for node in sorted(nodes, key=lambda n: int(n.name) if n.name.isdecimal() else -1):
        told = dict(_PROPERTY.findall(read_text(node / "properties", 16384) or ""))
        if int(told.get("simd_count", "0")) > 0:
            cards.append((int(told.get("domain", "0")), int(told.get("location_id", "0"))))
    return str(cards.index((domain, location))) if (domain, location) in cards else _NOTHING
