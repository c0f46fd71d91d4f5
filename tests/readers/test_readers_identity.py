"""What claims are called by, which articles repeat others, and claims that come twice or under one id."""

import random
from pathlib import Path

import pytest
from format_samples import STORIES
from hypothesis import given
from hypothesis import strategies as st

from claimcli.models import Claim
from claimcli.readers import duplicates
from claimcli.readers.duplicates import DuplicateFinder, mark_duplicates
from claimcli.readers.identity import check_pattern, fill_pattern, identify
from claimcli.readers.inputs import read_articles
from claimcli.readers.known import KnownClaims
from claimcli.readers.types import ArticleText, Facts, Reading, Tally

ARTICLE = ArticleText(
    "news/may/a 1.csv#7",
    "She said yes.",
    key="a 1:7",
    facts=Facts("A Title", "2024-03-04", "The Post"),
    meta={"s": "uk"},
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("{key}", "a-1:7"),
        ("{stem}", "a-1"),
        ("{folder}-{row}", "may-7"),
        ("{outlet}/{date}", "The-Post/2024-03-04"),
        ("{meta.s}_{title}", "uk_A-Title"),
        ("{meta.none}x", "x"),
        ("{hash}", "7bd1c1e4b0f2"),
    ],
)
def test_patterns_of_ids(pattern: str, key: str) -> None:
    filled = fill_pattern(check_pattern(pattern), ARTICLE)
    assert (len(filled) == 12 and filled.isalnum()) if pattern == "{hash}" else filled == key


@pytest.mark.parametrize("pattern", ["stem", "{nothing}", "{stem.__class__}", "{0}"])
def test_patterns_that_mean_nothing_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="field"):
        check_pattern(pattern)


def test_no_key_is_given_twice() -> None:
    tally = Tally()
    keys = [identify(ARTICLE, pattern, tally).key for pattern in (None, "{key}", "{date}", "{date}", "{date}")]
    assert keys == ["a 1:7", "a-1:7", "2024-03-04", "2024-03-04~2", "2024-03-04~3"]


def test_ids_over_folders_are_unique_and_stable(tmp_path: Path) -> None:
    for name in ("a/1.txt", "b/1.txt", "b/2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("She said yes.", encoding="utf-8")
    keys = [item.key for item in read_articles([str(tmp_path)]) if isinstance(item, ArticleText)]
    assert keys == ["a/1", "b/1", "2"]
    again = [item.key for item in read_articles([str(tmp_path)], reading=Reading(identity="{folder}-{stem}"))]  # type: ignore[union-attr]
    assert again == ["a-1", "b-1", "b-2"]


def test_rows_of_one_id_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n7,one\n7,two\n,three\n", encoding="utf-8")
    articles = [item for item in read_articles([str(tmp_path / "a.csv")]) if isinstance(item, ArticleText)]
    assert [article.key for article in articles] == ["a:7", "a:7~2", "a:3"]
    assert 'the id "7" occurs before' in articles[1].warnings[0]


def _vary(text: str, share: float, seed: int) -> str:
    """The same words, a share of the sentences replaced by others."""
    chance = random.Random(seed)
    return " ".join(
        f"Other words {chance.random()} stand here." if chance.random() < share else part for part in text.split(". ")
    )


LONG = " ".join(story.plain for story in STORIES[:5])


@pytest.mark.parametrize(
    ("text", "duplicate"),
    [
        (LONG, True),
        (LONG.upper().replace("\n", " "), True),
        ("The Gazette, Monday.\n" + LONG, True),
        (LONG + " This version adds one sentence at its end.", True),
        (_vary(LONG, 0.6, 1), False),
        (" ".join(story.plain for story in STORIES[5:]), False),
        ("", False),
        ("She said yes.", False),
    ],
)
def test_near_duplicates_are_found_and_others_are_not(text: str, duplicate: bool) -> None:
    finder = DuplicateFinder()
    assert finder.find("first", LONG) is None
    assert finder.find("second", text) == ("first" if duplicate else None)


@given(st.permutations(STORIES), st.data())
def test_duplicates_name_the_first_of_them(stories: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    articles = [ArticleText(story.title, story.plain) for story in stories]
    again = data.draw(st.sampled_from(articles))
    marked = list(mark_duplicates([*articles, again._replace(document="copy")]))
    assert [item.duplicate_of for item in marked] == [None] * len(articles) + [again.document]


def test_the_memory_of_the_finder_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the last three articles it knows each, of older ones none, and it keeps no more than three."""
    monkeypatch.setattr("claimcli.readers.duplicates._REMEMBERED", 3)
    finder = DuplicateFinder()
    texts = [_vary(LONG, 1.0, number) for number in range(50)]
    assert [finder.find(str(number), text) for number, text in enumerate(texts)] == [None] * 50
    assert [finder.find("again", text) for text in texts[47:]] == ["47", "48", "49"]
    assert len(finder._documents) == len(finder._sketches) == 3 and len(finder._before) == 3 * 17
    assert finder.find("again", texts[20]) is None


def make(text: str, **changes: object) -> Claim:
    return Claim.model_validate({"document": "x.txt", "id": "x#1", "text": text, **changes})


def test_claims_of_one_id_are_told_apart_and_doubles_left_out() -> None:
    known = KnownClaims()
    first = known.add([make("safe"), make("not safe"), make("safe")])
    assert [(claim.id, claim.text) for claim in first] == [("x#1", "safe"), ("x#1~2", "not safe")]
    assert known.repeated == 1
    assert known.add([make("not safe"), make("new", id="x#2")]) == [make("new", id="x#2")]
    copies = [make(text, document="y.txt", duplicate_of="x.txt") for text in ("safe", "more")]
    assert [claim.text for claim in known.add(copies)] == ["more"], "what only the copy says stays"


def test_form_letters_are_held_against_a_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article costs the same, however many are alike without being duplicates."""
    compared: list[int] = []
    share = duplicates._share
    monkeypatch.setattr(duplicates, "_share", lambda one, other: compared.append(1) or share(one, other))
    finder = DuplicateFinder()
    for number in range(300):
        finder.find(
            f"{number}.txt", f"Ada Moor said on Monday that bridge {number} was safe at {number} metres. It rained."
        )
    assert len(compared) <= 16 * 300
