"""Which claims and pairs the options keep."""

import pytest
from cli_samples import make_claim, make_counter, make_pair, make_report

from claimcli.filters import (
    ClaimFilter,
    PairFilter,
    filter_claims,
    filter_topics,
    find_document,
    keep_only_in,
    speaks_for,
    suggest_names,
)


@pytest.mark.parametrize(
    ("speaker", "name", "same"),
    [
        ("Sergey Lavrov", "Sergey Lavrov", True),
        ("Sergey Lavrov", "lavrov", True),
        ("Sergey Lavrov", " LAVROV ", True),
        ("Sergey Lavrov", "Sergey", False),
        ("Sergey Lavrov", "rov", False),
        ("Sergey Lavrov", "", False),
        ("Moscow and Washington", "Washington", True),
        ("Moscow and Washington", "moscow", True),
        ("Ann Lee, Bo Okafor, and Cy Dahl", "okafor", True),
        ("Ministry of Trade and Industry", "Ministry of Trade and Industry", True),
        (None, "Lavrov", False),
    ],
)
def test_who_answers_to_a_name(speaker: str | None, name: str, same: bool) -> None:
    assert speaks_for(speaker, (name,)) is same


def test_claims() -> None:
    claims = (make_claim(), make_claim(kind="direct", act="deny"), make_claim(speaker=None, confidence=0.2))
    assert filter_claims(claims, ClaimFilter()) == claims
    assert filter_claims(claims, ClaimFilter(kinds=("direct", "mixed"))) == claims[1:2]
    assert filter_claims(claims, ClaimFilter(acts=("deny",))) == claims[1:2]
    assert filter_claims(claims, ClaimFilter(min_confidence=0.91)) == claims[:2]
    assert filter_claims(claims, ClaimFilter(speakers=("nobody", "okafor"))) == claims[:2]


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (PairFilter(), 3),
        (PairFilter(relations=("disputes",)), 1),
        (PairFilter(relations=("disputes", "repeats")), 2),
        (PairFilter(tiers=("inferred",)), 1),
        (PairFilter(across=True), 2),
        (PairFilter(speakers=("Lindqvist",)), 2),
        (PairFilter(speakers=("Lindqvist", "Okafor")), 2),
        (PairFilter(speakers=("Okafor", "Maria Okafor")), 1),  # two names of one: she answers herself
        (PairFilter(speakers=("Lindqvist", "Nobody")), 0),
    ],
)
def test_pairs(wanted: PairFilter, kept: int) -> None:
    own = make_pair("repeats", counter=make_claim(id="a#9", document="news/a.txt"))
    report = make_report(make_pair(), make_pair("supports", tier="inferred"), own)
    topics = filter_topics(report.topics, wanted)
    assert sum(len(topic.pairs) for topic in topics) == kept
    assert len(topics) == (1 if kept else 0)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("x/a.txt", "x/a.txt"),
        ("b.md", "y/b.md"),
        ("b", "y/b.md"),
        ("a.txt", None),
        ("a", None),
        ("c", None),
        ("z.txt", "z.txt"),
    ],
)
def test_documents_by_name(name: str, found: str | None) -> None:
    assert find_document(name, ["x/a.txt", "y/a.txt", "y/b.md", "z.txt"]) == found


def test_only_in_one_document() -> None:
    disputed, repeated, alone = make_claim(), make_claim(id="a#2"), make_claim(id="a#3")
    again = make_pair("repeats", claim=make_counter(id="b#7"), counter=repeated)
    inside = make_pair("supports", claim=alone, counter=disputed)
    report = make_report(make_pair(claim=disputed), again, inside)
    kept = keep_only_in("a", report, ("news/a.txt", "news/b.txt"))
    assert ([claim.id for claim in kept.claims], kept.topics) == (["a#1", "a#3"], ())
    with pytest.raises(ValueError, match=r"no document c here, or several; there are a.txt"):
        keep_only_in("c", report, ("a.txt",))


def test_names_like_the_one_asked_for() -> None:
    speakers = ["Sergey Lavrov", "Rex Tillerson", "Sergey Lavrov"]
    assert suggest_names(["Lavrof", "tillerson", "Xi"], speakers) == [("Lavrof", ["Sergey Lavrov"]), ("Xi", [])]
    assert suggest_names([], speakers) == []
