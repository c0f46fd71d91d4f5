"""Training of the light engine on a few sentences: the same bytes each time, and weights that find what they learnt."""

from pathlib import Path

import pytest

pytest.importorskip("pycrfsuite", reason="training needs the extra `training`")
pytest.importorskip("scipy", reason="training needs the extra `training`")

from small_corpus import write_corpus

from claimcli.api import extract_text
from claimcli.attribution.engines import WEIGHTS_VARIABLE
from claimcli.attribution.model import load_light, read_model
from training.corpus import read_corpus
from training.evaluation.measures import judge_article, reliability
from training.evaluation.tables import format_kinds, format_reliability, format_split
from training.light.__main__ import build
from training.light.cue_shares import count_cue_words
from training.light.tagger import label_tokens, repair_bio


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "small.jsonl.gz")


@pytest.fixture(scope="module")
def weights(corpus: Path) -> bytes:
    return build(corpus, "all", 1)


def test_a_corpus_is_read_by_fold_with_its_attributions(corpus: Path) -> None:
    tune, check = read_corpus(corpus, "tune"), read_corpus(corpus, "check")
    assert len(tune) == len(check) == 120
    item = tune[0]
    words = [[item.article.tokens[i].text for i in part] for part in (item.gold[0].source, item.gold[0].cue)]
    assert words == [["The", "mayor"], ["claimed"]]


def test_labels_begin_and_go_on(corpus: Path) -> None:
    item = read_corpus(corpus)[0]
    assert label_tokens(item)[:7] == ["B-S", "I-S", "B-U", "B-C", "I-C", "I-C", "I-C"]
    assert repair_bio(["O", "I-C", "B-U", "I-C", "I-C"]) == ["O", "B-C", "B-U", "B-C", "I-C"]


def test_shares_of_cue_words_are_counted(corpus: Path) -> None:
    words = count_cue_words(read_corpus(corpus))
    assert words.share("said") > 0.5 > words.share("bridge")
    assert words.share("claiming") > 0.3  # by its stem


def test_the_same_corpus_gives_the_same_bytes(corpus: Path, weights: bytes) -> None:
    assert build(corpus, "all", 2) == weights


def test_weights_find_what_they_learnt(
    corpus: Path, weights: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_model(weights).weights
    path = tmp_path / "small.bin"
    path.write_bytes(weights)
    monkeypatch.setenv(WEIGHTS_VARIABLE, str(path))
    load_light.cache_clear()
    try:
        (claim,) = extract_text("Tom Lindahl warned that the ferry would sail on Monday.", "new").claims
        assert (claim.mention, claim.cue) == ("Tom Lindahl", "warned")
        outcomes = [judge_article(item, "light") for item in read_corpus(corpus)]
        right = [judged.right for outcome in outcomes for judged in outcome.claims]
        assert sum(right) > 0.8 * len(right) > 30
        assert sum(count for count, _, _ in reliability(outcomes)) == len(right)
        assert f"| {len(right)} |" in format_kinds(outcomes) or "direct" in format_kinds(outcomes)
        assert "| gazette | 240 |" in format_split(outcomes, "paper", lambda o: o.item.article.document.split("_")[0])
        assert format_reliability(outcomes).startswith("| claims |")
    finally:
        load_light.cache_clear()
