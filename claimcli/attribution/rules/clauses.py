"""What rules ask about clauses: where a noun phrase before or behind a verb reaches to, where a clause ends."""

from claimcli.attribution.features.word_classes import NOUN_PHRASE_WORDS, WordClass, any_of
from claimcli.attribution.finding import Draft, Tokens
from claimcli.lexicon.attribution import load_attribution_words
from claimcli.text.punctuation import POSSESSIVE_CLITICS

_BEFORE_PHRASE = any_of(WordClass.PREPOSITION, WordClass.ADVERB)
_BESIDE_VERB = any_of(WordClass.ADVERB, WordClass.NEGATION, WordClass.MODAL)
# Of words inside a noun phrase; a participle in -ing where it is not its first.
PHRASE = NOUN_PHRASE_WORDS | any_of(
    WordClass.OTHER_PRONOUN, WordClass.PARTICIPLE_ED, WordClass.HANDLE, WordClass.ADVERB
)
_LONGEST = 12


def sentence_bounds(draft: Draft, token: int) -> tuple[int, int]:
    """Half-open token range of the sentence of `token`, without its final stop."""
    sentence = draft.article.sentences[draft.table.sentence[token]]
    last = sentence.last
    while last > sentence.first + 1 and draft.table.classes[last - 1] == WordClass.STOP:
        last -= 1
    return sentence.first, last


def phrase_behind(draft: Draft, first: int, last: int, *, of: bool = True) -> Tokens:
    """The noun phrase that begins at `first` and ends before `last`; with `of`, what an "of" adds to it."""
    table, end = draft.table, first
    while end < min(last, first + _LONGEST):
        if table.lowers[end] in POSSESSIVE_CLITICS and end > first:
            end += 1
            continue
        joins = of and table.lowers[end] in ("of", "and", "&") and end > first and end + 1 < last
        if table.quote[end] >= 0 or not (
            table.classes[end] in PHRASE or (table.classes[end] == WordClass.PARTICIPLE_ING and end > first) or joins
        ):
            break
        if joins and table.classes[end + 1] not in PHRASE:
            break
        if (
            table.classes[end] == WordClass.DETERMINER
            and end > first
            and table.lowers[end - 1] not in ("of", "and", "&", "both", "all")
        ):
            break  # a second phrase begins
        if table.lowers[end] in ("he", "she", "they", "it", "we", "i", "that", "there"):
            break
        end += 1
    return tuple(range(first, end))


def phrase_before(draft: Draft, last: int, first: int) -> Tokens:
    """The noun phrase that ends before `last` and begins not before `first`."""
    table, begin = draft.table, last
    while begin > max(first, last - _LONGEST):
        i = begin - 1
        inside = (
            table.classes[i] in PHRASE
            or table.lowers[i] in POSSESSIVE_CLITICS
            or (table.lowers[i] in ("of", "and", "&", "for", "in") and begin < last)
        )
        if table.quote[i] >= 0 or not (inside or table.lowers[i] in _SUBJECTS):
            break
        begin = i
        if table.lowers[i] in _SUBJECTS:
            break
        if table.classes[i] == WordClass.DETERMINER and (
            begin == first or table.lowers[i - 1] not in ("of", "and", "&", "in", "for")
        ):
            break
    while begin < last and table.classes[begin] in _BEFORE_PHRASE:
        begin += 1
    return tuple(range(begin, last))


_SUBJECTS = frozenset("he she they it we i you who".split())


def passive_auxiliary(draft: Draft, participle: int, first: int) -> int:
    """Where the auxiliaries of a passive begin ("has been" of "has been accused"), -1 where there are none."""
    lowers, i, found = draft.table.lowers, participle - 1, False
    be, helpers = load_attribution_words("parties", "be"), load_attribution_words("parties", "be_helpers")
    while i >= first and (lowers[i] in be or lowers[i] in helpers or draft.table.classes[i] in _BESIDE_VERB):
        found = found or lowers[i] in be
        i -= 1
    start = i + 1
    while start < participle and draft.table.classes[start] == WordClass.ADVERB:
        start += 1
    return start if found else -1
