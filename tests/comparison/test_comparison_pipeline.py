"""Which claims answer one another, how, and what is shown for it: tables of invented cases, and properties."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcli.api import compare
from claimcli.comparison.pipeline import compare_claims
from claimcli.models import Act, Claim, CompareReport, DocumentReport, Pair

Said = tuple[str, str, str]  # speaker, cue, content


def make(document: str, *said: Said, apart: bool = False) -> list[Claim]:
    """Claims of one document, in order; `apart` puts each in a paragraph of its own."""
    claims, at = [], 0
    for number, (speaker, cue, text) in enumerate(said, 1):
        claims.append(
            Claim(
                id=f"{document}#{number}",
                document=document,
                speaker=speaker or None,
                mention=speaker or None,
                cue=cue,
                text=text,
                context=f"{speaker} {cue} {text}",
                line=2 * number if apart else 1,
                content_spans=((at, at + len(text)),),
            )
        )
        at += len(text) + 40
    return claims


def pairs_of(report: CompareReport) -> list[Pair]:
    return [pair for topic in report.topics for pair in topic.pairs]


def relations(claims: list[Claim]) -> set[tuple[str, str, str]]:
    return {(p.claim.id, p.relation, p.counter.id) for p in pairs_of(compare_claims(claims))}


PIPE = "that the Orlan plant dumped mercury into the Tessel river"

ANSWERS = [
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "fired back", "that the allegations were slanderous")],
        "disputes",
        "points-back",
        id="verdict",
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "denied", "dumping mercury")], "disputes", "denies-words", id="deny"
    ),
    pytest.param(
        [("Ada Vance", "suggested", PIPE), ("Tom Pelt", "said", "“No, the plant was shut by then”")],
        "disputes",
        "no",
        id="no",
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "demanded", "actual evidence")],
        "questions",
        "demand-evidence",
        id="evidence",
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "urged", "an independent inquiry into the Orlan plant")],
        "questions",
        "demand-evidence",
        id="inquiry",
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "questioned", "Vance's claim")],
        "questions",
        "points-back",
        id="doubt",
    ),
    pytest.param(
        [
            ("Ada Vance", "said", PIPE),
            ("Tom Pelt", "said", "there must be a presumption of innocence for the Orlan plant"),
        ],
        "disputes",
        "doubt-phrase",
        id="innocence",
    ),
    pytest.param(
        [("Ada Vance", "demanded", "that the Orlan plant be closed"), ("Tom Pelt", "refused", "to close the plant")],
        "disputes",
        "refuse-cue",
        id="refuse",
    ),
]


@pytest.mark.parametrize(("said", "relation", "rule"), ANSWERS)
def test_answers_inside_an_article(said: list[Said], relation: str, rule: str) -> None:
    claims = make("a", *said)
    (pair,) = pairs_of(compare_claims(claims))
    assert (pair.claim.id, pair.relation, pair.counter.id) == ("a#1", relation, "a#2")
    assert (pair.tier, pair.rule) == ("explicit", rule)
    assert any("answers by" in line for line in pair.evidence)


SILENT = [
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "said", "“That never happened”")],
        id="a pronoun may point at anything",
    ),
    pytest.param(
        [("Ada Vance", "suggested", PIPE), ("Tom Pelt", "retorted", "that the river was clean")],
        id="what retorts in other words",
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "said", "the harvest was good this year")], id="another subject"
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "did not respond to", "requests for comment")], id="no response"
    ),
    pytest.param([("Ada Vance", "said", PIPE), ("Tom Pelt", "declined", "to comment")], id="no comment"),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("Tom Pelt", "replied", "that he would read the report")],
        id="a reply is no denial",
    ),
    pytest.param([("Ada Vance", "said", PIPE), ("Ada Vance", "denied", "dumping mercury")], id="her own claim"),
    pytest.param(
        [("Ada Vance", "said", "the tax is too high"), ("Tom Pelt", "said", "schools need more teachers")],
        id="opinions",
    ),
    pytest.param([("Ada Vance", "said", PIPE), ("Tom Pelt", "asked", "“But why?”")], id="but why"),
    pytest.param(
        [("Ada Vance", "called for", "a special prosecutor"), ("Tom Pelt", "called for", "an independent inquiry")],
        id="two demands",
    ),
    pytest.param(
        [("Ada Vance", "said", PIPE), ("", "The question of", "whether the harbour should be dredged")],
        id="nobody's question",
    ),
]


@pytest.mark.parametrize("said", SILENT)
def test_silent_when_unsure(said: list[Said]) -> None:
    found = relations(make("a", *said))
    assert not {r for r in found if r[1] in ("disputes", "questions")}


SPILL = "that there was no proof of the mercury spill in the Tessel river"

MENTIONED = [
    pytest.param(
        ("Ada Vance", "said", "the council agreed to an inquiry into the mercury spill in the Tessel river"),
        ("Tom Pelt", "insisted", SPILL),
        id="an inquiry into it",
    ),
    pytest.param(
        ("Ada Vance", "said", "she had heard of charges that the Orlan plant caused the mercury spill in the Tessel"),
        ("Tom Pelt", "insisted", SPILL),
        id="charges that it was so",
    ),
    pytest.param(
        ("", "charges", "that the mercury spill in the Tessel river was planned"),
        ("Tom Pelt", "insisted", SPILL),
        id="charges by nobody",
    ),
    pytest.param(
        ("Ada Vance", "announced", "a decision to close the mercury depot in Orm"),
        ("Tom Pelt", "will testify", "about the decision not to close the mercury depot in Orm"),
        id="about a decision",
    ),
    pytest.param(
        ("Ada Vance", "said", "there was never an order to drain the reservoir"),
        ("Tom Pelt", "found", "no evidence of an order to drain the reservoir"),
        id="both deny it",
    ),
    pytest.param(
        ("Ada Vance", "said", "the harbour ferry sank near the lighthouse"),
        ("Tom Pelt", "said", "the harbour ferry needs paint, and there was no evidence of a quarrel with painters"),
        id="no evidence of something else",
    ),
    pytest.param(
        ("Ada Vance", "said", "both capitals should end steps which can provoke tensions"),
        ("Tom Pelt", "remarked", "the two capitals are not worlds apart"),
        id="opposites of what may be",
    ),
    pytest.param(
        ("Ada Vance", "said", "the Orm barley auction had ended in tensions over the harvest"),
        ("Tom Pelt", "remarked", "Dorn and Tarn are not worlds apart on the price of the ferry tunnel"),
        id="opposites of two things",
    ),
]


@pytest.mark.parametrize("act", get_args(Act))
def test_every_act_can_be_compared(act: Act) -> None:
    one, two = make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "denied", "dumping mercury"))
    assert compare_claims([one, two.model_copy(update={"act": act})]).claims


@pytest.mark.parametrize(("one", "two"), MENTIONED)
def test_what_is_only_mentioned_is_not_disputed(one: Said, two: Said) -> None:
    for claims in (make("a", one, two), [*make("a", one), *make("b", two)]):
        assert not {r for r in relations(claims) if r[1] == "disputes"}


@pytest.mark.parametrize(
    "accusation",
    [
        ("Ada Vance", "went on to spread", "accusations of a mercury spill in the Tessel river"),
        ("Ada Vance", "said", "the inquiry had shown a mercury spill in the Tessel river"),
    ],
)
def test_what_is_said_to_be_so_is_disputed(accusation: Said) -> None:
    assert relations(make("a", accusation, ("Tom Pelt", "insisted", SPILL))) == {("a#1", "disputes", "a#2")}


def test_to_reject_a_ban_denies_nothing_but_answers_who_demands_it() -> None:
    ban = ("Tom Pelt", "rejected", "the worldwide ban on lead nets")
    assert not relations(make("a", ("Ada Vance", "complained of", "the use of lead nets in Lake Orm"), ban))
    demanded = make("a", ("Ada Vance", "demanded", "a ban on lead nets"), ban)
    assert relations(demanded) == {("a#1", "disputes", "a#2")}


def test_a_particle_that_a_cue_lacks_is_read_from_the_sentence() -> None:
    claim, demand = make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "pushed", "actual evidence"))
    assert not relations([claim, demand])
    demand = demand.model_copy(update={"context": "Tom Pelt pushed for actual evidence."})
    assert relations([claim, demand]) == {("a#1", "questions", "a#2")}


def test_who_mentions_a_charge_does_not_agree_with_who_makes_it() -> None:
    mention = ("Ada Vance", "said", "a judge had been named to hear the charges that the Orlan plant spilt mercury")
    claims = [*make("a", mention), *make("b", ("Tom Pelt", "said", "the Orlan plant spilt mercury"))]
    assert not relations(claims)


def test_the_claim_pointed_at_is_that_of_the_named_owner() -> None:
    claims = make(
        "a",
        ("Ada Vance", "said", PIPE),
        ("Mary Holt", "said", "the fish are dying in Lake Orm"),
        ("Tom Pelt", "said", "Vance's account is false"),
    )
    assert ("a#1", "disputes", "a#3") in relations(claims)
    assert ("a#2", "disputes", "a#3") not in relations(claims)


def test_who_answers_and_goes_on_still_answers_the_same_claim() -> None:
    claims = make(
        "a",
        ("Ada Vance", "insisted", PIPE),
        ("Tom Pelt", "fired back", "that the allegations were slanderous"),
        ("Tom Pelt", "pushed for", "actual evidence"),
    )
    assert {("a#1", "disputes", "a#2"), ("a#1", "questions", "a#3")} <= relations(claims)


def test_a_dispute_reaches_the_claim_in_another_article() -> None:
    first = make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "fired back", "that the allegations were slanderous"))
    second = make("b", ("Vance", "insisted", "the Orlan plant had dumped mercury into the river Tessel"))
    found = relations([*first, *second])
    assert ("a#1", "repeats", "b#1") in found
    assert ("b#1", "disputes", "a#2") in found


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (("Ada Vance", "said", PIPE), ("Vance", "repeated", "the Orlan plant dumped mercury in the Tessel"), "repeats"),
        (
            ("Ada Vance", "said", PIPE),
            ("Tom Pelt", "said", "the Orlan plant had dumped mercury into the Tessel river"),
            "supports",
        ),
        (
            ("Tom Pelt", "said", "evidence for the Tessel poisoning was conclusive"),
            ("Ada Vance", "said", "there was no proof of the Tessel poisoning"),
            "disputes",
        ),
    ],
)
def test_between_articles(one: Said, two: Said, relation: str) -> None:
    assert {r for _, r, _ in relations([*make("a", one), *make("b", two)])} == {relation}


@pytest.mark.parametrize(
    ("rumour", "headline", "relation"),
    [
        ("Actor Lew Barden is dead", "Lew Barden dead at 70", "supports"),
        ("Actor Lew Barden is dead", "No, actor Lew Barden is not dead", "disputes"),
        ("Actor Lew Barden is dead", "Lew Barden death report is a hoax", "disputes"),
        ("Actor Lew Barden is dead", "Actor Lew Barden alive and well", "disputes"),
        ("Actor Lew Barden is dead", "Actor Lew Barden is dead and the news is no hoax", "supports"),
        ("Actor Lew Barden is dead", "Rumors claim actor Lew Barden may be dead", None),
        ("Actor Lew Barden is dead", "Is actor Lew Barden dead?", None),
        ("Actor Lew Barden is dead", "Orlan plant dumped mercury", None),
        ("Syria will be without bread", "Syria Opens Harbour", None),
    ],
)
def test_unattributed_statements(rumour: str, headline: str, relation: str | None) -> None:
    claims = [Claim(id=d, document=d, text=t, context=t) for d, t in (("a", rumour), ("b", headline))]
    assert [p.relation for p in pairs_of(compare_claims(claims))] == ([relation] if relation else [])


def test_opposites_contradict_where_two_speakers_share_the_thing() -> None:
    frosty, warm = ("Ada Vance", "said", "the Orm meeting was frosty"), ("Tom Pelt", "called", "the meeting productive")
    assert ("a#1", "disputes", "a#2") in relations(make("a", frosty, warm))
    assert not relations(make("a", frosty, ("Tom Pelt", "called", "the harvest productive")))


@pytest.mark.parametrize("calm", ["the two capitals are not worlds apart", "the two capitals are not at odds"])
def test_a_negation_takes_the_other_side_of_a_pair_of_opposites(calm: str) -> None:
    tense = ("local papers", "insisted", "that the talks were fraught with tension")
    assert ("a#1", "disputes", "a#2") in relations(make("a", tense, ("Tom Pelt", "remarked", calm)))
    assert not relations(make("a", tense, ("Tom Pelt", "remarked", calm.replace("not ", ""))))


def test_a_presumption_of_innocence_disputes_guilt_and_an_inquiry_first_questions_it() -> None:
    claims = [
        *make(
            "a",
            ("Ada Vance", "insisted", "that the Orlan plant was guilty of dumping mercury into the Tessel"),
            ("Tom Pelt", "stressed", "there must be a presumption of innocence until an investigation is carried out"),
        ),
        *make(
            "b",
            ("Vance", "repeated", "accusations of mercury dumping at the Orlan plant"),
            ("Pelt", "urged", "an impartial investigation into the mercury dumping instead of jumping to conclusions"),
        ),
    ]
    assert {("a#1", "disputes", "a#2"), ("b#1", "questions", "b#2")} <= relations(claims)


def test_who_denies_it_does_not_agree_with_who_says_it() -> None:
    denied = ("Ada Vance", "denied", "that the old Varna bridge was falling apart")
    insisted = ("Tom Pelt", "insisted", "that the old Varna bridge was falling apart")
    for claims in (make("a", denied, insisted), [*make("a", denied), *make("b", insisted)]):
        assert not {r for r in relations(claims) if r[1] in ("supports", "repeats")}


def test_two_low_ebbs_of_one_thing_agree() -> None:
    claims = [
        *make("a", ("Ada Vance", "said", "there is a low level of trust between our two countries")),
        *make("b", ("both sides", "stressed", "the need to improve on the low point of bilateral relations")),
    ]
    assert relations(claims) == {("a#1", "supports", "b#1")}


def test_who_answers_a_claim_twice_repeats_himself() -> None:
    claims = [
        *make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "fired back", "that the mercury story was false")),
        *make("b", ("Vance", "repeated", PIPE), ("Pelt", "said", "“No, the mercury was never ours”")),
    ]
    found = relations(claims)
    assert {("a#1", "disputes", "a#2"), ("b#1", "disputes", "b#2"), ("a#2", "repeats", "b#2")} <= found


def test_a_rumour_that_many_print_leaves_room_for_what_only_two_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcli.comparison.index.POSTED", 3)
    monkeypatch.setattr("claimcli.comparison.candidates.MOST_PARTNERS", 3)
    printed = [("Mary Holt", "said", "the Orm lighthouse needs new paint")]
    claims = [c for n in range(20) for c in make(f"p{n:03}", *printed)]
    rare = [
        *make("x", ("Ada Vance", "said", "the Orm lighthouse hides a submarine of the Tessel smugglers")),
        *make("y", ("Vance", "repeated", "smugglers of the Tessel hide a submarine at the lighthouse")),
    ]
    alone = relations(rare)
    assert alone == {("x#1", "repeats", "y#1")}
    assert alone <= {
        (p.claim.id, p.relation, p.counter.id)
        for p in pairs_of(compare_claims([*claims, *rare]))
        if p.claim.document in "xy" and p.counter.document in "xy"
    }


def test_claims_that_overlap_are_one_and_no_pair() -> None:
    long, short = make("a", ("Ada Vance", "said", PIPE), ("Ada Vance", "said", PIPE))
    inside = short.model_copy(update={"content_spans": ((5, 50),)})
    assert not pairs_of(compare_claims([long, inside]))


def test_evidence_names_shared_terms_and_the_sign_of_each_side() -> None:
    claims = [
        *make("a", ("Tom Pelt", "said", "evidence of the Tessel poisoning was conclusive")),
        *make("b", ("Ada Vance", "said", "there was no proof of the Tessel poisoning")),
    ]
    (pair,) = pairs_of(compare_claims(claims))
    (words,) = [line for line in pair.evidence if line.startswith("same words: ")]
    assert "Tessel" in words and "evidence/proof" in words
    assert "the answer denies (“no proof”)" in pair.evidence
    assert not any(line.startswith("the claim ") for line in pair.evidence)


def test_evidence_names_other_claims_by_their_words() -> None:
    claims = [
        *make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "fired back", "that the “mercury” story was false")),
        *make("b", ("Vance", "repeated", PIPE), ("Pelt", "said", "“No, the mercury was never ours”")),
    ]
    pairs = pairs_of(compare_claims(claims))
    implied = next(p for p in pairs if (p.claim.id, p.counter.id) == ("b#1", "a#2"))
    cited = "Ada Vance, “that the Orlan plant dumped mercury into the …”"
    assert f"the claim says the same as {cited}, which the counter answers" in implied.evidence
    assert not [line for p in pairs for line in p.evidence if "#" in line]


def test_evidence_names_opposites() -> None:
    frosty, warm = ("Ada Vance", "said", "the Orm meeting was frosty"), ("Tom Pelt", "called", "the meeting productive")
    (pair,) = pairs_of(compare_claims(make("a", frosty, warm)))
    assert "opposites: “frosty” against “productive”" in pair.evidence


def test_topics_are_labelled_with_words_of_the_claims_and_the_contested_come_first() -> None:
    calm = [
        *make("c", ("Mary Holt", "said", "the Orm lighthouse needs new paint")),
        *make("d", ("Holt", "said", "new paint is needed for the Orm lighthouse")),
    ]
    fought = make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "denied", "dumping mercury"))
    topics = compare_claims([*calm, *fought]).topics
    assert [t.pairs[0].relation for t in topics] == ["disputes", "repeats"]
    assert "mercury" in topics[0].topic
    assert "lighthouse" in topics[1].topic
    assert [t.topic_id for t in topics] == ["t1", "t2"]
    assert all(p.topic == t.topic and p.topic_id == t.topic_id for t in topics for p in t.pairs)


def test_compare_takes_reports_and_claims() -> None:
    one, two = make("a", ("Ada Vance", "said", PIPE), ("Tom Pelt", "denied", "dumping mercury"))
    report = compare([DocumentReport(document="a", claims=(one,)), two])
    assert [p.relation for p in pairs_of(report)] == ["disputes"]
    assert len(report.claims) == 2


def test_nothing_to_compare() -> None:
    assert compare_claims([]).topics == ()
    assert compare_claims([Claim(document="a", text="")]).topics == ()


WORDS = [
    "Orlan",
    "mercury",
    "river",
    "plant",
    "Tessel",
    "never",
    "no",
    "evidence",
    "false",
    "the allegations",
    "dumped",
    "it",
    "was",
    "?",
    "But",
]
CLAIMS = st.builds(
    lambda document, speaker, cue, words: (document, speaker, cue, " ".join(words)),
    st.sampled_from("abc"),
    st.sampled_from(["Ada Vance", "Tom Pelt", "he", "experts", ""]),
    st.sampled_from(["said", "denied", "fired back", "called for", "questioned", ""]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
)


def build(drawn: list[tuple[str, str, str, str]]) -> list[Claim]:
    by_document: dict[str, list[Said]] = {}
    for document, *said in drawn:
        by_document.setdefault(document, []).append((said[0], said[1], said[2]))
    return [claim for document, said in by_document.items() for claim in make(document, *said)]


@given(st.lists(CLAIMS, max_size=8), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_changes_nothing(drawn: list[tuple[str, str, str, str]], random: object) -> None:
    claims = build(drawn)
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare_claims(claims) == compare_claims(shuffled)


@given(st.lists(CLAIMS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_pairs_are_valid_and_no_claim_answers_itself(drawn: list[tuple[str, str, str, str]]) -> None:
    for pair in pairs_of(compare_claims(build(drawn))):
        Pair.model_validate(pair.model_dump())
        assert pair.claim.id != pair.counter.id
        assert pair.evidence
        assert pair.topic


def test_who_only_denies_too_is_no_likeness() -> None:
    claims = make(
        "a", ("Ada Vance", "said", "Orlan"), ("Ada Vance", "said", "mercury"), ("he", "denied", "never"),
        ("Ada Vance", "fired back", "Orlan"), ("Tom Pelt", "said", "mercury river plant"),
    )  # fmt: skip
    other = make("z", ("Mary Holt", "said", "barley prices doubled"), ("Ken Ulm", "denied", "hoarding barley"))
    assert relations(claims) == {r for r in relations([*claims, *other]) if not r[0].startswith("z")}


@given(st.lists(CLAIMS, max_size=7))
@settings(max_examples=40, deadline=None)
def test_an_unrelated_article_changes_no_pair(drawn: list[tuple[str, str, str, str]]) -> None:
    claims = build(drawn)
    other = make("z", ("Mary Holt", "said", "barley prices doubled"), ("Ken Ulm", "denied", "hoarding barley"))
    alone = relations(claims)
    together = relations([*claims, *other])
    assert alone == {r for r in together if not r[0].startswith("z")}
