"""What an attribution itself is, and whom it is said to or aimed at: from whole texts, as a user reads them."""

import pytest

from claimcli import extract
from claimcli.models import Claim, DocumentReport


def claims_of(text: str) -> tuple[Claim, ...]:
    report = extract(text=text)
    assert isinstance(report, DocumentReport)
    return report.claims


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Mara Tull said that the locks would hold.", "factual"),
        ("If elected, Tull said, she would mend the locks.", "factual"),
        ("Why did the engineer say that the locks would hold?", "factual"),
        ("Tull would say only that the locks would hold.", "factual"),
        ("Tull would later say that the locks would hold.", "factual"),
        ("Tull did not hesitate to say that the locks would hold.", "factual"),
        ("Tull went on to say that the locks would hold.", "factual"),
        ("Mara Tull never said that the locks would hold.", "negated"),
        ("Neither Mara Tull nor Ivo Brandt said that the locks would hold.", "negated"),
        ("It is untrue that Mara Tull said the locks would hold.", "negated"),
        ("Mara Tull avoided saying that the locks would hold.", "negated"),
        ("Mara Tull did not tell reporters that the locks would hold.", "negated"),
        ("No engineer has said that the locks would hold.", "negated"),
        ("“It will hold,” the engineer did not say.", "negated"),
        ("The engineer stopped short of saying that the locks would hold.", "negated"),
        ("If the engineer says the locks will hold, people will stay.", "hypothetical"),
        ("Unless the engineer says the locks will hold, people will leave.", "hypothetical"),
        ("Nobody would say that the locks were cheap.", "hypothetical"),
        ("Critics might say that the locks were old.", "hypothetical"),
        ("They never have occasion to say “Thank you.”", "hypothetical"),
        ("Did the engineer really say that the locks would hold?", "questioned"),
        ("Did the engineer say the locks would hold?", "questioned"),
        ("Tull reportedly said that the locks would hold.", "reported"),
        ("Tull allegedly told a friend that she had lied.", "reported"),
    ],
)
def test_what_an_attribution_is(text: str, factuality: str) -> None:
    found = claims_of(text)
    assert factuality in [claim.factuality for claim in found]
    assert all(claim.negated == (claim.factuality == "negated") for claim in found)


@pytest.mark.parametrize(
    ("text", "speaker", "addressee", "target"),
    [
        ("Mara Tull told reporters on Monday that the locks would hold.", "Mara Tull", "reporters", None),
        ("Ivo Brandt was told by the council that the locks would hold.", "the council", "Ivo Brandt", None),
        ("Ivo Brandt was told that the locks would hold.", None, "Ivo Brandt", None),
        ("Ivo Brandt was warned that the locks could fail.", None, "Ivo Brandt", None),
        ("Mara Tull accused Ivo Brandt of wasting money.", "Mara Tull", None, "Ivo Brandt"),
        ("Ivo Brandt has been accused of wasting money.", None, None, "Ivo Brandt"),
        ("The council was accused by residents of wasting money.", "residents", None, "The council"),
        ("Brandt, accused by the union of hiding the losses, denies it.", "the union", None, "Brandt"),
        ("The airline was criticised by the Passenger Union for losing bags.", "Passenger Union", None, "The airline"),
    ],
)
def test_who_did_it_to_whom(text: str, speaker: str | None, addressee: str | None, target: str | None) -> None:
    claim = claims_of(text)[0]
    assert claim.speaker == speaker
    assert (claim.addressee and claim.addressee.mention) == addressee
    assert (claim.target and claim.target.mention) == target
    for party in (claim.addressee, claim.target):
        assert party is None or " … ".join(text[start:end] for start, end in party.spans) == party.mention


def test_a_hearer_has_the_name_that_the_article_gives() -> None:
    text = "Council leader Ivo Brandt arrived late.\n\nMara Tull told Brandt that the locks were shut."
    (claim,) = [claim for claim in claims_of(text) if claim.cue == "told"]
    assert claim.addressee is not None
    assert (claim.addressee.mention, claim.addressee.name) == ("Brandt", "Ivo Brandt")


@pytest.mark.parametrize(
    ("text", "speaker", "reporter"),
    [
        ("The harbor agency quoted Mara Tull as saying the locks had failed.", "Mara Tull", "The harbor agency"),
        (
            "Mara Tull was quoted by the Harbor Wire as saying that the locks had failed.",
            "Mara Tull",
            "the Harbor Wire",
        ),
        ("“The locks failed,” the agency quoted Mara Tull as saying.", "Mara Tull", "the agency"),
    ],
)
def test_who_is_quoted_speaks(text: str, speaker: str, reporter: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.speaker, claim.reported_by) == (speaker, reporter)


@pytest.mark.parametrize(
    "text",
    [
        "Needless to say, the locks were shut again.",
        "It goes without saying that the locks were shut.",
        "Suffice it to say the locks were shut.",
        "Having said that, the boats ran.",
        "It is fair to say that nobody cared.",
        "But experience shows that locks leak.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert claims_of(text) == ()


def test_a_title_is_marked_as_such() -> None:
    text = "Brandt: Locks will hold till spring\n\nIvo Brandt said that the locks would hold. It rained all day long.\n"
    assert [claim.part for claim in claims_of(text)] == ["title", "body"]
