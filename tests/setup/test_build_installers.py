"""Installers of a small release: what is in them, and that they come out the same."""

import gzip
import hashlib
import os
import plistlib
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from potluck_build.building import SUMS_NAME, Built, Kind, build
from potluck_build.deb import debian_version
from potluck_build.errors import BuildError
from potluck_build.windows import (
    OWN_FILES_NAME,
    file_commands,
    numbers_of,
    own_files,
    with_windows_lines,
)
from potluck_setup.leaving import IN_USE_ON_WINDOWS
from tests.fakes.small_release import SmallRelease, make_small_release

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="there is no dpkg-deb")
needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="there is no makensis")


def build_small(release: SmallRelease, kinds: Sequence[Kind]) -> Built:
    """Build installers without a network."""
    return build(
        release.order,
        kinds,
        uv_lock=release.uv_lock,
        wheels_folder=release.wheels,
        tell=lambda _: None,
    )


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> SmallRelease:
    """Return a release that all tests of this file share."""
    return make_small_release(tmp_path_factory.mktemp("release"))


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(Kind.DEB, marks=needs_dpkg),
        Kind.RUN,
        pytest.param(Kind.WINDOWS, marks=needs_nsis),
        Kind.MACOS,
    ],
)
def test_the_same_release_gives_the_same_bytes(kind: Kind, tmp_path: Path) -> None:
    """Anybody can build an installer again and see that nothing was put into it.

    That it is built at all also says that makensis had nothing to warn of.
    """
    digests = set()
    for name, umask in (("one", 0o022), ("another", 0o077)):
        before = os.umask(umask)
        try:
            release = make_small_release(tmp_path / name)
            built = build_small(release, [kind]).installers[kind]
        finally:
            os.umask(before)
        digests.add(hashlib.sha256(built.path.read_bytes()).hexdigest())
    assert len(digests) == 1


@needs_dpkg
def test_the_package_ties_potluck_into_the_system(release: SmallRelease, tmp_path: Path) -> None:
    """Command, desktop entry, icon and manual lie where Debian's programs look for them."""
    path = build_small(release, [Kind.DEB]).installers[Kind.DEB].path
    subprocess.run(["dpkg-deb", "-x", path, tmp_path], check=True)
    command = tmp_path / "usr/bin/potluck"
    assert command.resolve() == tmp_path / "usr/lib/potluck/potluck"
    assert os.access(command, os.X_OK)
    entry = (tmp_path / "usr/share/applications/potluck.desktop").read_text()
    assert "\nExec=potluck app %u\n" in entry
    assert "\nMimeType=x-scheme-handler/potluck;\n" in entry
    assert (tmp_path / "usr/share/icons/hicolor/48x48/apps/potluck.png").is_file()
    metainfo = ET.parse(tmp_path / "usr/share/metainfo/org.potluck.app.metainfo.xml")  # noqa: S314
    assert metainfo.findtext("launchable") == "potluck.desktop"
    manual = gzip.decompress((tmp_path / "usr/share/man/man1/potluck.1.gz").read_bytes())
    assert b"Potluck 1.2.3" in manual
    payload = tmp_path / "usr/lib/potluck"
    assert (payload / "kind").read_text() == "deb\n"
    assert (payload / "uv").read_text() == "manylinux_2_17_x86_64"
    assert {path.name for path in (payload / "lib").iterdir()} >= {"potluck_setup", "tuf"}
    assert not (payload / "lib" / "potluck_client").exists()


@needs_dpkg
def test_the_package_says_what_it_needs(release: SmallRelease) -> None:
    """Debian reads the fields, each on one line."""
    path = build_small(release, [Kind.DEB]).installers[Kind.DEB].path

    def field(name: str) -> str:
        asked = ["dpkg-deb", "-f", str(path), name]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()

    assert field("Version") == "1.2.3"
    assert field("Depends").startswith("python3 (>= 3.11), ")
    assert "\n" not in field("Depends")
    assert "PyTorch" in field("Description")


def test_versions_sort_in_debian_as_in_python() -> None:
    """What comes before a release must never look newer than it."""
    assert debian_version("1.2.0rc1") == "1.2.0~rc1"
    assert debian_version("1.2.0.dev3") == "1.2.0~dev3"
    assert debian_version("1.2.0") == "1.2.0"


def test_the_app_of_macos_is_whole(release: SmallRelease) -> None:
    """Finder finds program, icon and the scheme of invite links, and programs may be run."""
    path = build_small(release, [Kind.MACOS]).installers[Kind.MACOS].path
    with zipfile.ZipFile(path) as archive:
        info = plistlib.loads(archive.read("Potluck.app/Contents/Info.plist"))
        modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
        assert archive.read("Potluck.app/Contents/Resources/payload/kind") == b"macos\n"
    assert info["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["potluck"]
    assert info["CFBundleShortVersionString"] == "1.2.3"
    assert modes[f"Potluck.app/Contents/MacOS/{info['CFBundleExecutable']}"] & 0o111
    assert modes["Potluck.app/Contents/Resources/payload/uv"] & 0o111
    assert f"Potluck.app/Contents/Resources/{info['CFBundleIconFile']}.icns" in modes


def test_windows_unpacks_files_in_a_fixed_order(tmp_path: Path) -> None:
    """The order that a disk tells would differ between two builds."""
    for name in ("b.txt", "a.whl", "folder/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert file_commands(tmp_path).splitlines() == [
        'SetOutPath "$INSTDIR"',
        "SetCompress off",
        f'File "{tmp_path}/a.whl"',
        "SetCompress auto",
        f'File "{tmp_path}/b.txt"',
        'SetOutPath "$INSTDIR\\folder"',
        "SetCompress auto",
        f'File "{tmp_path}/folder/c.txt"',
        'SetOutPath "$INSTDIR"',
    ]
    assert numbers_of("1.2rc1") == "1.2.0.0"


def test_windows_deletes_what_it_unpacked_and_nothing_else(tmp_path: Path) -> None:
    """The list names each file, what Python compiles, and folders after what is in them."""
    for name in ("payload/lib/potluck/errors.py", "payload/kind", "Potluck.exe"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    listed = own_files(tmp_path)
    assert listed.splitlines() == [
        "Potluck.exe",
        r"payload\kind",
        r"payload\lib\__pycache__\*",
        r"payload\lib\potluck\__pycache__\*",
        r"payload\lib\potluck\errors.py",
        "payload\\lib\\potluck\\",
        "payload\\lib\\",
    ]
    (tmp_path / "payload" / OWN_FILES_NAME).write_bytes(with_windows_lines(listed))
    first = file_commands(tmp_path).splitlines()[2]
    assert first == f'File "{tmp_path}/payload/{OWN_FILES_NAME}"'
    (tmp_path / "payload" / "größe").touch()
    with pytest.raises(ValueError, match="größe"):
        own_files(tmp_path)


def test_what_a_goodbye_leaves_on_windows_its_uninstaller_deletes() -> None:
    """A name that only one of the two knows would stay on the disk for good."""
    script = (Path(__file__).parents[2] / "installer" / "windows" / "potluck.nsi").read_text(
        "utf-8"
    )
    for name in IN_USE_ON_WINDOWS:
        assert f'"$Root\\{name}"' in script


def test_sums_name_every_file_of_the_release(release: SmallRelease) -> None:
    """Who downloads anything can check it."""
    built = build_small(release, [Kind.RUN, Kind.MACOS])
    out = release.order.out
    lines = (out / SUMS_NAME).read_text().splitlines()
    named = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    expected = [archived.path for archived in built.installers.values()]
    assert set(named) == {path.name for path in (*expected, out / "potluck-cpu.cdx.json")}
    for name, digest in named.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest


def test_a_missing_tool_is_said_and_the_rest_is_built(
    release: SmallRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody takes a release for complete that lacks an installer."""
    monkeypatch.setenv("PATH", "")
    built = build_small(release, [Kind.WINDOWS, Kind.MACOS])
    assert set(built.installers) == {Kind.MACOS}
    assert "apt-get install nsis" in built.missing[Kind.WINDOWS]


def test_a_wheel_that_is_not_the_locked_one_is_not_carried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies in the folder of wheels may be old or forged; without a network it ends here."""
    release = make_small_release(tmp_path)
    changed = next(release.wheels.glob("tuf-*"))
    changed.write_bytes(changed.read_bytes() + b"!")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(BuildError, match="tuf"):
        build_small(release, [Kind.MACOS])
