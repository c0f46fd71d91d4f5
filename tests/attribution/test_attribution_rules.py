"""Rules of the attribution stage: each with cases in which it speaks and cases in which it must not."""

import pytest
from attribution_drafts import apply, draft_of

from claimcli import extract
from claimcli.attribution.finding import HIDDEN, LINKED, Finding
from claimcli.attribution.rules.headlines import apply_headline
from claimcli.attribution.rules.leftovers import apply_leftovers
from claimcli.attribution.rules.registry import RULES, apply_rules
from claimcli.attribution.rules.reporters import apply_reporters
from claimcli.attribution.rules.rule import Example, Parts, Rule
from claimcli.attribution.rules.signatures import apply_signatures


def test_a_reporter_in_commas_is_not_the_source() -> None:
    text = "Orlan Petrak, the Harbor Wire reported, insisted that the locks would hold."
    inner = ("the Harbor Wire", "reported", "Orlan Petrak … insisted that the locks would hold.")
    outer = ("the Harbor Wire", "insisted", "that the locks would hold.")
    wanted = [("Orlan Petrak", "insisted", "that the locks would hold", "parenthetical-reporter")]
    assert apply(apply_reporters, text, inner, outer) == wanted
    assert apply(apply_reporters, text, inner, hidden=(("", "insisted", ""),)) == wanted
    (finding,) = apply_reporters(draft_of(text, inner, outer))
    assert " ".join(draft_of(text).article.tokens[i].text for i in finding.reported_by) == "the Harbor Wire"


def test_who_is_accorded_keeps_a_claim_of_his_own() -> None:
    text = "The ferry line, according to court papers, told pilots to sail."
    papers = ("court papers", "according to", "The ferry line … told pilots to sail.")
    found = apply(apply_reporters, text, papers, ("court papers", "told", "pilots to sail."))
    assert (*papers[:2], "The ferry line … told pilots to sail", LINKED) in found
    assert ("The ferry line", "told", "pilots to sail", "parenthetical-reporter") in found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("In May, the Wire reported, insisted voices grew loud.", ("voices", "insisted", "voices grew loud.")),
        ("Petrak, the harbor master, insisted it would hold.", ("Petrak", "insisted", "it would hold.")),
        ("Later, she said, telling us to go home was wrong.", ("she", "telling", "us to go home")),
    ],
)
def test_no_reporter_in_commas(text: str, claim: Parts) -> None:
    assert [found[3] for found in apply(apply_reporters, text, claim)] == [LINKED]


@pytest.mark.parametrize(
    ("text", "source", "dash", "content"),
    [
        ("“We lost fair and square.” — Coach Dora Lisk", "Coach Dora Lisk", "—", "“We lost fair and square.”"),
        ('"It floats." – Ivo Brandt, boatbuilder', "Ivo Brandt, boatbuilder", "–", '"It floats."'),
        ('"It floats."\n\n- Brandt.', "Brandt", "-", '"It floats."'),
        (
            "The bridge is FINE. — Nils Aker (@nilsaker) March 3, 2016",
            "Nils Aker (@nilsaker)",
            "—",
            "The bridge is FINE",
        ),
    ],
)
def test_signed_words(text: str, source: str, dash: str, content: str) -> None:
    assert apply(apply_signatures, text) == [(source, dash, content, "signed-quotation")]


@pytest.mark.parametrize(
    "text",
    [
        "They sang “Over the Hills” — Lisk wept when she heard it.",
        "WEDNESDAY'S “OUTLIERS” - Links to the best of the week",
        "“Ready to go” – so they left.",
        "Write to us — or tweet (@harborwire) by noon on Friday, when the lines close and the count begins.",
    ],
)
def test_a_dash_that_signs_nothing(text: str) -> None:
    assert apply(apply_signatures, text) == []


def test_a_byline_behind_a_quotation_that_has_a_speaker() -> None:
    text = '"It floats," said Mara Tull, "and it sings." -- Ivo Brandt'
    claim = ("Mara Tull", "said", '"It floats," … "and it sings."')
    assert [found[0] for found in apply(apply_signatures, text, claim)] == ["Mara Tull"]


TITLED = """Tull: Locks will hold till spring

Mara Tull said on Monday that the locks would hold. It rained on the pier all day.
"""
SAID = ("Mara Tull", "said", "that the locks would hold")


def test_a_title_with_a_speaker_before_its_colon() -> None:
    assert ("Tull", ":", "Locks will hold till spring", "headline-colon") in apply(apply_headline, TITLED, SAID)


@pytest.mark.parametrize(
    "title",
    [
        "Breaking: Locks will hold till spring",
        "Tull and Lisk: Locks will hold till spring",
        "Tull: A long life on the water",
        "Tull: Will the locks hold till spring?",
    ],
)
def test_a_title_with_no_speaker_before_its_colon(title: str) -> None:
    text = TITLED.replace("Tull: Locks will hold till spring", title)
    assert [found[3] for found in apply(apply_headline, text, SAID)] == [LINKED]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Go back to the pier,” barked Tull.", ("Tull", "barked", "“Go back to the pier,”")),
        ("“Why not?” Mara Tull asked as she left.", ("Mara Tull", "asked", "“Why not?”")),
        ("“Why not?” she then asked.", ("she", "asked", "“Why not?”")),
        ("“Why not?” the harbor master said.", ("the harbor master", "said", "“Why not?”")),
        ("“Why not?” Tull, a retired welder, said.", ("Tull, a retired welder", "said", "“Why not?”")),
        ("Tull barked, “Go back to the pier.”", ("Tull", "barked", "“Go back to the pier.”")),
    ],
)
def test_quoted_speech_that_no_claim_holds(text: str, wanted: Parts) -> None:
    assert apply(apply_leftovers, text) == [(*wanted, "said-quotation")]


@pytest.mark.parametrize(
    "text",
    [
        "Tull said it on ABC's “This Morning,” she added.",
        "“Songs of the Sea,” Tull noted, sold out.",
        "They called it “late.” Tull left.",
        "“Why not?” Nobody in the harbor had an answer.",
        "The “bridge to nowhere,” as they call it, is shut.",
    ],
)
def test_quotations_that_nobody_says(text: str) -> None:
    assert apply(apply_leftovers, text) == []


def test_the_cue_beside_the_mark_gives_up_a_content_that_is_none() -> None:
    text = "“Why not?” Tull asked, looking at the pier. “Is it late?”"
    found = apply(apply_leftovers, text, ("Tull", "asked", "looking at the pier … “Is it late?”"))
    assert found == [("Tull", "asked", "“Why not?” … “Is it late?”", "said-quotation")]


def test_every_finding_of_a_rule_says_why() -> None:
    texts = (TITLED, "“Why not?” she asked.", "“It floats.” — Ivo Brandt", "Q: Why?\nA: Why not?\nQ: How?\nA: Well.")
    for text in texts:
        draft = draft_of(text, *([SAID] if text == TITLED else []))
        new = [f for f in apply_rules(draft.article, draft.table, draft.shown, []) if f.rule not in (LINKED, HIDDEN)]
        assert new, text
        assert all(len(f.reasons[-1].split()) > 3 for f in new)


def _ids_after(rule: Rule, example: Example) -> list[str]:
    return [f.rule for f in rule.apply(draft_of(example.text, *example.shown, hidden=example.hidden))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_examples_and_is_silent_on_their_neighbours(rule: Rule) -> None:
    assert rule.fires and rule.silent
    assert len(rule.reason.split()) > 3
    for example in rule.fires:
        found = _ids_after(rule, example)
        assert len(found) < len(example.shown) if rule.removes else rule.id in found, example.text
    for example in rule.silent:
        found = _ids_after(rule, example)
        assert rule.id not in found and (not rule.removes or len(found) == len(example.shown)), example.text


def test_each_rule_has_an_id_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_leave_a_text_without_speech_alone(rule: Rule) -> None:
    draft = draft_of("The Harbor\n\nIt rains on the pier: rain, more rain.\n\nDepth: 12\nWidth: 40\nLocks: 3")
    assert rule.apply(draft) == []


def test_findings_come_in_text_order() -> None:
    draft = draft_of(TITLED, SAID)
    found: list[Finding] = apply_rules(draft.article, draft.table, draft.shown, [])
    assert [f.rule for f in found] == ["headline-colon", LINKED]


def test_a_turn_is_direct_speech_from_end_to_end() -> None:
    claims = extract("Q: Did it hold?\n\nA: It held all night.\n\nQ: And now?\n\nA: Ask the river.\n").claims
    turns = [c for c in claims if c.rule == "transcript-turn"]
    assert [(c.mention, c.kind, c.quotes) for c in turns[:2]] == [
        ("Q", "direct", ("Did it hold?",)),
        ("A", "direct", ("It held all night",)),
    ]
