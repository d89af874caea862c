"""The command line: `python -m potluck_build --release FOLDER`, or `make installer`."""

import argparse
import sys
import time
from collections.abc import Sequence
from email.utils import formatdate
from pathlib import Path

from potluck.errors import PotluckError
from potluck_build.archived import Order
from potluck_build.building import MOST_BYTES, SUMS_NAME, Built, Kind, build
from potluck_build.icons import paint_icons
from potluck_build.moment import build_moment
from potluck_build.payload import Materials
from potluck_build.releases import read_release_folder
from potluck_setup.locks import parse_lock

_ROOM = Path(__file__).resolve().parent
_CHECKOUT = _ROOM.parents[1]
_UV_LOCK = "pylock.uv.toml"
_MAINTAINER = "The Potluck contributors <contributors@potluck.invalid>"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build installers; return 0 when all that were wanted are there and small enough."""
    given = _parser().parse_args(arguments)
    begun = time.monotonic()
    try:
        order = _order(given)
        built = build(
            order,
            given.only or list(Kind),
            uv_lock=parse_lock((_ROOM / _UV_LOCK).read_bytes(), name=_UV_LOCK),
            wheels_folder=given.wheels,
            tell=lambda sentence: print(sentence, flush=True),
        )
    except PotluckError as error:
        sys.stderr.write(error.sentence + "\n")
        return 1
    return _tell(built, order.out, time.monotonic() - begun)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="potluck_build", description=main.__doc__)
    build_folder = _CHECKOUT / "build"
    parser.add_argument(
        "--release", type=Path, default=build_folder / "release", help="release.json and its files"
    )
    parser.add_argument("--out", type=Path, default=build_folder / "installers")
    parser.add_argument(
        "--wheels", type=Path, default=build_folder / "wheels", help="keeps what was fetched"
    )
    parser.add_argument("--only", type=Kind, choices=list(Kind), action="append")
    parser.add_argument(
        "--maintainer", default=_MAINTAINER, help="who answers for the package: NAME <ADDRESS>"
    )
    return parser


def _order(given: argparse.Namespace) -> Order:
    release = read_release_folder(given.release.resolve())
    moment = build_moment(_CHECKOUT)
    version = release.release.version
    return Order(
        materials=Materials(
            sources=_CHECKOUT / "installer",
            documents=_CHECKOUT / "docs",
            release=release,
            icons=paint_icons(),
        ),
        version=version,
        moment=moment,
        values={
            "VERSION": version,
            "MAINTAINER": given.maintainer,
            "DATE": time.strftime("%Y-%m-%d", time.gmtime(moment)),
            "DATE_RFC": formatdate(moment),
        },
        changelog=_CHECKOUT / "CHANGELOG.md",
        out=given.out.resolve(),
    )


def _tell(built: Built, out: Path, seconds: float) -> int:
    status = 0
    for archived in built.installers.values():
        size = archived.size_bytes
        print(
            f"{size / 1e6:8.1f} MB  {archived.path.name}"
            f"  ({archived.unpacked_bytes / 1e6:.0f} MB unpacked)"
        )
        if size >= MOST_BYTES:
            status = 1
            sys.stderr.write(f"{archived.path.name} is larger than {MOST_BYTES / 1e6:.0f} MB.\n")
    for path in (*built.beside, out / SUMS_NAME):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}")
    print(f"In {out}, after {seconds:.0f} s.")
    for kind, sentence in built.missing.items():
        status = 1
        sys.stderr.write(f"There is no installer of the kind {kind}: {sentence}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
