"""What the words of comparison weigh is counted anew from a corpus, in the form that the package reads."""

import json
import tomllib
from pathlib import Path

import pytest

from claimcli.text.stems import stem
from training.comparison.count_terms import count, write

ARTICLES = [
    "The ferry leaks.\nThe ferry sank.",
    "The ferry is safe.",
    "The ferry and the bridge.",
    "The bridge is open.",
]


@pytest.fixture
def lines() -> list[str]:
    return [json.dumps({"text": text}) for text in ARTICLES]


def test_a_stem_of_few_articles_is_left_out(lines: list[str]) -> None:
    counts, paragraphs = count(lines)
    assert paragraphs == 5
    assert counts == {stem("ferry"): 4, stem("the"): 5}


def test_bands_go_from_common_to_rare_and_can_be_read(lines: list[str], tmp_path: Path) -> None:
    target = tmp_path / "weights.toml"
    write(*count(lines), target)
    bands = tomllib.loads(target.read_text(encoding="utf-8"))["bands"].split("\n")
    assert bands == [f"0.00 {stem('the')}", f"0.25 {stem('ferry')}"]


def test_the_rules_are_learnt_by_a_logistic_regression() -> None:
    pytest.importorskip("scipy", reason="training needs the extra `training`")
    import numpy as np

    from training.comparison.logistic import as_table, fit, predict

    rows = [{"cosine": x / 10} for x in range(11)]
    labels = np.array([float(x > 5) for x in range(11)])
    beta = fit(rows, ["cosine"], labels, np.ones(11), 0.01)
    assert ((predict(rows, ["cosine"], beta) > 0.5) == (labels > 0.5)).all()
    table = tomllib.loads(as_table("alike", ["cosine"], beta))["alike"]
    assert table["cosine"] == pytest.approx(beta[0], abs=0.01)
    assert table["bias"] == pytest.approx(beta[1], abs=0.01)
