"""Names: titles taken off, parts made whole, namesakes told apart or left alone, misspellings, acronyms."""

import pytest
from speakers_marked import speakers_of

LEAD = "Foreign Minister Helen Okafor opened the harbour on Monday. "

NAMES = [
    # titles, roles, qualifiers before the name; what follows it
    ("⟦Foreign Minister Helen Okafor⟧ said ⟪it was late⟫.", "Helen Okafor", "name.full"),
    ("⟦Mr. Bo Lindqvist⟧ said ⟪it was late⟫.", "Bo Lindqvist", "name.full"),
    ("⟦Secretary of State Rhea Castellan⟧ said ⟪it was late⟫.", "Rhea Castellan", "name.full"),
    ("⟦Vermont Sen. Paul Abernathy⟧ said ⟪it was late⟫.", "Paul Abernathy", "name.full"),
    ("⟦Gov. Paul Abernathy (R-OH)⟧ said ⟪it was late⟫.", "Paul Abernathy", "name.full"),
    ("⟦Texas Republican Paul Abernathy⟧ said ⟪it was late⟫.", "Paul Abernathy", "name.full"),
    ("⟦Republican party boss Garvin Tolland⟧ said ⟪it was late⟫.", "Garvin Tolland", "name.full"),
    ("⟦Harbour University political science professor Delia Munro⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦Delia Munro, a professor at Harbour University,⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦Delia Munro of the Cedar delegation⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦Delia Munro, 55, who lives in Cedar Falls,⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦But Delia Munro⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦Tidewater News's Delia Munro⟧ asked ⟪why⟫.", "Delia Munro", "name.full"),
    ('⟦Dwight "Ace" Munro⟧ said ⟪so⟫.', 'Dwight "Ace" Munro', "name.full"),
    ("⟦Ludwig van Holm⟧ said ⟪so⟫.", "Ludwig van Holm", "name.full"),
    ("⟦Paul Abernathy's⟧ claim ⟪that it was late⟫.", "Paul Abernathy", "name.full"),
    # a name in apposition to a description
    ("⟦One delegate on the slate, Delia Munro,⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦Okafor's campaign manager, Delia Munro,⟧ said ⟪so⟫.", "Delia Munro", "name.full"),
    ("⟦a civil rights group called Voices of Harbour⟧ said ⟪so⟫.", "Voices of Harbour", "name.full"),
    ("⟦the nationalist Harbour Times tabloid⟧ wrote ⟪so⟫.", "Harbour Times", "name.full"),
    # bodies keep their own small words
    ("⟦the Department of Ports and Fisheries⟧ said ⟪so⟫.", "Department of Ports and Fisheries", "name.full"),
    ("⟦the Harbour Institute for Public Policy⟧ said ⟪so⟫.", "Harbour Institute for Public Policy", "name.full"),
    # parts of names, before and after the full one
    (LEAD + "⟦Okafor⟧ said ⟪it was late⟫.", "Helen Okafor", "name.surname"),
    ("⟦Okafor⟧ said ⟪it was late⟫. " + LEAD, "Helen Okafor", "name.surname"),
    (LEAD + "⟦Mrs. Okafor⟧ said ⟪it was late⟫.", "Helen Okafor", "name.surname"),
    (LEAD + "⟦Helen⟧ said ⟪it was late⟫.", "Helen Okafor", "name.given"),
    (LEAD + "Then Helen J. Okafor left. ⟦Okafor⟧ said ⟪it was late⟫.", "Helen J. Okafor", "name.surname"),
    ("Pau Peña Nieto came. ⟦Nieto⟧ said ⟪it was late⟫.", "Pau Peña Nieto", "name.surname"),
    ("The Office of Harbour Works (OHW) met. ⟦The OHW⟧ said ⟪it was late⟫.", "Office of Harbour Works", "name.acronym"),
    ("Democrats for Justice met. ⟦DFJ⟧ said ⟪it was late⟫.", "Democrats for Justice", "name.acronym"),
    ("⟦the Okafor-backed Voices of Justice⟧ said ⟪it was late⟫.", "Voices of Justice", "name.full"),
    ("⟦DI Karen Hollis⟧ said ⟪it was late⟫.", "Karen Hollis", "name.full"),
    ("⟦Dean Abernathy⟧ said ⟪it was late⟫.", "Dean Abernathy", "name.full"),
    ("Tidewater News asked. ⟦Tidewater⟧ said ⟪it was late⟫.", "Tidewater News", "name.beginning"),
    # one letter wrong
    (LEAD + "⟦Okafr⟧ said ⟪it was late⟫.", "Helen Okafor", "name.misspelt"),
    (LEAD + "⟦Okaofr⟧ said ⟪it was late⟫.", "Helen Okafor", "name.misspelt"),
    # nothing fuller
    ("⟦Okafor⟧ said ⟪it was late⟫.", "Okafor", "name.alone"),
]

APART = [
    # two letters wrong, or another name that is as near: not made the one that is known
    (LEAD + "⟦Okfr⟧ said ⟪it was late⟫.", "Okfr"),
    (LEAD + "Bola Okafir came. ⟦Okafar⟧ said ⟪it was late⟫.", "Okafar"),
    # the other gender, the other suffix
    (LEAD + "⟦Mr. Okafor⟧ said ⟪it was late⟫.", "Okafor"),
    ("Paul Abernathy met Paul Abernathy Jr. there. ⟦Paul Abernathy Jr.⟧ said ⟪so⟫.", "Paul Abernathy Jr."),
    # a place or a part of another body's name
    ("The White House was asked. ⟦The House⟧ voted ⟪to go⟫.", "House"),
    # whose plan, campaign or supporters it is is not who speaks
    (LEAD + "⟦Okafor supporters⟧ said ⟪it was late⟫.", "Okafor supporters"),
    (LEAD + "⟦The Okafor campaign⟧ said ⟪it was late⟫.", "The Okafor campaign"),
    (LEAD + "⟦Okafor's campaign manager⟧ said ⟪it was late⟫.", "Okafor's campaign manager"),
]

NAMESAKES = [
    # the title tells
    ("Bill Munro met Hilda Munro. ⟦Mr. Munro⟧ said ⟪so⟫.", "Bill Munro"),
    ("Bill Munro met Hilda Munro. ⟦Mrs. Munro⟧ said ⟪so⟫.", "Hilda Munro"),
    ("President Bill Munro met Secretary Hilda Munro. ⟦Secretary Munro⟧ said ⟪so⟫.", "Hilda Munro"),
    # kin is called by the whole name
    ("Hilda Munro came with her husband, Bill Munro. ⟦Munro⟧ said ⟪so⟫.", "Hilda Munro"),
    # the one whom the article is about
    ("Hilda Munro came. Hilda Munro saw Bill Munro. Hilda Munro left. ⟦Munro⟧ said ⟪so⟫.", "Hilda Munro"),
    # nothing tells: as written
    ("Bill Munro met Robert Munro. ⟦Munro⟧ said ⟪so⟫.", "Munro"),
    ("The brothers Carl Munro and Robert Munro came. ⟦Mr. Munro⟧ said ⟪so⟫.", "Munro"),
]

PAIRS = [
    ("⟦Helen Okafor and Bo Lindqvist⟧ said ⟪so⟫.", "Helen Okafor and Bo Lindqvist"),
    ("Helen Okafor and Bo Lindqvist met. ⟦Okafor and Lindqvist⟧ said ⟪so⟫.", "Helen Okafor and Bo Lindqvist"),
    ("⟦Khalil and Ghada Munro, the parents,⟧ said ⟪so⟫. ⟦The Munros⟧ said ⟪no⟫.", "Khalil and Ghada Munro"),
    ("⟦Okafor, Lindqvist and Munro⟧ said ⟪so⟫.", "Okafor, Lindqvist and Munro"),
    ("⟦two members, Helen Okafor and Bo Lindqvist,⟧ said ⟪so⟫.", "Helen Okafor and Bo Lindqvist"),
    ("Lisbon and Ankara met. Toward this end, ⟦they⟧ agreed ⟪to talk⟫.", "Lisbon and Ankara"),
    ("Helen Okafor and Bo Lindqvist ran. ⟦Both⟧ want ⟪more⟫.", "Helen Okafor and Bo Lindqvist"),
]


@pytest.mark.parametrize(("marked", "name", "sieve"), NAMES)
def test_name_is_the_fullest_form_without_titles(marked: str, name: str, sieve: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert (speaker.name, speaker.sieve) == (name, sieve)
    assert speaker.reason


@pytest.mark.parametrize(("marked", "name"), APART)
def test_name_that_is_not_the_one_known_is_left_apart(marked: str, name: str) -> None:
    assert speakers_of(marked)[-1].name == name


@pytest.mark.parametrize(("marked", "name"), NAMESAKES)
def test_namesakes_are_told_apart_or_left_as_written(marked: str, name: str) -> None:
    assert speakers_of(marked)[-1].name == name


@pytest.mark.parametrize(("marked", "name"), PAIRS)
def test_several_speakers_are_given_as_the_article_joins_them(marked: str, name: str) -> None:
    assert [s.name for s in speakers_of(marked)] == [name] * len(speakers_of(marked))


STORY = (
    "The crowd at the harbour went home early after that, as it had on each of the days before in the summer, and "
    "nobody was left when the boats came in."
)


@pytest.mark.parametrize(
    "marked",
    [
        f"⟦Munro⟧ Says ⟪Nothing Is Lost⟫\n\n{STORY} Delia Munro had spoken.",
        f"Delia Munro Says Nothing Is Lost\n\n{STORY} On Monday ⟦Munro⟧ had told them ⟪that nothing was lost⟫.",
    ],
)
def test_headline_in_capitals_takes_and_gives_given_names(marked: str) -> None:
    assert speakers_of(marked)[0].name == "Delia Munro"


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("⟦Delia Munro⟧ said ⟪so⟫.", "person"),
        ("⟦the Harbour Council⟧ said ⟪so⟫.", "organization"),
        ("⟦Republicans⟧ said ⟪so⟫.", "group"),
        ("⟦several supporters⟧ said ⟪so⟫.", "group"),
        ("⟦a new poll⟧ found ⟪so⟫.", "document"),
        ("⟦Lisbon⟧ said ⟪so⟫.", "organization"),
        ("⟦I⟧ think ⟪so⟫.", "author"),
        ("⟦Zorbax⟧ said ⟪so⟫.", None),
    ],
)
def test_type_of_speaker(marked: str, kind: str | None) -> None:
    assert speakers_of(marked)[0].type == kind
