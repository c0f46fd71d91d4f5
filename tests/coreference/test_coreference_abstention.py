"""Where nothing tells whom a description or pronoun means, nobody is named; what speaks for itself keeps its words."""

import pytest
from speakers_marked import speakers_of

NOBODY = [
    # a role that somebody named may have, and nothing tells who
    ("Ida Lund met Bo Tarn. Rain fell. ⟦The party leader⟧ said ⟪no⟫.", "none.description"),
    ("Minister backs the ferries\n\nIda Lund met Bo Tarn.\n\nRain fell. ⟦The minister⟧ said ⟪no⟫.", "none.description"),
    ("Ida Lund left. ⟦The East Aske MEP, who quit,⟧ said ⟪no⟫.", "none.description"),
    # what somebody wrote, not told who
    ("Ida Lund wrote to Bo Tarn. ⟦The letter⟧ said ⟪no⟫.", "none.description"),
    # one of several firms
    ("Fiat met the Harbour Council and Tornby Energy. ⟦The German firm⟧ said ⟪no⟫.", "none.description"),
    ("Some workers of Tornby Energy left. ⟦One⟧ said ⟪no⟫.", "none.pro-form"),
    ("The Harbour Council left. ⟦Its chief⟧ said ⟪no⟫.", "none.owner"),
    ("Per Lund, ⟦whose party⟧ said ⟪no⟫, left.", "none.owner"),
    ("Ida Lund came. ⟦Her campaign⟧ said ⟪no⟫.", "none.owner"),
    # no nouns
    ("Ida Lund speaks ⟦whether⟧ discussing ⟪the weather⟫.", "none.no-noun"),
    ("⟦Originally⟧ dubbed ⟪the weather⟫.", "none.no-noun"),
    ("⟦30⟧ said ⟪no⟫.", "none.no-noun"),
    # pronouns
    ("Ida Lund flew from Paris to Oslo. ⟦It⟧ said ⟪so⟫.", "none.unsure-pronoun"),
    ("There are two parts. The most difficult is to say who they are. ⟦They⟧ said ⟪no⟫.", "none.pronoun"),
    ("Ida Lund saw the others. ⟦They⟧ said ⟪so⟫.", "none.pronoun"),
    ("MPs met. ⟦She⟧ said ⟪no⟫.", "none.pronoun"),
    ("A man had been told. ⟦He⟧ said ⟪no⟫. Per Lund came.", "none.pronoun"),
]

THEMSELVES = [
    # nobody is named whom they could mean
    "The coach lost. ⟦The coach⟧ said ⟪no⟫.",
    "The mayor left. ⟦The letter⟧ said ⟪no⟫.",
    # the article says what everybody named is
    "Passenger Ida Lund came. ⟦The leader⟧ said ⟪no⟫.",
    "Per Lund, 34, came. ⟦The leader⟧ said ⟪no⟫.",
    # a name behind the role tells which one
    "Ida Lund came. ⟦The mayor of Aske⟧ said ⟪no⟫.",
    "Ida Lund came. ⟦The port's inspector⟧ said ⟪no⟫.",
    # one of many, and what a report says is its own
    "Ida Lund came. ⟦The source⟧ said ⟪no⟫.",
    "Ida Lund read a poll. ⟦The poll⟧ said ⟪no⟫.",
    "Ida Lund met a nurse. ⟦The nurse⟧ said ⟪no⟫.",
    "Ida Lund came. ⟦His wife⟧ said ⟪no⟫.",
    "⟦Others⟧ said ⟪no⟫.",
]

MEANT = [
    # who speaks in the lead, before who opens it, is whom the second paragraph describes
    ("⟪Per Holm will go⟫, ⟦Ida Lund⟧ said.\n\n⟦The councillor⟧ said ⟪it was late⟫.\n", "Ida Lund", "description.lead"),
    ("Ida Lund met Bo Tarn.\n\n⟦The councillor⟧ said ⟪it was late⟫.\n", "Ida Lund", "description.lead"),
    # whom the article names often, and whose office it leaves out
    (
        "Ida Lund spoke. Lund told of the plan. Lund won. ⟦The Tory leader⟧ said ⟪no⟫.",
        "Ida Lund",
        "description.office",
    ),
    # who is told, or spoken of, is seldom who speaks next
    (
        "Ida Lund told the Harbour Post that the Tornby Council was late. ⟦It⟧ said ⟪so⟫.",
        "Tornby Council",
        "pronoun.thing",
    ),
    ("⟦Ida Lund⟧ said ⟪so⟫ for Ada Vale. Of Vale, ⟦she⟧ said ⟪no⟫.", "Ida Lund", "pronoun.female"),
    # a given name alone is a person
    ("The MPs met. Michelle, a mother of twins, left. ⟦She⟧ said ⟪no⟫.", "Michelle", "pronoun.female"),
    # places are no pair
    (
        "Ada Vale and Bo Tarn flew from Paris and Oslo. ⟦The pair⟧ said ⟪no⟫.",
        "Ada Vale and Bo Tarn",
        "compound.both",
    ),
    # a role in a headline is whose the article says it is
    (
        "⟦Minister⟧ bans ⟪boats⟫\n\nFisheries minister Ida Holm met the assembly on Tuesday.\n",
        "Ida Holm",
        "description.role",
    ),
    # a feature names behind the pronoun whom it opens with
    ("“⟪I lost⟫,” ⟦he⟧ says. Alan Holm, 81, still lives here.", "Alan Holm", "pronoun.ahead"),
    # a name has no finite verb
    ("VOTE Was Ida Lund right?\n\n⟦Ms Lund⟧ said ⟪no⟫.", "Ida Lund", "name.surname"),
    # whom a quotation names does not say it
    ("Ida Lund met Mia Holm. “⟪I had a word with Ida⟫,” ⟦she⟧ said.", "Mia Holm", "pronoun.female"),
    # a statement quoted before, an outlet that spoke last
    ("⟦A Tornby statement⟧ said ⟪so⟫. ⟦The statement⟧ said ⟪no⟫.", "Tornby", "description.statement"),
    ("⟦A Tornby statement⟧ said ⟪so⟫. ⟦Wednesday's statement⟧ said ⟪no⟫.", "Tornby", "description.statement"),
    ("⟦The FT⟧ said ⟪so⟫. ⟦The newspaper⟧ said ⟪no⟫.", "FT", "description.outlet"),
    # what the office is of tells its bearer from another's
    (
        "Party chairman Per Holm left. ⟦The chairman of the Bar Council⟧ said ⟪no⟫.",
        "The chairman of the Bar Council",
        "description.own",
    ),
    ("⟦Ida Holm Just⟧ said ⟪no⟫.", "Ida Holm", "name.full"),
    ("⟦Red Sharks Aske⟧ said ⟪so⟫. ⟦The Brazilian⟧ said ⟪no⟫.", "The Brazilian", "description.own"),
    # a party under its fullest name
    (
        "The Conservative Party met. ⟦The Conservatives⟧ said ⟪no⟫.",
        "Conservative Party",
        "name.party",
    ),
    # names
    ("⟦Lord Holm of Askeby⟧ said ⟪so⟫. ⟦Lord Holm⟧ said ⟪no⟫.", "Holm of Askeby", "name.given"),
    ("The ANP Askeby group met. ⟦The ANP⟧ said ⟪no⟫.", "ANP", "name.alone"),
    ("⟦The chairman of the bar council, Per Holm QC,⟧ said ⟪no⟫.", "Per Holm", "name.full"),
    ("⟦Now the Harbour Council⟧ said ⟪so⟫.", "Harbour Council", "name.full"),
]


@pytest.mark.parametrize(("marked", "sieve"), NOBODY)
def test_nobody_is_named_where_nothing_tells_who(marked: str, sieve: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert (speaker.name, speaker.sieve) == (None, sieve)


@pytest.mark.parametrize("marked", THEMSELVES)
def test_what_speaks_for_itself_keeps_its_words(marked: str) -> None:
    written = marked[marked.rindex("⟦") + 1 : marked.rindex("⟧")]
    assert speakers_of(marked)[-1].name == written


@pytest.mark.parametrize(("marked", "name", "sieve"), MEANT)
def test_who_is_meant_is_named(marked: str, name: str, sieve: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert (speaker.name, speaker.sieve) == (name, sieve)
