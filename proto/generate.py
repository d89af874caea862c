"""Make the Python code of proto/potluck/v1 from its .proto files, or check that it is fresh.

Run as `python proto/generate.py` or `python proto/generate.py --check`. The generated code is
committed, so that nobody needs the compiler to run Potluck. The compiler is pinned in
pyproject.toml to the oldest grpcio that the code supports: generated code refuses older runtimes.
"""

import argparse
import filecmp
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent
SOURCES = sorted((ROOT / "potluck" / "v1").glob("*.proto"))
SUFFIXES = ("_pb2.py", "_pb2.pyi", "_pb2_grpc.py", "_pb2_grpc.pyi")


def generate(target: Path) -> None:
    """Write the code of all .proto files below target; exits the program on a compile error."""
    bundled = files("grpc_tools") / "_proto"
    services = [str(path) for path in SOURCES if "\nservice " in path.read_text("utf-8")]
    plugin = f"protoc-gen-mypy={Path(sys.executable).parent / 'protoc-gen-mypy'}"
    plugin_grpc = f"protoc-gen-mypy_grpc={Path(sys.executable).parent / 'protoc-gen-mypy_grpc'}"
    includes = [f"-I{ROOT}", f"-I{bundled}"]
    messages = [f"--python_out={target}", f"--plugin={plugin}", f"--mypy_out=quiet:{target}"]
    stubs = [
        f"--grpc_python_out={target}",
        f"--plugin={plugin_grpc}",
        f"--mypy_grpc_out=quiet:{target}",
    ]
    for arguments in (
        [*includes, *messages, *map(str, SOURCES)],
        [*includes, *stubs, *services],
    ):
        if protoc.main(["protoc", *arguments]) != 0:
            raise SystemExit("The .proto files do not compile; see the messages above.")


def generated(folder: Path) -> dict[str, Path]:
    """Return the generated files in folder/potluck/v1 by name."""
    return {p.name: p for p in (folder / "potluck" / "v1").iterdir() if p.name.endswith(SUFFIXES)}


def check() -> int:
    """Return 0 when the committed code equals what the compiler makes now."""
    with tempfile.TemporaryDirectory() as scratch:
        generate(Path(scratch))
        fresh, kept = generated(Path(scratch)), generated(ROOT)
        stale = sorted(
            name
            for name in fresh.keys() | kept.keys()
            if name not in fresh
            or name not in kept
            or not filecmp.cmp(fresh[name], kept[name], shallow=False)
        )
    for name in stale:
        sys.stderr.write(f"{name} is not what its .proto says. Run: make proto\n")
    return 1 if stale else 0


def main() -> int:
    """Generate in place, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, say what is stale")
    if parser.parse_args().check:
        return check()
    generate(ROOT)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
