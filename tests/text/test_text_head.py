"""The head of an article: title, byline, publisher, date, and where the body begins."""

import pytest

from claimcli.text.article import read_article

BODY = "The bridge over the Tamsel reopened on Monday after a year. Traffic was light.\n\nNobody cheered. It rained.\n"


@pytest.mark.parametrize(
    ("head", "title", "byline"),
    [
        ("Bridge reopens", "Bridge reopens", None),
        ("Bridge reopens.", "Bridge reopens.", None),
        ("Bridge reopens\n\nBy Ann Vale", "Bridge reopens", "Ann Vale"),
        ("Bridge reopens\nBy ANN VALE and TOM PIKE", "Bridge reopens", "ANN VALE and TOM PIKE"),
        ("Bridge reopens\nAfter eleven weeks, the Tamsel is crossed again\nBy Ann Vale", "Bridge reopens", "Ann Vale"),
        ("Mayor: Bridge Is Safe, Trust Me", "Mayor: Bridge Is Safe, Trust Me", None),
        ("‘I’d do it again,’ says man who swam to work", "‘I’d do it again,’ says man who swam to work", None),
        ("  Bridge reopens  ", "Bridge reopens", None),
        ("May 3, 2019\nBridge reopens", "Bridge reopens", None),
        ("Bridge reopens\nShare this article\nAdvertisement", "Bridge reopens", None),
        ("By Ann Vale\nBridge reopens", "Bridge reopens", "Ann Vale"),
        ("Photo finish in mayoral race\nPhoto: Tom Pike", "Photo finish in mayoral race", None),
        ("Print sales rise\nPrint", "Print sales rise", None),
        ("BC-TAMSEL-BRIDGE, 1st Ld-Writethru\nBridge reopens", "Bridge reopens", None),
        ("AP-reporters leave bridge", "AP-reporters leave bridge", None),
    ],
)
def test_title_and_byline(head: str, title: str, byline: str | None) -> None:
    text = f"{head}\n\n{BODY}"
    found = read_article(text).head
    assert (found.title, found.byline) == (title, byline)
    assert found.title_span is not None and found.title_span.of(text) == title
    assert text[found.body_start :].startswith("The bridge over")


@pytest.mark.parametrize(
    ("dateline", "publisher", "date"),
    [
        ("PORT HADLEY — ", None, None),
        ("PORT HADLEY, N.H. (NWA) — ", "NWA", None),
        ("NEW PELL (NWA) - ", "NWA", None),
        ("(NWA) -- ", "NWA", None),
        ("April 12, 2017 (NWAS)—", "NWAS", "2017-04-12"),
        ("EASTMERE, May 9, 2018 — ", None, "2018-05-09"),
        ("LONDON, 3 May 2019 (NWA) - ", "NWA", "2019-05-03"),
        ("VELDEN, Oct 3 (NWA) - ", "NWA", None),
        ("Sept. 9, 2001 — ", None, "2001-09-09"),
        ("HALVERSTON, Md., June 6, 2018 /BizFeed/ -- ", None, "2018-06-06"),
        ("BELL, D.C.--", None, None),
    ],
)
def test_dateline(dateline: str, publisher: str | None, date: str | None) -> None:
    text = f"{dateline}{BODY}"
    head = read_article(text).head
    assert (head.publisher, head.date) == (publisher, date)
    assert head.title is None
    assert text[head.body_start :].startswith("The bridge over")


@pytest.mark.parametrize(
    "opening",
    [
        "She waited - and waited. Then it came.",
        "NATO said on Friday - after a long vote - that it would act. Then it did.",
        "He said: “It rains.” Then he left — and why not?",
        "Two of them (both vets) left. The third - a cook - stayed.",
    ],
)
def test_a_dash_makes_no_dateline(opening: str) -> None:
    assert read_article(opening).head.body_start == 0


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2019-05-03", "2019-05-03"),
        ("May 3, 2019", "2019-05-03"),
        ("May 3rd, 2019", "2019-05-03"),
        ("3 May 2019", "2019-05-03"),
        ("3rd May, 2019", "2019-05-03"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("Dec 31 1999", "1999-12-31"),
        ("Friday, May 3, 2019 10:30 am", "2019-05-03"),
        ("Published: May 3, 2019", "2019-05-03"),
        ("Last updated: 3 May 2019", "2019-05-03"),
        ("February 31, 2018", None),
        ("May 2019", None),
    ],
)
def test_a_line_with_the_date(line: str, date: str | None) -> None:
    assert read_article(f"Bridge reopens\n{line}\n\n{BODY}").head.date == date


def test_a_date_in_the_body_is_not_the_articles() -> None:
    assert read_article(f"Bridge reopens\n\n{BODY} It had been shut since May 3, 2019.").head.date is None


def test_masthead_is_the_publisher() -> None:
    text = "Northern Policy Review\nSubscribe to the Review\nTalks Resume\nApril 12, 2017 (NWAS)—“We talk.” So it went."
    article = read_article(text)
    assert (article.head.publisher, article.head.title, article.head.date) == (
        "Northern Policy Review",
        "Talks Resume",
        "2017-04-12",
    )
    assert [p.role for p in article.paragraphs] == ["masthead", "boilerplate", "title", "body"]


def test_a_text_without_head_has_only_body() -> None:
    article = read_article("It rained. She said it would stop. It did not.")
    assert article.head.title is None and [p.role for p in article.paragraphs] == ["body"]


def test_a_title_that_the_input_names_makes_no_other_line_one() -> None:
    article = read_article(f"We won,\n\n{BODY}", title="Bridge reopens")
    assert {p.role for p in article.paragraphs} == {"body"} and article.head.title_span is None
    article = read_article(f"“Bridge” reopens\n\n{BODY}", title="Bridge reopens")
    assert article.paragraphs[0].role == "title"


def test_an_article_begins_behind_its_header_lines() -> None:
    header = "Title: Another\nDate: 2024-03-04\n\n"
    article = read_article(header + BODY, start=len(header))
    assert article.tokens[0].start == len(header) and article.line_of(article.tokens[0].start) == 4
