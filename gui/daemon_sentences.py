"""Collects the sentences that the daemon may say from the sources of those who say them.

The window translates them by their English text, so a catalogue needs them all. Values that are put
into a sentence become %1, %2 and so on, in the order in which they stand.
"""

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEAKERS = (
    "client/potluck_client",
    "proto/potluck",
    "coordinator/potluck_coordinator",
    "training/potluck_training",
    "installer/potluck_setup",
)
"""Who says sentences that reach a volunteer's window, or that of an installation."""
_UNHEARD = (
    *("_pb2", "__main__", "/cli/", "/frames.py"),
    *("/host/dbus_", "/host/foreign_", "/host/mac_", "/host/user_", "/host/wayland_"),
    *("/host/windows_", "/steps/inspecting.py"),
    *(
        "_coordinator/commands",
        "_coordinator/cli.py",
        "_coordinator/home.py",
        "_coordinator/ingest",
        "/inspector/",
    ),
    *("_coordinator/ledger.py", "_coordinator/lifecycle.py", "_coordinator/practice_project.py"),
    *("_coordinator/project.py", "_coordinator/recipes.py", "_coordinator/server.py", "/store/"),
    *("_coordinator/serving.py", "_coordinator/address.py"),
    *("_training/evaluate.py", "_training/export.py", "_training/outer.py", "/replica.py"),
    *("_setup/window/", "_setup/terminal.py", "_setup/launching.py", "_setup/showing.py"),
    *(
        "_setup/window_environment.py",
        "_setup/window_libraries.py",
        "_setup/integration/",
        "_setup/power_helper.py",
    ),
    *("_setup/door.py", "_setup/log.py", "_setup/goodbye.py", "_setup/uninstall_command.py"),
    "_setup/starting.py",
    *("_training/rerun.py", "_training/tokens.py", "/numerics/choosing.py"),
)
"""Parts of paths whose sentences end in a terminal, a log or another sentence's cause."""
_SETTINGS = "client/potluck_client/settings"
_SETTING_WORDS = frozenset({"label", "sentence", "unit", "minimum_text"})
"""Fields of a row of the table of limits that a person reads, sentence or not."""
_PHRASES = {
    "client/potluck_client/activity_log/about_person.py": {"span_words"},
    "client/potluck_client/cli/forget_command.py": {"forget"},
    "client/potluck_client/doctor/titles.py": {"title_of"},
    "client/potluck_client/settings/presets.py": {"effect", "_of_device"},
    "client/potluck_client/settings/words.py": {"value_words"},
    "client/potluck_client/tryout/check_words.py": {"_span"},
    "installer/potluck_setup/choosing.py": {"_WORDS"},
    "proto/potluck/invite.py": {"_ADDRESS", "_KEY", "_FINGERPRINT"},
}
"""Functions and tables whose words are put into sentences as values, such as lengths of time."""
_PUNCTUATION = frozenset({"; ", ": ", ", "})
_SENTENCE = re.compile(r"""["“]?(?:[A-Z]|%\d).* .*[.!?…]$""", re.DOTALL)
_UNSPOKEN = re.compile(r"%[sdr]|%\.\d|\b(?:SELECT|UPDATE|INSERT|DELETE|WHERE|ORDER BY)\b|^##|\n")
"""What a program says to its log or to a database, and pages of documentation."""
_PHRASE = re.compile(r"^[^@_]*[^\W\d_][^@_]*$")
"""A phrase has letters, and is no key of a program."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2
"""A template with fewer words of its own would fit almost any sentence."""


def collect() -> tuple[str, ...]:
    """Return all templates, each once, in the order of the alphabet."""
    found: set[str] = set()
    for speaker in SPEAKERS:
        for path in sorted((ROOT / speaker).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not any(part in f"/{name}" for part in _UNHEARD):
                found.update(_templates(path, settings=name.startswith(_SETTINGS)))
            found.update(_phrases(path, _PHRASES.get(name, ())))
    return tuple(sorted(found))


def _templates(path: Path, *, settings: bool) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    unspoken = set(_unspoken(tree))
    for node in ast.walk(tree):
        if id(node) in unspoken:
            continue
        text = _text(node)
        if text is not None and _is_sentence(text.strip()):
            yield text.strip()
        if settings:
            yield from _setting_words(node)


def _phrases(path: Path, names: Collection[str]) -> Iterator[str]:
    """Yield the words of some functions and tables that are no sentences of their own."""
    if not names:
        return
    for found in ast.walk(ast.parse(path.read_text("utf-8"))):
        if _name_of(found) in names:
            unspoken = set(_unspoken(found))
            for node in ast.walk(found):
                text = None if id(node) in unspoken else _text(node)
                if text and text not in _PUNCTUATION and _PHRASE.search(text):
                    yield text


def _name_of(node: ast.AST) -> str | None:
    match node:
        case (
            ast.FunctionDef(name=name)
            | ast.AsyncFunctionDef(name=name)
            | ast.Assign(targets=[ast.Name(id=name)])
        ):
            return name
        case _:
            return None


def _is_sentence(text: str) -> bool:
    if not _SENTENCE.match(text) or _UNSPOKEN.search(text):
        return False
    return len(_WORDS.findall(re.sub(r"%\d", " ", text))) >= _FEWEST_WORDS


def _unspoken(tree: ast.AST) -> Iterator[int]:
    """Yield the nodes that are docstrings, or parts of a sentence with values in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            for part in ast.walk(node):
                if part is not node:
                    yield id(part)


def _setting_words(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.keyword) and node.arg in _SETTING_WORDS:
        text = _text(node.value)
        if text:
            yield text
        if text and node.arg == "unit":
            yield f"%1 {text}"
            if text.isalpha():
                yield f"%1 {text.removesuffix('s')}"
    if isinstance(node, ast.ClassDef) and node.name == "Group":
        for line in node.body:
            text = _text(line.value) if isinstance(line, ast.Assign) else None
            if text:
                yield text


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{}", "%1")
    if not isinstance(node, ast.JoinedStr):
        return None
    text, number = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            number += 1
            text += f"%{number}"
    return text
