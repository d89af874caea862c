"""Builds the package for Debian and Ubuntu.

It carries the payload as /usr/lib/potluck and ties it into the system; what is large is laid out in
each person's home folder at their first start, so that updates need no administrator.
Debian Policy 4.6.2, chapters 5 (control), 6 (scripts), 9 and 10 (files).
"""

import gzip
import hashlib
import re
import shutil
import tempfile
from pathlib import Path

from potluck_build.archived import Archived, Order
from potluck_build.folders import put, put_copy, settle, size_of, walk
from potluck_build.payload import put_hicolor
from potluck_build.templates import fill
from potluck_build.tools import run_tool

_PROGRAM = "usr/lib/potluck/potluck"
_PRE_RELEASE = re.compile(r"\.?(a|b|rc|dev)(\d+)")


def debian_version(version: str) -> str:
    """Return a version of PEP 440 in Debian's order: `~` sorts before the end."""
    return _PRE_RELEASE.sub(r"~\1\2", version)


def one_line_fields(control: str) -> str:
    """Return a control file whose fields are a line each, but for the description.

    Debian Policy 5.1: a list of packages may be folded in sources, not in a finished package.
    """
    head, mark, description = control.partition("Description:")
    return head.replace("\n ", " ") + mark + description


def build_deb(order: Order, payload: Path) -> Archived:
    """Build `potluck_VERSION_amd64.deb`.

    Raises:
        MissingToolError: dpkg-deb is not there.
    """
    version = debian_version(order.version)
    target = order.out / f"potluck_{version}_amd64.deb"
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "potluck"
        shutil.copytree(payload, tree / "usr" / "lib" / "potluck")
        values = {**order.values, "DEBIAN_VERSION": version}
        _put_shared(order, tree / "usr" / "share", values)
        command = tree / "usr" / "bin" / "potluck"
        command.parent.mkdir()
        command.symlink_to("../lib/potluck/potluck")
        installed = size_of(tree)
        _put_control(order, tree, values | {"INSTALLED_KIB": str(-(-installed // 1024))})
        settle(tree, order.moment)
        # Two thirds are wheels, which no more effort makes smaller; several threads would cut the
        # data differently on each computer.
        run_tool(
            [
                "dpkg-deb",
                "--root-owner-group",
                "-Zxz",
                "-z1",
                "--threads-max=1",
                "--build",
                tree,
                target,
            ],
            package="dpkg",
            environment={"SOURCE_DATE_EPOCH": str(order.moment)},
        )
    return Archived(path=target, unpacked_bytes=installed)


def _put_shared(order: Order, share: Path, values: dict[str, str]) -> None:
    linux = order.materials.sources / "linux"
    put_copy(share / "applications" / "potluck.desktop", linux / "potluck.desktop")
    put_hicolor(order.materials.icons, share / "icons" / "hicolor")
    metainfo = "org.potluck.app.metainfo.xml"
    put(share / "metainfo" / metainfo, fill(linux / metainfo, values).encode())
    manual = fill(linux / "potluck.1", values)
    put(share / "man" / "man1" / "potluck.1.gz", _packed(manual))
    documents = share / "doc" / "potluck"
    put_copy(documents / "copyright", linux / "debian" / "copyright")
    put(documents / "changelog.gz", _packed(fill(linux / "debian" / "changelog", values)))
    put(documents / "CHANGELOG.md.gz", _packed(order.changelog.read_text("utf-8")))
    overrides = linux / "debian" / "lintian-overrides"
    put_copy(share / "lintian" / "overrides" / "potluck", overrides)


def _put_control(order: Order, tree: Path, values: dict[str, str]) -> None:
    debian = order.materials.sources / "linux" / "debian"
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(tree).as_posix()}\n"
        for path in walk(tree)
        if path.is_file() and not path.is_symlink()
    ]
    control = one_line_fields(fill(debian / "control", values))
    put(tree / "DEBIAN" / "control", control.encode())
    put(tree / "DEBIAN" / "md5sums", "".join(sums).encode())
    put(tree / "DEBIAN" / "prerm", (debian / "prerm").read_bytes(), program=True)


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), 9, mtime=0)
