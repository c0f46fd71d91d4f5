"""Properties of the strict tests: any cut is exact, nothing changed is, and folding loses no place."""

import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcli.checking.folding import fold, fold_keys
from claimcli.checking.index import SourceIndex
from claimcli.checking.matching import find_whole
from claimcli.checking.nearness import align, common_length, count_common
from claimcli.checking.quotations import make_quotation
from claimcli.readers.types import ArticleText
from claimcli.text.span import Span

ODD = "“”‘’'\"«»…-–—[]()<>&;*_#~`\\.,:!? \n\t\u00a0\u00ad\u200b\u2028½²ﬁİßé\u0301🦑٣Aбa1 "
TEXTS = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8"), max_size=6),
        st.text(alphabet=ODD, max_size=6),
        st.sampled_from(
            "the bridge is not safe <b>and</b> 3.5 -7 U.S. re-elect can't &amp; [x](http://y.z) … ...".split()
        ),
    ),
    max_size=30,
).map(" ".join)


def find_verdicts(words: str, text: str) -> set[str]:
    """The verdicts of all places at which `words` stand whole in `text`."""
    index = SourceIndex()
    index.add(ArticleText("source", text))
    quotation = make_quotation(words, Span(0, len(words)), 1, None)
    return {place.verdict for place in find_whole(quotation, index) if place.verdict}


@given(TEXTS, st.data())
@settings(max_examples=400, deadline=None)
def test_any_cut_is_exact(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = text[start:end]
    folded = fold(text)
    assume(not folded.splits_word(start) and not folded.splits_word(end))
    quotation = make_quotation(cut, Span(0, len(cut)), 1, None)
    assume(quotation.core)
    assume(not (cut.strip()[-1:] in (".", ",") and "?" in text))  # a question made a statement is no cut
    assert "exact" in find_verdicts(cut, text), (cut, quotation.core)


@given(TEXTS, st.data())
@settings(max_examples=400, deadline=None)
def test_nothing_with_a_changed_letter_digit_or_word_is_approved(text: str, data: st.DataObject) -> None:
    words = [token for token in fold(text).tokens if token.kind == "word"]
    assume(words)
    token = data.draw(st.sampled_from(words))
    old = text[token.start : token.end]
    at = data.draw(st.integers(0, len(old) - 1))
    letter = data.draw(st.characters(categories=["Lu", "Ll", "Nd"]))
    new = data.draw(st.sampled_from([old[:at] + letter + old[at + 1 :], "word" + old, letter, old + letter]))
    assume(fold(new).tokens and [t.form for t in fold(new).tokens] != [t.form for t in fold(old).tokens])
    assume(fold(new).keys != fold(old).keys)
    changed = text[: token.start] + new + text[token.end :]
    assume(fold_keys(changed).strip() not in fold_keys(text))
    assume(make_quotation(changed, Span(0, 1), 1, None).core not in text)
    assert find_verdicts(changed, text) == set()


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_tokens_stand_in_order_where_they_say_and_keys_are_those_of_the_index(text: str) -> None:
    for joined in (False, True):
        folded = fold(text, joined=joined)
        assert folded.keys == fold_keys(text, joined=joined)
        at = 0
        for token in folded.tokens:
            assert at <= token.start < token.end <= len(text)
            at = token.end
        assert [token.key for token in folded.tokens if token.kind == "word"] == folded.word_keys()


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_typography_is_folded_away(text: str) -> None:
    forms = [token.form for token in fold(text).tokens]
    for changed in (unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)):
        assert [unicodedata.normalize("NFC", t.form) for t in fold(changed).tokens] == [
            unicodedata.normalize("NFC", form) for form in forms
        ]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_nearness_is_the_length_of_the_longest_common_row(one: list[str], other: list[str]) -> None:
    pairs = align(one, other)
    assert all(one[i] == other[k] for i, k in pairs)
    assert pairs == sorted(pairs) and len({i for i, _ in pairs}) == len({k for _, k in pairs}) == len(pairs)
    assert count_common(one, other) == common_length(one, other) == len(pairs)
