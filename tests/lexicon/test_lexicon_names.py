"""The word lists of the speaker stage: what the code takes for granted of them."""

from claimcli.lexicon.names import load_names


def test_given_names_tell_one_gender_and_are_no_places() -> None:
    lexicon = load_names()
    assert lexicon.gender["helen"] == "female"
    assert lexicon.gender["robert"] == "male"
    assert "robin" in lexicon.given
    assert "robin" not in lexicon.gender
    assert not lexicon.given & lexicon.states
    assert not lexicon.given & lexicon.calendar


def test_all_words_are_in_lower_case() -> None:
    lexicon = load_names()
    for words in (
        lexicon.given,
        lexicon.titles,
        lexicon.roles,
        lexicon.org_heads,
        lexicon.documents,
        lexicon.places,
        lexicon.stops,
    ):
        assert words
        assert all(word == word.lower() for word in words)


def test_answers_go_both_ways() -> None:
    lexicon = load_names()
    for table in (lexicon.same_role, lexicon.nicknames):
        for word, others in table.items():
            assert word in others
            assert all(word in table[other] for other in others)


def test_every_body_that_a_word_fits_is_known_as_one() -> None:
    lexicon = load_names()
    assert set(lexicon.fits) - {"paper"} <= lexicon.org_common | lexicon.org_heads | {"town", "city"}
