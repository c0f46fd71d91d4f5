"""The walk of docs/architecture.md shows what each stage really gives; `python tests/docs/test_docs_architecture.py`
puts in what they give now."""

import re

from conftest import ROOT

from claimcli.api import extract_text
from claimcli.attribution.confidence import cue_logit, judge
from claimcli.attribution.engines import load_engine
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.linking.linker import Linker
from claimcli.attribution.pipeline import find_attributions
from claimcli.attribution.tagging.cues import find_cues
from claimcli.attribution.tagging.labels import LABELS
from claimcli.comparison.pipeline import compare_claims
from claimcli.coreference.pipeline import name_speakers
from claimcli.text.article import read_article

PAGE = ROOT / "docs" / "architecture.md"
WALK = re.compile(r"(?<=<!-- walk -->\n).*?(?=<!-- /walk -->)", re.DOTALL)
TEXT = (
    "Maria Okafor, the mayor, met engineers on Monday. She denied that the bridge was “falling apart.”\n\n"
    "Engineer Tomas Lindqvist insisted that the bridge was falling apart."
)


def walk() -> str:
    """The stages, each with what it gives for one sentence."""
    article = read_article(TEXT, "walk.txt")
    model = load_engine()
    table = build_token_table(article, model.cue_words)
    tags = model.tagger.tag(article, table)
    cue = find_cues(tags.rows, table)[0]
    link = Linker(model.linker, article, table, tags).link(cue)
    logit = cue_logit(table, cue, model.confidence)
    attributions = find_attributions(article)
    speaker = name_speakers(article, attributions)[0]
    claims = extract_text(TEXT, "walk.txt").claims
    report = compare_claims(claims)
    first = article.sentences[1]
    tokens = range(first.first, first.last)
    words = [table.words[i] for i in tokens]
    best = [LABELS[max(range(len(LABELS)), key=tags.rows[i].__getitem__)] for i in tokens]
    quotation = article.quotations[0]
    pairs = [(pair.counter.speaker, pair.relation, pair.claim.speaker) for t in report.topics for pair in t.pairs]
    stages = [
        ("text/tokens.py, sentences.py", f"tokens {first.first} to {first.last - 1}: {' | '.join(words)}"),
        ("text/quotes.py", f"a quotation from token {quotation.open} to token {quotation.close}, closed"),
        ("attribution/features/token_table.py", f"word classes: {' '.join(table.classes[i] for i in tokens)}"),
        ("attribution/tagging/", f"likeliest labels: {' '.join(best)}"),
        (
            "attribution/tagging/cues.py",
            f"a cue candidate: “{table.words[cue.head]}”, {cue.score:.2f} sure",
        ),
        (
            "attribution/linking/, ranking/",
            f"source “{_words(table.words, link.source)}”, content “{_words(table.words, link.content)}”",
        ),
        (
            "attribution/confidence.py",
            f"{judge(article, table, link, model.confidence, logit):.2f} sure that a person would mark it as a claim",
        ),
        ("attribution/rules/", f"no rule has anything to add: it stays `{attributions[0].rule}`"),
        ("coreference/", f"“She” is {speaker.name} ({speaker.sieve}: {speaker.reason})"),
        (
            "claims.py",
            f"{claims[0].id}: source {_spans(claims[0].source_spans)}, cue {_spans(claims[0].cue_spans)}, content"
            f" {_spans(claims[0].content_spans)}, act {claims[0].act}, kind {claims[0].kind}",
        ),
        ("comparison/", "; ".join(f"{who} {does} {whom}" for who, does, whom in pairs) or "no pair"),
    ]
    return "\n" + "\n".join(f"{n}. `{where}`: {what}" for n, (where, what) in enumerate(stages, 1)) + "\n\n"


def _words(words: list[str], tokens: tuple[int, ...]) -> str:
    return " ".join(words[i] for i in tokens)


def _spans(spans: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)


def test_the_walk_shows_what_the_stages_give() -> None:
    assert WALK.findall(PAGE.read_text(encoding="utf-8")) == [walk()]


def test_the_rooms_of_the_picture_exist() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rooms = re.findall(r"^\| `(claimcli/[\w/.]+)`", page, re.MULTILINE)
    assert len(rooms) >= 12
    assert [room for room in rooms if not (ROOT / room).exists()] == []


if __name__ == "__main__":
    PAGE.write_text(WALK.sub(lambda _: walk(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
