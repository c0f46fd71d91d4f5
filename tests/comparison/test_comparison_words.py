"""What comparison makes of words: stems, terms, polarity cues, what a negation governs, speaker keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.comparison.anaphora import find_anaphor
from claimcli.comparison.lexicon import load_content_stances, load_vocabulary
from claimcli.comparison.polarity import find_polarity_cues, read_cue_stance
from claimcli.comparison.proposition import read_proposition
from claimcli.comparison.speaker_keys import SpeakerKey, read_speaker_key, read_speaker_keys, same_speaker
from claimcli.comparison.terms import read_terms
from claimcli.models import Claim
from claimcli.text.stems import root, stem
from claimcli.text.tokens import tokenize


@pytest.mark.parametrize(
    "words",
    [
        "investigate investigates investigated investigation investigations investigator",
        "accuse accused accuses accusing accusation",
        "found founder founded founding",
        "resign resigned resigning resignation",
        "attack attacks attacked attacker",
        "remove removed removes removal",
        "depict depicts depiction",
    ],
)
def test_stem_joins_the_forms_of_a_word(words: str) -> None:
    assert len({stem(w) for w in words.split()}) == 1


@pytest.mark.parametrize(("one", "two"), [("deny", "dense"), ("mayor", "maying"), ("poll", "police")])
def test_stem_keeps_words_apart(one: str, two: str) -> None:
    assert stem(one) != stem(two)


@pytest.mark.parametrize(("one", "two"), [("dismissive", "dismiss"), ("phone", "phony"), ("candidate", "candid")])
def test_root_takes_inflection_only(one: str, two: str) -> None:
    assert root(one) != root(two)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", max_size=30))
def test_stems_never_grow_or_vanish(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1
    assert bool(stem(word)) == bool(word) or word.startswith("'")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("proof of the theft", "evidence that the ring was stolen"),
        ("Moscow signed", "the Russians have signed"),
        ("a probe by the board", "the board's investigation"),
        ("the U.S. left", "American troops are leaving"),
        ("she quit", "her resignation"),
    ],
)
def test_terms_meet_in_concepts(one: str, two: str) -> None:
    assert read_terms(tokenize(one)).vector.keys() & read_terms(tokenize(two)).vector.keys()


@pytest.mark.parametrize(
    ("one", "two"), [("the candidates", "a candid talk"), ("let us go", "US law"), ("up front", "at the frontier")]
)
def test_terms_that_only_look_alike_stay_apart(one: str, two: str) -> None:
    assert not read_terms(tokenize(one)).vector.keys() & read_terms(tokenize(two)).vector.keys()


def test_rare_words_weigh_more_than_common_ones() -> None:
    vector = read_terms(tokenize("The campaign hid a submarine")).vector
    assert vector[stem("campaign")] < vector[stem("submarine")]
    assert load_vocabulary().weights[stem("campaign")] < load_vocabulary().rare


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("denied", "deny"),
        ("has vigorously rejected", "deny"),
        ("fired back", "respond"),
        ("replied", "reply"),
        ("called for", "demand"),
        ("questioned", "doubt"),
        ("admitted", "concede"),
        ("stood by", "support"),
        ("accused", "attack"),
        ("refused", "refuse"),
        ("fears", "fear"),
        # no stance, or one that a negation takes away
        ("said", None),
        ("did not respond to", None),
        ("has not endorsed", None),
        ("refused to back", None),
        ("", None),
    ],
)
def test_stances_of_cues(cue: str, stance: str | None) -> None:
    found = read_cue_stance(tokenize(cue))
    assert (found.stance if found else None) == stance


@pytest.mark.parametrize(
    ("content", "stances"),
    [
        ("the allegations were slanderous", {"deny"}),
        ("there is no evidence of a leak", {"deny"}),
        ("she made it up", {"deny"}),
        ("that never happened", {"deny"}),
        ("the dam may fail", {"hedge"}),
        ("the dam did not fail", {"negation"}),
        ("there must be a presumption of innocence", {"doubt"}),
        # what must not fire
        ("his phone rang", set()),
        ("he noted the date", set()),
        ("not only the dam failed", set()),
        ("the doctor came", set()),
        ("the dam is safe", set()),
    ],
)
def test_signs_of_contents(content: str, stances: set[str]) -> None:
    assert {m.stance for m in find_polarity_cues(tokenize(content), load_content_stances())} == stances


@pytest.mark.parametrize(
    ("content", "governed", "free"),
    [
        ("the council never ordered a retreat", "retreat", "council"),
        ("the bridge did not collapse, the engineers fled", "collapse", "engineers"),
        ("no order was given but the convoy waited", "order", "convoy"),
    ],
)
def test_a_negation_governs_its_clause_only(content: str, governed: str, free: str) -> None:
    proposition = read_proposition(Claim(document="a", text=content))
    negated = {proposition.shown[t] for t in proposition.negated}
    assert governed in negated
    assert free not in negated


@pytest.mark.parametrize(
    ("content", "negated"),
    [
        ("an employee who had not been at work was dismissed", False),
        ("a panel that did not include women was planned", False),
        ("that the network does not pay guests", True),
        ("by saying that the network doesn’t pay guests", True),
    ],
)
def test_a_relative_clause_does_not_negate_the_whole(content: str, negated: bool) -> None:
    assert ("negation" in read_proposition(Claim(document="a", text=content)).stances) is negated


@pytest.mark.parametrize(
    ("content", "words", "owner"),
    [
        ("that the allegations were slanderous", "the allegations", ""),
        ("Vance's account is false", "Vance's account", "vance"),
        ("the Herald report is misleading", "the Herald report", "herald"),
        ("that was untrue", "that", ""),
        ("it never happened", "it", ""),
    ],
)
def test_words_that_point_back(content: str, words: str, owner: str) -> None:
    anaphor = find_anaphor(tokenize(content))
    assert anaphor is not None
    assert (anaphor.words, anaphor.owner) == (words, owner)


@pytest.mark.parametrize("content", ["that the dam had failed", "the dam was safe", "they", ""])
def test_words_that_do_not_point_back(content: str) -> None:
    assert find_anaphor(tokenize(content)) is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Foreign Minister Ada Vance", "Vance", True),
        ("Ada Vance", "Ada R. Vance, who leads the party", True),
        ("Ada Vance", "Tom Vance", False),
        ("Bill Vance", "William Vance", True),
        ("Vance’s", "Ada Vance", True),
        ("Vance", "Pelt", False),
        ("a spokesman", "Vance", False),
        ("", "", False),
    ],
)
def test_same_speaker(one: str, two: str, same: bool) -> None:
    assert same_speaker(read_speaker_key(one), read_speaker_key(two)) is same


def test_pronouns_speak_for_the_last_person_whose_gender_agrees() -> None:
    sources = ["Mary Vance", "John Pelt", "she", "he", "they", "the Herald", "he"]
    claims = [Claim(document="a", mention=s, text="x") for s in sources]
    lasts = [v.last if v else None for v in read_speaker_keys(claims)]
    assert lasts == ["vance", "pelt", "vance", "pelt", None, "herald", "pelt"]


def test_descriptions_are_no_names() -> None:
    assert read_speaker_key("Experts") == SpeakerKey("experts", "", False)
    assert read_speaker_key("a senior official") == SpeakerKey("senior official", "", False)


@pytest.mark.parametrize(
    ("content", "stances"),
    [
        ("the ring is a hoax", ["deny"]),
        ("the ring is no hoax", ["confirm"]),
        ("she denies that it was a hoax", ["confirm"]),
        ("not what the town calls a hoax", ["negation", "deny"]),
    ],
)
def test_double_negations_near_each_other_cancel_out(content: str, stances: list[str]) -> None:
    proposition = read_proposition(Claim(document="a", text=content))
    assert [cue.stance for cue in proposition.polarity_cues] == stances


@pytest.mark.parametrize(
    ("content", "mentioned"),
    [
        ("the council agreed to an inquiry into the spill, and the mayor left", {"spill"}),
        ("she had heard of charges that the ferry sank", {"ferry", "sank"}),
        ("about the harbour", {"harbour"}),
        ("accusations of a spill", set()),
        ("the inquiry showed a spill", set()),
        ("an inquiry into the ferry, which sank: the ferry was old", set()),
    ],
)
def test_terms_that_are_only_mentioned(content: str, mentioned: set[str]) -> None:
    proposition = read_proposition(Claim(document="a", text=content))
    assert {proposition.shown[t] for t in proposition.mentioned} == mentioned


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        (
            "no evidence of a spill from the old Orlan harbour depot",
            {"evidence", "spill", "old", "Orlan", "harbour", "depot"},
        ),
        ("no proof that the ferry sank during the storm", {"proof", "ferry", "sank"}),
        ("the ferry needs paint, and there is no sign of rust", {"sign", "rust"}),
        ("the story of the ferry is false", set()),
    ],
)
def test_no_evidence_denies_what_follows(content: str, denied: set[str]) -> None:
    proposition = read_proposition(Claim(document="a", text=content))
    assert {proposition.shown[t] for t in proposition.denied} == denied


@pytest.mark.parametrize(
    ("content", "poles"),
    [
        ("the talks were frosty", ["frosty"]),
        ("the talks were not frosty", ["not frosty"]),
        ("the talks could be frosty", []),
        ("steps which may lead to a frosty week", []),
        ("he could not come, the talks were frosty", ["frosty"]),
    ],
)
def test_what_may_be_takes_no_side(content: str, poles: list[str]) -> None:
    assert list(read_proposition(Claim(document="a", text=content)).poles.values()) == poles


def test_a_compound_is_the_phrase_that_it_joins() -> None:
    joined, apart = (read_terms(tokenize(text)).vector for text in ("a stand-down order", "ordered to stand down"))
    assert joined == apart
