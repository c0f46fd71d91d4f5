"""Whom "the firm", "the minister", "the driver" mean: whom the article gives that part, and nobody that it does not."""

import pytest
from speakers_marked import speakers_of

MONTHS = [
    ("Prime Minister Nora May spoke. ⟦Mrs May⟧ said ⟪it was late⟫.", "Nora May", "name.surname"),
    ("Prime Minister Nora May spoke. ⟦Mrs⟧ May said ⟪it was late⟫.", "Nora May", "name.surname"),
    ("Nora May left. ⟦May⟧ said ⟪it was late⟫.", "Nora May", "name.surname"),
    ("Jonas March left. ⟦Mr March⟧ said ⟪it was late⟫.", "Jonas March", "name.surname"),
    ("Nora May left. In May, ⟦ministers⟧ said ⟪it was late⟫.", "ministers", "description.own"),
    ("Wo Jiwei, the minister, spoke. ⟦Mr. Wo⟧ said ⟪it was late⟫.", "Wo Jiwei", "name.beginning"),
    ("The Wo Hospital opened. ⟦Mr. Wo⟧ said ⟪it was late⟫.", "Wo", "name.alone"),
    ("⟦The East Vale MEP⟧ said ⟪it was late⟫.", "The East Vale MEP", "description.own"),
    ("Mike Lake, a lawyer, left. ⟦He⟧ said ⟪it was late⟫.", "Mike Lake", "pronoun.male"),
    ("⟦Jonas Lund⟧ said ⟪in March⟫ that it was late.", "Jonas Lund", "name.full"),
]

BODIES = [
    ("⟦Helixon, Inc.⟧ said ⟪profits rose⟫.", "Helixon, Inc.", "name.full"),
    ("⟦Helixon, Inc⟧. said ⟪profits rose⟫.", "Helixon, Inc.", "name.full"),
    ("⟦Pratt & Co⟧ said ⟪profits rose⟫.", "Pratt & Co", "name.full"),
    ("⟦The Liberal Democrats⟧ said ⟪it was late⟫.", "Liberal Democrats", "name.full"),
    ("The Liberal Democrats met. ⟦The Lib Dems⟧ said ⟪it was late⟫.", "Liberal Democrats", "name.abbreviated"),
    ("The World Water Agency (Wawa) met. ⟦Wawa⟧ said ⟪it was late⟫.", "World Water Agency", "name.bracketed"),
    ("⟦The Cornish Executive⟧ said ⟪it was late⟫.", "Cornish Executive", "name.full"),
    ("Jonas Lund (Ohio) met Bo Tarn. ⟦Ohio⟧ said ⟪it was late⟫.", "Ohio", "name.alone"),
    ("Shares in Tornby Energy fell. ⟦Tornby⟧ said ⟪it was late⟫.", "Tornby Energy", "name.beginning"),
]

OFFICES = [
    ("⟦Director of Public Prosecutions, Ken Tarn⟧ said ⟪it was late⟫.", "Ken Tarn", "name.full"),
    ("Frank Tarn MP left. ⟦the Labour MP for Birkenhead⟧ said ⟪it was late⟫.", "Frank Tarn", "description.role"),
    ("⟦Princess Thea of Norrland⟧ said ⟪it was late⟫.", "Thea of Norrland", "name.full"),
    ("“⟪We tried⟫,” sighed ⟦his deputy⟧, Mira Tarn.", "Mira Tarn", "name.full"),
    ("⟦His deputy⟧ said ⟪so⟫, Mira Tarn and all.", "His deputy", "description.own"),
    ("⟦@AnnaTarn⟧ said ⟪it was late⟫.", "@AnnaTarn", "description.own"),
    ("⟦Guy Tarn QC⟧ said ⟪it was late⟫.", "Guy Tarn", "name.full"),
    ("⟦Dr Mia Watts head of exploration⟧ said ⟪it was late⟫.", "Mia Watts", "name.full"),
    ("⟦Mr Tarn earlier⟧ dismissed ⟪it⟫.", "Tarn", "name.alone"),
    ("⟦The pair then spent four days⟧ in bed, claiming ⟪it was late⟫.", "The pair", "description.own"),
    ("⟦This⟧ said ⟪it all⟫.", None, "none.no-noun"),
    (
        "Prime Minister Ada Vale met deputy minister Bo Tarn. ⟦The prime minister⟧ said ⟪no⟫.",
        "Ada Vale",
        "description.role",
    ),
    ("Deputy Prime Minister Bo Tarn left. ⟦The prime minister⟧ said ⟪no⟫.", "The prime minister", "description.own"),
]

DESCRIBED = [
    # a part in the story is whose the article says it is
    ("⟦Passenger Paul Weiss⟧ said ⟪so⟫. ⟦The driver⟧ said ⟪no⟫.", "The driver", "description.own"),
    ("⟦Prosecutor Paul Weiss⟧ said ⟪so⟫. ⟦The defendant⟧ said ⟪no⟫.", "The defendant", "description.own"),
    ("⟦Nurse Paul Weiss⟧ said ⟪so⟫. ⟦The nurse⟧ said ⟪no⟫.", "Paul Weiss", "description.role"),
    # what somebody is for long may tell who was spoken of last
    ("⟦Paul Weiss⟧ said ⟪so⟫. ⟦The billionaire⟧ said ⟪no⟫.", "Paul Weiss", "description.salient"),
    # companies
    ("Shares in Tornby Energy fell. ⟦The company⟧ said ⟪it was late⟫.", "Tornby Energy", "description.company"),
    ("Tornby, an oil firm, met the Harbour Council. ⟦The firm⟧ said ⟪no⟫.", "Tornby", "description.company"),
    ("Ida Lund met the Harbour Council. ⟦The firm⟧ said ⟪no⟫.", "The firm", "description.own"),
    # the lead names, the second paragraph tells who that is
    ("Ida Lund has left the party.\n\n⟦The councillor⟧ said ⟪it was late⟫.\n", "Ida Lund", "description.lead"),
    ("Nurse Ida Lund has left.\n\n⟦The driver⟧ said ⟪it was late⟫.\n", "The driver", "description.own"),
    ("Host Ida Lund has left the party.\n\n⟦The MEP⟧ said ⟪it was late⟫.\n", "Ida Lund", "description.lead"),
    ("Ida Lund quit as home secretary. ⟦The ex-home secretary⟧ said ⟪no⟫.", "Ida Lund", "description.role"),
    ("⟦The weekend⟧ said ⟪no⟫.", None, "none.time"),
    # what a body states is said by the body; a work is known by its title
    ("The Harbour Council met. ⟦A Harbour Council statement⟧ said ⟪no⟫.", "Harbour Council", "description.statement"),
    ("⟦The statement issued by Tornby⟧ said ⟪no⟫.", "Tornby", "description.statement"),
    ("⟦A statement⟧ said ⟪no⟫.", "A statement", "description.own"),
    ("⟦A new book⟧ says ⟪so⟫. The book, Harbour's Nights, is out.", "Harbour's Nights", "description.title"),
    ("The book, Wet Nights, is out. The book, Dry Days, is not. ⟦A book⟧ says ⟪so⟫.", "A book", "description.own"),
    ("⟦One delegate not on the list, Kelly Tarn,⟧ said ⟪no⟫.", "Kelly Tarn", "name.full"),
    ("⟦A former candidate -- John Tarn, who lost --⟧ said ⟪no⟫.", "John Tarn", "name.full"),
    (
        "Bo Tarn, head of the port, left. ⟦The deputy chief of the delegation⟧ said ⟪no⟫.",
        "The deputy chief of the delegation",
        "description.own",
    ),
    # one office needs no introduction
    (
        "Ida Lund met Bo Moe, a farmer. Ms Lund sat. Ms Lund stood up.\n\nIt rained. ⟦The prime minister⟧ said ⟪no⟫.",
        "Ida Lund",
        "description.office",
    ),
    # subjects that are no sources
    (
        "Senator Ida Lund met Ada Moe. Ms Moe sat down. The senator looked tired. ⟦She⟧ said ⟪no⟫.",
        "Ida Lund",
        "pronoun.female",
    ),
    (
        "⟦Paul Tarn⟧ said ⟪so⟫. While Mr. Moe shares much of Mr. Tarn's view, ⟦he⟧ opposed ⟪it⟫.",
        "Moe",
        "pronoun.male",
    ),
    ("Paul Tarn met Jonas Moe. Asked if Mr Moe would go, ⟦he⟧ said ⟪no⟫.", "Paul Tarn", "pronoun.male"),
]


@pytest.mark.parametrize(("marked", "name", "sieve"), [*MONTHS, *BODIES, *OFFICES, *DESCRIBED])
def test_last_source_is_whom_the_article_says(marked: str, name: str | None, sieve: str) -> None:
    speaker = speakers_of(marked)[-1]
    assert (speaker.name, speaker.sieve) == (name, sieve)


def test_words_in_brackets_of_a_person_are_no_short_name() -> None:
    assert speakers_of("Ada Moe (Harbour) left. ⟦Harbour⟧ said ⟪it was late⟫.")[0].name == "Harbour"
