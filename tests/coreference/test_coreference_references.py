"""Pronouns, relatives and descriptions: whom they mean, and where nobody can be named."""

import pytest
from speakers_marked import speakers_of

TWO = "Helen Okafor met Paul Abernathy on Monday. "

PRONOUNS = [
    # gender
    (TWO + "⟦She⟧ said ⟪it was late⟫.", "Helen Okafor", "pronoun.female"),
    (TWO + "⟦He⟧ said ⟪it was late⟫.", "Paul Abernathy", "pronoun.male"),
    ("Mr. Tolland met Ms. Zybak. ⟦She⟧ said ⟪it was late⟫.", "Zybak", "pronoun.female"),
    # recency, subjects before objects, the last speaker before both
    ("Paul Abernathy came. Robert Munro left. ⟦He⟧ said ⟪it was late⟫.", "Robert Munro", "pronoun.male"),
    ("Paul Abernathy met Robert Munro. ⟦He⟧ said ⟪it was late⟫.", "Paul Abernathy", "pronoun.male"),
    (
        "⟦Robert Munro⟧ said ⟪it rained⟫, as Carl Tolland knew. “⟪It was late⟫,” ⟦he⟧ added.",
        "Robert Munro",
        "pronoun.male",
    ),
    (
        "“⟪It was late⟫,” ⟦Robert Munro⟧ said. “⟪The boats were in. The nets were dry⟫,” ⟦he⟧ said.",
        "Robert Munro",
        "pronoun.male",
    ),
    # nobody in the pronoun's own quotation, nor the one who is quoted
    ("Robert Munro spoke. “⟪Paul Abernathy is late⟫,” ⟦he⟧ said.", "Robert Munro", "pronoun.male"),
    ("Paul Abernathy came. ⟦Robert Munro⟧ said: “⟪⟦He⟧ says ⟪it is late⟫⟫.”", "Paul Abernathy", "pronoun.male"),
    # owners
    (
        "Robert Munro voted after Paul Abernathy was asked about ⟦his⟧ claim ⟪that it was late⟫.",
        "Paul Abernathy",
        "pronoun.male",
    ),
    # a pronoun that tells the gender of a name nobody knows
    ("Zybak Tolland spoke to Helen Okafor. ⟦He⟧ said ⟪it was late⟫.", "Zybak Tolland", "pronoun.male"),
    # several, bodies
    (
        "⟦Six papers in Cedar County, including the Post,⟧ said ⟪so⟫. ⟦They⟧ called ⟪him late⟫.",
        "Six papers in Cedar County",
        "pronoun.plural",
    ),
    ("Robert Munro watched. Voters grumbled. ⟦They⟧ said ⟪it was late⟫.", "Voters", "pronoun.plural-phrase"),
    ("Robert Munro wrote to the Harbour Council. ⟦It⟧ said ⟪it was late⟫.", "Harbour Council", "pronoun.thing"),
    # in a quotation, "I" is who is quoted
    ("⟦Robert Munro⟧ said: “⟪⟦I⟧ think ⟪it is late⟫⟫.”", "Robert Munro", "pronoun.quoted-self"),
    ("“⟪₁⟦₀We⟧ believe ⟪₀it is late⟫⟫,” ⟦₁the Harbour Council⟧ said.", "Harbour Council", "pronoun.quoted-self"),
]

RELATIVES = [
    ("Paul Abernathy, ⟦who, as the mayor knew,⟧ said ⟪it was late⟫, left.", "Paul Abernathy", "relative.name"),
    ("Paul Abernathy, who backed the port and ⟦who⟧ said ⟪it was late⟫, left.", "Paul Abernathy", "relative.name"),
    ("Helen Okafor met Sen. Paul Abernathy this year, ⟦who⟧ said ⟪it was late⟫.", "Paul Abernathy", "relative.name"),
    ("Paul Abernathy, ⟦who⟧ said ⟪it was late⟫, left.", "Paul Abernathy", "relative.name"),
    ("Paul Abernathy, a lawyer from Cedar Falls ⟦who⟧ said ⟪it was late⟫, left.", "Paul Abernathy", "relative.name"),
    ("Paul Abernathy (D-Ohio), ⟦who⟧ said ⟪it was late⟫, left.", "Paul Abernathy", "relative.name"),
    ("There were activists and scholars ⟦who⟧ thought ⟪it was late⟫.", "activists and scholars", "relative.phrase"),
    ("They met some voters in the county ⟦who⟧ thought ⟪it was late⟫.", "some voters in the county", "relative.phrase"),
    ("One exception is a page on fisheries, ⟦which⟧ says ⟪it is late⟫.", "a page on fisheries", "relative.phrase"),
    ("Voices of Justice, an organization ⟦that⟧ backed ⟪more boats⟫, left.", "Voices of Justice", "relative.name"),
    (
        "Governor Paul Abernathy came. He heard a lecture from the governor, ⟦who⟧ said ⟪it was late⟫.",
        "Paul Abernathy",
        "description.role",
    ),
]

ROLES = "Helen Okafor, the mayor of Cedar Falls, met Sen. Paul Abernathy, 43, and columnist Delia Munro. "

DESCRIPTIONS = [
    (ROLES + "⟦The mayor⟧ said ⟪it was late⟫.", "Helen Okafor", "description.role"),
    (ROLES + "⟦The senator⟧ said ⟪it was late⟫.", "Paul Abernathy", "description.role"),
    (ROLES + "⟦The columnist⟧ wrote ⟪that it was late⟫.", "Delia Munro", "description.role"),
    (ROLES + "⟦The 43-year-old⟧ said ⟪it was late⟫.", "Paul Abernathy", "description.role"),
    ("The party chairman, Garvin Tolland, came. ⟦The chairman⟧ said ⟪so⟫.", "Garvin Tolland", "description.role"),
    (
        "Garvin Tolland is a former judge. He met Helen Okafor. ⟦The judge⟧ said ⟪so⟫.",
        "Garvin Tolland",
        "description.role",
    ),
    (
        "⟦Garvin Tolland⟧ said ⟪so⟫. ⟦The real estate mogul⟧ added ⟪that it was late⟫.",
        "Garvin Tolland",
        "description.salient",
    ),
    (
        "Garvin Tolland, Okafor's campaign manager, left. ⟦Okafor's campaign manager⟧ said ⟪no⟫.",
        "Garvin Tolland",
        "description.role",
    ),
    ("He wrote to the Harbour Times. ⟦The newspaper⟧ said ⟪so⟫.", "Harbour Times", "description.body"),
    ("The boats of Nashua left. ⟦The town⟧ said ⟪so⟫.", "Nashua", "description.place"),
    (
        "⟦A Harbour University poll this month⟧ found ⟪so⟫. ⟦The poll⟧ said ⟪more⟫.",
        "A Harbour University poll this month",
        "description.again",
    ),
    (
        "The Munro campaign began. Paul Munro spoke. ⟦His campaign⟧ said ⟪so⟫.",
        "The Munro campaign",
        "description.owned",
    ),
]

CONTRADICTED = [
    # another party, another gender, a role of somebody just introduced, an office of another body
    ("⟦Republican Paul Abernathy⟧ said ⟪so⟫. ⟦The Democratic nominee⟧ said ⟪no⟫.", "The Democratic nominee"),
    ("⟦Paul Abernathy⟧ said ⟪so⟫. ⟦The actress⟧ said ⟪no⟫.", "The actress"),
    ("A nurse came. ⟦Paul Abernathy⟧ said ⟪so⟫. ⟦The nurse⟧ said ⟪no⟫.", "The nurse"),
    ("⟦Paul Abernathy⟧ said ⟪so⟫. ⟦The port's inspector general⟧ said ⟪no⟫.", "The port's inspector general"),
    ("⟦Paul Abernathy⟧ said ⟪so⟫. ⟦The official⟧ said ⟪no⟫.", "The official"),
    ("The Harbour Council met. ⟦The newspaper⟧ said ⟪so⟫.", "The newspaper"),
]

OWN = [
    "a senior official",
    "one party activist",
    "his wife",
    "the second official",
    "both sides",
    "the usual suspects in the press",
    "Democrats in Iowa who watched the debate",
    "officials familiar with the matter",
    "the mayor of Lisbon",
    "she and other guests",
]

NOBODY = [
    ("It was thought ⟦⟧ ⟪that it was late⟫.", "none.no-source"),
    ("⟦She⟧ said ⟪it was late⟫.", "none.pronoun"),
    ("Paul Abernathy came. ⟦She⟧ said ⟪it was late⟫.", "none.pronoun"),
    ("⟦You⟧ may think ⟪it is late⟫.", "none.second-person"),
    ("“⟦I⟧ think ⟪it is late⟫.”", "none.quoted"),
    ("⟦Who⟧ says ⟪it is late⟫?", "none.relative"),
    ("⟦I⟧ think ⟪it is late⟫.", "author.first-person"),
    ("⟦,⟧ said ⟪it was late⟫.", "none.no-source"),
]


@pytest.mark.parametrize(("marked", "name", "sieve"), PRONOUNS + RELATIVES + DESCRIPTIONS)
def test_reference_goes_to_the_one_it_means(marked: str, name: str, sieve: str) -> None:
    speakers = speakers_of(marked)
    wanted = next(s for s in reversed(speakers) if s.sieve == sieve) if sieve == "pronoun.quoted-self" else speakers[-1]
    assert (wanted.name, wanted.sieve) == (name, sieve)


@pytest.mark.parametrize(("marked", "name"), CONTRADICTED)
def test_description_that_fits_nobody_is_left_as_it_is(marked: str, name: str) -> None:
    assert (speakers_of(marked)[-1].name, speakers_of(marked)[-1].sieve) == (name, "description.own")


@pytest.mark.parametrize("source", OWN)
def test_unnamed_source_is_its_own_description(source: str) -> None:
    speaker = speakers_of(f"Paul Abernathy came to the harbour. The talks, ⟦{source}⟧ said, ⟪went on until late⟫.")[0]
    assert (speaker.name, speaker.sieve) == (source, "description.own")


@pytest.mark.parametrize(("marked", "sieve"), NOBODY)
def test_nobody_is_named_rather_than_guessed(marked: str, sieve: str) -> None:
    speaker = speakers_of(marked)[0]
    assert (speaker.name, speaker.sieve) == (None, sieve)
    assert speaker.reason


def test_description_leaves_out_what_a_comma_adds() -> None:
    speaker = speakers_of("⟦Supporters in Ohio, including many who voted before,⟧ said ⟪so⟫.")[0]
    assert speaker.name == "Supporters in Ohio"
