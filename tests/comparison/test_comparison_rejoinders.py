"""Answers found by what they point at: each rule with an example that fires it and one that must not."""

from itertools import combinations

import pytest

from claimcli.api import compare
from claimcli.comparison.issues import Judgement
from claimcli.comparison.pointers import read_pointer
from claimcli.comparison.profile import profile_all
from claimcli.comparison.proposition import read_propositions
from claimcli.comparison.rejoinders import REJOINDER_RULES, find_rejoinders
from claimcli.comparison.trust import TRUSTED_RULES, TrustedRule
from claimcli.models import Claim

# What the pair model may have found of every pair of an example: (marked, one question).
FOUND = {
    "names-kind": (0.1, 0.3), "points-at": (0.03, 0.15), "few-words": (0.25, 0.3),
}  # fmt: skip
MARKED = {"fires": (0.5, 0.3), "silent": (0.25, 0.3)}


def claims_in(text: str) -> list[Claim]:
    """The claims of a text, as the program reads them."""
    return list(compare(text).claims)


def rules_in(text: str, marked: float, topic: float) -> set[str]:
    """The rules that find answers in a text when every pair is judged alike."""
    profiles = profile_all(read_propositions(claims_in(text)))
    judged = {(i, k): Judgement(i, k, 0.0, 0.0, topic, marked) for i, k in combinations(range(len(profiles)), 2)}
    return {pair.rule for pair in find_rejoinders(profiles, judged).values()}


@pytest.mark.parametrize("rule", REJOINDER_RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example_and_is_silent_on_its_neighbour(rule: TrustedRule) -> None:
    assert len(rule.reason.split()) > 3
    assert rule.id in rules_in(rule.fires, *FOUND.get(rule.id, MARKED["fires"]))
    assert rule.id not in rules_in(rule.silent, *FOUND.get(rule.id, MARKED["silent"]))


def test_ids_are_unlike_those_of_other_rules() -> None:
    assert len({rule.id for rule in (*REJOINDER_RULES, *TRUSTED_RULES)}) == len(REJOINDER_RULES) + len(TRUSTED_RULES)


@pytest.mark.parametrize(
    ("text", "words", "owners", "stance"),
    [
        ("Tom Pelt rejected Vance's claims.", "Vance's claims", {"vance"}, "reject"),
        ("Tom Pelt said the reports were misleading.", "the reports", set(), "fault"),
        ("Tom Pelt called that suggestion absurd.", "that suggestion", set(), "fault"),
        ("Tom Pelt criticised the decision by Vance.", "the decision", {"vance"}, "oppose"),
        ("Tom Pelt spoke of the charges.", "the charges", set(), ""),
        (
            "Tom Pelt dismissed claims from the Harbour Board that oil had leaked.",
            "claims",
            {"harbour", "board"},
            "reject",
        ),
    ],
)
def test_what_an_answer_points_at(text: str, words: str, owners: set[str], stance: str) -> None:
    (proposition,) = read_propositions(claims_in(text)[:1])
    pointer = read_pointer(proposition)
    assert pointer is not None
    assert (pointer.words, pointer.owners, pointer.stance) == (words, owners, stance)


@pytest.mark.parametrize(
    "text",
    ["Tom Pelt said they claim too much.", "Tom Pelt rejected the harbour, and the claims were few."],
)
def test_a_verb_and_a_noun_beyond_a_pause_point_at_nothing(text: str) -> None:
    (proposition,) = read_propositions(claims_in(text)[:1])
    assert read_pointer(proposition) is None


def test_nobody_answers_himself_and_two_denials_go_together() -> None:
    text = "Ada Vance rejected the claims about oil. Tom Pelt dismissed the claims about oil. Pelt denied the claims."
    assert rules_in(text, 0.1, 0.3) <= {"points-back"}


def test_what_stands_before_another_claim_is_no_answer_to_it_for_having_few_words() -> None:
    text = "Tom Pelt said that was wrong. Ada Vance said gulls, terns, seals and otters die of leaking oil."
    profiles = profile_all(read_propositions(claims_in(text)))
    assert find_rejoinders(profiles, {(0, 1): Judgement(0, 1, 0.0, 0.0, 0.3, 0.25)}) == {}
