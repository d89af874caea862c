"""What a worker finds out when Potluck is looked at: PyTorch's build, and the known steps."""

import importlib
import logging
from contextlib import suppress

import torch

from potluck.errors import PotluckError
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker.pace import Say
from potluck_training.determinism import configure, device_failures_in_words, numerics_class
from potluck_training.known_steps.digests import known_digests
from potluck_training.known_steps.running import exact_steps, fast_steps

_THREADS = 1
_SELDOM_PARTS = ("numba", "safetensors.numpy", "tokenizers")
_LOG = logging.getLogger(__name__)


def examine(device: str, say: Say) -> None:
    """Look at PyTorch and do the known steps; takes some seconds, and tells the daemon all of it.

    Args:
        device: What PyTorch calls the device.
        say: Sends a message to the daemon.
    """
    found = wire.Examined()
    try:
        _load_seldom_parts()
        _look_at_build(found, device)
        with device_failures_in_words(device):
            configure(device, _THREADS)
            _do_known_steps(found, device)
    except Exception as error:  # noqa: BLE001 — the top of the process; the daemon hears of it
        if not isinstance(error, PotluckError):
            _LOG.exception("The examination failed")
        found.problem = (
            error.sentence
            if isinstance(error, PotluckError)
            else f"That failed in a way that was not foreseen ({type(error).__name__}: {error})."
        )
    say(wire.FromWorker(examined=found))


def _load_seldom_parts() -> None:
    """Load what the worker loads only when a piece of work calls for it: none may be missing."""
    for name in _SELDOM_PARTS:
        importlib.import_module(name)


def _look_at_build(found: wire.Examined, device: str) -> None:
    found.torch_version = str(torch.__version__)
    found.cuda_version = torch.version.cuda or ""
    found.hip_version = torch.version.hip or ""
    found.metal = torch.backends.mps.is_built()
    if torch.device(device).type != "cuda":
        return
    found.architectures.extend(torch.cuda.get_arch_list())
    found.architecture = _architecture(device)
    with suppress(RuntimeError):  # What is wrong with the card the steps tell in words.
        found.free_bytes = torch.cuda.mem_get_info(device)[0]


def _architecture(device: str) -> str:
    """Return the kind of a card in the words of get_arch_list()."""
    if torch.version.hip:
        properties = torch.cuda.get_device_properties(device)
        return str(getattr(properties, "gcnArchName", "")).partition(":")[0]
    major, minor = torch.cuda.get_device_capability(device)
    return f"sm_{major}{minor}"


def _do_known_steps(found: wire.Examined, device: str) -> None:
    known = known_digests()
    named = numerics_class(device, _THREADS)
    found.fast_may_differ = named.device_type == "mps"
    found.fast_expected = known.fast_of(named) or ""
    found.fast_digests.extend(fast_steps(device) for _ in range(2))
    if named.device_type != "mps":  # It has no float64, which exact numerics sum in.
        found.exact_expected = known.exact
        found.exact_digest = exact_steps(device)
