"""Issues: sides that hold together, open claims beside them, rules that decide by themselves, and bounds."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcli.comparison.classifier import VARIABLE, calibrate, load_pair_model
from claimcli.comparison.issues import MOST_CLAIMS, Judgement, gather_issues
from claimcli.comparison.pipeline import compare_claims
from claimcli.comparison.profile import profile_all
from claimcli.comparison.proposition import read_propositions
from claimcli.comparison.repeats import merge_repeated
from claimcli.comparison.retrieval import ACROSS, FAR, NEAR, WITHIN, find_candidates
from claimcli.comparison.suggestions import suggest
from claimcli.comparison.trust import TRUSTED_RULES, find_trusted
from claimcli.models import Claim
from tests.comparison.test_comparison_pipeline import CLAIMS, build, make

LEAST = {"least_opposed": 0.5, "least_same": 0.3}


def judged(*rows: tuple[int, int, float, float]) -> dict[tuple[int, int], Judgement]:
    """Judgements out of (one, two, same, opposed)."""
    return {(i, j): Judgement(i, j, same, opposed, max(same, opposed), 0.0) for i, j, same, opposed in rows}


def test_who_denies_one_denies_who_says_the_same() -> None:
    (group,) = gather_issues(judged((0, 1, 0.9, 0.0), (1, 2, 0.0, 0.8), (0, 2, 0.1, 0.1)), **LEAST)
    assert group.sides[0] == group.sides[1] == -group.sides[2]


def test_two_who_are_opposed_never_stand_on_one_side() -> None:
    (group, *_) = gather_issues(judged((0, 1, 0.0, 0.9), (0, 2, 0.8, 0.0), (1, 2, 0.7, 0.0)), **LEAST)
    assert group.sides[0] == -group.sides[1]


def test_claims_on_one_question_of_no_known_side_are_open() -> None:
    question = {(0, 1): Judgement(0, 1, 0.1, 0.1, 0.6, 0.0)}
    (group,) = gather_issues(question, **LEAST)
    assert group.sides == {0: 0, 1: 0}


@given(st.dictionaries(st.tuples(st.integers(0, 14), st.integers(0, 14)), st.tuples(*[st.floats(0, 1)] * 3)))
def test_issues_are_small_and_their_claims_stand_once(drawn: dict[tuple[int, int], tuple[float, float, float]]) -> None:
    pairs = {(i, j): Judgement(i, j, s, o, t, 0.0) for (i, j), (s, o, t) in drawn.items() if i < j}
    for group in gather_issues(pairs, **LEAST):
        assert 2 <= len(group.sides) <= MOST_CLAIMS
        assert set(group.sides.values()) <= {1, -1, 0}


@given(st.lists(CLAIMS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_pairs_follow_from_sides(drawn: list[tuple[str, str, str, str]]) -> None:
    report = compare_claims(build(drawn))
    sides = {issue.issue_id: {c.id: c.side for c in issue.claims} for issue in report.issues}
    for issue in report.issues:
        assert len({c.id for c in issue.claims}) == len(issue.claims)
        assert issue.proposition or not any(c.text for c in report.claims)
    attributed = (topic.pairs for topic in report.topics if all(p.claim.cue and p.counter.cue for p in topic.pairs))
    for pair in (pair for pairs in attributed for pair in pairs):
        one, two = (sides[pair.topic_id][claim.id] for claim in (pair.claim, pair.counter))
        assert "open" not in (one, two)
        assert (one == two) == (pair.relation in ("supports", "repeats")) or {one, two} == {"against", "doubts"}


PIPE = "that the Orlan plant dumped mercury into the Tessel river"
TRUSTED = {
    "points-back": (("accused", "him of dumping mercury"), ("rejected", "the accusation")),
    "denies-words": (("said", PIPE), ("denied", "dumping mercury")),
    "turned-words": (("said", "the old Varna bridge is safe"), ("said", "the old Varna bridge is not safe")),
    "no-evidence": (("said", PIPE), ("said", "there was no proof of dumped mercury in the Tessel river")),
    "demand-evidence": (("said", PIPE), ("demanded", "actual evidence")),
    "no": (("suggested", PIPE), ("said", "“No, the plant was shut by then”")),
    "refuse-cue": (("demanded", "that the Orlan plant be closed"), ("refused", "to close the plant")),
    "doubt-phrase": (("said", PIPE), ("said", "there must be a presumption of innocence for the Orlan plant")),
    "opposites": (("said", "the Orm meeting was frosty"), ("called", "the meeting productive")),
}  # fmt: skip
UNTRUSTED = {
    "points-back": (("spoke of", "the full harbour"), ("rejected", "the notion that he was to blame")),
    "denies-words": (("said", "the harbour was full"), ("denied", "dumping mercury")),
    "turned-words": (("said", "the old Varna bridge is safe"), ("said", "the Orm ferry is not safe")),
    "no-evidence": (("said", "the harbour was full"), ("said", "there was no proof of dumped mercury in the river")),
    "demand-evidence": (("said", PIPE), ("demanded", "lower taxes")),
    "no": (("suggested", PIPE), ("said", "“No one came”")),
    "refuse-cue": (("demanded", "that the Orlan plant be closed"), ("refused", "to comment")),
    "doubt-phrase": (("said", PIPE), ("said", "he doubted that the weather would hold")),
    "opposites": (("said", "the night was frosty"), ("called", "the meeting productive")),
}  # fmt: skip


def trusted_rules(*said: tuple[str, str]) -> set[str]:
    names = ("Ada Vance", "Tom Pelt")
    claims = make("a", *((name, cue, text) for name, (cue, text) in zip(names, said, strict=True)))
    propositions = read_propositions(claims)
    return {pair.rule for pair in find_trusted(profile_all(propositions), suggest(propositions)).values()}


def test_every_trusted_rule_has_its_cases() -> None:
    assert {rule.id for rule in TRUSTED_RULES} == TRUSTED.keys() == UNTRUSTED.keys()
    assert all(rule.reason and rule.fires != rule.silent for rule in TRUSTED_RULES)


@pytest.mark.parametrize("rule", TRUSTED)
def test_trusted_rules_fire(rule: str) -> None:
    assert rule in trusted_rules(*TRUSTED[rule])


@pytest.mark.parametrize("rule", UNTRUSTED)
def test_trusted_rules_are_silent(rule: str) -> None:
    assert rule not in trusted_rules(*UNTRUSTED[rule])


def bridge(number: int) -> list[Claim]:
    """A short article in which everybody says of one bridge that it is safe, or is not."""
    names = [f"Ann {chr(65 + n % 26)}{'aeiou'[n // 26 % 5]}{'lmnrst'[n // 130 % 6]}o" for n in range(number)]
    said = [(name, "said", f"the Varna bridge is {'not ' * (n % 2)}safe") for n, name in enumerate(names)]
    return make("a", *said)


def test_what_reaches_the_model_is_linear() -> None:
    for number in (60, 120, 240):
        profiles = profile_all(read_propositions(bridge(number)))
        assert len(list(find_candidates(profiles))) <= (NEAR + WITHIN + ACROSS + FAR) * number
    likes = [len(suggest(read_propositions(bridge(n))).alike) for n in (100, 200)]
    assert likes[1] <= 2.2 * likes[0]


def story(document: str, harbour: str) -> list[Claim]:
    """An article with three claims on the mercury of the Orlan plant, one of which shares no word of its own."""
    return make(
        document,
        ("Ada Vance", "said", "the Orlan plant dumped mercury into the Varna"),
        ("Tom Pelt", "said", f"mercury of the Orlan plant never reached {harbour}"),
        ("Eve Ross", "said", "somebody will have to answer for this"),
    )


def test_claims_of_one_story_meet_whatever_they_share() -> None:
    claims = [*story("a", "Porto"), *story("b", "Kavala"), *make("c", ("Bo Lind", "said", "tea prices fell in Assam"))]
    profiles = profile_all(read_propositions(claims))
    met = {(c.one, c.two) for c in find_candidates(profiles)}
    assert {(0, 3), (0, 4), (1, 3), (1, 4)} <= met
    assert not [pair for pair in met if pair[1] == 6]


def test_an_unrelated_article_leaves_what_meets_as_it_is() -> None:
    own = [*story("a", "Porto"), *story("b", "Kavala")]
    other = make("c", *[("Bo Lind", "said", f"tea prices fell in Assam by {n} rupees") for n in range(30)])
    alone = list(find_candidates(profile_all(read_propositions(own))))
    beside = list(find_candidates(profile_all(read_propositions([*own, *other]))))
    assert [c for c in beside if c.two < len(own)] == alone


def test_repetitions_are_compared_once_and_counted() -> None:
    claims = make("a", *[("Ada Vance", "said", PIPE)] * 40, ("Tom Pelt", "denied", "dumping mercury"))
    told, times = merge_repeated(read_propositions(claims))
    assert [p.claim.id for p in told] == ["a#1", "a#41"]
    assert times == {"a#1": 40}
    (pair,) = [p for topic in compare_claims(claims).topics for p in topic.pairs]
    assert "the claim is told 40 times in the same words" in pair.evidence


@pytest.mark.parametrize(("value", "wanted"), [(0.0, 0.1), (0.2, 0.1), (0.3, 0.2), (0.4, 0.3), (0.9, 0.3)])
def test_a_curve_is_straight_between_its_points(value: float, wanted: float) -> None:
    assert calibrate(((0.2, 0.1), (0.4, 0.3)), value) == pytest.approx(wanted)


def test_weights_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps({"format": 0}), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    load_pair_model.cache_clear()
    with pytest.raises(ValueError, match=r"pairs\.json holds no pair model of this version"):
        load_pair_model()
    load_pair_model.cache_clear()
