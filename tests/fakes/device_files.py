"""The kernel's files about devices, in a folder of a test."""

import shutil
from collections.abc import Mapping
from pathlib import Path

AMD_FILES = {
    "vendor": "0x1002",
    "device": "0x744c",
    "class": "0x030000",
    "unique_id": "d2ae2b5fc6a7f4a1",
    "mem_info_vram_total": str(24 << 30),
    "mem_info_vram_used": str(2 << 30),
    "gpu_busy_percent": "30",
    "power/control": "on",
    "power/runtime_status": "active",
    "hwmon/hwmon4/name": "amdgpu",
    "hwmon/hwmon4/power1_average": "180000000",
    "hwmon/hwmon4/power1_cap": "300000000",
    "hwmon/hwmon4/power1_cap_min": "60000000",
    "hwmon/hwmon4/power1_cap_default": "303000000",
    "hwmon/hwmon4/power1_cap_max": "348000000",
    "hwmon/hwmon4/temp1_input": "55000",
    "hwmon/hwmon4/temp2_input": "68000",
    "hwmon/hwmon4/temp2_crit": "110000",
    "hwmon/hwmon4/fan1_input": "1200",
    "hwmon/hwmon4/fan1_max": "3000",
}
"""What the amdgpu driver tells of a desktop's card."""


class DeviceFiles:
    """Writes and changes such files.

    Attributes:
        root: Stands for "/".
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        """Write a file, with the folders it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")

    def device(self, address: str) -> str:
        """Return the folder of a PCI device."""
        return f"sys/bus/pci/devices/{address}"

    def nvidia(self, address: str, uuid: str = "", model: str = "0x2684") -> None:
        """Put an NVIDIA card of a desktop at a place, with the driver that serves it."""
        files = {"vendor": "0x10de", "device": model, "class": "0x030000"}
        self._all(self.device(address), files)
        self.sleep(address, status="active", control="on")
        self.write("proc/driver/nvidia/version", "NVRM version")
        told = uuid or "GPU-????????-????-????-????-????????????"
        information = f"Model: \t\t Card\nGPU UUID: \t {told}\nBus Type: \t PCIe"
        self.write(f"proc/driver/nvidia/gpus/{address}/information", information)

    def amd(
        self, address: str, card: int = 0, changes: Mapping[str, str | None] | None = None
    ) -> None:
        """Put an AMD card at a place; a change of None leaves a file out."""
        files = {**AMD_FILES, **(changes or {})}
        self._all(self.device(address), {k: v for k, v in files.items() if v is not None})
        link = self.root / f"sys/class/drm/card{card}/device"
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(self.root / self.device(address))

    def sleep(self, address: str, *, status: str, control: str = "auto") -> None:
        """Let a card sleep, wake, or be one that never does."""
        self.write(f"{self.device(address)}/power/runtime_status", status)
        self.write(f"{self.device(address)}/power/control", control)

    def unplug(self, address: str) -> None:
        """Take a card out."""
        shutil.rmtree(self.root / self.device(address))
        shutil.rmtree(self.root / f"proc/driver/nvidia/gpus/{address}", ignore_errors=True)

    def drawing_program(
        self, pid: int, address: str, nanoseconds: int, client: int = 1, part: str = "gfx"
    ) -> None:
        """Let a program have a card open, which has worked so long for it."""
        link = self.root / f"proc/{pid}/fd/5"
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.is_symlink():
            link.symlink_to("/dev/dri/renderD128")
        lines = ("pos:\t0", "drm-driver:\tamdgpu", f"drm-client-id:\t{client}")
        more = (f"drm-pdev:\t{address}", f"drm-engine-{part}:\t{nanoseconds} ns")
        self.write(f"proc/{pid}/fdinfo/5", "\n".join((*lines, *more)))

    def processor(self, driver: str = "coretemp") -> None:
        """Put a processor with temperature and energy counter there."""
        self.write("proc/cpuinfo", "processor\t: 0\nmodel name\t: A Processor @ 3 GHz")
        hwmon = {"name": driver, "temp1_input": "52000", "temp2_input": "58000"}
        self._all("sys/class/hwmon/hwmon2", {**hwmon, "temp1_crit": "100000"})
        self._all("sys/class/hwmon/hwmon0", {"name": "nvme", "temp1_input": "70000"})
        package = {"name": "package-0", "energy_uj": "1000000", "max_energy_range_uj": "9000000"}
        self._all("sys/class/powercap/intel-rapl:0", package)
        self._all("sys/class/powercap/intel-rapl:0:0", {"name": "core", "energy_uj": "5"})
        self._all("sys/class/powercap/intel-rapl:1", {"name": "psys", "energy_uj": "5"})

    def _all(self, folder: str, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            self.write(f"{folder}/{name}", text)
