"""Quotations and their verdicts, one rule of the contract a row."""

import textwrap

import pytest

from claimcli.api import check
from claimcli.checking.records import CheckReport

# fmt: off
SOURCE = """Bridge row goes on

“The bridge is perfectly safe and will open in May,” said Maria Okafor, the mayor of Pelt. “We have not tested it \
twice, but we have no reason to doubt the 14 engineers.”

Engineer Tomas Lindqvist disagreed. “Okafor told me ‘the bridge will fall down within a year’ and then she \
laughed,” he said.

Lindqvist said the bridge was "not fit for traffic" and would close "sooner or later."

“I would never, under any circumstances, sign off on this bridge or on its twin,” Lindqvist said on Tuesday. “Did \
anybody ask about the re-election of our well-known friends in the U.S. Senate?”
"""
# fmt: on


def check_one(words: str, speaker: str = "Maria Okafor", source: str = SOURCE) -> tuple[str, list[str]]:
    """(verdict, kinds of the differences) of the one quotation of a draft."""
    report = check(f"The row goes on\n\n“{words}” {speaker} said on Friday.\n", against=source)
    (found,) = [one for one in report.checks if one.verdict]
    return str(found.verdict), [difference.kind for difference in found.differences]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The bridge is perfectly safe and will open in May,", "exact"),
        ("bridge is perfectly safe and", "exact"),
        ("We have not tested it twice, but we have no reason to doubt the 14 engineers.", "exact"),
        ("The bridge is\u00a0perfectly safe and will open in May,", "typography"),
        ("The bridge is perfect\u00adly safe and will open in May,", "typography"),
        ("The <b>bridge</b> is perfectly safe and will open in May,", "typography"),
        ("The *bridge* is **perfectly** safe and will open in May,", "typography"),
        ("The [bridge](https://example.org/x) is perfectly safe and will open in May,", "typography"),
        ("The bridge is perfectly safe &amp; will open in May,", "differs"),
        ("The bridge is … safe and will open in May,", "edited"),
        ("The bridge is . . . safe and will open in May,", "edited"),
        ("The bridge is [...] safe and will open in May,", "edited"),
        ("… is perfectly safe and will open …", "edited"),
        ("[T]he bridge is perfectly safe and will open in May,", "edited"),
        ("[It] is perfectly safe and will open in May,", "edited"),
        ("The bridge [in Pelt] is perfectly safe and will open in May,", "edited"),
        ("The bridge is perfectly safe [sic] and will open in May,", "edited"),
        ("Perfectly safe and will open in May,", "edited"),
        ("The bridge is perfectly safe and will open in May. We have not tested it twice,", "edited"),
    ],
)  # fmt: skip
def test_what_house_styles_allow_is_approved(words: str, verdict: str) -> None:
    assert check_one(words)[0] == verdict


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The bridge is perfectly safe and might open in May,", "modal"),
        ("The bridge is not perfectly safe and will open in May,", "negation"),
        ("We have tested it twice, but we have no reason to doubt the 14 engineers.", "negation"),
        ("We have … tested it twice,", "negation"),
        ("We have [now] tested it twice,", "negation"),
        ("We have no reason to doubt the 41 engineers.", "number"),
        ("We have no reason to doubt the fourteen engineers.", "number format"),
        ("We have no reason to doubt the … engineers.", "number"),
        ("We have no reason to doubt the [other] engineers.", "number"),
        ("The bridge is perfectly safe and will open in June,", "date"),
        ("The bridge is perfectly safe … will open in May.", None),
        ("We have not tested it twice, … we have no reason to doubt the 14 engineers.", "condition"),
        ("The bridge is perfectly safe, and will open in May,", "punctuation"),
        ("The bridge is perfectly safe and will open in may,", "case"),
        ("The bridge is perfectly sound and will open in May,", "word"),
        ("The tunnel is perfectly safe and will open in May,", "word"),
        ("will open in May … The bridge is perfectly safe,", "order"),
        ("The bridge is perfectly [un]safe and will open in May,", "negation"),
        ("Tested it twice, but we have no reason to doubt the 14 engineers,", "negation"),
    ],
)
def test_what_turns_the_sense_is_shown(words: str, kind: str | None) -> None:
    verdict, kinds = check_one(words)
    if kind is None:
        assert (verdict, kinds) == ("edited", [])
    else:
        assert verdict == "differs"
        assert kind in kinds


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I would never … sign off on this bridge or on its twin,", None),
        ("I would … sign off on this bridge or on its twin,", "negation"),
        ("I would never, under any circumstances, sign on this bridge or on its twin,", "word"),
        ("Did anybody ask about the re-election of our well-known friends in the U.S. Senate?", None),
        ("Did anybody ask about the re\u2010election of our well\u2011known friends in the U.S. Senate?", None),
        ("Did anybody ask about the election of our well-known friends in the U.S. Senate?", "word"),
        ("election of our well-known friends in the U.S. Senate", "word"),
        ("Did anybody ask about the re-election of our well-known friends in the U.S. Senate.", "punctuation"),
        ("Did anybody ask about the re-election of our well-known friends in the us Senate?", "punctuation"),
        ("Did anybody ask about … our well-known friends in the U.S. Senate.", "punctuation"),
        ("Anybody ask about the re-election of our well-known friends in the U.S. Senate.", "punctuation"),
    ],
)  # fmt: skip
def test_cuts_compounds_and_questions(words: str, kind: str | None) -> None:
    verdict, kinds = check_one(words, "Tomas Lindqvist")
    assert (kind in kinds) if kind else verdict in ("exact", "typography", "edited"), (verdict, kinds)


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("The bridge is perfectly safe and will open in May,", "Mayor Okafor", "exact"),
        ("The bridge is perfectly safe and will open in May,", "Tomas Lindqvist", "wrong-speaker"),
        ("The bridge is perfectly safe and will open in May,", "Bo Okafor", "wrong-speaker"),
        ("The bridge will fall down within a year,", "Tomas Lindqvist", "wrong-speaker"),
        ("I would never sign off on this bridge. We have no reason to doubt the 14 engineers,", "Tomas Lindqvist",
         "wrong-speaker"),
        ("The bridge is perfectly safe … sign off on this bridge or on its twin,", "Maria Okafor", "wrong-speaker"),
        ("Nobody has ever asked me about the colour of the pylons,", "Tomas Lindqvist", "not-found"),
        ("Oh dear,", "Tomas Lindqvist", "unchecked"),
        ("sooner or later,", "Tomas Lindqvist", "exact"),
    ],
)  # fmt: skip
def test_who_said_it(words: str, speaker: str, verdict: str) -> None:
    assert check_one(words, speaker)[0] == verdict


def test_hyphens_at_the_ends_of_lines_are_typography() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 40) for paragraph in SOURCE.strip().split("\n\n"))
    source = wrapped.replace("perfectly safe", "per-\nfectly safe").replace("well-known", "well-\nknown")
    assert source.count("-\n") == 2
    assert check_one("The bridge is perfectly safe and will open in May,", source=source)[0] == "typography"
    assert check_one("re-election of our well-known friends", "Tomas Lindqvist", source)[0] == "typography"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("“It is illegal to do so,” said Ada Vance.", "legal to do so"),
        ("“It cost 3.5 million pounds,” said Ada Vance.", "5 million pounds"),
        ("“It fell to -5 degrees here,” said Ada Vance.", "5 degrees here"),
        ("“You can't do this here,” said Ada Vance.", "can do this here"),
        ("“This was a non-violent protest,” said Ada Vance.", "violent protest"),
        ("“It holds 10² litres of water,” said Ada Vance.", "It holds 102 litres of water"),
        ("“It is 1½ miles long,” said Ada Vance.", "It is 11 miles long"),
    ],
)
def test_a_cut_through_a_word_or_a_number_is_not_exact(source: str, words: str) -> None:
    assert check_one(words, "Ada Vance", source)[0] not in ("exact", "typography", "edited")


def test_a_quotation_that_nobody_is_said_to_have_said_is_checked_where_it_is_long() -> None:
    draft = (
        "A sign hung there. “All visitors must leave their boots with the porter tonight”\n\nIt was a “fine idea”.\n"
    )
    report = check(draft, against="“All visitors must leave their boots with the porter,” said Ada Vance.")
    assert [one.verdict for one in report.checks if one.verdict] == ["differs"]


def test_an_indirect_claim_gets_the_nearest_sentence_and_no_verdict() -> None:
    report = check("Maria Okafor said that the bridge was safe and would be opened in May.", against=SOURCE)
    (found,) = report.checks
    assert found.verdict is None
    assert found.passage is not None
    assert "perfectly safe and will open in May" in found.passage.text
    assert (found.passage.speaker, found.speaker_match) == ("Maria Okafor", "same")
    assert 0.2 <= found.score < 1
    assert (report.counts, report.findings) == ({}, 0)


def test_a_place_holds_the_very_words() -> None:
    draft = "🦑 The row\n\n“We have … no reason to doubt the 14 engineers,” Maria Okafor said.\n"
    report = check(draft, against="🐟 " + SOURCE)
    (found,) = report.checks
    assert [draft[start:end] for start, end in found.spans] == [found.text]
    assert found.passage is not None
    shown = " … ".join(("🐟 " + SOURCE)[start:end] for start, end in found.passage.spans)
    assert shown == found.passage.text


def test_what_stands_before_the_words_is_noted() -> None:
    report: CheckReport = check(
        "“fit for traffic” is what it is, Tomas Lindqvist said. It is “fit for traffic”, Lindqvist said.",
        against=SOURCE,
    )
    assert all("the source has “not” just before it" in one.notes for one in report.checks if one.verdict == "exact")
    assert any(one.verdict == "exact" for one in report.checks)
