"""Checked quotations as one page that needs no network and no script, on a desk, a phone and paper.

What differs is told by words and by marks (struck out, underlined), not by colour alone.
"""

from typing import TextIO

from claimcli.checking.records import CheckReport, QuotationCheck
from claimcli.writers.check_words import (
    before_passage,
    describe,
    describe_difference,
    place_of,
    place_of_passage,
    quoted,
    summarise,
    who,
)
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import escape_html

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --line: #8886; --bad: #b54708; --good: #175cd3; --dim: #777; }
@media (prefers-color-scheme: dark) { :root { --bad: #f7b27a; --good: #84b9ff; --dim: #9a9a9a; } }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 0; }
article { border-top: 1px solid var(--line); padding: .8rem 0; break-inside: avoid; }
header, .source, li, nav { font: .85rem/1.5 system-ui, sans-serif; }
blockquote { margin: .4rem 0; } ul { margin: .3rem 0; padding-left: 1.2rem; }
.verdict { font-weight: 700; color: var(--good); } .finding .verdict { color: var(--bad); }
.who { font-weight: 700; }
.place, .source, .note { color: var(--dim); overflow-wrap: anywhere; }
del { text-decoration: line-through; opacity: .75; }
ins { text-decoration: underline; text-underline-offset: .2em; font-weight: 700; }
"""


def write_checks(report: CheckReport, out: TextIO, options: WriteOptions) -> None:
    """The summary, then each quotation with its verdict, its word diff and its source, by draft."""
    title = escape_html(options.title or "Is that what they said?")
    out.write(
        '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n<main>\n<h1>{title}</h1>\n"
        f"<p>{escape_html(summarise(report))}</p>\n"
    )
    document = ""
    for number, check in enumerate(report.checks, 1):
        if check.document != document:
            document = check.document
            out.write(f"<h2>{escape_html(document)}</h2>\n")
        out.write(_article(check, number))
    out.writelines(f"<p>Not read: {escape_html(f'{error.document}: {error.message}')}</p>\n" for error in report.errors)
    out.write("</main>\n</html>\n")


def _article(check: QuotationCheck, number: int) -> str:
    verdict = check.verdict or "indirect"
    kind = ' class="finding"' if check.finding else ""
    suppressed = f" · let stand: {escape_html(check.suppressed)}" if check.suppressed else ""
    lines = [
        f'<article id="q{number}"{kind}>',
        f'<header><span class="verdict">{verdict}</span>{suppressed} · '
        f'<span class="who">{escape_html(who(check.speaker, check.mention))}</span> · '
        f'<a class="place" href="#q{number}">{escape_html(place_of(check))}</a></header>',
        f"<blockquote>{escape_html(quoted(check))}</blockquote>",
        *_details(check),
        "</article>\n",
    ]
    return "\n".join(lines)


def _details(check: QuotationCheck) -> list[str]:
    told = [describe_difference(d) for d in check.differences] if check.verdict == "differs" else []
    told += [describe(check)] if check.verdict in ("wrong-speaker", "not-found", "unchecked") else []
    told += [note for note in check.notes if all(note not in line for line in told)]
    lines = ["<ul>", *(f"<li>{escape_html(line)}</li>" for line in told), "</ul>"] if told else []
    if any(part.op != "both" for part in check.diff):
        tags = {"both": "span", "source": "del", "draft": "ins"}
        pieces = [f"<{tags[part.op]}>{escape_html(part.text)}</{tags[part.op]}>" for part in check.diff]
        lines.append(f'<p class="diff">{" ".join(pieces)}</p>')
    if check.passage is not None:
        passage = check.passage
        shown = escape_html(f"{place_of_passage(passage)}: {before_passage(passage)}“{passage.text}”")
        lines.append(f'<p class="source">{shown}</p>')
    return lines
