"""The answers that decide by themselves: each rule with an example that fires it and one that must not."""

import pytest

from claimcli.api import compare
from claimcli.comparison.trust import TRUSTED_RULES, TrustedRule


def rules_in(text: str) -> set[str]:
    """The ids of the rules behind the disputes and questions of a text."""
    report = compare(text)
    return {p.rule for topic in report.topics for p in topic.pairs if p.relation in ("disputes", "questions")}


@pytest.mark.parametrize("rule", TRUSTED_RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_example_and_is_silent_on_its_neighbour(rule: TrustedRule) -> None:
    assert len(rule.reason.split()) > 3
    assert rule.id in rules_in(rule.fires)
    assert rule.id not in rules_in(rule.silent)


def test_each_rule_has_an_id_of_its_own() -> None:
    assert len({rule.id for rule in TRUSTED_RULES}) == len(TRUSTED_RULES)


def test_a_denial_may_be_told_before_what_it_denies() -> None:
    text = "Ada Moor denied that the bridge was falling apart. Tom Lindahl insisted that the bridge was falling apart."
    (pair,) = [pair for topic in compare(text).topics for pair in topic.pairs]
    assert (pair.counter.speaker, pair.relation, pair.claim.speaker) == ("Ada Moor", "disputes", "Tom Lindahl")
    assert pair.rule == "denies-words"


def test_who_says_it_and_then_denies_it_has_said_two_things() -> None:
    text = "Ada Moor said that the ferry had leaked oil. On Monday Ada Moor denied that the ferry had leaked oil."
    claims = {claim.act: claim.id for claim in compare(text).claims}
    issues = [{member.id for member in issue.claims} for issue in compare(text).issues]
    assert claims.keys() == {"assert", "deny"}
    assert any(set(claims.values()) <= members for members in issues)
