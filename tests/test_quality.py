"""The quality gate: extraction on texts of many genres, against floors.

`pytest tests/test_quality.py -s` prints the table by genre. A floor may be raised; lowering one is a loss of quality,
which the change that does it must say and give a reason for.
"""

from collections import Counter

import pytest
from quality.cases import Case, locate, read_cases
from quality.measure import Counts, compare, same_speaker, table, total

from claimcli import extract

# Floors over all cases, by engine. They may be raised, and not lowered without saying so.
FLOORS = {
    "light": {"claim_f1": 0.85, "source_f1": 0.825, "speaker_accuracy": 0.885, "kind_accuracy": 0.975},
    "accurate": {"claim_f1": 0.9, "source_f1": 0.875, "speaker_accuracy": 0.89, "kind_accuracy": 0.975},
}
FALSE_CLAIMS_IN_SILENCE = 2  # claims found in the texts that make none; this one is a ceiling

CASES = read_cases()


@pytest.fixture(scope="module")
def by_genre(engine: str) -> dict[str, Counts]:
    """What extraction gets right, genre by genre."""
    counts: dict[str, Counts] = {}
    for case in CASES:
        found = extract(case.text, document=case.id, engine=engine).claims
        counts[case.genre] = counts.get(case.genre, Counts()) + compare(case, found)
    print(f"\n{table(counts)}")
    return counts


@pytest.mark.parametrize("measure", FLOORS["light"])
def test_quality_stays_above_its_floor(by_genre: dict[str, Counts], engine: str, measure: str) -> None:
    value, floor = getattr(total(by_genre.values()), measure), FLOORS[engine][measure]
    assert value >= floor, f"{measure} is {value:.3f}, its floor {floor}\n{table(by_genre)}"


def test_texts_without_claims_stay_silent(by_genre: dict[str, Counts]) -> None:
    assert by_genre["silence"].found <= FALSE_CLAIMS_IN_SILENCE, table(by_genre)


def test_there_are_cases_enough_of_every_kind() -> None:
    kinds = Counter(claim.kind for case in CASES for claim in case.claims)
    assert len(CASES) >= 90
    assert len({case.genre for case in CASES}) >= 10
    assert min(kinds["direct"], kinds["mixed"], kinds["indirect"]) >= 60
    assert sum(not case.claims for case in CASES) >= 8


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_claims_of_a_case_stand_in_order_and_apart(case: Case) -> None:
    """Fragments of one content neither overlap nor are out of order, and no claim is listed twice."""
    for claim in case.claims:
        ends = [0, *(span.end for span in claim.content)]
        assert all(span.start >= end for span, end in zip(claim.content, ends, strict=False)), claim
    contents = [(claim.content, claim.source, claim.cue) for claim in case.claims]
    assert len(set(contents)) == len(contents)


def test_a_perfect_answer_scores_one_and_an_empty_one_nothing() -> None:
    case = next(c for c in CASES if len(c.claims) > 3)
    from claimcli.models import Claim

    perfect = [
        Claim(
            document=case.id,
            text="",
            speaker=e.speaker,
            kind=e.kind,  # type: ignore[arg-type]
            source_spans=e.source,
            content_spans=e.content,
        )
        for e in case.claims
    ]
    counts = compare(case, perfect)
    assert (counts.claim_f1, counts.source_f1, counts.speaker_accuracy, counts.kind_accuracy) == (1, 1, 1, 1)
    assert compare(case, []).claim_f1 == 0
    half = [claim.model_copy(update={"source_spans": ()}) for claim in perfect]
    assert compare(case, half).source_f1 < 1 == compare(case, half).claim_f1


@pytest.mark.parametrize(
    ("said", "wanted", "same"),
    [
        ("Marta Hollingsen", "Hollingsen", True),
        ("Governor Marta Hollingsen", "Marta Hollingsen", True),
        ("the coast guard", "coast guard", True),
        ("Marta", "Marta Hollingsen", False),
        ("Hollingsen Hydro", "Marta Hollingsen", False),
        (None, "Marta Hollingsen", False),
    ],
)
def test_same_speaker(said: str | None, wanted: str, same: bool) -> None:
    assert same_speaker(said, wanted) is same


@pytest.mark.parametrize(
    ("words", "n", "error"),
    [
        ("cat", None, "3 times"),
        ("cat", 4, "no occurrence 4"),
        ("cat", 0, "no occurrence 0"),
        ("dog", None, "does not stand"),
        ("", None, "does not stand"),
    ],
)
def test_the_loader_refuses_what_is_not_clear(words: str, n: int | None, error: str) -> None:
    with pytest.raises(ValueError, match=error):
        locate("cat, concatenate, cat", words, n)


def test_the_loader_finds_the_occurrence_meant() -> None:
    assert locate("cat, concatenate, cat", "cat", 3) == (18, 21)
    assert locate("cat, concatenate, cat", "concat", None) == (5, 11)
