"""The head of an article: title, dateline, byline, publisher and date, where the text states them.

Executive Intelligence Review          <- masthead: the publisher
Subscribe to EIR                       <- boilerplate
Progress Seen in Talks                 <- title
April 12, 2017 (EIRNS)—"We ...         <- dateline: date and agency; the body begins
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import regex

from claimcli.text.span import Span, trim

_MONTHS = {m: i % 12 + 1 for i, m in enumerate(
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec".split()
)} | {"sept": 9}  # fmt: skip
_MONTH = (
    r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|"
    r"January|February|March|April|August|September|October|November|December)"
)
# Patterns are compiled when first needed: most articles have no agency in brackets and no byline at their head.
_DATES = (
    r"\b(?P<year>(?:19|20)\d\d)-(?P<mon>[01]\d)-(?P<day>[0-3]\d)\b",
    rf"\b{_MONTH}\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b",
    rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH}\.?,? (?P<year>(?:19|20)\d\d)\b",
)
# "NASHUA, N.H. (AP) —", "April 12, 2017 (EIRNS)—", "WASHINGTON —", "LONDON, 3 May (Reuters) -",
# "RENO, Nev., June 6 /Wire/ --"
_DATELINE = (
    r"(?P<place>(?:\p{Lu}[\p{Lu}.'’]++)(?:[ ,/]{1,2}+[\p{Lu}\p{N}][\p{L}\p{N}.'’]{0,19}+){0,7})?"
    r"(?P<date>[\p{L}\p{N}., ]{0,24}+)?[ ]?"
    r"(?:\((?P<agency>[\p{L}\p{N} .&/-]{2,30}+)\)|/(?P<wire>[\p{L}\p{N} .&-]{2,30}+)/)?[ ]?(?:—|–|--|-)[ ]?"
)
_AGENCY = r"^[^()\n]{0,60}\((?P<agency>[A-Z][\p{L} .&]{1,28}+)\)[ ]?(?:—|–|--|-)"
_BYLINE_STARTS = ("By", "BY", "by", "Author:", "Written by", "Story by", "Reported by")
_BYLINE = rf"^(?:{'|'.join(_BYLINE_STARTS)})\s++(?P<names>\p{{Lu}}[\p{{L}}.'’\- ]{{2,60}}+)"
_BOILERPLATE = (
    r"(?i)^(?:Subscribe\b|Share (?:this|on)\b|Advertisement\b|Sign up\b|Follow (?:us|@)|Read more\b|Related:"
    r"|(?:Photo|Image|Print|Email)s?\s*+(?:$|[:/|]|by\b|credit\b|courtesy\b)|Getty\b"
    r"|Updated\b|Published\b|Posted\b|Last (?:updated|modified)\b"
    r"|ABSTRACT\.?$|FULL TEXT\.?$|Comments?$|Tags?:|Source:\s*http|Copyright\b|©|All rights reserved"
    r"|(?-i:[A-Z]{2}-[A-Z][A-Z0-9-]{2,40})(?:,|$)"  # the slug of a wire: "BC-HARBOUR-TUNNEL, 1st Ld-Writethru"
    r"|Click here|Listen to\b|Watch:|https?://)"
)
_plain = cache(re.compile)  # compiles three times as fast
_pattern = cache(regex.compile)  # knows \p{L}


class Head(NamedTuple):
    """What the head says; None where it does not. `roles` are the roles of the paragraphs that are not body."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    byline: str | None = None
    title_span: Span | None = None
    body_start: int = 0  # offset where the first body sentence begins, behind its dateline
    roles: tuple[tuple[int, str], ...] = ()

    def role_of(self, paragraph: int) -> str:
        """title, byline, boilerplate or body."""
        return next((role for number, role in self.roles if number == paragraph), "body")


def read_head(text: str, paragraphs: Sequence[Span], known_title: str | None = None) -> Head:
    """Read the head of the article whose paragraphs stand at `paragraphs`. `known_title` is what its input says it is
    called: where no line of the head says the same, none of them is taken for a title.

    Args:
        text: of the whole article.
        paragraphs: where its paragraphs stand.
        known_title: what its input says it is called.
    """
    if not paragraphs:
        return Head()
    body = next((i for i, p in enumerate(paragraphs[:12]) if _is_body(p.of(text))), 0)
    byline, roles, lines = _sort_lines(text, paragraphs[:body])
    if known_title is not None and not any(_same_words(paragraphs[i].of(text), known_title) for i in lines):
        lines = []
    publisher, title = _masthead(text, paragraphs, lines, roles)
    roles += [(i, "title" if i != publisher else "masthead") for i in lines]
    first_body = paragraphs[body]
    opening = first_body.of(text)[:160]
    agency = _pattern(_AGENCY).match(opening) if "(" in opening else None
    if byline is None:
        byline, place = _find_byline_below(text, paragraphs, body)
        roles += [(place, "byline")] if byline is not None else []
    title_span = trim(text, paragraphs[title]) if title is not None else None
    return Head(
        title=title_span.of(text) if title_span else None,
        date=_article_date(text, paragraphs, body, opening),
        publisher=paragraphs[publisher].of(text).strip() if publisher is not None else agency and agency["agency"],
        byline=byline,
        title_span=title_span,
        body_start=first_body.start + _dateline_length(opening),
        roles=tuple(roles),
    )


def _sort_lines(text: str, above: Sequence[Span]) -> tuple[str | None, list[tuple[int, str]], list[int]]:
    """Of the lines above the body (byline, roles of lines by their numbers, numbers of those that have none yet)."""
    byline: str | None = None
    roles: list[tuple[int, str]] = []
    lines: list[int] = []
    for i, place in enumerate(above):
        line = place.of(text)
        if match := _match_byline(line):
            byline = match["names"].strip()
            roles.append((i, "byline"))
        elif _plain(_BOILERPLATE).match(line) or find_date(line, whole=True):
            roles.append((i, "boilerplate"))
        else:
            lines.append(i)
    return byline, roles, lines


def _find_byline_below(text: str, paragraphs: Sequence[Span], body: int) -> tuple[str | None, int]:
    """The byline that an article ends with, among its last paragraphs, and where it stands."""
    for i in range(max(body, len(paragraphs) - 4), len(paragraphs)):
        line = paragraphs[i].of(text)
        if len(line) < 80 and (match := _match_byline(line)):
            return match["names"].strip(), i
    return None, -1


def _same_words(one: str, other: str) -> bool:
    """Whether two lines say the same but for case, white space and marks."""
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _is_body(line: str) -> bool:
    """A body paragraph: long, or a sentence with its stop, or one that begins with a dateline."""
    if _match_byline(line) or _plain(_BOILERPLATE).match(line):
        return False
    words = line.count(" ") + 1
    return (
        words >= 24
        or _dateline_length(line) > 0
        or (words >= 10 and line.rstrip("\"”’')").endswith((".", "?", "!", ":")) and ". " in line)
    )


def _match_byline(line: str) -> regex.Match[str] | None:
    return _pattern(_BYLINE).match(line) if line.startswith(_BYLINE_STARTS) else None


def _masthead(
    text: str, paragraphs: Sequence[Span], lines: list[int], roles: list[tuple[int, str]]
) -> tuple[int | None, int | None]:
    """(paragraph of the publisher, paragraph of the title) among the head's plain lines.

    The first line is a masthead when a line of boilerplate follows it directly and a better title stands after that.
    """
    if not lines:
        return None, None
    boilerplate = {i for i, role in roles if role == "boilerplate"}
    first = lines[0]
    if len(lines) > 1 and first == 0 and 1 in boilerplate and len(paragraphs[0].of(text).split()) <= 6:
        return first, lines[1]
    return None, first


def _dateline_length(opening: str) -> int:
    """How many characters of a paragraph its dateline takes, 0 when it has none."""
    opening = opening[:120]
    match = _pattern(_DATELINE).match(opening) if any(dash in opening for dash in "—–-") else None
    if not match or not match.group().strip():
        return 0
    place, when, agency = match["place"], match["date"] or "", match["agency"] or match["wire"]
    capitals = bool(place) and place.split(",")[0].split()[0].strip(".").isupper() and len(place.split(",")[0]) > 2
    dated = find_date(match.group(), whole=False) is not None
    if not (agency or capitals or dated) or (not place and not when.strip() and not agency):
        return 0
    if when.strip() and not dated and (not place or any(word[0].islower() for word in when.split())):
        return 0  # "NATO said on Friday - after a vote -"
    return match.end()


def _article_date(text: str, paragraphs: Sequence[Span], body: int, opening: str) -> str | None:
    """ISO date from a line of the head that is a date, else from the dateline."""
    for span in paragraphs[:body]:
        if found := find_date(span.of(text), whole=True):
            return found
    return find_date(opening[: _dateline_length(opening)], whole=False)


def find_date(line: str, *, whole: bool = False) -> str | None:
    """ISO form of the first date in `line`; with `whole`, only when there is little else in it."""
    line_start = line[:200]
    if "19" not in line_start and "20" not in line_start:
        return None
    for pattern in _DATES:
        match = _plain(pattern).search(line_start)
        if match and not (whole and len(line) - len(match.group()) > 40):
            groups = match.groupdict()
            month = int(groups["mon"]) if groups.get("mon") else _MONTHS[groups["month"].lower()]
            try:
                return date(int(groups["year"]), month, int(groups["day"])).isoformat()
            except ValueError:
                continue
    return None
