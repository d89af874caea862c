"""Which runs must have equal digests."""

import subprocess
import sys

from potluck.v1 import manifest_pb2
from potluck_training.determinism import numerics_class
from potluck_training.numerics_class import same_class

NUMPY_ONLY = (
    "errors weights durable_file checkpoint tokens batches codec_int8 norms outer numerics_class "
    "control practice_recipe export segment_state result_files"
)


def test_the_class_names_all_that_decides_the_bits() -> None:
    """An audit by digest is only held against a volunteer whose arithmetic is the same."""
    named = numerics_class("cpu", 2)
    assert named.device_type == "cpu"
    assert named.threads == 2
    assert named.precision == manifest_pb2.PRECISION_FLOAT32
    assert named.architecture
    assert named.torch_version
    assert named.system in {"linux", "windows", "darwin"}
    assert same_class(named, numerics_class("cpu", 2))
    assert not same_class(named, numerics_class("cpu", 1))


def test_modules_for_the_coordinator_import_no_torch() -> None:
    """The coordinator's service and the daemon of Practice stay small processes."""
    modules = ", ".join(f"potluck_training.{name}" for name in NUMPY_ONLY.split())
    code = f"import sys, {modules}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
