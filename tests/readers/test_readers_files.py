"""Files, folders and bytes: what is found, what is read, and what is said of the rest."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.models import InputError
from claimcli.readers.encodings import decode, decode_noticing
from claimcli.readers.files import InputFile, find_keys, list_inputs, name_document, read_text
from claimcli.readers.inputs import ArticleText, ClaimBatch, Reading, Tally, read_articles, read_inputs
from claimcli.readers.problems import BadInputError


def write_all(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("She said yes.", encoding="utf-8")


def names_of(*paths: str | Path) -> list[str]:
    return [item.name for item in list_inputs([str(path) for path in paths]) if isinstance(item, InputFile)]


def test_a_folder_gives_what_is_read_sorted_and_counts_the_rest(tmp_path: Path) -> None:
    write_all(tmp_path, "b.txt", "a.md", "C.TXT", "sub/z.txt", ".hidden.txt", ".git/x.txt", "table.csv", "p.jpg", "x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "other").symlink_to(tmp_path / "sub")
    tally = Tally()
    found = [os.path.relpath(item.name, tmp_path) for item in list_inputs([str(tmp_path)], tally=tally)]
    assert found == ["C.TXT", "a.md", "b.txt", "sub/z.txt", "table.csv"]
    assert dict(+tally.skipped) == {
        ".jpg": 1,
        "files without a suffix": 1,
        "pipes and devices": 1,
        "broken links": 1,
        "links to folders": 1,
    }


@pytest.mark.parametrize(
    ("include", "exclude", "names"),
    [
        ((), (), ["a.txt", "old/b.txt", "old/c.html"]),
        (("*.html",), (), ["old/c.html"]),
        (("old/*",), ("*.html",), ["old/b.txt"]),
        ((), ("old/*",), ["a.txt"]),
        (("*.news", "a.*"), (), ["a.txt", "d.news"]),
        (("?.txt",), (), ["a.txt", "old/b.txt"]),
    ],
)
def test_globs(tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], names: list[str]) -> None:
    write_all(tmp_path, "a.txt", "old/b.txt", "old/c.html", "d.news")
    found = list_inputs([str(tmp_path)], Reading(include=include, exclude=exclude))
    assert [os.path.relpath(item.name, tmp_path) for item in found] == names


@pytest.mark.parametrize(
    ("documents", "keys"),
    [
        (["a/1.txt", "a/2.txt"], ["1", "2"]),
        (["a/1.txt", "b/1.txt", "2.txt"], ["a/1", "b/1", "2"]),
        (["x/a/1.txt", "y/a/1.txt", "y/b/1.txt"], ["x/a/1", "y/a/1", "b/1"]),
        (["1.txt", "a/1.txt"], ["1", "a/1"]),
        (["a/1.txt", "a/1.html"], ["1.txt", "1.html"]),
        (["/a/1.txt", "a/1.txt"], ["/a/1", "a/1"]),
        (["a/1.csv.gz", "<stdin>"], ["1", "<stdin>"]),
    ],
)
def test_the_shortest_path_that_tells_two_of_one_stem_apart(documents: list[str], keys: list[str]) -> None:
    assert find_keys(documents) == keys


@given(st.lists(st.lists(st.sampled_from("ab1"), min_size=1, max_size=4).map("/".join), unique=True, max_size=12))
def test_keys_are_unique(paths: list[str]) -> None:
    documents = [f"{path}.{suffix}" for path in paths for suffix in ("txt", "html")]
    keys = find_keys(documents)
    assert len(set(keys)) == len(documents)


def test_an_input_named_twice_is_read_once(tmp_path: Path) -> None:
    write_all(tmp_path, "a.txt")
    file = str(tmp_path / "a.txt")
    assert names_of(file, tmp_path, file, "-", "-") == [file, "-"]


def test_an_article_that_is_named_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    write_all(tmp_path, "article.news", ".hidden")
    assert [type(item) for item in read_articles([str(tmp_path / "article.news"), str(tmp_path / ".hidden")])] == [
        ArticleText
    ] * 2


def test_paths_are_named_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, "news/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [item.document for item in read_articles(["./news"])] == ["./news/a.txt"]
    assert [item.document for item in read_articles(["news/a.txt"])] == ["news/a.txt"]


def test_a_name_that_is_no_utf8_gets_visible_escapes() -> None:
    assert name_document(os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"
    assert name_document("-") == "<stdin>"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\xef\xbb\xbfShe said.\r\n", "utf-8", "She said.\r\n"),
        ("sœur\n".encode("cp1252"), "cp1252", "sœur\n"),
        ("She\r\rsaid\u2028".encode(), "utf-8", "She\r\rsaid\u2028"),
        ("She said".encode("utf-16"), "utf-16", "She said"),
        (b"a" * 9000 + b"\0", "utf-8", "a" * 9000 + "\0"),
    ],
)
def test_text_is_decoded_and_never_changed(data: bytes, encoding: str, text: str) -> None:
    assert decode_noticing(data, encoding)[0] == text


@given(st.text())
def test_decoding_undoes_encoding(text: str) -> None:
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8")) == text


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"", "utf-8", "empty"),
        (b" \n\t\r\n", "utf-8", "empty"),
        (b"\xef\xbb\xbf", "utf-8", "empty"),
        (b"abc\0def", "utf-8", "binary"),
        (b"%PDF-1.7", "utf-8", "a PDF"),
        (b"PK\x03\x04", "utf-8", "office file"),
        (b"\x1f\x8b\x08", "utf-8", "gunzip"),
        ("Hi".encode("utf-16"), "utf-8", "--encoding utf-16"),
        ("Hi".encode("utf-32"), "utf-8", "--encoding utf-32"),
        (b"+2AA-", "utf-7", "surrogate"),
    ],
)
def test_what_is_no_article_says_what_it_is_and_what_to_do(data: bytes, encoding: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        decode_noticing(data, encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "line", "said"),
    [
        (b"She said\nna\xefve\n", "utf-8", 2, "byte 0xef at offset 11); try --encoding cp1252"),
        (b"She said\n\xe2\x80", "utf-8", 2, "try --encoding cp1252"),
        (b"caf\x81", "cp1252", 1, "try --encoding utf-8"),
        (b"\xff\xfeA", "utf-16", None, "not UTF-16"),
    ],
)
def test_wrong_encoding_names_the_line_and_another_encoding(
    tmp_path: Path, data: bytes, encoding: str, line: int | None, said: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (error,) = read_articles([str(tmp_path / "a.txt")], encoding)
    assert isinstance(error, InputError)
    assert (error.line, said in error.message) == (line, True), error


def test_every_bad_input_is_one_error_and_the_others_are_read(tmp_path: Path) -> None:
    write_all(tmp_path, "good.txt", "claims.json")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    names = ["missing.txt", "empty.txt", "folder", "claims.json", "good.txt"]
    found = list(read_articles([str(tmp_path / name) for name in names]))
    assert [type(item) for item in found] == [InputError] * 4 + [ArticleText]
    assert [Path(item.document).name for item in found] == names
    assert all(";" in item.message for item in found if isinstance(item, InputError)), "each says what to do next"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    write_all(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (error,) = read_articles([str(tmp_path / "a.txt")])
    assert isinstance(error, InputError) and "permission denied" in error.message


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    write_all(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "back").symlink_to(tmp_path)
    (tmp_path / "sub" / "self.txt").symlink_to(tmp_path / "sub" / "self.txt")
    assert [Path(name).name for name in names_of(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", '{"a": 1} she said', ArticleText),
        ("a.md", '{"a": 1} she said', ArticleText),
        ("a.jsonl", '{"id": 1, "text": "y"}', ArticleText),
        ("a.jsonl", '{"document": "x", "text": "y"}', ClaimBatch),
        ("a.JSON", '[{"document": "x", "text": "y"}]', ClaimBatch),
        ("a", '\n {"document": "x", "text": "y"}', ClaimBatch),
        ("b", '[ {"document": "x", "text": "y"}]', ClaimBatch),
        ("c", "[Applause] She said yes.", ArticleText),
    ],
)
def test_claims_are_told_from_articles(tmp_path: Path, name: str, content: str, kind: type) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert [type(item) for item in read_inputs([str(tmp_path / name)])] == [kind]


def test_read_text_is_what_the_library_reads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert read_text(tmp_path / "a.txt") == "a\r\nb"
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "none.txt")
