"""Mentions: every name in an article, what kind of thing it names, and its part in the sentence.

    "Vermont Sen. Amara Okafor, 55, told Harbour News"  ->  [Amara Okafor] person, titles (vermont, sen.), subject
                                                            [Harbour News] organization, object

A scan over capitalised words with word lists; a name is a slice of the text, titles are kept beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcli.lexicon.names import load_names
from claimcli.speakers.nouns import type_of_head
from claimcli.text.article import Article, Sentence
from claimcli.text.tokens import QUOTE_MARKS, Token

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_PARTICLES = frozenset("de da di del della dos du la le el al bin ibn abu ben van von der den ter ten y e du".split())
_GLUE = frozenset("±¡©³º¶¼§¨¢£¥¦«¬°²´·¸¹»½¾¿¤-–")  # halves of letters in text that was decoded with the wrong table
_NEVER_INSIDE = frozenset("and or vs vs. versus but i".split())  # not even with a capital, in a headline
_CLITICS = frozenset(("'s", "’s", "'", "’"))
_BOUNDARY = frozenset((",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "•", "*", "/", "...", "…", "?", "!", "."))
_CLAUSE_OPENERS = frozenset(
    "and but or so yet that if when while as because since after before although though whether where unless until than who which then".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `first` to `last` (exclusive); `outer` is where its titles begin.

    `kind`: person, organization, place, group or unknown. `role`: subject, object, possessor or modifier ("the Okafor plan").
    `gender` is what title and given name tell.
    """

    first: int
    last: int
    outer: int
    kind: str
    titles: tuple[str, ...]
    role: str
    gender: str | None
    sentence: int
    initial: bool  # opens its sentence, where a capital tells nothing


def find_mentions(article: Article, sources: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """All names of the article in text order. One pass over its tokens.

    Of a headline in capitals only the token ranges in `sources` are read: there a capital tells nothing.
    """
    scan = _Scan(article)
    tokens, body = article.tokens, article.head.body_start
    for number, sentence in enumerate(article.sentences):
        role = article.paragraphs[sentence.paragraph].role
        if role == "boilerplate":
            continue
        if (role != "body" or _unfinished(tokens, sentence, number)) and _title_case(article.tokens[sentence.first : sentence.last]):
            for first, last in sources:
                if sentence.first <= first < last <= sentence.last:
                    scan.read(number, first, last)
        else:
            first = sentence.first
            while role == "body" and first < sentence.last and tokens[first].start < body:  # a dateline
                first += 1
            scan.read(number, first, sentence.last)
    return scan.found


def _unfinished(tokens: Sequence[Token], sentence: Sentence, number: int) -> bool:
    """Whether a line could be a headline: among the first, or without a stop at its end."""
    return number < 4 or tokens[sentence.last - 1].text[0].isalnum()


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether a line writes most of its words with capitals, so that they tell no names."""
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return sum(w[0].isupper() for w in words) > 0.6 * len(words)


class _Scan:
    """One pass over the sentences; `found` grows in text order."""

    def __init__(self, article: Article) -> None:
        self.tokens = article.tokens
        self.lexicon = load_names()
        self.found: list[Mention] = []

    def read(self, number: int, first: int, last: int) -> None:
        """Add the names of one sentence."""
        tokens = self.tokens
        i = first
        while i < last:
            if not tokens[i].text[0].isupper():
                i += 1
                continue
            end = self._run_end(i, last)
            self._read_run(number, i, end, first, last)
            i = end

    def _run_end(self, i: int, last: int) -> int:
        """End of the run of capitalised words that begins at `i`, with the small words that names have inside."""
        tokens, lexicon = self.tokens, self.lexicon
        joined = False  # a small word is inside already: "Department of …"
        j = i + 1
        while j < last:
            token = tokens[j]
            if token.text[0].isupper():
                if token.lower in _NEVER_INSIDE:
                    break
                j += 1
            elif token.text in _GLUE and token.start == tokens[j - 1].end and j + 1 < last and tokens[j + 1].start == token.end:
                j += 2
            elif j + 1 < last and token.lower in _PARTICLES and tokens[j + 1].text[0].isupper():
                j += 2
            elif token.lower in lexicon.org_inner and (joined or self._heads(tokens[j - 1])) and (k := self._inner_end(j, last)):
                j, joined = k, tokens[j - 1].lower not in lexicon.titles and not any(t.lower in lexicon.given for t in tokens[i:k])
            elif token.text in QUOTE_MARKS and (k := self._nickname_end(i, j, last)):
                j = k
            elif j == i + 1 and token.lower in ("of", "for") and self._joins_plain(i, j, last):
                j += 2
            else:
                break
        return j

    def _heads(self, token: Token) -> bool:
        return token.lower in self.lexicon.org_heads or token.lower in self.lexicon.titles

    def _nickname_end(self, i: int, j: int, last: int) -> int:
        """Where a name goes on behind the nickname in its middle (Bo "Ace" Okafor) that opens at `j`; 0 when none does."""
        tokens = self.tokens
        close = next((k for k in range(j + 2, min(j + 4, last)) if tokens[k].text in QUOTE_MARKS), 0)
        if not close or close + 1 >= last or not all(t.text[0].isupper() for t in (*tokens[j + 1 : close], tokens[close + 1])):
            return 0
        return close + 2 if tokens[close].end < tokens[close + 1].start and tokens[j - 1].end < tokens[j].start else 0

    def _joins_plain(self, i: int, j: int, last: int) -> bool:
        """"Voices of Harbour", "Citizens for Justice": one capitalised word, "of" or "for", and one more that is no place."""
        tokens, lexicon = self.tokens, self.lexicon
        one, two = tokens[i].lower, tokens[j + 1].lower if j + 1 < last else ""
        if not two or not tokens[j + 1].text[0].isupper() or one in lexicon.openers or one in lexicon.calendar:
            return False
        if one in lexicon.given or one in lexicon.places or type_of_head(one) in ("person", "document"):
            return False
        if tokens[j].lower == "of" and (type_of_head(one) is not None or two in lexicon.places):
            return False
        return two not in lexicon.calendar and two not in lexicon.given and (one not in lexicon.demonyms or tokens[j].lower == "for")

    def _inner_end(self, j: int, last: int) -> int:
        """Where a name goes on behind "of", "for", "of the" at `j`; 0 when it does not."""
        tokens, lexicon = self.tokens, self.lexicon
        if (tokens[j].lower in ("on", "at")) != (tokens[j - 1].lower in lexicon.org_heads) and tokens[j].lower not in ("of", "for", "the", "&", "de"):
            return 0  # "Committee on …", and not "the Council and the …"
        k = j + 1
        if k < last and tokens[k].lower == "the":
            k += 1
        if k >= last or not tokens[k].text[0].isupper():
            return 0
        if tokens[j].lower in ("and", "&", "the") and (tokens[k].lower in lexicon.given or tokens[k].lower in lexicon.titles):
            return 0
        return k + 1

    def _read_run(self, number: int, i: int, end: int, first: int, last: int) -> None:
        """Split a run into titles and name, and add the name."""
        tokens, lexicon = self.tokens, self.lexicon
        while i < end and (tokens[i].lower in lexicon.openers or tokens[i].lower in lexicon.calendar or tokens[i].text == "I"):
            i += 1
        while end > i and (tokens[end - 1].lower in lexicon.calendar or not tokens[end - 1].text[0].isalpha()):
            end -= 1
        if i >= end or (end - i == 1 and self._is_common(i, first)):
            return
        begin, titles = self._skip_titles(i, end, first)
        if begin >= end:
            return  # a title alone: "the Governor"
        if not titles:
            begin = self._skip_qualifiers(begin, end)
            titles = tuple(t.lower for t in tokens[i:begin])
            titled = False
        else:
            titled = True
        left, described = self._roles_before(i, first)
        kind = "person" if titled or described else self._kind(begin, end, last)
        if described and not titled and self._is_body(begin, end):
            kind = "organization"
        self.found.append(
            Mention(
                begin, end, left, kind, (*(t.lower for t in tokens[left:i]), *titles),
                self._part(i if not described else left, end, first, last),
                self._gender(left, begin, end) if kind in ("person", "unknown") else None, number,
                begin == first or tokens[begin - 1].text in QUOTE_MARKS,
            )
        )  # fmt: skip

    def _is_common(self, i: int, first: int) -> bool:
        """A common noun with a capital: "Supporters of …" at the head of a sentence, "… County's Office"."""
        tokens, lexicon = self.tokens, self.lexicon
        word = tokens[i].lower
        if word in lexicon.demonyms:
            return True
        if i > first and tokens[i - 1].text in ("'s", "’s"):
            return word in lexicon.org_heads or word in lexicon.org_common or word in lexicon.titles
        if i == first or tokens[i - 1].text in QUOTE_MARKS:
            if i + 1 < len(tokens) and tokens[i + 1].lower == "of":
                return True
            return type_of_head(word) is not None and word not in lexicon.demonyms and word not in lexicon.given
        return False

    def _skip_titles(self, i: int, end: int, first: int) -> tuple[int, tuple[str, ...]]:
        """(where the name begins behind its titles, the titles); the titles are empty when there are none."""
        tokens, lexicon = self.tokens, self.lexicon
        at = -1
        for k in range(i, min(end, i + 8)):
            word = tokens[k].lower
            if word in lexicon.titles and not (k > i and tokens[k - 1].lower in lexicon.given and word not in lexicon.honorifics):
                at = k
        if at < 0 or tokens[end - 1].lower in lexicon.org_heads and not self._given_at(at + 1, end):
            return i, ()
        begin = at + 1
        if begin < end and tokens[begin].lower in ("of", "for"):
            begin += 1
            while begin < end and (
                tokens[begin].lower in lexicon.portfolios
                or tokens[begin].lower in lexicon.org_inner
                or tokens[begin].lower in lexicon.places
            ):
                begin += 1
        if begin >= end and at == end - 1 and at > i and not self._only_titles(i, at):
            return i, ()  # a surname that is also a title: "Angus King"
        if begin < end and tokens[begin].lower in SUFFIXES:
            return i, ()
        if begin < end and tokens[begin].lower in lexicon.org_inner and tokens[begin].lower not in _PARTICLES:
            return i, ()
        return begin, tuple(t.lower for t in tokens[i:begin])

    def _only_titles(self, i: int, at: int) -> bool:
        """Whether the words before a title at the end of a run go with titles: "House Majority Leader"."""
        lexicon = self.lexicon
        return all(
            t.lower in lexicon.before_title or t.lower in lexicon.titles or t.lower in lexicon.demonyms
            or t.lower in lexicon.org_heads or t.lower in lexicon.places
            for t in self.tokens[i:at]
        )  # fmt: skip

    def _given_at(self, i: int, end: int) -> bool:
        return i + 1 < end and self.tokens[i].lower in self.lexicon.given

    def _skip_qualifiers(self, i: int, end: int) -> int:
        """Past "Republican", "Texas Democrat", "CNN" before a given name."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens[end - 1].lower in lexicon.org_heads or end - i < 3:
            return i
        for k in range(i + 1, end - 1):
            before = tokens[k - 1]
            if tokens[k].lower in lexicon.given and (
                before.lower in lexicon.demonyms
                or before.lower in lexicon.places
                or (before.text.isupper() and len(before.text) > 2 and before.text[-1] != ".")
            ):
                return k
        return i

    def _roles_before(self, i: int, first: int) -> tuple[int, bool]:
        """(where the words of description before a name begin, whether they end in a role): "party boss" Reince …"""
        tokens, lexicon = self.tokens, self.lexicon
        if i <= first or not self._is_role(tokens[i - 1]) or tokens[i - 1].end == tokens[i].start:
            return i, False
        k = i - 1
        while k > first and i - k < 8 and tokens[k - 1].text[0].isalpha() and tokens[k - 1].lower not in lexicon.stops:
            if tokens[k - 1].lower in lexicon.determiners or tokens[k - 1].lower in lexicon.openers:
                break
            k -= 1
        return k, True

    def _is_role(self, token: Token) -> bool:
        word = token.lower
        return token.text[0].islower() and (word in self.lexicon.roles or word.endswith(("man", "woman", "ist", "ologist")) and len(word) > 5)

    def _is_body(self, begin: int, end: int) -> bool:
        tokens, lexicon = self.tokens, self.lexicon
        if tokens[end - 1].lower in lexicon.org_heads:
            return True
        return any(
            tokens[k].lower in ("of", "for", "&", "on") and tokens[k - 1].lower in lexicon.org_heads for k in range(begin + 1, end)
        )

    def _kind(self, begin: int, end: int, last: int) -> str:
        """What the words of a name and what stands right behind it tell of its kind."""
        tokens, lexicon = self.tokens, self.lexicon
        head = tokens[begin]
        words = [t.lower for t in tokens[begin:end]]
        if words[-1][-1] == "s" and words[-1][:-1] in lexicon.demonyms and words[0] not in lexicon.given:
            return "group"
        if all(w in lexicon.places or w in lexicon.demonyms for w in words):
            return "place"
        if self._is_body(begin, end):
            return "organization"
        if words[-1] in lexicon.documents and len(words) > 1 and words[0] not in lexicon.given:
            return "document"
        if words[-1] in lexicon.place_heads and len(words) > 1:
            return "place"
        if len(words) > 1 and (words[0] in lexicon.given or (len(head.text) == 2 and head.text[1] == ".")):
            return "person"
        if self._person_follows(end, last):
            return "person"
        if head.text.isupper() and len(words) == 1 and 2 <= len(head.text.replace(".", "")) <= 6 and "." not in head.text:
            return "organization"
        if len(words) > 1 and words[0] in ("new", "north", "south", "west", "east", "san", "santa", "los", "las", "st.", "fort", "el", "port", "mount", "saint"):
            return "place"
        return "unknown"

    def _person_follows(self, end: int, last: int) -> bool:
        """An age or a party behind the name: "…, 55, said", "… (D-Ohio)"."""
        tokens = self.tokens
        if end + 1 >= last:
            return False
        after, then = tokens[end].text, tokens[end + 1].text
        if after == ",":
            return then.isdigit() and 2 <= len(then) <= 3 and (end + 2 >= last or tokens[end + 2].text in (",", ".", ";"))
        return after == "(" and then[0] in "RDI" and (len(then) == 1 or then[1] == "-")

    def _gender(self, left: int, begin: int, end: int) -> str | None:
        lexicon = self.lexicon
        for k in range(begin - 1, left - 1, -1):
            if gender := lexicon.gender.get(self.tokens[k].lower):
                return gender
        return lexicon.gender.get(self.tokens[begin].lower) if end - begin > 1 else None

    def _introduced(self, first: int, comma: int) -> bool:
        """Whether what stands before a comma only leads up to the subject: "On Tuesday, Okafor", "Asked why, Okafor"."""
        tokens, lexicon = self.tokens, self.lexicon
        word = tokens[first].lower
        leads = word in lexicon.prepositions or word in lexicon.openers or word.endswith(("ing", "ed", "ly")) or not word[0].isalpha()
        return leads and not any(m.first >= first and m.role == "subject" and tokens[m.last].text != "," for m in self.found[-3:] if m.last < comma)

    def _part(self, outer: int, end: int, first: int, last: int) -> str:
        """The part that a name plays in its sentence, from what stands beside it."""
        tokens, lexicon = self.tokens, self.lexicon
        if end < last:
            after = tokens[end]
            if after.text in _CLITICS:
                return "possessor"
            if after.text[0].islower() and (
                after.lower in lexicon.roles or after.lower in lexicon.org_common or after.lower in lexicon.groups
                or after.lower in lexicon.kin
            ):
                return "modifier"  # fmt: skip
        k = outer - 1
        while k >= first and (tokens[k].lower in lexicon.determiners or tokens[k].text in QUOTE_MARKS or tokens[k].lower in ("former", "even", "only", "both")):
            k -= 1
        if k < first:
            return "subject"
        before = tokens[k]
        if before.lower == "and" or before.text == ",":
            previous = self.found[-1] if self.found else None
            if previous is not None and previous.last in (k, k - 1) and previous.first >= first and before.lower == "and":
                return previous.role
        if before.text == "," and k + 1 == outer:
            return "subject" if self._introduced(first, k) and not (end < last and tokens[end].text == ",") else "object"
        if before.text in _BOUNDARY or before.lower in _CLAUSE_OPENERS:
            return "subject"
        return "object"
