"""What was measured, as tables in Markdown."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from training.evaluation.measures import Outcome, reliability


def format_reliability(outcomes: Sequence[Outcome]) -> str:
    """Markdown table of the reliability."""
    lines = ["| claims | mean confidence | right |", "|---:|---:|---:|"]
    return "\n".join([*lines, *(f"| {n} | {c:.2f} | {r:.2f} |" for n, c, r in reliability(outcomes))]) + "\n"


def format_split(outcomes: Sequence[Outcome], title: str, key: Callable[[Outcome], str]) -> str:
    """Markdown table of precision, recall over all attributions, F1 and sources right, by article property."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    lines = [f"| {title} | articles | P | R | F1 | source right |", "|---|---:|---:|---:|---:|---:|"]
    for name, members in sorted(groups.items()):
        said = sum(len(o.claims) for o in members)
        right = sum(j.right for o in members for j in o.claims)
        sources = sum(j.source_right for o in members for j in o.claims)
        gold = sum(len(o.item.gold) for o in members)
        p, r = right / max(1, said), right / max(1, gold)
        lines.append(
            f"| {name} | {len(members)} | {p:.2f} | {r:.2f} | {2 * p * r / max(1e-9, p + r):.2f} |"
            f" {sources / max(1, right):.2f} |"
        )
    return "\n".join(lines) + "\n"


def format_kinds(outcomes: Sequence[Outcome]) -> str:
    """Markdown table of precision by the kind that the claim record gives."""
    said, right = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for claim, good, _ in outcome.claims:
            said[claim.kind] += 1
            right[claim.kind] += good
    lines = ["| kind | claims | right |", "|---|---:|---:|"]
    return "\n".join([*lines, *(f"| {k} | {said[k]} | {right[k] / said[k]:.2f} |" for k in sorted(said))]) + "\n"
