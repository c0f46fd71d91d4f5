"""Quotations: which marks pair.

In the tables the quotations are listed in the order of their opening marks, each as the words between its marks; a
leading `+` says that it continues the quotation of the paragraph before, a trailing `~` that no mark closes it, and one
`>` for each quotation around it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.text.article import Article, read_article


def quotations(text: str) -> list[str]:
    article = read_article(text)
    return [_show(article, k) for k in range(len(article.quotations))]


def _show(article: Article, k: int) -> str:
    q = article.quotations[k]
    inside = article.text[article.tokens[q.open + 1].start : article.tokens[q.close - 1].end]
    return ">" * q.depth + "+" * q.continues + inside + "~" * (not q.closed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every pair of marks
        ("“It rains,” she said.", ["It rains,"]),
        ('"It rains," she said.', ["It rains,"]),
        ("''It rains,'' she said.", ["It rains,"]),
        ("``It rains,'' she said.", ["It rains,"]),
        ("‘It rains,’ she said.", ["It rains,"]),
        ("'It rains,' she said.", ["It rains,"]),
        ("‘‘It rains,’’ she said.", ["It rains,"]),
        ("« It rains », she said.", ["It rains"]),
        ("«It rains», she said.", ["It rains"]),
        ("„It rains,“ she said.", ["It rains,"]),
        ("„It rains,” she said.", ["It rains,"]),
        # marks that do not match but mean each other
        ("“It rains,“ she said. “It pours.”", ["It rains,", "It pours."]),
        ('“It rains," she said.', ["It rains,"]),
        ('"It rains,” she said.', ["It rains,"]),
        ("``It rains,” she said.", ["It rains,"]),
        ("‘It rains,' she said.", ["It rains,"]),
        # several in a paragraph
        ('"A," he said. "B." Then "C" and "D".', ["A,", "B.", "C", "D"]),
        ("“A,” he said. “B.”", ["A,", "B."]),
        ("‘A,’ he said. ‘B.’", ["A,", "B."]),
        ("''A,'' he said. ''B.''", ["A,", "B."]),
        # a quotation in a quotation
        ("“He said ‘go’ and left,” she said.", ["He said ‘go’ and left,", ">go"]),
        ("‘He said “go” and left,’ she said.", ["He said “go” and left,", ">go"]),
        ("\"He said 'go' and left,\" she said.", ["He said 'go' and left,", ">go"]),
        ("''He said, 'Go,' '' she said.", ["He said, 'Go,'", ">Go,"]),
        ("''He said, 'Go,''' she said.", ["He said, 'Go,'", ">Go,"]),
        ("'''Go' is all,'' she said.", ["'Go' is all,", ">Go"]),
        ("\"'Go' is all,\" she said.", ["'Go' is all,", ">Go"]),
        ("“He said, ‘Go.’” She left.", ["He said, ‘Go.’", ">Go."]),
        # dashes and brackets beside the marks
        ("Berlin (NWA)—“It rains,” she said.", ["It rains,"]),
        ('She said--"it rains"--and left.', ["it rains"]),
        ('The plan ("a bad one") failed.', ["a bad one"]),
        ("“It—the dam—will hold,” she said.", ["It—the dam—will hold,"]),
        ('"It rains"—and it did.', ["It rains"]),
        # apostrophes are no marks
        ("‘I don’t know,’ he said.", ["I don’t know,"]),
        ("'I don't know,' he said.", ["I don't know,"]),
        ("The growers’ leader spoke.", []),
        ("The growers' leader spoke.", []),
        ("The lads' coach and the girls' coach met.", []),
        ("It was the ’90s, ’tis said.", []),
        ("Rock ’n’ roll and rock 'n' roll", []),
        ("‘The lads’ job is done,’ he said.", ["The lads’ job is done,"]),
        ("'The lads' job is done,' he said.", ["The lads' job is done,"]),
        ("He said the growers’ loss was ‘total’.", ["total"]),
        ("‘Twas wet, and ’tis wet.", []),
        # a mark that nothing closes is no quotation around what follows
        ("‘It rained, he said: “It pours,” and left.", ["It pours,"]),
        # feet, inches and minutes are no marks
        ("He is 6' 2\" tall.", []),
        ('A 12" disc. "It plays," he said.', ["It plays,"]),
        # unclosed: the paragraph ends it, what follows is not turned inside out
        ("“It rains, she said.\n\nHe left. “Wait,” he said.", ["It rains, she said.~", "Wait,"]),
        ('"It rains, she said.\n\nHe left. "Wait," he said.', ["It rains, she said.~", "Wait,"]),
        ('"It rains, said Ann. "It pours."', ["It rains, said Ann.~", "It pours."]),
        ("‘It rains, she said.\n\nHe said ‘wait’.", ["wait"]),
        ("It rains,” she said.", []),
        ('"', []),
        ("“”", []),
        # run together, with a new opening mark and no closing one
        ("She said: “It rains. “It pours. “It hails.”", ["It rains.~", "It pours.~", "It hails."]),
        # reopened at each paragraph
        ("“A one.\n\n“A two.\n\n“A three,” she said.", ["A one.~", "+A two.~", "+A three,"]),
        ('"A one.\n\n"A two.\n\n"A three," she said.', ["A one.~", "+A two.~", "+A three,"]),
        ("''A one.\n\n''A two,'' she said.", ["A one.~", "+A two,"]),
        ("She said: “A one.\n\n“A two.”\n\n“B,” he said.", ["A one.~", "+A two.", "B,"]),
        # the next paragraph closes what it never opened
        ("She said: “A one.\n\nA two.” He left.", ["A one.~"]),
        # scare quotes and titles are quotations too; whether they are speech is not decided here
        ("The “plan” and “Low Water,” a book", ["plan", "Low Water,"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize("mark", ['"', "''", "“", "‘", "'", "``", "«"])
def test_an_unclosed_mark_spoils_no_other_paragraph(mark: str) -> None:
    """The next paragraph's first quotation may count as a continuation, but no text is turned inside out."""
    rest = "\n\n".join(f"“It is {k},” she said of the {k}." for k in ("one", "two", "three"))
    found = [words.removeprefix("+") for words in quotations(f"{mark}It rains, he said.\n\n{rest}")]
    assert found[-3:] == ["It is one,", "It is two,", "It is three,"]


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "''", "``", "’’", "‘‘", "«", "»", "„", " ", " ", "\n\n", "It rains",
     ",", ".", "said",
     "6", "s"]
)  # fmt: skip
MARKED = st.lists(PIECES, max_size=50).map("".join)


@given(MARKED | st.text(max_size=60))
def test_quotations_nest_or_are_apart(text: str) -> None:
    article = read_article(text)
    paragraph_of = {i: n for n, p in enumerate(article.paragraphs) for i in range(p.first, p.last)}
    open_: list[int] = []  # the ends of the quotations around the place
    for q in article.quotations:
        assert 0 <= q.open < q.close <= len(article.tokens)
        assert paragraph_of[q.open] == paragraph_of[q.close - 1]
        while open_ and open_[-1] <= q.open:
            open_.pop()
        assert not open_ or q.close <= open_[-1], "two quotations cross"
        assert q.depth == len(open_)
        assert q.open + 1 < q.close, "an empty quotation"
        open_.append(q.close)


@given(MARKED)
def test_a_closed_quotation_ends_at_a_mark(text: str) -> None:
    article = read_article(text)
    marks = set("“”\"'’‘«»„›‹") | {"''", "``", "’’", "‘‘"}
    for q in article.quotations:
        assert article.tokens[q.open].text in marks
        assert not q.closed or article.tokens[q.close].text in marks
