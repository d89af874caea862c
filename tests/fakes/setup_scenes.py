"""What an engine of installations may say, as tests and pictures of the window use it."""

from typing import Any

GB = 10**9
NVIDIA = "NVIDIA GeForce RTX 4070"


def look(**changes: Any) -> dict[str, Any]:
    """Return what a dry look finds on a computer with a fast graphics card."""
    found: dict[str, Any] = {
        "version": "0.1.0",
        "backend": "cu130",
        "download_bytes": 2_910_000_000,
        "here_bytes": 0,
        "installed_bytes": 7_400_000_000,
        "free_bytes": 182 * GB,
        "graphics": [NVIDIA],
        "sentence": (
            f"{NVIDIA} computes, with the build of PyTorch for NVIDIA graphics cards with "
            "CUDA 13.0."
        ),
        "warning": None,
        "mend": None,
        "objections": [],
    }
    return {"result": found | changes}


def on_the_processor(**changes: Any) -> dict[str, Any]:
    """Return what it finds where the driver of the graphics card is too old."""
    return look(
        backend="cpu",
        download_bytes=320_000_000,
        installed_bytes=1_900_000_000,
        sentence="The processor computes, with the build of PyTorch for the processor.",
        warning=(
            f"{NVIDIA} stays unused. Its driver 535.183 is too old; the build cu130 needs "
            "580 or newer."
        ),
        mend=(
            "Install NVIDIA's driver 580 or newer. Restart the computer, then run “potluck repair”."
        ),
        **changes,
    )


def hindered() -> dict[str, Any]:
    """Return what it finds where the disk is too full."""
    return look(
        free_bytes=3 * GB,
        objections=[
            {
                "sentence": (
                    "The disk has 3.0 GB free, and Potluck needs 11.4 GB: 2.9 GB to download, "
                    "7.4 GB once it is installed, and 1.1 GB to spare."
                ),
                "mend": (
                    "Free at least 8.4 GB, or choose a folder on another disk (POTLUCK_ROOT), "
                    "and try again."
                ),
            }
        ],
    )


def fetching(done: int, *, left: float | None = 143.0, detail: str = "") -> dict[str, Any]:
    """Return how far fetching is."""
    return {
        "progress": {
            "stage": "fetching",
            "detail": detail or "torch-2.13.0-cp312-cp312-manylinux_2_28_x86_64.whl",
            "done_bytes": done,
            "total_bytes": 2_910_000_000,
            "bytes_per_second": 12_400_000.0,
            "seconds_left": left,
        }
    }


def stage(name: str, **fields: Any) -> dict[str, Any]:
    """Return another progress."""
    return {"progress": {"stage": name} | fields}


def trouble(code: str, sentence: str) -> dict[str, Any]:
    """Return what stops it."""
    return {"error": {"code": code, "sentence": sentence}}
