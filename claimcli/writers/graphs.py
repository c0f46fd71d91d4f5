"""The dispute graph as Mermaid and as DOT: claims are boxes by topic, an arrow goes from an answer to its claim."""

import textwrap
from collections.abc import Iterable
from pathlib import PurePath
from typing import TextIO

from claimcli.models import Claim, CompareReport, Topic
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import label_dot, label_mermaid, show_line

_COLOURS = {"disputes": "#c0392b", "questions": "#b9770e", "supports": "#1e8449", "repeats": "#5d6d7e"}
_MERMAID_ARROWS = {"disputes": "-->", "questions": "-.->", "supports": "==>", "repeats": "==>"}
_DOT_STYLES = {"disputes": "solid", "questions": "dashed", "supports": "bold", "repeats": "bold"}
_WIDTH = 40  # characters of a label's line


def write_mermaid(report: CompareReport, out: TextIO, _: WriteOptions) -> None:
    """A Mermaid flowchart, as Markdown viewers draw it."""
    topics = report.topics
    names = _name_claims(topics)
    out.write("flowchart RL\n")
    for number, (topic, claims) in enumerate(_claims_by_topic(topics), 1):
        out.write(f"  subgraph t{number} [{label_mermaid(topic.topic)}]\n")
        out.writelines(f"    {names[_key(claim)]}[{label_mermaid(*_lines(claim))}]\n" for claim in claims)
        out.write("  end\n")
    pairs = [pair for topic in topics for pair in topic.pairs]
    for pair in pairs:
        arrow = _MERMAID_ARROWS[pair.relation]
        out.write(f"  {names[_key(pair.counter)]} {arrow}|{pair.relation}| {names[_key(pair.claim)]}\n")
    for number, pair in enumerate(pairs):
        out.write(f"  linkStyle {number} stroke:{_COLOURS[pair.relation]}\n")


def write_dot(report: CompareReport, out: TextIO, _: WriteOptions) -> None:
    """A Graphviz digraph."""
    topics = report.topics
    names = _name_claims(topics)
    out.write("digraph claims {\n  rankdir=RL;\n")
    out.write('  node [shape=box, fontname="Helvetica"];\n  edge [fontname="Helvetica"];\n')
    for number, (topic, claims) in enumerate(_claims_by_topic(topics), 1):
        out.write(f"  subgraph cluster_{number} {{\n    label={label_dot(topic.topic)};\n")
        out.writelines(f"    {names[_key(claim)]} [label={label_dot(*_lines(claim))}];\n" for claim in claims)
        out.write("  }\n")
    for pair in (pair for topic in topics for pair in topic.pairs):
        look = f'label="{pair.relation}", color="{_COLOURS[pair.relation]}", style={_DOT_STYLES[pair.relation]}'
        out.write(f"  {names[_key(pair.counter)]} -> {names[_key(pair.claim)]} [{look}];\n")
    out.write("}\n")


def _key(claim: Claim) -> tuple[str, str]:
    return claim.document, claim.id


def _claims_by_topic(topics: Iterable[Topic]) -> list[tuple[Topic, list[Claim]]]:
    """The claims of each topic, each claim in the first topic that has it only, as a graph draws a box once."""
    seen: set[tuple[str, str]] = set()
    gathered = []
    for topic in topics:
        claims = []
        for claim in (side for pair in topic.pairs for side in (pair.claim, pair.counter)):
            if _key(claim) not in seen:
                seen.add(_key(claim))
                claims.append(claim)
        if claims:
            gathered.append((topic, claims))
    return gathered


def _name_claims(topics: Iterable[Topic]) -> dict[tuple[str, str], str]:
    claims = [claim for _, group in _claims_by_topic(topics) for claim in group]
    return {_key(claim): f"c{number}" for number, claim in enumerate(claims, 1)}


def _lines(claim: Claim) -> list[str]:
    """A label: who, the words, and where they stand."""
    words = textwrap.wrap(show_line(claim.text), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return [claim.speaker or claim.mention or "unnamed", *words, f"{PurePath(claim.document).name}:{claim.line}"]
