"""The command line: what it prints, what it refuses, and that nothing is lost by repeating it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from potluck.digest import digest_bytes
from potluck.identity import PrivateKey
from potluck.invite import parse_invite
from potluck.manifest import parameter_count
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.certificate import fingerprint, valid_until
from potluck_coordinator.cli import main
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.workshop import opened
from potluck_training.checkpoint import load_checkpoint

KEYS = ("project.key", "inspector.key", "tls.key", "tls.pem", "manifest.bin")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder where there is no project yet."""
    return tmp_path / "home"


def run(home: Path, *words: str) -> int:
    """Run a command in a home."""
    command, *rest = words
    return main([command, "--home", str(home), *rest])


def ran(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Run a command that has to work and return its JSON."""
    assert run(home, *words, "--json") == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def refusal(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a command that has to fail and return its one sentence."""
    assert run(home, *words) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def first_checkpoint(home: Path) -> bytes:
    """Return the digest of the project's first weights."""
    with opened(CoordinatorHome(home)) as (_, store), store.transaction() as records:
        first = records.project.current_round()
        assert first is not None
        return first.checkpoint.digest


def keys(home: Path) -> dict[str, bytes]:
    """Return the files that must never change by themselves."""
    return {name: (home / name).read_bytes() for name in KEYS}


def test_init_says_what_comes_next(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The next commands can be copied as they stand, and the way in through a firewall is named."""
    words = ("init", "--name", "Sonnets", "--recipe", "practice")
    assert run(home, *words) == 0
    local = capsys.readouterr().out
    assert f"ingest --home {home} FOLDER" in local
    assert f"serve --home {home}" in local
    assert "Only this computer can reach it" in local
    assert run(home, *words, "--host", "train.example.org", "--port", "7000") == 0
    public = capsys.readouterr().out
    assert "let TCP port 7000 through your firewall" in public
    assert "Only this computer" not in public


def test_init_makes_a_whole_project(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules, weights and an invite that names key and certificate are there after one command."""
    made = ran(
        home, capsys, "init", "--name", "Sonnets", "--host", "train.example.org", "--port", "7000",
        "--recipe", "practice", "--organiser", "Ann", "--charter", "Verse.",
    )  # fmt: skip
    project = CoordinatorHome(home)
    manifest = project.read_manifest()
    invite = parse_invite(str(made["link"]))
    assert (manifest.name, manifest.organiser, manifest.charter) == ("Sonnets", "Ann", "Verse.")
    assert manifest.tokenizer.kind == wire.Tokenizer.KIND_BYTES
    assert invite.address == "train.example.org:7000"
    assert invite.project_key == project.read_project_key().public
    assert invite.fingerprint == fingerprint((home / "tls.pem").read_bytes())
    with opened(project) as (blobs, store), store.transaction() as records:
        first = records.project.current_round()
        assert first is not None
        size = blobs.size_bytes(first.checkpoint.digest)
        assert records.people.is_inspector(project.read_inspector_key().public)
    assert size is not None
    assert size > 4 * parameter_count(manifest.recipe.model)


def test_secrets_are_for_their_owner_only(home: Path) -> None:
    """No other user of the computer can read a key."""
    run(home, "init", "--name", "P", "--recipe", "practice")
    for name in ("project.key", "inspector.key", "tls.key"):
        assert (home / name).stat().st_mode & 0o077 == 0


def test_init_again_changes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Keys, certificate and rules are never replaced; only the address follows the options."""
    first = ran(home, capsys, "init", "--name", "P", "--recipe", "practice")
    before = keys(home)
    again = ran(home, capsys, "init", "--name", "Other", "--recipe", "small", "--port", "7001")
    assert keys(home) == before
    assert (first["created"], again["created"]) == (True, False)
    assert again["name"] == "P"
    assert parse_invite(str(again["link"])).port == 7001


@pytest.mark.parametrize("missing", ["tls.pem", "manifest.bin", "inspector.key"])
def test_init_completes_what_a_crash_left_out(home: Path, missing: str) -> None:
    """A file that was not written yet is made, and the others stay."""
    run(home, "init", "--name", "P", "--recipe", "practice")
    before = keys(home)
    (home / missing).unlink()
    run(home, "init", "--name", "P", "--recipe", "practice")
    after = keys(home)
    assert {name for name in KEYS if before[name] == after[name]} >= set(KEYS) - {missing}


def test_the_first_weights_can_be_made_again_by_anybody(home: Path, tmp_path: Path) -> None:
    """They follow from the project's public key alone, so that nobody could have chosen them."""
    run(home, "init", "--name", "P", "--recipe", "practice")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in KEYS:
        (elsewhere / name).write_bytes((home / name).read_bytes())
    run(elsewhere, "init")
    assert first_checkpoint(elsewhere) == first_checkpoint(home)


def test_renewing_changes_the_certificate_alone(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The new link pins the new certificate; project key and TLS key stay."""
    ran(home, capsys, "init", "--name", "P", "--recipe", "practice", "--host", "example.org")
    before = keys(home)
    renewed = ran(home, capsys, "init", "--renew-certificate")
    after = keys(home)
    assert {name for name in KEYS if before[name] != after[name]} == {"tls.pem"}
    assert parse_invite(str(renewed["link"])).fingerprint == fingerprint(after["tls.pem"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["init"], "needs a name"),
        (["init", "--name", "P", "--recipe", "huge"], "no preset"),
        (["init", "--name", "P", "--tokenizer", "/no/such.json"], "can't be read"),
        (["init", "--name", "x" * 5000], "length of its texts"),
        (["ingest", "/no/such/folder"], "init"),
        (["status"], "init"),
        (["serve"], "init"),
        (["inspect"], "init"),
        (["inspect", "--link", "potluck://join?a=b"], "both --link and --key"),
    ],
)
def test_mistakes_get_one_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    """A wrong input is answered with what to do, without a traceback."""
    assert sentence in refusal(home, capsys, *words)


@pytest.mark.parametrize("words", [[], ["bake"], ["serve", "--port", "70000"], ["ingest"]])
def test_a_wrong_command_is_told_from_a_failure(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Misuse ends with code 2 and the usage, as everywhere."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="file permissions are of Unix")
def test_an_open_folder_gives_nobody_the_project(home: Path) -> None:
    """In a folder that others may enter, keys, sessions and files stay their owner's."""
    home.mkdir(mode=0o755)
    run(home, "init", "--name", "P", "--recipe", "practice")
    public = {"tls.pem", "manifest.bin"}
    for path in home.iterdir():
        assert path.name in public or path.stat().st_mode & 0o077 == 0, path


def test_text_is_counted_and_status_knows_it(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ingest says what came of the folder, and status says what the project has."""
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "a.txt").write_text("".join(f"line {n}\n" for n in range(20_000)), "utf-8")
    (folder / "b.jsonl").write_text("{broken\n", "utf-8")
    ran(home, capsys, "init", "--name", "P", "--recipe", "practice")
    tally = ran(home, capsys, "ingest", str(folder))
    state = ran(home, capsys, "status")
    assert tally["skipped"] == 1
    assert state["shard_tokens"] == tally["new_tokens"]
    assert (state["serving"], state["round"], state["verified_units"]) == (False, 0, 0)


def test_status_warns_of_the_certificate_in_time(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An organiser sees when volunteers will need a new link; on loopback they never do."""
    ran(home, capsys, "init", "--name", "P", "--recipe", "practice")
    assert ran(home, capsys, "status")["certificate_valid_until"] is None
    ran(home, capsys, "init", "--host", "train.example.org")
    day = ran(home, capsys, "status")["certificate_valid_until"]
    certificate = CoordinatorHome(home).tls_certificate.read_bytes()
    assert day == valid_until(certificate).date().isoformat()


def test_light_commands_stay_light(home: Path) -> None:
    """Only an inspector brings PyTorch into memory, and only parquet its reader."""
    run(home, "init", "--name", "P", "--recipe", "practice")
    program = (
        "import sys; from potluck_coordinator.cli import main; import potluck_coordinator.server;"
        "import potluck_coordinator.practice_project;"
        "main(['status', '--home', sys.argv[1]]);"
        "sys.exit('torch' in sys.modules or 'pyarrow' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(home)], check=True, timeout=60)


def test_export_writes_the_newest_model(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An organiser gets the model out in the layout that other programs read."""
    ran(home, capsys, "init", "--name", "Sonnets", "--recipe", "practice")
    folder = home.parent / "model"

    exported = ran(home, capsys, "export", str(folder))

    assert exported["round"] == 0
    config = json.loads((folder / "config.json").read_text("utf-8"))
    manifest = CoordinatorHome(home).read_manifest()
    assert config["hidden_size"] == manifest.recipe.model.width
    weights = load_checkpoint(folder / "model.safetensors", manifest.recipe.model)
    assert sum(array.size for array in weights.values()) == parameter_count(manifest.recipe.model)


def test_export_of_no_project_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong folder gets a sentence and writes nothing."""
    assert refusal(home, capsys, "export", str(home.parent / "model")) != ""
    assert not (home.parent / "model").exists()


def test_a_hugging_face_tokenizer_comes_with_the_project(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rules name its definition, the model has its vocabulary, and ingest uses it."""
    words = [f"word{n}" for n in range(2000)]
    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.train_from_iterator(
        [" ".join(words)], trainers.WordLevelTrainer(special_tokens=["<unk>", "</s>"])
    )
    definition = tmp_path / "tokenizer.json"
    tokenizer.save(str(definition))
    options = ["--recipe", "practice", "--tokenizer", str(definition)]
    ran(home, capsys, "init", "--name", "P", *options)
    rules = CoordinatorHome(home).read_manifest()
    folder = tmp_path / "text"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(" ".join([f"number{number}", *words]), "utf-8")
    tally = ran(home, capsys, "ingest", str(folder))
    assert rules.recipe.model.vocabulary_size == tokenizer.get_vocab_size() == 2002
    assert rules.tokenizer.definition.digest == digest_bytes(definition.read_bytes())
    assert tally["new_tokens"] + tally["held_out_tokens"] == 20 * (1 + len(words) + 1)


def test_an_inspector_elsewhere_gets_its_own_key(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key is let in, is only its owner's to read, and is never written over another file."""
    ran(home, capsys, "init", "--name", "P", "--recipe", "practice")
    path = tmp_path / "other.key"
    made = ran(home, capsys, "add-inspector", str(path))
    key = PrivateKey(path.read_bytes())
    with opened(CoordinatorHome(home)) as (_, store), store.transaction() as records:
        assert records.people.is_inspector(key.public)
    assert made["public_key"] == key.public.hex()
    assert path.stat().st_mode & 0o077 == 0
    assert "left alone" in refusal(home, capsys, "add-inspector", str(path))
    assert PrivateKey(path.read_bytes()) == key
