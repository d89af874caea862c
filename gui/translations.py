"""Keeps the window's translations: `python gui/translations.py update | compile | check`.

`update` takes new texts of the sources into the catalogues (potluck_gui/translations/*.ts), where
translators find them, also with Qt Linguist. `compile` makes of them what the window reads; those
files are not committed. `check` fails when a catalogue lacks a text or has one untranslated.
"""

import argparse
import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from daemon_sentences import collect

PACKAGE = Path(__file__).resolve().parent / "potluck_gui"
SETUP_WINDOW = PACKAGE.parents[1] / "installer" / "potluck_setup" / "window"
"""Speaks before the app is there, out of the same catalogues."""
SOURCES = (PACKAGE, SETUP_WINDOW)
FOLDER = PACKAGE / "translations"
TEMPLATES = FOLDER / "daemon_sentences.json"
CONTEXT = "Daemon"
_PLACEHOLDER = re.compile(r"%(?:\d|n)")


def catalogues() -> list[Path]:
    """Return the catalogues, one a language."""
    return sorted(FOLDER.glob("potluck_*.ts"))


def update(paths: Sequence[Path]) -> None:
    """Take the texts of the sources into catalogues; texts that are gone go, with their words."""
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "daemon_sentences.py"
        lines = (f"QT_TRANSLATE_NOOP({CONTEXT!r}, {text!r})\n" for text in collect())
        listed.write_text("".join(lines), "utf-8")
        counting = Path(scratch) / "counting.py"
        counting.write_text("".join(sorted(set(_counting()))), "utf-8")
        _tool(
            "pyside6-lupdate",
            *("-extensions", "py", "-locations", "none", "-no-obsolete", "-silent"),
            # The first to name a text decides.
            *(str(counting), *map(str, SOURCES), str(listed)),
            *("-ts", *map(str, paths)),
        )


def compile_all() -> None:
    """Make what the window reads: a .qm of each catalogue, and the daemon's sentences."""
    for path in catalogues():
        _tool("pyside6-lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))
    TEMPLATES.write_text(json.dumps(collect(), ensure_ascii=False, indent=0) + "\n", "utf-8")


def check() -> int:
    """Return 0 when every catalogue has every text in words that fit it."""
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        for path in catalogues():
            fresh = Path(scratch) / path.name
            fresh.write_bytes(path.read_bytes())
            update([fresh])
            problems += [f"{path.name}: {problem}" for problem in _problems(fresh)]
    for problem in problems:
        sys.stderr.write(problem + "\n")
    if problems:
        sys.stderr.write("Run: python gui/translations.py update, and translate what is new.\n")
    return 1 if problems else 0


def _counting() -> Iterator[str]:
    """Yield calls for the texts with a number in them, as lupdate understands them.

    It takes `translate(…, "%n hours", None, number)` for a text without a plural, or passes it over
    when the number is more than a name; Qt then finds no words for any number but 1.
    """
    for path in sorted(path for folder in SOURCES for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="translate"),
                    args=[ast.Constant(value=str(context)), ast.Constant(value=str(text)), _, _],
                ):
                    yield f"translate({context!r}, {text!r}, None, 3)\n"


def _problems(path: Path) -> Iterator[str]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 — our own file
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            forms = [] if translation is None else _forms(translation)
            unfinished = translation is None or translation.get("type") == "unfinished"
            if unfinished or not all(forms):
                yield f"not translated in {context.findtext('name')}: {source!r}"
                continue
            for form in forms:
                missing = set(_PLACEHOLDER.findall(source)) ^ set(_PLACEHOLDER.findall(form))
                if missing and message.get("numerus") != "yes":
                    yield f"other placeholders ({', '.join(sorted(missing))}): {source!r}"


def _forms(translation: ET.Element) -> list[str]:
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def _tool(name: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / name, *arguments], check=True)


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["update", "compile", "check"])
    action = parser.parse_args().action
    if action == "check":
        return check()
    if action == "update":
        update(catalogues())
    else:
        compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
