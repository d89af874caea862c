"""What is asked of the C library, in a process of its own."""

import json
import platform
import subprocess
import sys

import pytest

PROGRAM = """
import json, resource
import psutil
import numpy as np
from potluck.heap import give_memory_back, keep_memory_at_hand

def work():
    arrays = [np.ones(250_000, np.float32) for _ in range(64)]

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

def resident():
    return psutil.Process().memory_info().rss

keep_memory_at_hand()
work()
before = faults()
for _ in range(10):
    work()
again = faults() - before
kept = resident()
give_memory_back()
print(json.dumps({"faults_again": again, "given_back": kept - resident()}))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries are left alone")
def test_memory_stays_at_hand_until_it_is_given_back() -> None:
    """Training does not ask the kernel for the same pages again, and a hold returns them."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, timeout=60
    )
    seen = json.loads(done.stdout)
    # The arrays are 64 MB in all, which is 15,625 pages each time.
    assert seen["faults_again"] < 1000
    assert seen["given_back"] > 40_000_000
