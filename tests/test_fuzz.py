"""A short run of the fuzzer, the same inputs each time; `make fuzz` tries others for as long as one likes."""

from collections import Counter

import pytest
from fuzz.__main__ import name_inputs, try_inputs
from fuzz.checks import check_article
from fuzz.records import make_records

from claimcli.models import Claim


def test_a_few_inputs_of_each_kind(engine: str) -> None:
    tried: Counter[str] = Counter()
    number = 240 if engine == "light" else 60
    assert list(try_inputs(name_inputs(0, number), "short", [engine], float("inf"), tried)) == []
    assert tried == {"articles": number * 2 // 3, "records": number // 3}


def test_a_fault_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An offset that is one off, a claim that is lost on the way, and an exception: each is told with its number."""

    def broken(report: object, text: str = "", **_: object) -> object:
        raise RuntimeError("broken")

    monkeypatch.setattr("fuzz.checks.check_report", broken)
    ((name, data, problem),) = try_inputs(iter([("articles", 3)]), "x", ["light"], float("inf"), Counter())
    assert name == "articles:3" and data and problem.startswith("RuntimeError: broken (test_fuzz.py:")


@pytest.mark.parametrize("change", [{"text": "other words"}, {"cue_spans": ((0, 4),)}, {"line": 2}])
def test_a_false_claim_would_be_seen(monkeypatch: pytest.MonkeyPatch, change: dict[str, object]) -> None:
    import fuzz.checks as checks

    inner = checks.extract

    def changed(**arguments: str) -> object:
        report = inner(**arguments)
        claims: tuple[Claim, ...] = tuple(claim.model_copy(update=change) for claim in report.claims)
        return report.model_copy(update={"claims": claims})

    monkeypatch.setattr(checks, "extract", changed)
    with pytest.raises(AssertionError):
        check_article("Ann Vale said that it rains.", "light", thoroughly=False)


def test_records_reach_the_reader() -> None:
    """Not all of them are so broken that nothing is tested."""
    import random

    from claimcli.readers.claims import read_claims

    read = [read_claims("in.jsonl", make_records(random.Random(n))) for n in range(40)]
    assert sum(bool(claims) for claims, _ in read) > 10
    assert sum(bool(errors) for _, errors in read) > 5
