"""Weights are read whole or not at all: cut short, foreign, changed or of another format, they are one clear error."""

import json
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Process
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcli as library
from claimcli.attribution.crf.weights_file import _SEAL, FORMAT, MAGIC, Packed, digest_of, pack, sha256, unpack
from claimcli.attribution.manifest import MANIFEST, check_manifest, write_manifest
from claimcli.attribution.model import ACCURATE_FILES

Run = Callable[..., Process]
LIGHT = Path(library.__file__).parent / "attribution" / "weights" / "light.bin"
SMALL = pack(Packed({}, {"shares": {"say": 0.125}}, {"note": "x"}))


def seal(payload: bytes, version: int = FORMAT) -> bytes:
    """`payload` as a weights file whose sum is right."""
    return bytes(_SEAL.pack(MAGIC, version, sha256(payload).digest())) + payload


@settings(deadline=None)
@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
def test_every_changed_byte_is_noticed(at: int, change: int) -> None:
    changed = bytearray(SMALL)
    changed[at] ^= change
    with pytest.raises(ValueError, match="weights"):
        unpack(bytes(changed))


@settings(deadline=None)
@given(st.integers(0, len(SMALL) - 1))
def test_every_cut_is_noticed(size: int) -> None:
    with pytest.raises(ValueError, match="weights"):
        unpack(SMALL[:size])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"none",
        zlib.compress(b"no seal"),
        seal(b"no zlib"),
        seal(zlib.compress(b"")),
        seal(zlib.compress(b"\xff\xff\xff\xff")),
        *(
            seal(zlib.compress(len(header).to_bytes(4, "little") + header))
            for header in (
                b"{",
                b"[]",
                b"{}",
                b'{"chains": 1}',
                b'{"chains": [], "numbers": [["a", 9, 9]]}',
                b"[" * 9000,
            )
        ),
        seal(zlib.compress(b"\x02\0\0\0{}")[:-4]),
    ],
)
def test_bytes_that_are_no_weights(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a weights file"):
        unpack(data)


def test_a_later_format_is_named() -> None:
    with pytest.raises(ValueError, match="weights of format 2, and this claimcli reads format 1"):
        unpack(seal(b"", version=2))


def test_a_small_file_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcli.attribution.crf.weights_file.LARGEST", 1 << 20)
    with pytest.raises(ValueError, match="far too large"):
        unpack(seal(zlib.compress(bytes(2 << 20), 9)))


def test_the_name_of_weights_is_their_sum() -> None:
    data = LIGHT.read_bytes()
    assert digest_of(data) == sha256(data[_SEAL.size :]).hexdigest()


def test_a_list_of_files_holds_them_to_what_they_were(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode() * 1000)
    write_manifest(tmp_path, ["b", "a"])
    assert len(check_manifest(tmp_path, ["a", "b"])) == 64
    (tmp_path / "c").write_bytes(b"")
    with pytest.raises(ValueError, match="SHA-256 of c is not"):
        check_manifest(tmp_path, ["a", "b", "c"])
    (tmp_path / "b").write_bytes(b"b" * 999)
    with pytest.raises(ValueError, match="SHA-256 of b is not"):
        check_manifest(tmp_path, ["a", "b"])
    for text, said in (
        ("{", "no JSON"),
        ("[" * 9000, "no JSON"),
        ("[]", "lists no files"),
        ('{"files": {}}', "format None"),
    ):
        (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=said):
            check_manifest(tmp_path, ["a"])


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("“The harbour must close by May,” said Ada Lovelace.\n", encoding="utf-8")
    return folder


def blamed_once(done: Process, engine: str) -> bool:
    return (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1) and engine in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_damaged_light_model_is_blamed_once(claimcli: Run, news: Path, tmp_path: Path, jobs: str) -> None:
    data = bytearray(LIGHT.read_bytes())
    data[len(data) // 2 :: 4096] = bytes(len(data[len(data) // 2 :: 4096]))
    (tmp_path / "mine.bin").write_bytes(data)
    done = claimcli("extract", news, "--jobs", jobs, env={"CLAIMCLI_WEIGHTS": str(tmp_path / "mine.bin")})
    assert blamed_once(done, "light") and "damaged" in done.stderr


@pytest.fixture(scope="module")
def accurate_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the accurate engine's weights."""
    package = pytest.importorskip("claimcli_accurate_en")
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    folder = tmp_path_factory.mktemp("weights") / "accurate"
    shutil.copytree(package.weights(), folder)
    return folder


def test_a_copy_of_the_weights_is_as_good(claimcli: Run, news: Path, accurate_files: Path) -> None:
    run = ("extract", news, "--engine", "accurate", "--json")
    assert claimcli(*run, env={"CLAIMCLI_WEIGHTS": str(accurate_files)}).stdout == claimcli(*run).stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ACCURATE_FILES)
@pytest.mark.parametrize("harm", ["zeros", "cut short", "gone", "foreign"])
def test_damaged_accurate_weights_are_blamed_once(
    claimcli: Run, news: Path, accurate_files: Path, tmp_path: Path, name: str, harm: str, jobs: str
) -> None:
    """Foreign weights are listed as they are, so that the list cannot tell: then what opens them must."""
    folder = tmp_path / "weights"
    shutil.copytree(accurate_files, folder)
    data = (folder / name).read_bytes()
    if harm == "zeros":
        start = len(data) // 3
        (folder / name).write_bytes(data[:start] + bytes(50_000) + data[start + 50_000 :])
    elif harm == "cut short":
        (folder / name).write_bytes(data[: len(data) // 2])
    elif harm == "gone":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(b"foreign")
        write_manifest(folder, ACCURATE_FILES)
    run = ("extract", news, "--engine", "accurate", "--jobs", jobs)
    done = claimcli(*run, env={"CLAIMCLI_WEIGHTS": str(folder)})
    assert blamed_once(done, "accurate") and str(folder) in done.stderr


def test_the_shipped_lists_are_true(accurate_files: Path) -> None:
    listed = json.loads((accurate_files / MANIFEST).read_bytes())
    assert sorted(listed["files"]) == sorted(ACCURATE_FILES)
    check_manifest(accurate_files, ACCURATE_FILES)
