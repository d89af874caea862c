"""A computer as the installer sees it, put together from recorded files and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from potluck_setup.hardware import Hardware

LINUX = Hardware(system="Linux", machine="x86_64", system_version=(2, 36))
WINDOWS = Hardware(system="Windows", machine="AMD64", system_version=(10, 22631))
MAC = Hardware(system="Darwin", machine="arm64", system_version=(14, 5))


@dataclass(frozen=True, kw_only=True)
class RecordedComputer:
    """Answers as a `HardwareReader` out of what was written down.

    Attributes:
        system: The system itself.
        files: What stands in each file.
        answers: What each command prints; one that is missing fails.
    """

    system: Hardware = LINUX
    files: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def facts(self) -> Hardware:
        """Return the system alone, without graphics cards."""
        return self.system

    def text(self, path: str) -> str | None:
        """Return the start of a file, or None when it can't be read."""
        return self.files.get(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """Return what lies in a folder, sorted; nothing when it can't be read."""
        below = (path.removeprefix(f"{folder}/") for path in self.files if path.startswith(folder))
        return tuple(sorted({name.partition("/")[0] for name in below}))

    def answer(self, *command: str) -> str | None:
        """Return what a command prints, or None when it is missing, fails or hangs."""
        return self.answers.get(command)


def pci_device(number: int, *, vendor: int, device: int, kind: int = 0x030000) -> dict[str, str]:
    """Return the files that Linux shows of a device on the PCI bus."""
    folder = f"/sys/bus/pci/devices/0000:{number:02x}:00.0"
    return {
        f"{folder}/vendor": f"0x{vendor:04x}\n",
        f"{folder}/device": f"0x{device:04x}\n",
        f"{folder}/class": f"0x{kind:06x}\n",
    }


def nvidia_smi(
    answer: str, *, tool: str = "nvidia-smi", knows_capability: bool = True
) -> dict[tuple[str, ...], str]:
    """Return the answer of NVIDIA's tool to the question that its version understands."""
    fields = "name,driver_version,memory.total" + (",compute_cap" if knows_capability else "")
    return {(tool, f"--query-gpu={fields}", "--format=csv,noheader,nounits"): answer}
