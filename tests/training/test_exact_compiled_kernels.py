"""How compiled kernels are kept for the next process, and what happens where there are none."""

import logging
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, cast

import numba
import pytest
from numba import types

from potluck.file_lock import held_lock
from potluck_training.errors import UnitStopped
from potluck_training.numerics.choosing import go_on
from potluck_training.numerics.exact import cpu_compile
from potluck_training.numerics.exact.cpu_compiled_store import LOCK, CompiledStore, Dispatcher

SIGNATURE = (types.int64,)


class Kernel(Dispatcher, Protocol):
    """What numba makes of a function of one integer."""

    def __call__(self, n: int) -> int:
        """Return what the function does."""
        ...


def _twice(n: int) -> int:
    return n * 2


@pytest.fixture
def fresh() -> Callable[[], Kernel]:
    """Return what makes a kernel that is not compiled yet, as a new process would."""
    return lambda: cast("Kernel", numba.njit(_twice))


def _opened(folder: Path) -> CompiledStore:
    store = CompiledStore.opened(folder, go_on)
    assert store is not None
    return store


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.nb[ci]"))


def test_a_compiled_kernel_is_read_by_the_next_process(
    tmp_path: Path, fresh: Callable[[], Kernel]
) -> None:
    """Compiling takes seconds on a slow computer, so it is done once."""
    _opened(tmp_path).compile(fresh(), SIGNATURE)
    written = {path: path.stat().st_mtime_ns for path in _files(tmp_path)}
    again = fresh()
    _opened(tmp_path).compile(again, SIGNATURE)
    assert again(21) == 42
    assert {path: path.stat().st_mtime_ns for path in _files(tmp_path)} == written


@pytest.mark.parametrize("damage", ["torn", "flipped", "no list", "list torn"])
def test_damaged_files_are_compiled_anew(
    tmp_path: Path, fresh: Callable[[], Kernel], damage: str
) -> None:
    """What a power cut or a bad disk left is never run, and never in the way of work."""
    _opened(tmp_path).compile(fresh(), SIGNATURE)
    code = next(path for path in _files(tmp_path) if path.suffix == ".nbc")
    seal = next(tmp_path.rglob("seal.json"))
    whole = code.read_bytes()
    match damage:
        case "torn":
            code.write_bytes(whole[:100])
        case "flipped":
            code.write_bytes(whole[:-50] + bytes([whole[-50] ^ 1]) + whole[-49:])
        case "no list":
            seal.unlink()
        case "list torn":
            seal.write_text('{"')
    store = _opened(tmp_path)
    assert _files(tmp_path) == []
    again = fresh()
    store.compile(again, SIGNATURE)
    assert again(21) == 42
    assert _files(tmp_path)


def test_kernels_of_other_sources_are_removed(tmp_path: Path) -> None:
    """After an update nothing of the old version is run, and no disk is filled."""
    (tmp_path / "0123456789abcdef").mkdir()
    (tmp_path / "0123456789abcdef" / "old.nbc").write_bytes(b"old")
    _opened(tmp_path)
    assert not (tmp_path / "0123456789abcdef").exists()


def test_a_folder_that_can_not_be_used_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Work goes on without keeping anything where the disk does not allow it."""
    (tmp_path / "file").write_bytes(b"")
    with caplog.at_level(logging.WARNING):
        assert CompiledStore.opened(tmp_path / "file" / "kernels", go_on) is None
    assert "can't be kept" in caplog.text


def test_two_processes_take_turns(tmp_path: Path, fresh: Callable[[], Kernel]) -> None:
    """A worker and an inspector that start at once harm nothing of each other's."""
    other = ExitStack()
    other.enter_context(held_lock(tmp_path / LOCK, AssertionError()))
    waits: list[None] = []

    def end_of_other() -> None:
        waits.append(None)
        other.close()

    store = CompiledStore.opened(tmp_path, end_of_other)
    assert store is not None
    assert len(waits) == 1
    _opened(tmp_path).compile(fresh(), SIGNATURE)
    written = {path: path.stat().st_mtime_ns for path in _files(tmp_path)}
    again = fresh()
    store.compile(again, SIGNATURE)
    assert again(21) == 42
    assert {path: path.stat().st_mtime_ns for path in _files(tmp_path)} == written


def test_kernels_are_not_kept_where_another_process_hangs(
    tmp_path: Path, fresh: Callable[[], Kernel], caplog: pytest.LogCaptureFixture
) -> None:
    """A stopped process that holds the lock costs the others their kept kernels, not their work."""
    store = CompiledStore.opened(tmp_path, go_on, patience_seconds=0.0)
    assert store is not None
    kernel = fresh()
    with held_lock(tmp_path / LOCK, AssertionError()), caplog.at_level(logging.WARNING):
        store.compile(kernel, SIGNATURE)
    assert kernel(21) == 42
    assert _files(tmp_path) == []
    assert "another process" in caplog.text


def test_work_stops_while_another_process_compiles(tmp_path: Path) -> None:
    """A person who wants their computer back does not wait for another process."""

    def stop() -> None:
        raise UnitStopped("now")

    with held_lock(tmp_path / LOCK, AssertionError()), pytest.raises(UnitStopped):
        CompiledStore.opened(tmp_path, stop)


def test_work_stops_between_two_kernels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Callable[[], Kernel]
) -> None:
    """A person who wants their computer back waits for one kernel and not for all."""
    kernels = {str(n): (fresh(), SIGNATURE) for n in range(3)}
    monkeypatch.setattr(cpu_compile, "_kernels", kernels)

    def stop() -> None:
        raise UnitStopped("now")

    with pytest.raises(UnitStopped):
        cpu_compile.warm_up(stop, tmp_path)
    compiled = [name for name, (kernel, _signature) in kernels.items() if kernel.signatures]
    assert compiled == ["0"]


def test_without_numba_the_reference_is_used() -> None:
    """A computer for which there is no numba trains all the same, and says why it is slow."""
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from potluck_training.numerics.choosing import choose_numerics\n"
        "print(type(choose_numerics('exact-1', 'cpu')._kernels).__name__)\n"
        "choose_numerics('exact-1', 'cpu')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "Eager"
    assert done.stderr.count("several times slower") == 1


def test_kernels_that_give_other_bits_are_not_used(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A processor or compiler with a fault costs speed and never the right bits."""
    from potluck_training.numerics.exact import cpu_choice, self_test
    from potluck_training.numerics.exact.eager import Eager
    from potluck_training.numerics.exact.kernels import Kernels

    class Off(Eager):
        def gate(self, gate_up_NF):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, N803
            return super().gate(gate_up_NF).nextafter(gate_up_NF.new_zeros(()))

    off: Kernels = Off()
    assert self_test.wrong_primitives(Eager(), "cpu") == []
    assert self_test.wrong_primitives(off, "cpu") == ["gate"]
    monkeypatch.setattr(cpu_choice, "_is_sound", lambda **_int8: False)
    monkeypatch.setattr(cpu_compile, "warm_up", lambda _between, _folder: None)
    with caplog.at_level(logging.WARNING):
        assert isinstance(cpu_choice.cpu_kernels(lambda: None), Eager)
    assert "wrong on this processor" in caplog.text
