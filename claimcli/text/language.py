"""Whether an article is English: a test by its most frequent words (Cavnar and Trenkle, SDAIR 1994, found that these
few tell a language; Grefenstette, JADT 1995, that function words alone do).

An article is another language's only by evidence: hardly any English function word, and many of that language, or
mostly letters of another script.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from unicodedata import name as name_of

_LEAST_WORDS = 25  # fewer tell nothing
_ENGLISH = 0.15  # of the words of English news, 35 to 50% are among its function words; of lists and tables 10%
_OTHER = 0.12
_MANY_WORDS = 1_000  # of an article are looked at


def find_foreign_language(words: Iterable[str]) -> str | None:
    """The name of the language that lower-case `words` are in, None for English and where there is no evidence."""
    counted = Counter(_take_words(words))
    total = counted.total()
    if total < _LEAST_WORDS:
        return None
    script = _find_script(counted)
    if script is not None:
        return script
    shares = {
        language: sum(counted[word] for word in function_words) / total
        for language, function_words in _load_function_words().items()
    }
    english = shares.pop("English")
    language = max(shares, key=lambda name: shares[name])
    return language if english < _ENGLISH and shares[language] > max(_OTHER, 2 * english) else None


def _take_words(words: Iterable[str]) -> Iterable[str]:
    taken = 0
    for word in words:
        if word[0].isalpha():
            yield word
            taken += 1
            if taken >= _MANY_WORDS:
                return


def _find_script(counted: Counter[str]) -> str | None:
    """The script of most words, where it is another than the Latin one."""
    foreign: Counter[str] = Counter()
    for word, number in counted.items():
        if word[0] > "\u036f":
            foreign[name_of(word[0], "another").split()[0].title()] += number
    if foreign.total() <= 0.6 * counted.total():
        return None
    script = foreign.most_common(1)[0][0]
    return {"Cjk": "Chinese or Japanese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}.get(
        script, f"a language in {script} letters"
    )


@cache
def _load_function_words() -> dict[str, frozenset[str]]:
    from claimcli.lexicon import read_words

    return {language: frozenset(words.split()) for language, words in read_words("languages").items()}
