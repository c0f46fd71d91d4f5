"""Every format: the claims of an article are those of the same text as a plain file, at exact offsets."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from format_samples import (
    META,
    PAGES,
    STORIES,
    Story,
    hyphenate,
    pack,
    rows_of,
    write_csv,
    write_docx,
    write_gzip,
    write_jsonl,
    write_mail,
    write_markdown,
    write_page,
    write_parquet,
    write_story_pdf,
    write_subtitles,
    write_xlsx,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcli.api import extract_article, extract_text
from claimcli.models import DocumentReport, InputError
from claimcli.readers.inputs import ArticleText, Reading, read_articles
from claimcli.readers.markdown import convert
from claimcli.readers.pdf_layout import Line, Page, join_pages

NEEDS = {"html": "trafilatura", "pdf": "pypdfium2", "docx": "mammoth", "xlsx": "openpyxl", "parquet": "pyarrow"}
Key = tuple[str | None, str, str, str, str]


def read_all(folder: Path, name: str, data: bytes | str, reading: Reading | None = None) -> list[ArticleText]:
    """The articles of a file of that name; fails where anything is an error."""
    if (package := NEEDS.get(name.rsplit(".", 1)[-1])) is not None:
        pytest.importorskip(package)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    found = list(read_articles([str(folder / name)], reading=reading))
    assert not [item for item in found if isinstance(item, InputError)], found
    return [item for item in found if isinstance(item, ArticleText)]


def keys_of(report: DocumentReport) -> list[Key]:
    return [
        (claim.speaker, " ".join(claim.cue.split()), " ".join(claim.text.split()), claim.kind, claim.act)
        for claim in report.claims
    ]


@cache
def plain_keys(story: Story) -> list[Key]:
    return keys_of(extract_text(story.plain, "story.txt"))


def check_story(article: ArticleText, story: Story) -> DocumentReport:
    """The claims are those of the plain text, and every place is exact in the text that is carried."""
    report = extract_article(article)
    assert keys_of(report) == plain_keys(story)
    content = report.content if article.converted else article.text
    assert content is not None
    for claim in report.claims:
        assert " … ".join(content[start:end] for start, end in claim.content_spans) == claim.text
        assert [content[start:end] for start, end in claim.quote_spans] == list(claim.quotes)
        assert " … ".join(content[start:end] for start, end in claim.cue_spans) == claim.cue
    return report


@pytest.mark.parametrize("system", PAGES)
@pytest.mark.parametrize("number", range(len(STORIES)))
def test_pages_of_content_systems(tmp_path: Path, system: str, number: int) -> None:
    (article,) = read_all(tmp_path, "page.html", write_page(STORIES[number], system))
    report = check_story(article, STORIES[number])
    assert (report.title, report.date, report.publisher) == (STORIES[number].title, META["date"], META["publisher"])
    assert report.author == META["author"]


@pytest.mark.parametrize("number", range(len(STORIES)))
@pytest.mark.parametrize("form", ["pdf", "docx", "markdown", "vtt", "srt", "wrapped", "wrapped tight", "headers"])
def test_papers_drafts_and_transcripts(tmp_path: Path, form: str, number: int) -> None:
    import textwrap

    story = STORIES[number]
    lines = [textwrap.fill(part, 64) for part in (story.title, *story.paragraphs)]
    written: dict[str, Any] = {
        "pdf": lambda: write_story_pdf(story),
        "docx": lambda: write_docx(list(story.paragraphs), story.title),
        "markdown": lambda: write_markdown(story),
        "vtt": lambda: write_subtitles(story, "vtt"),
        "srt": lambda: write_subtitles(story, "srt"),
        "wrapped": lambda: "\n\n".join(lines) + "\n",
        "wrapped tight": lambda: "\n".join(lines) + "\n",
        "headers": lambda: f"Title: {story.title}\nDate: 4 March 2024\nSource: The Valley Herald\n\n{story.plain}",
    }
    suffix = {"markdown": "md", "wrapped": "txt", "wrapped tight": "txt", "headers": "txt"}.get(form, form)
    (article,) = read_all(tmp_path, f"story.{suffix}", written[form]())
    report = check_story(article, story)
    if form in ("markdown", "headers", "docx"):
        assert (report.title, report.date) == (story.title, META["date"])
    if form == "pdf":
        assert {claim.page for claim in report.claims} <= {1, 2} and report.claims[0].page == 1
    if form in ("vtt", "srt"):
        assert all(claim.start is not None and claim.end and claim.start < claim.end for claim in report.claims)


@pytest.mark.parametrize("number", range(len(STORIES)))
@pytest.mark.parametrize("form", ["plain", "base64", "quoted-printable", "alternative", "attached"])
def test_messages(tmp_path: Path, form: str, number: int) -> None:
    story = STORIES[number]
    (article,) = read_all(tmp_path, "message.eml", write_mail(story, form))
    assert article.text == "\n\n".join(story.paragraphs) + "\n"
    report = extract_article(article)
    assert (report.title, report.date, report.author) == (story.title, META["date"], META["author"])
    headed = f"Subject: {story.title}\nDate: {META['date']}\n\n"  # the same text as a plain file, with its headers
    (plain,) = read_all(tmp_path, "message.txt", headed + article.text)
    assert keys_of(report) == keys_of(extract_article(plain)) != []
    assert all(
        " … ".join(article.text[start:end] for start, end in claim.content_spans) == claim.text
        for claim in report.claims
    )


TABLES: dict[str, Any] = {
    "csv": lambda: write_csv(rows_of(STORIES)),
    "tsv": lambda: write_csv(rows_of(STORIES), "\t"),
    "semicolons.csv": lambda: write_csv(rows_of(STORIES), ";"),
    "jsonl": lambda: write_jsonl(rows_of(STORIES)),
    "json": lambda: "[" + ",\n".join(write_jsonl(rows_of(STORIES)).splitlines()) + "]",
    "api.json": lambda: '{{"status": "ok", "response": {{"docs": [{}]}}}}'.format(
        ",".join(write_jsonl(rows_of(STORIES)).splitlines())
    ),
    "xlsx": lambda: write_xlsx(rows_of(STORIES)),
    "parquet": lambda: write_parquet(rows_of(STORIES)),
    "csv.gz": lambda: write_gzip(write_csv(rows_of(STORIES)).encode()),
    "jsonl.gz": lambda: write_gzip(write_jsonl(rows_of(STORIES)).encode()),
}


@pytest.mark.parametrize("suffix", TABLES)
def test_tables(tmp_path: Path, suffix: str) -> None:
    articles = read_all(tmp_path, f"corpus.{suffix}", TABLES[suffix]())
    assert [article.text for article in articles] == [story.plain for story in STORIES], "the cells as they stand"
    for number, (article, story) in enumerate(zip(articles, STORIES, strict=True), 1):
        report = check_story(article, story)
        assert (report.title, report.date, report.publisher) == (story.title, META["date"], META["publisher"])
        assert report.meta == {"id": f"a{number}", "section": "news"}
        assert report.claims[0].meta == report.meta
        assert report.claims[0].id == f"{article.key}#1" and article.key.endswith(f":a{number}")
        assert article.document.endswith(f"#a{number}")


def test_archives(tmp_path: Path) -> None:
    members = {f"news/{number}.txt": story.plain.encode() for number, story in enumerate(STORIES)}
    extra = {"news/": b"", "x.png": b"\x89PNG", "__MACOSX/a.txt": b"x", "more/0.txt": b"She said yes."}
    articles = read_all(tmp_path, "all.zip", pack({**members, **extra}))
    assert len(articles) == len(STORIES) + 1
    for article, story in zip(articles, STORIES, strict=False):
        check_story(article, story)
    assert articles[0].key == "all/news/0" and articles[1].key == "all/1" and articles[-1].key == "all/more/0"


WORDS = st.lists(st.from_regex(r"[A-Za-zé“”’]{1,9}", fullmatch=True), min_size=1, max_size=12, unique=True).map(
    " ".join
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


@given(
    st.lists(ANYTHING.filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff")), min_size=1, max_size=5)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_of_a_cell_comes_back(tmp_path: Path, texts: list[str]) -> None:
    rows = [{"id": f"a{number}", "text": text} for number, text in enumerate(texts)]
    assert [article.text for article in read_all(tmp_path, "a.jsonl", write_jsonl(rows))] == texts
    quoted = "id,text\n" + "".join('a,"{}"\n'.format(row["text"].replace('"', '""')) for row in rows)
    assert [article.text for article in read_all(tmp_path, "a.csv", quoted)] == texts
    assert [article.text for article in read_all(tmp_path, "a.csv.gz", write_gzip(quoted.encode()))] == texts
    pytest.importorskip("pyarrow")
    assert [article.text for article in read_all(tmp_path, "a.parquet", write_parquet(rows))] == texts


@given(st.lists(WORDS, min_size=1, max_size=5))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_paragraphs_come_back(tmp_path: Path, paragraphs: list[str]) -> None:
    """Words that are written as paragraphs of a format are the paragraphs that are read."""
    pytest.importorskip("mammoth")
    story = Story("", tuple(paragraphs))
    written = {
        "docx": write_docx(paragraphs),
        "md": "\n\n".join(paragraphs) + "\n",
        "eml": write_mail(Story("A title", tuple(paragraphs)), "quoted-printable"),
        "zip": pack({"a.txt": "\n\n".join(paragraphs).encode()}),
        "vtt": write_subtitles(story, "vtt"),
        "srt": write_subtitles(story, "srt"),
    }
    for suffix, data in written.items():
        (article,) = read_all(tmp_path, f"a.{suffix}", data)
        assert [" ".join(part.split()) for part in article.text.strip().split("\n\n")] == paragraphs, suffix


NAME = st.sampled_from(["Ines Calder", "Zoë Müller", "Mr Haddad", "the ministry", "Renée O’Neil", "NATO"])
SAID = st.sampled_from(["said", "told reporters that", "denied that", "warned that", "added that"])
WHAT = st.lists(
    st.sampled_from(
        "the bridge & tram was safe <b> not </p> R&D 5 > 4 café ½ “never” 😀 e\u0301t\u00e9 won’t".split(" ")
    ),
    min_size=4,
    max_size=12,
).map(" ".join)
SENTENCES = st.one_of(
    st.tuples(NAME, SAID, WHAT).map(lambda parts: "{} {} {}.".format(*parts)),
    st.tuples(NAME, WHAT).map(lambda parts: f"“{parts[1].replace('“', '').replace('”', '')},” {parts[0]} said."),
    WHAT.map(lambda what: f"It was reported on Monday that {what} in the town of Upper Morley."),
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=2, max_size=3).map(" ".join), min_size=3, max_size=5, unique=True)
EFFORT = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
CLEAN = Story("Council votes on the bridge of Upper Morley", ())


@given(PARAGRAPHS, st.sampled_from(sorted(set(PAGES) - {"joomla"})))  # Windows-1252 lacks half of the characters
@EFFORT
def test_any_news_comes_back_from_a_page(tmp_path: Path, paragraphs: list[str], system: str) -> None:
    """What a page shows is what is read, and its claims are those of the plain text."""
    story = CLEAN._replace(paragraphs=tuple(paragraphs))
    (article,) = read_all(tmp_path, "a.html", write_page(story, system))
    check_story(article, story)
    read = article.text.strip().split("\n\n")
    assert [" ".join(part.split()) for part in read if part != story.title] == paragraphs


@given(st.lists(PARAGRAPHS, min_size=1, max_size=4))
@EFFORT
def test_any_news_comes_back_from_a_workbook(tmp_path: Path, articles: list[list[str]]) -> None:
    stories = [CLEAN._replace(paragraphs=tuple(paragraphs)) for paragraphs in articles]
    read = read_all(tmp_path, "a.xlsx", write_xlsx([{"id": str(n), "text": s.plain} for n, s in enumerate(stories)]))
    assert [article.text for article in read] == [story.plain for story in stories]
    for article, story in zip(read, stories, strict=True):
        check_story(article, story)


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t"),
    min_size=1,
    max_size=80,
)  # what XML can carry; a cell that begins with "=" would be a formula


@given(st.lists(CELL.filter(lambda text: bool(text.strip()) and text[0] not in "=\ufeff"), min_size=1, max_size=5))
@EFFORT
def test_any_text_of_a_workbook_comes_back(tmp_path: Path, texts: list[str]) -> None:
    rows = [{"id": f"a{number}", "text": text} for number, text in enumerate(texts)]
    assert [article.text for article in read_all(tmp_path, "a.xlsx", write_xlsx(rows))] == texts


@given(st.text(st.sampled_from("ab c*_`[]()<>#\\~!&;-\n"), max_size=60))
def test_the_lines_of_markdown_stay_on_their_lines(content: str) -> None:
    text, starts = convert(content)
    assert text.count("\n") == content.count("\n")
    assert all(0 <= start <= len(text) for start in starts) and list(starts) == sorted(starts)


@given(
    st.lists(st.sampled_from(["over", "river", "well", "Mara", "said", "bridge", "we"]), min_size=5, max_size=40),
    st.integers(30, 70),
)
def test_words_cut_at_line_ends_are_joined(words: list[str], width: int) -> None:
    """A paragraph set in lines of a PDF, its last words cut by hyphens, is the paragraph that is read."""
    import textwrap

    lines = hyphenate(textwrap.wrap(" ".join(words), width))
    placed = [Line(line, 60.0, 60.0 + 5 * len(line), 700.0 - 14 * at, 710.0 - 14 * at) for at, line in enumerate(lines)]
    text, starts = join_pages([Page(tuple(placed))])
    assert (text.replace("\n\n", " "), starts) == (" ".join(words), (0,))
