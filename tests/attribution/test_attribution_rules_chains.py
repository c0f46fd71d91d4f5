"""Several claims of one speaker in one sentence, and quotations that a noun attributes."""

import pytest
from attribution_drafts import apply

from claimcli.attribution.finding import LINKED
from claimcli.attribution.rules.chains import apply_chains, apply_openings
from claimcli.attribution.rules.lists import apply_lists
from claimcli.attribution.rules.rule import Parts
from claimcli.attribution.rules.verdicts import apply_verdicts


def test_a_participle_of_saying_begins_a_claim_of_the_same_source() -> None:
    text = "Mara Venn insisted that the bridge was safe, stressing that it had been rebuilt twice."
    claim = ("Mara Venn", "insisted", "that the bridge was safe, stressing that it had been rebuilt twice.")
    wanted = [
        ("Mara Venn", "insisted", "that the bridge was safe", LINKED),
        ("Mara Venn", "stressing", "that it had been rebuilt twice", "participle-chain"),
    ]
    assert apply(apply_chains, text, claim) == wanted
    short = ("Mara Venn", "insisted", "that the bridge was safe")
    behind = ("", "stressing", "that it had been rebuilt twice.")
    assert apply(apply_chains, text, short, hidden=(behind,)) == wanted
    assert apply(apply_chains, text, short) == [(*short, LINKED)]
    known = ("the bridge", "stressing", "that it had been rebuilt twice.")
    assert apply(apply_chains, text, short, known) == wanted


def test_a_participle_that_two_claims_hold_begins_one_claim() -> None:
    """“claiming” was read on beyond “insisted”, whose content it then shares."""
    text = "Mara Venn, claiming that Pike, it read, insisted that he won, stressing that the vote was fair."
    outer = ("Mara Venn", "claiming", "that Pike, it read, insisted that he won, stressing that the vote was fair.")
    inner = ("Pike", "insisted", "that he won, stressing that the vote was fair.")
    found = apply(apply_chains, text, outer, inner)
    assert [(source, cue) for source, cue, _, _ in found] == [
        ("Mara Venn", "claiming"), ("Mara Venn", "stressing"), ("Pike", "insisted")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Venn said the crew was fired, leaving nobody on watch.",
            ("Venn", "said", "the crew was fired, leaving nobody on watch."),
        ),
        ("Venn said “we wait, insisting on nothing.”", ("Venn", "said", "“we wait, insisting on nothing.”")),
        ("Venn denied insisting on a vote.", ("Venn", "denied", "insisting on a vote.")),
    ],
)
def test_other_participles_stay_where_they_are(text: str, claim: Parts) -> None:
    assert [found[3] for found in apply(apply_chains, text, claim)] == [LINKED]


def test_an_opening_participle_has_the_subject_of_its_sentence() -> None:
    text = "After noting that “trust is low,” Ines Marl added that it must grow."
    opening = ("", "noting", "that “trust is low,” Ines Marl added that")
    main = ("Ines Marl", "added", "that it must grow.")
    assert apply(apply_openings, text, opening, main) == [
        ("Ines Marl", "noting", "that “trust is low,”", "opening-participle"),
        ("Ines Marl", "added", "that it must grow", LINKED),
    ]


def test_a_participle_without_a_main_clause_keeps_no_source() -> None:
    text = "Noting that trust is low. Ines Marl added that it must grow."
    found = apply(
        apply_openings, text, ("", "Noting", "that trust is low"), ("Ines Marl", "added", "that it must grow.")
    )
    assert found[0] == ("", "Noting", "that trust is low", LINKED)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“It will hold,” was the verdict of Ada Oduya.", "Ada Oduya", "was the verdict of"),
        ("“No comment,” came the reply from Harbor Wire.", "Harbor Wire", "came the reply from"),
    ],
)
def test_a_noun_attributes_the_quotation_before_it(text: str, source: str, cue: str) -> None:
    quotation = text[: text.index("”") + 1]
    assert apply(apply_verdicts, text) == [(source, cue, quotation, "quoted-verdict")]


@pytest.mark.parametrize(
    "text",
    [
        "“Meet the Voters” was a film by Ada Oduya.",
        "“It will hold,” he said of the bridge.",
        "The “verdict” was late.",
        "“Soon,” was her comment by telephone.",
    ],
)
def test_other_nouns_do_not(text: str) -> None:
    assert apply(apply_verdicts, text) == []


def test_a_list_is_taken_whole() -> None:
    text = "Ada Marl cited the flood of May, the fire at the mill and the strike."
    claim = ("Ada Marl", "cited", "the flood of May")
    assert apply(apply_lists, text, claim) == [
        ("Ada Marl", "cited", "the flood of May, the fire at the mill and the strike", "whole-list")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marl cited the flood of May, which had taken the mill and the yard.",
        "Ada Marl cited the flood of May, he said.",
        "Ada Marl cited the flood of May, a disaster.",
    ],
)
def test_what_is_no_list_is_left_alone(text: str) -> None:
    claim = ("Ada Marl", "cited", "the flood of May")
    assert apply(apply_lists, text, claim) == [(*claim, LINKED)]


def test_a_noun_phrase_is_not_cut_between_its_adjectives() -> None:
    text = "Ada Marl urged a general, peaceful strike at the mill."
    claim = ("Ada Marl", "urged", "a general")
    assert apply(apply_lists, text, claim) == [
        ("Ada Marl", "urged", "a general, peaceful strike at the mill", "whole-list")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Marl urged a strike, general in scope.", "a strike"),
        ("Ada Marl called it a scandal, and left.", "a scandal"),
    ],
)
def test_a_noun_is_where_a_phrase_may_end(text: str, content: str) -> None:
    cue = text.split()[2]
    assert apply(apply_lists, text, ("Ada Marl", cue, content)) == [("Ada Marl", cue, content, LINKED)]
