"""How large what is read and written may be. Past a bound a report says so in its warnings; nothing is lost in silence.

Without them one hostile text fills a memory or a disk: an endless sentence would be the context of each of its claims,
a title of ten megabytes stand in each record.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from claimcli.text.span import Span

MAX_CHARACTERS = 1_000_000  # of an article: reading them takes 0.4 GB, at worst 2 GB; a long novel has fewer
MAX_CLAIMS = 20_000  # of an article
MAX_CONTEXT = 1_500  # characters of a context that are written out, with each of what may be a claim in 25 characters
AROUND = 120  # characters on either side of source, cue and content that a longer context keeps
MAX_LABEL = 500  # characters of a title, a publisher, a speaker's name, which stand in many records
MAX_META = 2_000  # characters of all that the input says besides
MAX_WARNINGS = 20  # of one kind for an article
MAX_ERRORS = 100  # broken records of one input that are told one by one
CUT = "…"


def cut_text(text: str) -> tuple[str, tuple[str, ...]]:
    """As much of an article as is read: (text, warnings). It ends with a paragraph where one ends near the bound."""
    if len(text) <= MAX_CHARACTERS:
        return text, ()
    end = text.rfind("\n", MAX_CHARACTERS // 2, MAX_CHARACTERS)
    kept = text[: end if end > 0 else MAX_CHARACTERS]
    return kept, (f"{len(text):,} characters, of which the first {len(kept):,} are read; split it to have all",)


def cut_label(label: str | None) -> str | None:
    """A title or a name, shortened where it is too long to be one."""
    return label if label is None or len(label) <= MAX_LABEL else label[:MAX_LABEL] + CUT


def cut_meta(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What an input says besides, in the order it says it, without what goes past the bound."""
    kept: dict[str, Any] = {}
    room = MAX_META
    for name, value in meta.items():
        room -= len(name) + len(str(value))
        if room < 0:
            break
        kept[name] = value
    return kept


def tell_cuts(labels: Mapping[str, str | None], meta: Mapping[str, Any]) -> tuple[str, ...]:
    """A warning for each label that `cut_label` shortens, and one for the columns that `cut_meta` leaves out.

    Args:
        labels: title, publisher and the like, by what they are.
        meta: what the input says besides.
    """
    told = [
        f"the {name} has {len(label):,} characters, of which the first {MAX_LABEL} are given"
        for name, label in labels.items()
        if label is not None and len(label) > MAX_LABEL
    ]
    kept = cut_meta(meta)
    if left := [name for name in meta if name not in kept]:
        named = ", ".join(f'"{name[:40]}"' for name in left[:5]) + (", …" if len(left) > 5 else "")
        told.append(f"what else the input says has more than {MAX_META:,} characters: {named} left out")
    return tuple(told)


def cut_context(context: Sequence[Span], parts: Sequence[Span]) -> list[Span]:
    """What of a context is written out: all of it, or what stands around the parts of its claim.

    Args:
        context: the sentences, as spans in text order.
        parts: source, cue and content, in any order.
    """
    if sum(span.end - span.start for span in context) <= MAX_CONTEXT:
        return list(context)
    near: list[Span] = []
    for part in sorted(parts):
        start, end = max(0, part.start - AROUND), part.end + AROUND
        if near and start <= near[-1].end:
            near[-1] = Span(near[-1].start, max(end, near[-1].end))
        else:
            near.append(Span(start, end))
    kept = (Span(max(a.start, b.start), min(a.end, b.end)) for a in context for b in near)
    return sorted(span for span in kept if span.start < span.end)


def tell_lines(lines: Sequence[int], what: str) -> tuple[str, ...]:
    """One warning for each of the first lines, and one for how many more there are.

    Args:
        lines: on which it stands.
        what: is wrong there.
    """
    told = [f"line {line}: {what}" for line in lines[:MAX_WARNINGS]]
    more = len(lines) - len(told)
    return (*told, f"{what} in {more:,} more lines") if more > 0 else tuple(told)
