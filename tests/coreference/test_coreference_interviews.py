"""Interviews and transcripts: whom the letters, initials and short labels of turns mean, and who "I" is in a turn."""

import pytest

from claimcli.api import extract_text

QA = "\n\nQ: Will you miss the road?\n\nA: I will miss the breakfasts.\n\nQ: Were you fired?\n\nA: That is false.\n"


@pytest.mark.parametrize(
    ("introduction", "asks", "answers"),
    [
        ("We spoke with architect Nils Berg about his tower.", None, "Nils Berg"),
        ("Violinist Clara Mendes spoke to the Courier.", None, "Clara Mendes"),
        ("The Courier talked to Clara Mendes about her last concert.", None, "Clara Mendes"),
        ("This is an edited interview with Clara Mendes, whom Nils Berg taught.", None, "Clara Mendes"),
        ("Clara Mendes spoke to Nils Berg on Thursday.", "Nils Berg", "Clara Mendes"),
        ("Nils Berg interviewed Clara Mendes.", "Nils Berg", "Clara Mendes"),
        ("The tower is tall.", None, None),
    ],
)
def test_letters_are_whom_the_introduction_names(introduction: str, asks: str | None, answers: str | None) -> None:
    turns = [c for c in extract_text(introduction + QA, "a.txt").claims if c.rule == "transcript-turn"]
    assert [c.speaker for c in turns] == [asks, answers, asks, answers]


def test_initials_are_the_one_person_who_has_them() -> None:
    text = "Halvard Steen met Marta Lindquist.\n\nML: Why?\n\nHS: Because I did.\n\nML: And now?\n\nHS: Now I rest.\n"
    turns = [c.speaker for c in extract_text(text, "a.txt").claims if c.rule == "transcript-turn"]
    assert turns == ["Marta Lindquist", "Halvard Steen"] * 2


def test_a_surname_in_capitals_is_the_full_name_in_capitals() -> None:
    text = "NORA LUND: It held.\n\nBO OKORO: It did.\n\nLUND: And the wall?\n\nOKORO: It stood.\n"
    assert [c.speaker for c in extract_text(text, "a.txt").claims] == ["NORA LUND", "BO OKORO"] * 2


def test_i_in_a_turn_is_who_speaks_it() -> None:
    text = "Moderator: Why?\n\nGreta Malm: I said it was late.\n\nModerator: Who?\n\nGreta Malm: Nobody came.\n"
    speakers = {c.speaker for c in extract_text(text, "a.txt").claims if c.mention == "I"}
    assert speakers == {"Greta Malm"}


def test_questions_and_answers_without_labels_are_whom_the_introduction_names() -> None:
    text = "Clara Mendes spoke to Nils Berg.\n\nWill you miss it?\n\nAll of it.\n\nAnd now?\n\nNow I rest.\n"
    turns = [c for c in extract_text(text, "a.txt").claims if c.rule == "unlabelled-interview"]
    assert [c.speaker for c in turns] == ["Nils Berg", "Clara Mendes"] * 2
    assert [c.act for c in turns] == ["question", "assert"] * 2


OPINION = (
    "\n\nEvery spring the lock leaks, and every spring the council, which owns it and all the fields below it, looks "
    "the other way while the water rises.\n\nI believe that the lock must go.\n"
)


@pytest.mark.parametrize(
    ("byline", "author"),
    [("By Mara Tull", "Mara Tull"), ("By Mara Tull and Bo Lisk", None), ("12 May 2021", None)],
)
def test_i_in_an_opinion_is_the_author_whom_the_byline_names(byline: str, author: str | None) -> None:
    claims = extract_text(f"Why the lock must go\n\n{byline}{OPINION}", "a.txt").claims
    assert [(c.speaker, c.speaker_type) for c in claims if c.mention == "I"] == [(author, "author")]
